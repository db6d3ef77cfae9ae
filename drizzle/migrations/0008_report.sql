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
ALTER TABLE "carry_over" ADD CONSTRAINT "carry_over_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carry_over" ADD CONSTRAINT "carry_over_recommendation_id_recommendation_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carry_over" ADD CONSTRAINT "carry_over_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carry_over" ADD CONSTRAINT "carry_over_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "previous_report" ADD CONSTRAINT "previous_report_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "previous_report" ADD CONSTRAINT "previous_report_previous_forum_id_forum_id_fk" FOREIGN KEY ("previous_forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "previous_report" ADD CONSTRAINT "previous_report_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "carry_over_once" ON "carry_over" USING btree ("forum_id","recommendation_id");--> statement-breakpoint
CREATE INDEX "carry_over_proposal" ON "carry_over" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "carry_over_recommendation" ON "carry_over" USING btree ("recommendation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "previous_report_number" ON "previous_report" USING btree ("forum_id","number");