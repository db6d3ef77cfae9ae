CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"email" text,
	"email_verified_at" timestamp (3) with time zone,
	"password_hash" text,
	"name" text NOT NULL,
	"locale" text,
	"session_version" integer DEFAULT 1 NOT NULL,
	"suspended_at" timestamp (3) with time zone,
	"admin" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "oidc_identity" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"account_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "oidc_identity_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "sign_in_token" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"purpose" text NOT NULL,
	"email" text,
	"next" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "addressee" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"dative" text NOT NULL,
	"genitive" text DEFAULT '' NOT NULL,
	"contact" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"former_names" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"replaced_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "body" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"parent_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "body_member" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"account_id" text,
	"full_name" text NOT NULL,
	"school" text DEFAULT '' NOT NULL,
	"post" text DEFAULT 'member' NOT NULL,
	"voting_right" boolean DEFAULT true NOT NULL,
	"since" date,
	"until" date,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "circle_school" (
	"addressee_id" text NOT NULL,
	"school_id" text NOT NULL,
	CONSTRAINT "circle_school_addressee_id_school_id_pk" PRIMARY KEY("addressee_id","school_id")
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" text PRIMARY KEY NOT NULL,
	"addressee_id" text NOT NULL,
	"title" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post_holder" (
	"id" text PRIMARY KEY NOT NULL,
	"post_id" text NOT NULL,
	"full_name" text NOT NULL,
	"acting" boolean DEFAULT false NOT NULL,
	"since" date,
	"until" date,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "school" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text,
	"number" text DEFAULT '' NOT NULL,
	"short_name" text NOT NULL,
	"full_name" text NOT NULL,
	"municipality" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"head_seq" bigint DEFAULT 0 NOT NULL,
	"snapshot_seq" bigint DEFAULT 0 NOT NULL,
	"schema_version" integer DEFAULT 1 NOT NULL,
	"frozen_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_client" (
	"draft_id" text NOT NULL,
	"client_id" bigint NOT NULL,
	"account_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_quarantine" (
	"draft_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"account_id" text NOT NULL,
	"data" "bytea" NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "draft_quarantine_draft_id_seq_pk" PRIMARY KEY("draft_id","seq")
);
--> statement-breakpoint
CREATE TABLE "draft_snapshot" (
	"id" text PRIMARY KEY NOT NULL,
	"draft_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"generation" integer NOT NULL,
	"data" "bytea" NOT NULL,
	"sv" "bytea" NOT NULL,
	"text_hash" text NOT NULL,
	"name" text,
	"created_by" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_update" (
	"draft_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"account_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"schema_version" integer NOT NULL,
	"data" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "draft_update_draft_id_seq_pk" PRIMARY KEY("draft_id","seq")
);
--> statement-breakpoint
CREATE TABLE "command_log" (
	"account_id" text NOT NULL,
	"cmd_id" text NOT NULL,
	"name" text NOT NULL,
	"result" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "command_log_account_id_cmd_id_pk" PRIMARY KEY("account_id","cmd_id")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"stream" text NOT NULL,
	"seq" bigint NOT NULL,
	"id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"account_id" text,
	"channel" text NOT NULL,
	"noun" text NOT NULL,
	"noun_id" text NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "event_stream_seq_pk" PRIMARY KEY("stream","seq")
);
--> statement-breakpoint
CREATE TABLE "event_stream" (
	"stream" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"message" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"id" text PRIMARY KEY NOT NULL,
	"participant_id" text NOT NULL,
	"forum_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"present" boolean NOT NULL,
	"channel" text NOT NULL,
	"by" text
);
--> statement-breakpoint
CREATE TABLE "forum" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"body_id" text,
	"kind" text NOT NULL,
	"preset" text NOT NULL,
	"profile" text NOT NULL,
	"number" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"goal" text DEFAULT '' NOT NULL,
	"organisers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"time_zone" text DEFAULT 'Europe/Moscow' NOT NULL,
	"settlement" text DEFAULT '' NOT NULL,
	"venue" text DEFAULT '' NOT NULL,
	"participant_groups" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"public" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"join_code" text NOT NULL,
	"join_open" boolean DEFAULT true NOT NULL,
	"operator" jsonb,
	"rules" jsonb NOT NULL,
	"rules_version" integer DEFAULT 1 NOT NULL,
	"previous_forum_id" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"announced_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participant" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"account_id" text,
	"full_name" text NOT NULL,
	"post" text DEFAULT '' NOT NULL,
	"school_id" text,
	"school_name" text DEFAULT '' NOT NULL,
	"municipality" text DEFAULT '' NOT NULL,
	"email" text,
	"phone" text,
	"roles" jsonb NOT NULL,
	"source" text NOT NULL,
	"badge_code" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"confirmed_by" text,
	"voting" boolean DEFAULT false NOT NULL,
	"present" boolean DEFAULT false NOT NULL,
	"present_at" timestamp (3) with time zone,
	"consent_processing_at" timestamp (3) with time zone,
	"consent_publication_at" timestamp (3) with time zone,
	"consent_paper" boolean DEFAULT false NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_item" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"pos" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"day" date NOT NULL,
	"starts_at" text,
	"ends_at" text,
	"room" text DEFAULT '' NOT NULL,
	"speakers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"moderators" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"track_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text,
	"account_id" text,
	"name" text NOT NULL,
	"mime" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"data" "bytea" NOT NULL,
	"public" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error_code" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "screen" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"scene" jsonb NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"title" text NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_question" (
	"id" text PRIMARY KEY NOT NULL,
	"quiz_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"situation" text DEFAULT '' NOT NULL,
	"stem" text NOT NULL,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"key" jsonb NOT NULL,
	"explanation" text DEFAULT '' NOT NULL,
	"seconds" integer DEFAULT 90 NOT NULL,
	"weight" integer DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer" (
	"id" text PRIMARY KEY NOT NULL,
	"recommendation_id" text NOT NULL,
	"addressee_id" text,
	"letter_id" text,
	"link_id" text,
	"outcome" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"url" text DEFAULT '' NOT NULL,
	"signed_by" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"review_note" text DEFAULT '' NOT NULL,
	"public" boolean DEFAULT false NOT NULL,
	"by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_file" (
	"answer_id" text NOT NULL,
	"file_id" text NOT NULL,
	CONSTRAINT "answer_file_answer_id_file_id_pk" PRIMARY KEY("answer_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "answer_link" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"resolution_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "board_snapshot" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"number" integer NOT NULL,
	"as_of" date NOT NULL,
	"canonical" text NOT NULL,
	"sha256" text NOT NULL,
	"published_by" text,
	"published_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "letter" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"resolution_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"direction" text NOT NULL,
	"reg_no" text DEFAULT '' NOT NULL,
	"reg_date" date,
	"signer" text DEFAULT '' NOT NULL,
	"channel" text DEFAULT '' NOT NULL,
	"file_id" text,
	"note" text DEFAULT '' NOT NULL,
	"by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recommendation" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"resolution_id" text NOT NULL,
	"adopted_text_id" text NOT NULL,
	"clause_id" text NOT NULL,
	"number" integer NOT NULL,
	"marker" text NOT NULL,
	"text" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" text,
	"part" integer DEFAULT 0 NOT NULL,
	"owner_text" text DEFAULT '' NOT NULL,
	"owner_post_id" text,
	"deadline_text" text DEFAULT '' NOT NULL,
	"deadline_precision" text DEFAULT 'none' NOT NULL,
	"baseline_due" date,
	"current_due" date,
	"state" text DEFAULT 'adopted' NOT NULL,
	"verdict" text,
	"outcome_note" text DEFAULT '' NOT NULL,
	"superseded_by_id" text,
	"tracks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"last_answer_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recommendation_addressee" (
	"recommendation_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "recommendation_addressee_recommendation_id_addressee_id_pk" PRIMARY KEY("recommendation_id","addressee_id")
);
--> statement-breakpoint
CREATE TABLE "school_mark" (
	"recommendation_id" text NOT NULL,
	"school_id" text NOT NULL,
	"mark" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"by" text,
	"at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "school_mark_recommendation_id_school_id_pk" PRIMARY KEY("recommendation_id","school_id")
);
--> statement-breakpoint
CREATE TABLE "adopted_paper" (
	"adopted_text_id" text PRIMARY KEY NOT NULL,
	"edits_until" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"signed_file_id" text,
	"signed_at" timestamp (3) with time zone,
	"signatories" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "adopted_text" (
	"id" text PRIMARY KEY NOT NULL,
	"resolution_id" text NOT NULL,
	"forum_id" text NOT NULL,
	"frozen_text_id" text NOT NULL,
	"vote_id" text,
	"number" text NOT NULL,
	"adopted_on" date NOT NULL,
	"canonical" text NOT NULL,
	"sha256" text NOT NULL,
	"result" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ballot" (
	"vote_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"choice" text NOT NULL,
	"sha256" text,
	"receipt" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"rev" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "ballot_vote_id_participant_id_pk" PRIMARY KEY("vote_id","participant_id")
);
--> statement-breakpoint
CREATE TABLE "correction" (
	"id" text PRIMARY KEY NOT NULL,
	"adopted_text_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"block_id" text NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"by" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "frozen_text" (
	"id" text PRIMARY KEY NOT NULL,
	"resolution_id" text NOT NULL,
	"version" integer NOT NULL,
	"draft_seq" bigint NOT NULL,
	"canonical" text NOT NULL,
	"sha256" text NOT NULL,
	"frozen_by" text,
	"frozen_at" timestamp (3) with time zone NOT NULL,
	"thawed_at" timestamp (3) with time zone,
	"thaw_reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pen_section" (
	"resolution_id" text NOT NULL,
	"group_id" text NOT NULL,
	"mode" text NOT NULL,
	CONSTRAINT "pen_section_resolution_id_group_id_pk" PRIMARY KEY("resolution_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "resolution" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"draft_id" text NOT NULL,
	"state" text DEFAULT 'drafting' NOT NULL,
	"pen_mode" text NOT NULL,
	"pen_everyone_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vote" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"number" integer NOT NULL,
	"resolution_id" text,
	"frozen_text_id" text,
	"sha256" text,
	"matter" text NOT NULL,
	"subject_id" text,
	"question" text NOT NULL,
	"method" text NOT NULL,
	"secrecy" text NOT NULL,
	"rule" jsonb NOT NULL,
	"state" text DEFAULT 'prepared' NOT NULL,
	"present_count" integer,
	"eligible_count" integer,
	"hands" jsonb,
	"result" jsonb,
	"opened_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"announced_at" timestamp (3) with time zone,
	"annul_reason" text DEFAULT '' NOT NULL,
	"repeats_id" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vote_roll" (
	"vote_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"channel" text NOT NULL,
	CONSTRAINT "vote_roll_vote_id_participant_id_pk" PRIMARY KEY("vote_id","participant_id")
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"track_id" text,
	"number" integer NOT NULL,
	"participant_id" text,
	"entered_by" text,
	"from_guest" boolean DEFAULT false NOT NULL,
	"show_author" boolean DEFAULT false NOT NULL,
	"text" text NOT NULL,
	"addressees" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"owner_text" text DEFAULT '' NOT NULL,
	"deadline_text" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"merged_into_id" text,
	"clause_id" text,
	"decision_reason" text DEFAULT '' NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "track" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"kind" text DEFAULT 'workshop' NOT NULL,
	"room" text DEFAULT '' NOT NULL,
	"agenda" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"notes_draft_id" text NOT NULL,
	"proposals_open" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "track_person" (
	"track_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "track_person_track_id_participant_id_pk" PRIMARY KEY("track_id","participant_id")
);
--> statement-breakpoint
ALTER TABLE "oidc_identity" ADD CONSTRAINT "oidc_identity_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_token" ADD CONSTRAINT "sign_in_token_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_member" ADD CONSTRAINT "body_member_body_id_body_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."body"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_member" ADD CONSTRAINT "body_member_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "circle_school" ADD CONSTRAINT "circle_school_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "circle_school" ADD CONSTRAINT "circle_school_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_holder" ADD CONSTRAINT "post_holder_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_client" ADD CONSTRAINT "draft_client_draft_id_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."draft"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_quarantine" ADD CONSTRAINT "draft_quarantine_draft_id_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."draft"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_snapshot" ADD CONSTRAINT "draft_snapshot_draft_id_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."draft"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_update" ADD CONSTRAINT "draft_update_draft_id_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."draft"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum" ADD CONSTRAINT "forum_body_id_body_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."body"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum" ADD CONSTRAINT "forum_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screen" ADD CONSTRAINT "screen_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screen" ADD CONSTRAINT "screen_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz" ADD CONSTRAINT "quiz_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_question" ADD CONSTRAINT "quiz_question_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_recommendation_id_recommendation_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_letter_id_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_link_id_answer_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."answer_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_file" ADD CONSTRAINT "answer_file_answer_id_answer_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_file" ADD CONSTRAINT "answer_file_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_snapshot" ADD CONSTRAINT "board_snapshot_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_snapshot" ADD CONSTRAINT "board_snapshot_published_by_account_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_adopted_text_id_adopted_text_id_fk" FOREIGN KEY ("adopted_text_id") REFERENCES "public"."adopted_text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_owner_post_id_post_id_fk" FOREIGN KEY ("owner_post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_addressee" ADD CONSTRAINT "recommendation_addressee_recommendation_id_recommendation_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_addressee" ADD CONSTRAINT "recommendation_addressee_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_mark" ADD CONSTRAINT "school_mark_recommendation_id_recommendation_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_mark" ADD CONSTRAINT "school_mark_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_mark" ADD CONSTRAINT "school_mark_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adopted_paper" ADD CONSTRAINT "adopted_paper_adopted_text_id_adopted_text_id_fk" FOREIGN KEY ("adopted_text_id") REFERENCES "public"."adopted_text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adopted_text" ADD CONSTRAINT "adopted_text_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adopted_text" ADD CONSTRAINT "adopted_text_frozen_text_id_frozen_text_id_fk" FOREIGN KEY ("frozen_text_id") REFERENCES "public"."frozen_text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_adopted_text_id_adopted_text_id_fk" FOREIGN KEY ("adopted_text_id") REFERENCES "public"."adopted_text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_text" ADD CONSTRAINT "frozen_text_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_text" ADD CONSTRAINT "frozen_text_frozen_by_account_id_fk" FOREIGN KEY ("frozen_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pen_section" ADD CONSTRAINT "pen_section_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_frozen_text_id_frozen_text_id_fk" FOREIGN KEY ("frozen_text_id") REFERENCES "public"."frozen_text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_roll" ADD CONSTRAINT "vote_roll_vote_id_vote_id_fk" FOREIGN KEY ("vote_id") REFERENCES "public"."vote"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_roll" ADD CONSTRAINT "vote_roll_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_track_id_track_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."track"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_entered_by_account_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "track" ADD CONSTRAINT "track_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "track_person" ADD CONSTRAINT "track_person_track_id_track_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."track"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "track_person" ADD CONSTRAINT "track_person_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_email" ON "account" USING btree ("email");--> statement-breakpoint
CREATE INDEX "sign_in_token_account" ON "sign_in_token" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "addressee_body" ON "addressee" USING btree ("body_id");--> statement-breakpoint
CREATE UNIQUE INDEX "body_slug" ON "body" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "body_member_body" ON "body_member" USING btree ("body_id");--> statement-breakpoint
CREATE INDEX "body_member_account" ON "body_member" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "post_addressee" ON "post" USING btree ("addressee_id");--> statement-breakpoint
CREATE INDEX "post_holder_post" ON "post_holder" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "school_body" ON "school" USING btree ("body_id");--> statement-breakpoint
CREATE UNIQUE INDEX "draft_client_owner" ON "draft_client" USING btree ("draft_id","client_id");--> statement-breakpoint
CREATE INDEX "draft_snapshot_latest" ON "draft_snapshot" USING btree ("draft_id","seq");--> statement-breakpoint
CREATE INDEX "command_log_at" ON "command_log" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "event_id" ON "event" USING btree ("id");--> statement-breakpoint
CREATE INDEX "event_noun" ON "event" USING btree ("noun","noun_id","at");--> statement-breakpoint
CREATE INDEX "event_at" ON "event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "outbox_at" ON "outbox" USING btree ("at");--> statement-breakpoint
CREATE INDEX "attendance_forum" ON "attendance" USING btree ("forum_id","at");--> statement-breakpoint
CREATE INDEX "attendance_participant" ON "attendance" USING btree ("participant_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "forum_slug" ON "forum" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "forum_join_code" ON "forum" USING btree ("join_code");--> statement-breakpoint
CREATE INDEX "forum_body" ON "forum" USING btree ("body_id");--> statement-breakpoint
CREATE INDEX "participant_forum" ON "participant" USING btree ("forum_id","full_name");--> statement-breakpoint
CREATE UNIQUE INDEX "participant_account" ON "participant" USING btree ("forum_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participant_badge" ON "participant" USING btree ("forum_id","badge_code");--> statement-breakpoint
CREATE INDEX "participant_by_account" ON "participant" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "programme_item_forum" ON "programme_item" USING btree ("forum_id","pos");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_key" ON "mail" USING btree ("key");--> statement-breakpoint
CREATE INDEX "mail_status" ON "mail" USING btree ("status","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "screen_token" ON "screen" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "screen_forum" ON "screen" USING btree ("forum_id");--> statement-breakpoint
CREATE INDEX "quiz_forum" ON "quiz" USING btree ("forum_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_question_number" ON "quiz_question" USING btree ("quiz_id","number");--> statement-breakpoint
CREATE INDEX "answer_recommendation" ON "answer" USING btree ("recommendation_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_link_token" ON "answer_link" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "answer_link_resolution" ON "answer_link" USING btree ("resolution_id","addressee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "board_snapshot_number" ON "board_snapshot" USING btree ("forum_id","number");--> statement-breakpoint
CREATE INDEX "letter_resolution" ON "letter" USING btree ("resolution_id","addressee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recommendation_number" ON "recommendation" USING btree ("forum_id","number");--> statement-breakpoint
CREATE INDEX "recommendation_board" ON "recommendation" USING btree ("forum_id","state","current_due","id");--> statement-breakpoint
CREATE INDEX "recommendation_clause" ON "recommendation" USING btree ("clause_id");--> statement-breakpoint
CREATE INDEX "recommendation_due" ON "recommendation" USING btree ("current_due");--> statement-breakpoint
CREATE INDEX "recommendation_resolution" ON "recommendation" USING btree ("resolution_id");--> statement-breakpoint
CREATE INDEX "recommendation_addressee_addressee" ON "recommendation_addressee" USING btree ("addressee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "adopted_text_resolution" ON "adopted_text" USING btree ("resolution_id");--> statement-breakpoint
CREATE INDEX "adopted_text_hash" ON "adopted_text" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "adopted_text_forum" ON "adopted_text" USING btree ("forum_id");--> statement-breakpoint
CREATE UNIQUE INDEX "correction_number" ON "correction" USING btree ("adopted_text_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "frozen_text_version" ON "frozen_text" USING btree ("resolution_id","version");--> statement-breakpoint
CREATE INDEX "frozen_text_hash" ON "frozen_text" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "resolution_number" ON "resolution" USING btree ("forum_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "resolution_draft" ON "resolution" USING btree ("draft_id");--> statement-breakpoint
CREATE UNIQUE INDEX "vote_number" ON "vote" USING btree ("forum_id","number");--> statement-breakpoint
CREATE INDEX "vote_state" ON "vote" USING btree ("forum_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_number" ON "proposal" USING btree ("forum_id","number");--> statement-breakpoint
CREATE INDEX "proposal_desk" ON "proposal" USING btree ("forum_id","state","created_at");--> statement-breakpoint
CREATE INDEX "proposal_track" ON "proposal" USING btree ("track_id");--> statement-breakpoint
CREATE INDEX "proposal_author" ON "proposal" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "proposal_clause" ON "proposal" USING btree ("clause_id");--> statement-breakpoint
CREATE UNIQUE INDEX "track_number" ON "track" USING btree ("forum_id","number");--> statement-breakpoint
CREATE INDEX "track_person_participant" ON "track_person" USING btree ("participant_id");