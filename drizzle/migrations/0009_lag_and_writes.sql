ALTER TABLE `delivery_counts` ADD `lag` integer;--> statement-breakpoint
ALTER TABLE `delivery_counts` ADD `worst_lag` integer;--> statement-breakpoint
CREATE INDEX `inventory_writes_unsettled` ON `inventory_writes` (`shop_id`,`id`) WHERE state IN ('queued', 'sending', 'uncertain');--> statement-breakpoint
CREATE INDEX `inventory_writes_settled` ON `inventory_writes` (`updated_at`) WHERE state IN ('confirmed', 'refused');--> statement-breakpoint
CREATE INDEX `quarantine_newest` ON `quarantine` (`shop_id`,`id`);--> statement-breakpoint
CREATE INDEX `quarantine_topics` ON `quarantine` (`shop_id`,`topic`);