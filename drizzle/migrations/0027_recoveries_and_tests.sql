ALTER TABLE `attempts` ADD `by_hand` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `last_status` integer;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `recovered_at` integer;--> statement-breakpoint
CREATE INDEX `dispatches_by_state` ON `dispatches` (`shop_id`,`state`,`sequence`) WHERE state <> 'delivered';--> statement-breakpoint
CREATE INDEX `dispatches_by_type` ON `dispatches` (`shop_id`,`type`,`sequence`);--> statement-breakpoint
ALTER TABLE `endpoints` ADD `test_minute` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `endpoints` ADD `tests_used` integer DEFAULT 0 NOT NULL;