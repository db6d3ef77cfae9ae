CREATE TABLE "view_stamp" (
	"scope" text PRIMARY KEY NOT NULL,
	"stamp" uuid NOT NULL
);
