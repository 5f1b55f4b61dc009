CREATE TABLE `askings` (
	`shop_id` integer NOT NULL,
	`work` text NOT NULL,
	`rests_until` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `work`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `askings_age` ON `askings` (`rests_until`);--> statement-breakpoint
ALTER TABLE `jobs` ADD `failures` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `failing_since` integer;--> statement-breakpoint
ALTER TABLE `jobs` ADD `woken_at` integer DEFAULT 0 NOT NULL;