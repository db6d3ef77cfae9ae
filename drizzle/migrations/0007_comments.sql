CREATE TABLE "comment" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"resolution_id" text NOT NULL,
	"number" integer NOT NULL,
	"thread_id" text,
	"clause_id" text,
	"quote" text DEFAULT '' NOT NULL,
	"text" text NOT NULL,
	"participant_id" text,
	"mentions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_settled_by_participant_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "comment_number" ON "comment" USING btree ("resolution_id","number");--> statement-breakpoint
CREATE INDEX "comment_thread" ON "comment" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "comment_forum" ON "comment" USING btree ("forum_id");