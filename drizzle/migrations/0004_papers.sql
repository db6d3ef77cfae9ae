CREATE TABLE "approval" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"resolution_id" text NOT NULL,
	"link_id" text,
	"post" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"verdict" text,
	"note" text DEFAULT '' NOT NULL,
	"settled_on" date,
	"by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_detail" (
	"forum_id" text PRIMARY KEY NOT NULL,
	"details" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_template" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"kind" text NOT NULL,
	"file_id" text NOT NULL,
	"by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_link" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"resolution_id" text NOT NULL,
	"label" text NOT NULL,
	"canonical" text NOT NULL,
	"sha256" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "review_remark" (
	"id" text PRIMARY KEY NOT NULL,
	"link_id" text NOT NULL,
	"forum_id" text NOT NULL,
	"block_id" text DEFAULT '' NOT NULL,
	"text" text NOT NULL,
	"signed_by" text NOT NULL,
	"state" text DEFAULT 'new' NOT NULL,
	"reply" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_link_id_review_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."review_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_detail" ADD CONSTRAINT "paper_detail_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_template" ADD CONSTRAINT "paper_template_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_template" ADD CONSTRAINT "paper_template_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_template" ADD CONSTRAINT "paper_template_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_link" ADD CONSTRAINT "review_link_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_link" ADD CONSTRAINT "review_link_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_link" ADD CONSTRAINT "review_link_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_remark" ADD CONSTRAINT "review_remark_link_id_review_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."review_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approval_resolution" ON "approval" USING btree ("resolution_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "paper_template_kind" ON "paper_template" USING btree ("forum_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "review_link_token" ON "review_link" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "review_link_resolution" ON "review_link" USING btree ("resolution_id","created_at");--> statement-breakpoint
CREATE INDEX "review_remark_link" ON "review_remark" USING btree ("link_id","created_at");