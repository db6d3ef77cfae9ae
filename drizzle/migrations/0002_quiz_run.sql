CREATE TABLE "deadline_extension" (
	"id" text PRIMARY KEY NOT NULL,
	"recommendation_id" text NOT NULL,
	"addressee_id" text,
	"link_id" text,
	"until" date NOT NULL,
	"reason" text NOT NULL,
	"reg_no" text DEFAULT '' NOT NULL,
	"signed_by" text DEFAULT '' NOT NULL,
	"late" boolean NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"decided_until" date,
	"note" text DEFAULT '' NOT NULL,
	"by" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_answer" (
	"round_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"player_id" text NOT NULL,
	"value" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"took_ms" integer NOT NULL,
	"rtt_ms" integer,
	"cmd_id" text NOT NULL,
	CONSTRAINT "quiz_answer_round_id_unit_id_pk" PRIMARY KEY("round_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "quiz_player" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"participant_id" text,
	"team_id" text,
	"unit_id" text NOT NULL,
	"name" text NOT NULL,
	"factor" real DEFAULT 1 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"joined_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_round" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"seq" integer NOT NULL,
	"number" integer NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"question" jsonb NOT NULL,
	"state" text NOT NULL,
	"open_at" timestamp (3) with time zone NOT NULL,
	"close_at" timestamp (3) with time zone NOT NULL,
	"ms" integer NOT NULL,
	"left_ms" integer,
	"slowest" real DEFAULT 1 NOT NULL,
	"only" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_run" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"quiz_id" text NOT NULL,
	"title" text NOT NULL,
	"settings" jsonb NOT NULL,
	"phase" text NOT NULL,
	"number" integer DEFAULT 0 NOT NULL,
	"questions" integer NOT NULL,
	"round_id" text,
	"door_open" boolean DEFAULT true NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_team" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"number" integer NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"factor" real DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "quiz_question" ADD COLUMN "parts" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "deadline_extension" ADD CONSTRAINT "deadline_extension_recommendation_id_recommendation_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_extension" ADD CONSTRAINT "deadline_extension_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_extension" ADD CONSTRAINT "deadline_extension_link_id_answer_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."answer_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_extension" ADD CONSTRAINT "deadline_extension_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_extension" ADD CONSTRAINT "deadline_extension_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_answer" ADD CONSTRAINT "quiz_answer_round_id_quiz_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."quiz_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_player" ADD CONSTRAINT "quiz_player_run_id_quiz_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."quiz_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_player" ADD CONSTRAINT "quiz_player_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_player" ADD CONSTRAINT "quiz_player_team_id_quiz_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."quiz_team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_round" ADD CONSTRAINT "quiz_round_run_id_quiz_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."quiz_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_run" ADD CONSTRAINT "quiz_run_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_run" ADD CONSTRAINT "quiz_run_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_team" ADD CONSTRAINT "quiz_team_run_id_quiz_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."quiz_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deadline_extension_recommendation" ON "deadline_extension" USING btree ("recommendation_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deadline_extension_pending" ON "deadline_extension" USING btree ("recommendation_id") WHERE "deadline_extension"."state" = 'requested';--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_player_person" ON "quiz_player" USING btree ("run_id","participant_id");--> statement-breakpoint
CREATE INDEX "quiz_player_unit" ON "quiz_player" USING btree ("run_id","unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_round_seq" ON "quiz_round" USING btree ("run_id","seq");--> statement-breakpoint
CREATE INDEX "quiz_run_forum" ON "quiz_run" USING btree ("forum_id","created_at");--> statement-breakpoint
CREATE INDEX "quiz_run_phase" ON "quiz_run" USING btree ("phase");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_team_number" ON "quiz_team" USING btree ("run_id","number");