ALTER TABLE "review_remark" ALTER COLUMN "link_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "amendment" ADD COLUMN "source" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "body" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "review_link" ADD COLUMN "seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "review_link" ADD COLUMN "answered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "review_remark" ADD COLUMN "resolution_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "review_remark" ADD COLUMN "quote" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "review_remark" ADD COLUMN "post" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "review_remark" ADD COLUMN "source" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "review_remark" ADD COLUMN "said_on" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "review_remark" ADD COLUMN "amendment_id" text;--> statement-breakpoint
ALTER TABLE "review_remark" ADD COLUMN "settled_by" text;--> statement-breakpoint
ALTER TABLE "review_remark" ADD COLUMN "settled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "review_remark" ADD CONSTRAINT "review_remark_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_remark" ADD CONSTRAINT "review_remark_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_remark" ADD CONSTRAINT "review_remark_amendment_id_amendment_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_remark" ADD CONSTRAINT "review_remark_settled_by_account_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approval_link" ON "approval" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "review_remark_resolution" ON "review_remark" USING btree ("resolution_id","created_at");--> statement-breakpoint
CREATE INDEX "review_remark_amendment" ON "review_remark" USING btree ("amendment_id");