CREATE TABLE "board_word" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "answer_file" ADD COLUMN "public" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "risk_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "risk_note" text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE "answer_file" SET "public" = true FROM "answer" WHERE "answer"."id" = "answer_file"."answer_id" AND "answer"."public";
