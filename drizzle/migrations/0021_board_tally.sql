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
ALTER TABLE "board_fact" ADD CONSTRAINT "board_fact_recommendation_id_recommendation_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."recommendation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_fact" ADD CONSTRAINT "board_fact_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_tally" ADD CONSTRAINT "board_tally_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;