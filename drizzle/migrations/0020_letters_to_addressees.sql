CREATE TABLE "official_reminder" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"forum_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"day" date NOT NULL,
	"mail_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "reply_to" text;--> statement-breakpoint
ALTER TABLE "reminder_setting" ADD COLUMN "officials" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "official_reminder" ADD CONSTRAINT "official_reminder_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_reminder" ADD CONSTRAINT "official_reminder_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "official_reminder_key" ON "official_reminder" USING btree ("key");--> statement-breakpoint
CREATE INDEX "official_reminder_addressee" ON "official_reminder" USING btree ("addressee_id","day");--> statement-breakpoint
CREATE INDEX "official_reminder_forum" ON "official_reminder" USING btree ("forum_id","created_at");