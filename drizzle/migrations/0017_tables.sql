ALTER TABLE "proposal" ADD COLUMN "sheet_block_id" text;--> statement-breakpoint
ALTER TABLE "proposal" ADD COLUMN "sheet_place" integer;--> statement-breakpoint
ALTER TABLE "track" ADD COLUMN "sheet_draft_id" text;--> statement-breakpoint
ALTER TABLE "track" ADD COLUMN "sheet_sent_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "proposal_sheet" ON "proposal" USING btree ("track_id","sheet_block_id");--> statement-breakpoint
CREATE UNIQUE INDEX "track_sheet" ON "track" USING btree ("sheet_draft_id");