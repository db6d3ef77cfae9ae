ALTER TABLE "reminder" ADD COLUMN "items" text[];--> statement-breakpoint
INSERT INTO "reminder" ("id", "key", "rule", "forum_id", "account_id", "day", "mail_key", "created_at", "items")
	SELECT left(md5(min("id")), 22), 'ladder:' || "forum_id" || ':' || split_part("key", ':', 3) || ':' || split_part("key", ':', 4) || ':' || "day",
		'ladder', "forum_id", "account_id", "day", min("mail_key"), min("created_at"), array_agg(split_part("key", ':', 2))
	FROM "reminder" WHERE "rule" = 'ladder' AND "items" IS NULL
	GROUP BY "forum_id", "account_id", "day", split_part("key", ':', 3), split_part("key", ':', 4);--> statement-breakpoint
DELETE FROM "reminder" WHERE "rule" = 'ladder' AND "items" IS NULL;
