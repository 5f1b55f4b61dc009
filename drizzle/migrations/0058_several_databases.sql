CREATE TABLE `directory` (
	`domain` text PRIMARY KEY NOT NULL,
	`place` integer NOT NULL,
	`moving_to` integer,
	`moved_from` integer,
	`changed_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `spans` (
	`base` integer PRIMARY KEY NOT NULL,
	`place` integer NOT NULL
);
