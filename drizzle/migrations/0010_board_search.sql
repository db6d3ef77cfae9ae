DROP INDEX "recommendation_addressee_addressee";--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "place" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "answer_submitted" ON "answer" USING btree ("recommendation_id") WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX "recommendation_place" ON "recommendation" USING btree ("forum_id","place","part");--> statement-breakpoint
CREATE INDEX "recommendation_addressee_of" ON "recommendation_addressee" USING btree ("addressee_id","recommendation_id");