CREATE TABLE "issued_file" (
	"sha256" text PRIMARY KEY NOT NULL,
	"paper_sha256" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issued_paper" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"day" date NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"letters" integer NOT NULL,
	"chain" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "issued_paper" ADD CONSTRAINT "issued_paper_forum_id_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "issued_paper_content" ON "issued_paper" USING btree ("forum_id","kind","content");--> statement-breakpoint
CREATE UNIQUE INDEX "issued_paper_number" ON "issued_paper" USING btree ("forum_id","kind","number");--> statement-breakpoint
CREATE INDEX "issued_paper_hash" ON "issued_paper" USING btree ("sha256");--> statement-breakpoint
UPDATE "adopted_paper" SET "signatories" = jsonb_build_array(
	jsonb_build_object('post', coalesce(CASE WHEN "adopted_paper"."sent_at" IS NOT NULL OR "adopted_paper"."signed_at" IS NOT NULL THEN nullif("d"."details" ->> 'chairPost', '') END, ''),
		'name', coalesce(CASE WHEN "adopted_paper"."sent_at" IS NOT NULL OR "adopted_paper"."signed_at" IS NOT NULL THEN nullif("d"."details" ->> 'chairName', '') END, (SELECT "p"."full_name" FROM "participant" "p" WHERE "p"."forum_id" = "t"."forum_id" AND "p"."removed_at" IS NULL
			AND "p"."roles" @> '["presiding"]'::jsonb ORDER BY "p"."full_name", "p"."id" LIMIT 1), (SELECT "p"."full_name" FROM "participant" "p" WHERE "p"."forum_id" = "t"."forum_id" AND "p"."removed_at" IS NULL
			AND "p"."roles" @> '["organiser"]'::jsonb ORDER BY "p"."full_name", "p"."id" LIMIT 1), '')),
	jsonb_build_object('post', coalesce(CASE WHEN "adopted_paper"."sent_at" IS NOT NULL OR "adopted_paper"."signed_at" IS NOT NULL THEN nullif("d"."details" ->> 'secretaryPost', '') END, ''),
		'name', coalesce(CASE WHEN "adopted_paper"."sent_at" IS NOT NULL OR "adopted_paper"."signed_at" IS NOT NULL THEN nullif("d"."details" ->> 'secretaryName', '') END, (SELECT "p"."full_name" FROM "participant" "p" WHERE "p"."forum_id" = "t"."forum_id" AND "p"."removed_at" IS NULL
			AND "p"."roles" @> '["secretary"]'::jsonb ORDER BY "p"."full_name", "p"."id" LIMIT 1), '')))
FROM "adopted_text" "t" LEFT JOIN "paper_detail" "d" ON "d"."forum_id" = "t"."forum_id"
WHERE "t"."id" = "adopted_paper"."adopted_text_id" AND "adopted_paper"."signatories" = '[]'::jsonb;
