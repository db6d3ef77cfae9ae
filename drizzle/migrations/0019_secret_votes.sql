CREATE TABLE "vote_box" (
	"vote_id" text NOT NULL,
	"mark" text NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "vote_box_vote_id_mark_pk" PRIMARY KEY("vote_id","mark")
);
--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "seal_key" text;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "issue_key" text;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "slips" jsonb;--> statement-breakpoint
ALTER TABLE "vote_roll" ADD COLUMN "taken" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "vote_roll" ADD COLUMN "blinded" text;