CREATE TABLE "answer_approver" (
	"resolution_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"post_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answer_approver_resolution_id_addressee_id_pk" PRIMARY KEY("resolution_id","addressee_id")
);
--> statement-breakpoint
CREATE TABLE "answer_step" (
	"id" text PRIMARY KEY NOT NULL,
	"answer_id" text NOT NULL,
	"recommendation_id" text NOT NULL,
	"kind" text NOT NULL,
	"step_id" text,
	"text" text DEFAULT '' NOT NULL,
	"due" date,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "answer" ADD COLUMN "percent" integer;--> statement-breakpoint
ALTER TABLE "answer" ADD COLUMN "came_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "answer" ADD COLUMN "approved_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "answer_link" ADD COLUMN "role" text DEFAULT 'executor' NOT NULL;--> statement-breakpoint
ALTER TABLE "answer_approver" ADD CONSTRAINT "answer_approver_resolution_id_resolution_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_approver" ADD CONSTRAINT "answer_approver_addressee_id_addressee_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_approver" ADD CONSTRAINT "answer_approver_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_step" ADD CONSTRAINT "answer_step_answer_id_answer_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_step" ADD CONSTRAINT "answer_step_recommendation_id_recommendation_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_step_recommendation" ON "answer_step" USING btree ("recommendation_id");