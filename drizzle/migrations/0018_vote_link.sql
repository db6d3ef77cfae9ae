CREATE TABLE "vote_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"vote_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "vote_link" ADD CONSTRAINT "vote_link_vote_id_vote_id_fk" FOREIGN KEY ("vote_id") REFERENCES "public"."vote"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_link" ADD CONSTRAINT "vote_link_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_link" ADD CONSTRAINT "vote_link_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "vote_link_person" ON "vote_link" USING btree ("vote_id","participant_id");