CREATE TABLE "agenda_item" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"rapporteur" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decision" text DEFAULT '' NOT NULL,
	"owner" text DEFAULT '' NOT NULL,
	"deadline_text" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dissent" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"participant_id" text,
	"agenda_item_id" text,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "minutes" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"number" text DEFAULT '1' NOT NULL,
	"form" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"edits" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"remarks_until" timestamp (3) with time zone,
	"canonical" text,
	"sha256" text,
	"sealed_at" timestamp (3) with time zone,
	"approved_at" timestamp (3) with time zone,
	"approved_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "minutes_remark" (
	"id" text PRIMARY KEY NOT NULL,
	"minutes_id" text NOT NULL,
	"participant_id" text,
	"item_number" integer,
	"text" text NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"accepted" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "minutes_signature" (
	"id" text PRIMARY KEY NOT NULL,
	"minutes_id" text NOT NULL,
	"role" text NOT NULL,
	"account_id" text,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dissent" ADD CONSTRAINT "dissent_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dissent" ADD CONSTRAINT "dissent_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dissent" ADD CONSTRAINT "dissent_agenda_item_id_agenda_item_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_approved_by_account_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_remark" ADD CONSTRAINT "minutes_remark_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_remark" ADD CONSTRAINT "minutes_remark_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_signature" ADD CONSTRAINT "minutes_signature_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_signature" ADD CONSTRAINT "minutes_signature_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_item_forum" ON "agenda_item" USING btree ("forum_id","number");--> statement-breakpoint
CREATE INDEX "dissent_forum" ON "dissent" USING btree ("forum_id");--> statement-breakpoint
CREATE INDEX "dissent_person" ON "dissent" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "minutes_forum" ON "minutes" USING btree ("forum_id");--> statement-breakpoint
CREATE INDEX "minutes_remark_minutes" ON "minutes_remark" USING btree ("minutes_id");--> statement-breakpoint
CREATE INDEX "minutes_remark_person" ON "minutes_remark" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "minutes_signature_once" ON "minutes_signature" USING btree ("minutes_id","role","sha256");