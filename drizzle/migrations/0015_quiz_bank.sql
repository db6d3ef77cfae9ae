ALTER TABLE "quiz" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "quiz_question" ADD COLUMN "image" jsonb;