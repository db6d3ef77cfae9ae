CREATE TABLE "reminder" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"rule" text NOT NULL,
	"forum_id" text NOT NULL,
	"account_id" text NOT NULL,
	"day" date NOT NULL,
	"mail_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_setting" (
	"forum_id" text PRIMARY KEY NOT NULL,
	"digest" boolean NOT NULL,
	"schools" boolean NOT NULL,
	"ladder" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "addressee" ADD COLUMN "forum_id" text;--> statement-breakpoint
ALTER TABLE "command_log" ADD COLUMN "digest" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_setting" ADD CONSTRAINT "reminder_setting_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reminder_key" ON "reminder" USING btree ("key","account_id");--> statement-breakpoint
CREATE INDEX "reminder_account" ON "reminder" USING btree ("account_id","day");--> statement-breakpoint
CREATE INDEX "reminder_forum" ON "reminder" USING btree ("forum_id","created_at");