CREATE TABLE `waiting_jobs` (
	`shop_id` integer NOT NULL,
	`message` text NOT NULL,
	`kind` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `message`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `shops` ADD `uninstall_told` text;--> statement-breakpoint
ALTER TABLE `shops` ADD `erasure_told` text;--> statement-breakpoint
ALTER TABLE `tokens` ADD `refused_at` integer;--> statement-breakpoint
ALTER TABLE `tokens` ADD `refusals` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tokens` ADD `ask_again_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tokens` ADD `refusal_told_at` integer;