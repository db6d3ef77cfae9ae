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
ALTER TABLE "ballot" ADD COLUMN "entered_by" text;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "returned_on" date;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "subject" jsonb;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "agenda_item_id" text;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "sheets" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_mover_participant_id_participant_id_fk" FOREIGN KEY ("mover_participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_entered_by_account_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_owner_participant_id_participant_id_fk" FOREIGN KEY ("owner_participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_objected_by_participant_id_fk" FOREIGN KEY ("objected_by") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_second" ADD CONSTRAINT "amendment_second_amendment_id_amendment_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_second" ADD CONSTRAINT "amendment_second_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "amendment_number" ON "amendment" USING btree ("forum_id","number");--> statement-breakpoint
CREATE INDEX "amendment_resolution" ON "amendment" USING btree ("resolution_id","state");--> statement-breakpoint
CREATE INDEX "amendment_clause" ON "amendment" USING btree ("clause_id");--> statement-breakpoint
CREATE INDEX "amendment_vote" ON "amendment" USING btree ("vote_id");--> statement-breakpoint
CREATE INDEX "amendment_mover" ON "amendment" USING btree ("mover_participant_id");--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_entered_by_account_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;