CREATE TABLE "board_addressee" (
	"forum_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"count" integer NOT NULL,
	"first" integer NOT NULL,
	CONSTRAINT "board_addressee_forum_id_addressee_id_pk" PRIMARY KEY("forum_id","addressee_id")
);
--> statement-breakpoint
CREATE TABLE "board_view" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"shared" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_day" (
	"day" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"by" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counter_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"recommendation_id" text NOT NULL,
	"account_id" text NOT NULL,
	"holds" boolean NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "parts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "resume_on" date;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "control" text DEFAULT 'once' NOT NULL;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "cadence" integer;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "report_due" date;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "disputed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "proposed" jsonb;--> statement-breakpoint
ALTER TABLE "recommendation_addressee" ADD COLUMN "task" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "recommendation_addressee" ADD COLUMN "due" date;--> statement-breakpoint
ALTER TABLE "board_addressee" ADD CONSTRAINT "board_addressee_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_addressee" ADD CONSTRAINT "board_addressee_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_view" ADD CONSTRAINT "board_view_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_view" ADD CONSTRAINT "board_view_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_evidence" ADD CONSTRAINT "counter_evidence_recommendation_id_recommendation_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_evidence" ADD CONSTRAINT "counter_evidence_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_view_forum" ON "board_view" USING btree ("forum_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "counter_evidence_once" ON "counter_evidence" USING btree ("recommendation_id","account_id");