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
CREATE UNIQUE INDEX "election_number" ON "election" USING btree ("forum_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "election_candidate_person" ON "election_candidate" USING btree ("election_id","participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "election_round_number" ON "election_round" USING btree ("election_id","number");--> statement-breakpoint
CREATE INDEX "election_round_forum" ON "election_round" USING btree ("forum_id","state");--> statement-breakpoint
CREATE INDEX "post_term_forum" ON "post_term" USING btree ("forum_id");--> statement-breakpoint
CREATE UNIQUE INDEX "post_term_holder" ON "post_term" USING btree ("election_id","participant_id");