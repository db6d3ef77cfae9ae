CREATE TABLE "floor" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"track_id" text,
	"settings" jsonb NOT NULL,
	"queue_open" boolean DEFAULT false NOT NULL,
	"agenda_at" integer,
	"next_scene" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "poll" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"floor_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"shown" boolean DEFAULT false NOT NULL,
	"hidden" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"merged" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "poll_answer" (
	"poll_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"key" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	CONSTRAINT "poll_answer_poll_id_participant_id_key_pk" PRIMARY KEY("poll_id","participant_id","key")
);
--> statement-breakpoint
CREATE TABLE "question" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"floor_id" text NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"participant_id" text,
	"state" text NOT NULL,
	"highlighted_at" timestamp (3) with time zone,
	"ask_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_vote" (
	"question_id" text NOT NULL,
	"participant_id" text NOT NULL,
	CONSTRAINT "question_vote_question_id_participant_id_pk" PRIMARY KEY("question_id","participant_id")
);
--> statement-breakpoint
CREATE TABLE "speech" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"floor_id" text NOT NULL,
	"track_id" text,
	"participant_id" text,
	"name" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"side" text,
	"note" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"topic" text DEFAULT '' NOT NULL,
	"interrupts_id" text,
	"limit_seconds" integer DEFAULT 0 NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"paused_ms" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"entered_by" text
);
--> statement-breakpoint
ALTER TABLE "screen" ADD COLUMN "track_id" text;--> statement-breakpoint
ALTER TABLE "screen" ADD COLUMN "seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "screen" ADD COLUMN "seen_v" integer;--> statement-breakpoint
ALTER TABLE "floor" ADD CONSTRAINT "floor_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor" ADD CONSTRAINT "floor_track_id_track_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."track"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_answer" ADD CONSTRAINT "poll_answer_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_answer" ADD CONSTRAINT "poll_answer_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_vote" ADD CONSTRAINT "question_vote_question_id_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_vote" ADD CONSTRAINT "question_vote_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speech" ADD CONSTRAINT "speech_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speech" ADD CONSTRAINT "speech_track_id_track_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."track"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speech" ADD CONSTRAINT "speech_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speech" ADD CONSTRAINT "speech_entered_by_account_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "poll_number" ON "poll" USING btree ("floor_id","number");--> statement-breakpoint
CREATE INDEX "poll_forum" ON "poll" USING btree ("forum_id");--> statement-breakpoint
CREATE INDEX "poll_answer_person" ON "poll_answer" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "question_number" ON "question" USING btree ("floor_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "question_key" ON "question" USING btree ("floor_id","ask_key");--> statement-breakpoint
CREATE INDEX "question_forum" ON "question" USING btree ("forum_id");--> statement-breakpoint
CREATE INDEX "question_author" ON "question" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "question_vote_person" ON "question_vote" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "speech_forum" ON "speech" USING btree ("forum_id","started_at");--> statement-breakpoint
CREATE INDEX "speech_floor" ON "speech" USING btree ("floor_id","state");--> statement-breakpoint
CREATE INDEX "speech_person" ON "speech" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "speech_one_hand" ON "speech" USING btree ("floor_id","participant_id","kind") WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "speech_one_turn" ON "speech" USING btree ("floor_id") WHERE state = 'speaking' and interrupts_id is null;--> statement-breakpoint
ALTER TABLE "screen" ADD CONSTRAINT "screen_track_id_track_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."track"("id") ON DELETE no action ON UPDATE no action;