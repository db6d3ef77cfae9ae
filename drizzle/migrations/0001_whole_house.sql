CREATE TABLE "amendment" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"resolution_id" text NOT NULL,
	"number" integer NOT NULL,
	"op" text NOT NULL,
	"clause_id" text,
	"into_id" text,
	"group_id" text,
	"after_id" text,
	"new_id" text,
	"base" text DEFAULT '' NOT NULL,
	"base_seq" bigint NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"tail" text DEFAULT '' NOT NULL,
	"owner" text,
	"deadline_text" text,
	"reason" text DEFAULT '' NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"mover_participant_id" text,
	"entered_by" text,
	"state" text DEFAULT 'submitted' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"owner_participant_id" text,
	"rebase_due" date,
	"objected_by" text,
	"vote_id" text,
	"sha256" text NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"applied_at" timestamp (3) with time zone,
	"applied_seq" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "amendment_second" (
	"amendment_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "amendment_second_amendment_id_participant_id_pk" PRIMARY KEY("amendment_id","participant_id")
);
--> statement-breakpoint
CREATE TABLE "board_addressee" (
	"forum_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"count" integer NOT NULL,
	"first" integer NOT NULL,
	CONSTRAINT "board_addressee_forum_id_addressee_id_pk" PRIMARY KEY("forum_id","addressee_id")
);
--> statement-breakpoint
CREATE TABLE "board_fact" (
	"recommendation_id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"facts" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "board_tally" (
	"forum_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "board_tally_forum_id_kind_key_pk" PRIMARY KEY("forum_id","kind","key")
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
CREATE TABLE "comment" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"resolution_id" text NOT NULL,
	"number" integer NOT NULL,
	"thread_id" text,
	"clause_id" text,
	"quote" text DEFAULT '' NOT NULL,
	"anchor" jsonb,
	"text" text NOT NULL,
	"participant_id" text,
	"mentions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "election" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"number" integer NOT NULL,
	"post" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"seats" integer NOT NULL,
	"secrecy" text NOT NULL,
	"state" text DEFAULT 'nominating' NOT NULL,
	"rule" jsonb NOT NULL,
	"pending" jsonb,
	"until" date,
	"agenda_item_id" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "election_ballot" (
	"round_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"picks" jsonb NOT NULL,
	"receipt" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "election_ballot_round_id_participant_id_pk" PRIMARY KEY("round_id","participant_id")
);
--> statement-breakpoint
CREATE TABLE "election_box" (
	"round_id" text NOT NULL,
	"mark" text NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "election_box_round_id_mark_pk" PRIMARY KEY("round_id","mark")
);
--> statement-breakpoint
CREATE TABLE "election_candidate" (
	"id" text PRIMARY KEY NOT NULL,
	"election_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"nominated_by" text,
	"consent" text NOT NULL,
	"outcome" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "election_roll" (
	"round_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"channel" text NOT NULL,
	"taken" boolean DEFAULT false NOT NULL,
	"blinded" text,
	CONSTRAINT "election_roll_round_id_participant_id_pk" PRIMARY KEY("round_id","participant_id")
);
--> statement-breakpoint
CREATE TABLE "election_round" (
	"id" text PRIMARY KEY NOT NULL,
	"election_id" text NOT NULL,
	"forum_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"method" text NOT NULL,
	"secrecy" text NOT NULL,
	"seats" integer NOT NULL,
	"candidates" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"hall" jsonb NOT NULL,
	"roll" integer NOT NULL,
	"seal_key" text,
	"issue_key" text,
	"tellers" jsonb,
	"result" jsonb,
	"sheets" jsonb,
	"lot" jsonb,
	"protocol_file_id" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"announced_at" timestamp (3) with time zone,
	"annul_reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post_term" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"body_id" text,
	"election_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"post" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"since" date NOT NULL,
	"until" date,
	"office_given_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_token" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"forum_id" text,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"last_used_on" date
);
--> statement-breakpoint
CREATE TABLE "inbound_file" (
	"mail_id" text NOT NULL,
	"file_id" text NOT NULL,
	CONSTRAINT "inbound_file_mail_id_file_id_pk" PRIMARY KEY("mail_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "inbound_mail" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"link_id" text NOT NULL,
	"resolution_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"message_key" text NOT NULL,
	"sender" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"refused" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text NOT NULL,
	"letter_id" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"url" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seq" bigint NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"webhook_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"type" text NOT NULL,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
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
CREATE TABLE "approval" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"resolution_id" text NOT NULL,
	"link_id" text,
	"body" text DEFAULT '' NOT NULL,
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
	"revoked_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "review_remark" (
	"id" text PRIMARY KEY NOT NULL,
	"link_id" text,
	"forum_id" text NOT NULL,
	"resolution_id" text NOT NULL,
	"block_id" text DEFAULT '' NOT NULL,
	"quote" text DEFAULT '' NOT NULL,
	"text" text NOT NULL,
	"signed_by" text NOT NULL,
	"post" text DEFAULT '' NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"said_on" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'new' NOT NULL,
	"reply" text DEFAULT '' NOT NULL,
	"amendment_id" text,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
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
CREATE TABLE "official_reminder" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"forum_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"day" date NOT NULL,
	"mail_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
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
	"officials" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "carry_over" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"recommendation_id" text NOT NULL,
	"decision" text NOT NULL,
	"proposal_id" text NOT NULL,
	"by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "previous_report" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"previous_forum_id" text NOT NULL,
	"number" integer NOT NULL,
	"as_of" date NOT NULL,
	"canonical" text NOT NULL,
	"sha256" text NOT NULL,
	"by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vote_box" (
	"vote_id" text NOT NULL,
	"mark" text NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "vote_box_vote_id_mark_pk" PRIMARY KEY("vote_id","mark")
);
--> statement-breakpoint
CREATE TABLE "vote_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"vote_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "view_stamp" (
	"scope" text PRIMARY KEY NOT NULL,
	"stamp" uuid NOT NULL
);
--> statement-breakpoint
DROP INDEX "recommendation_addressee_addressee";--> statement-breakpoint
ALTER TABLE "addressee" ADD COLUMN "forum_id" text;--> statement-breakpoint
ALTER TABLE "command_log" ADD COLUMN "digest" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "reply_to" text;--> statement-breakpoint
ALTER TABLE "screen" ADD COLUMN "track_id" text;--> statement-breakpoint
ALTER TABLE "screen" ADD COLUMN "seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "screen" ADD COLUMN "seen_v" integer;--> statement-breakpoint
ALTER TABLE "quiz" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "quiz_question" ADD COLUMN "parts" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "quiz_question" ADD COLUMN "image" jsonb;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "parts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "place" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "resume_on" date;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "control" text DEFAULT 'once' NOT NULL;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "cadence" integer;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "report_due" date;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "disputed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recommendation" ADD COLUMN "proposed" jsonb;--> statement-breakpoint
ALTER TABLE "recommendation_addressee" ADD COLUMN "task" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "recommendation_addressee" ADD COLUMN "due" date;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "entered_by" text;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "returned_on" date;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "subject" jsonb;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "agenda_item_id" text;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "sheets" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "seal_key" text;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "issue_key" text;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "slips" jsonb;--> statement-breakpoint
ALTER TABLE "vote_roll" ADD COLUMN "taken" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "vote_roll" ADD COLUMN "blinded" text;--> statement-breakpoint
ALTER TABLE "proposal" ADD COLUMN "sheet_block_id" text;--> statement-breakpoint
ALTER TABLE "proposal" ADD COLUMN "sheet_place" integer;--> statement-breakpoint
ALTER TABLE "track" ADD COLUMN "sheet_draft_id" text;--> statement-breakpoint
ALTER TABLE "track" ADD COLUMN "sheet_sent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_mover_participant_id_participant_id_fk" FOREIGN KEY ("mover_participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_entered_by_account_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_owner_participant_id_participant_id_fk" FOREIGN KEY ("owner_participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_objected_by_participant_id_fk" FOREIGN KEY ("objected_by") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_second" ADD CONSTRAINT "amendment_second_amendment_id_amendment_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_second" ADD CONSTRAINT "amendment_second_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_addressee" ADD CONSTRAINT "board_addressee_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_addressee" ADD CONSTRAINT "board_addressee_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_fact" ADD CONSTRAINT "board_fact_recommendation_id_recommendation_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_fact" ADD CONSTRAINT "board_fact_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_tally" ADD CONSTRAINT "board_tally_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_view" ADD CONSTRAINT "board_view_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_view" ADD CONSTRAINT "board_view_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_evidence" ADD CONSTRAINT "counter_evidence_recommendation_id_recommendation_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_evidence" ADD CONSTRAINT "counter_evidence_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_settled_by_participant_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election" ADD CONSTRAINT "election_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election" ADD CONSTRAINT "election_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election_candidate" ADD CONSTRAINT "election_candidate_election_id_election_id_fk" FOREIGN KEY ("election_id") REFERENCES "public"."election"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election_candidate" ADD CONSTRAINT "election_candidate_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election_candidate" ADD CONSTRAINT "election_candidate_nominated_by_participant_id_fk" FOREIGN KEY ("nominated_by") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election_roll" ADD CONSTRAINT "election_roll_round_id_election_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."election_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election_roll" ADD CONSTRAINT "election_roll_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election_round" ADD CONSTRAINT "election_round_election_id_election_id_fk" FOREIGN KEY ("election_id") REFERENCES "public"."election"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election_round" ADD CONSTRAINT "election_round_protocol_file_id_file_id_fk" FOREIGN KEY ("protocol_file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_term" ADD CONSTRAINT "post_term_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_term" ADD CONSTRAINT "post_term_election_id_election_id_fk" FOREIGN KEY ("election_id") REFERENCES "public"."election"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_term" ADD CONSTRAINT "post_term_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_file" ADD CONSTRAINT "inbound_file_mail_id_inbound_mail_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."inbound_mail"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_file" ADD CONSTRAINT "inbound_file_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_link_id_answer_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."answer_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_letter_id_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_webhook_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhook"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_extension" ADD CONSTRAINT "deadline_extension_recommendation_id_recommendation_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_extension" ADD CONSTRAINT "deadline_extension_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_extension" ADD CONSTRAINT "deadline_extension_link_id_answer_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."answer_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_extension" ADD CONSTRAINT "deadline_extension_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_extension" ADD CONSTRAINT "deadline_extension_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "review_remark" ADD CONSTRAINT "review_remark_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_remark" ADD CONSTRAINT "review_remark_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_remark" ADD CONSTRAINT "review_remark_amendment_id_amendment_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_remark" ADD CONSTRAINT "review_remark_settled_by_account_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_answer" ADD CONSTRAINT "quiz_answer_round_id_quiz_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."quiz_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_player" ADD CONSTRAINT "quiz_player_run_id_quiz_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."quiz_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_player" ADD CONSTRAINT "quiz_player_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_player" ADD CONSTRAINT "quiz_player_team_id_quiz_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."quiz_team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_round" ADD CONSTRAINT "quiz_round_run_id_quiz_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."quiz_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_run" ADD CONSTRAINT "quiz_run_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_run" ADD CONSTRAINT "quiz_run_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_team" ADD CONSTRAINT "quiz_team_run_id_quiz_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."quiz_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_reminder" ADD CONSTRAINT "official_reminder_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_reminder" ADD CONSTRAINT "official_reminder_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_setting" ADD CONSTRAINT "reminder_setting_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carry_over" ADD CONSTRAINT "carry_over_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carry_over" ADD CONSTRAINT "carry_over_recommendation_id_recommendation_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carry_over" ADD CONSTRAINT "carry_over_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carry_over" ADD CONSTRAINT "carry_over_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "previous_report" ADD CONSTRAINT "previous_report_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "previous_report" ADD CONSTRAINT "previous_report_previous_forum_id_forum_id_fk" FOREIGN KEY ("previous_forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "previous_report" ADD CONSTRAINT "previous_report_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_link" ADD CONSTRAINT "vote_link_vote_id_vote_id_fk" FOREIGN KEY ("vote_id") REFERENCES "public"."vote"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_link" ADD CONSTRAINT "vote_link_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_link" ADD CONSTRAINT "vote_link_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "amendment_number" ON "amendment" USING btree ("forum_id","number");--> statement-breakpoint
CREATE INDEX "amendment_resolution" ON "amendment" USING btree ("resolution_id","state");--> statement-breakpoint
CREATE INDEX "amendment_clause" ON "amendment" USING btree ("clause_id");--> statement-breakpoint
CREATE INDEX "amendment_vote" ON "amendment" USING btree ("vote_id");--> statement-breakpoint
CREATE INDEX "amendment_mover" ON "amendment" USING btree ("mover_participant_id");--> statement-breakpoint
CREATE INDEX "board_view_forum" ON "board_view" USING btree ("forum_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "counter_evidence_once" ON "counter_evidence" USING btree ("recommendation_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "comment_number" ON "comment" USING btree ("resolution_id","number");--> statement-breakpoint
CREATE INDEX "comment_thread" ON "comment" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "comment_forum" ON "comment" USING btree ("forum_id");--> statement-breakpoint
CREATE UNIQUE INDEX "election_number" ON "election" USING btree ("forum_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "election_candidate_person" ON "election_candidate" USING btree ("election_id","participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "election_round_number" ON "election_round" USING btree ("election_id","number");--> statement-breakpoint
CREATE INDEX "election_round_forum" ON "election_round" USING btree ("forum_id","state");--> statement-breakpoint
CREATE INDEX "post_term_forum" ON "post_term" USING btree ("forum_id");--> statement-breakpoint
CREATE UNIQUE INDEX "post_term_holder" ON "post_term" USING btree ("election_id","participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "access_token_hash" ON "access_token" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "access_token_account" ON "access_token" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inbound_mail_once" ON "inbound_mail" USING btree ("message_key");--> statement-breakpoint
CREATE INDEX "inbound_mail_forum" ON "inbound_mail" USING btree ("forum_id","state","created_at");--> statement-breakpoint
CREATE INDEX "webhook_forum" ON "webhook" USING btree ("forum_id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_delivery_once" ON "webhook_delivery" USING btree ("webhook_id","seq");--> statement-breakpoint
CREATE INDEX "webhook_delivery_due" ON "webhook_delivery" USING btree ("next_at") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "deadline_extension_recommendation" ON "deadline_extension" USING btree ("recommendation_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deadline_extension_pending" ON "deadline_extension" USING btree ("recommendation_id") WHERE "deadline_extension"."state" = 'requested';--> statement-breakpoint
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
CREATE INDEX "agenda_item_forum" ON "agenda_item" USING btree ("forum_id","number");--> statement-breakpoint
CREATE INDEX "dissent_forum" ON "dissent" USING btree ("forum_id");--> statement-breakpoint
CREATE INDEX "dissent_person" ON "dissent" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "minutes_forum" ON "minutes" USING btree ("forum_id");--> statement-breakpoint
CREATE INDEX "minutes_remark_minutes" ON "minutes_remark" USING btree ("minutes_id");--> statement-breakpoint
CREATE INDEX "minutes_remark_person" ON "minutes_remark" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "minutes_signature_once" ON "minutes_signature" USING btree ("minutes_id","role","sha256");--> statement-breakpoint
CREATE INDEX "approval_resolution" ON "approval" USING btree ("resolution_id","position");--> statement-breakpoint
CREATE INDEX "approval_link" ON "approval" USING btree ("link_id");--> statement-breakpoint
CREATE UNIQUE INDEX "paper_template_kind" ON "paper_template" USING btree ("forum_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "review_link_token" ON "review_link" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "review_link_resolution" ON "review_link" USING btree ("resolution_id","created_at");--> statement-breakpoint
CREATE INDEX "review_remark_link" ON "review_remark" USING btree ("link_id","created_at");--> statement-breakpoint
CREATE INDEX "review_remark_resolution" ON "review_remark" USING btree ("resolution_id","created_at");--> statement-breakpoint
CREATE INDEX "review_remark_amendment" ON "review_remark" USING btree ("amendment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_player_person" ON "quiz_player" USING btree ("run_id","participant_id");--> statement-breakpoint
CREATE INDEX "quiz_player_unit" ON "quiz_player" USING btree ("run_id","unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_round_seq" ON "quiz_round" USING btree ("run_id","seq");--> statement-breakpoint
CREATE INDEX "quiz_run_forum" ON "quiz_run" USING btree ("forum_id","created_at");--> statement-breakpoint
CREATE INDEX "quiz_run_phase" ON "quiz_run" USING btree ("phase");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_team_number" ON "quiz_team" USING btree ("run_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "official_reminder_key" ON "official_reminder" USING btree ("key");--> statement-breakpoint
CREATE INDEX "official_reminder_addressee" ON "official_reminder" USING btree ("addressee_id","day");--> statement-breakpoint
CREATE INDEX "official_reminder_forum" ON "official_reminder" USING btree ("forum_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reminder_key" ON "reminder" USING btree ("key","account_id");--> statement-breakpoint
CREATE INDEX "reminder_account" ON "reminder" USING btree ("account_id","day");--> statement-breakpoint
CREATE INDEX "reminder_forum" ON "reminder" USING btree ("forum_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "carry_over_once" ON "carry_over" USING btree ("forum_id","recommendation_id");--> statement-breakpoint
CREATE INDEX "carry_over_proposal" ON "carry_over" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "carry_over_recommendation" ON "carry_over" USING btree ("recommendation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "previous_report_number" ON "previous_report" USING btree ("forum_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "vote_link_person" ON "vote_link" USING btree ("vote_id","participant_id");--> statement-breakpoint
ALTER TABLE "screen" ADD CONSTRAINT "screen_track_id_track_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."track"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_entered_by_account_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_submitted" ON "answer" USING btree ("recommendation_id") WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX "recommendation_place" ON "recommendation" USING btree ("forum_id","place","part");--> statement-breakpoint
CREATE INDEX "recommendation_addressee_of" ON "recommendation_addressee" USING btree ("addressee_id","recommendation_id");--> statement-breakpoint
CREATE INDEX "proposal_sheet" ON "proposal" USING btree ("track_id","sheet_block_id");--> statement-breakpoint
CREATE UNIQUE INDEX "track_sheet" ON "track" USING btree ("sheet_draft_id");