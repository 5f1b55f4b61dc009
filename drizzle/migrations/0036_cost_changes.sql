CREATE TABLE `cost_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`old_cost` integer,
	`new_cost` integer NOT NULL,
	`currency` text NOT NULL,
	`is_far` integer DEFAULT false NOT NULL,
	`state` text NOT NULL,
	`restores` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`refusal` text,
	`decided_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cost_changes_open` ON `cost_changes` (`shop_id`,`variant_id`) WHERE state IN ('asked', 'queued');--> statement-breakpoint
CREATE INDEX `cost_changes_asked` ON `cost_changes` (`shop_id`,`id`) WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX `cost_changes_due` ON `cost_changes` (`shop_id`,`id`) WHERE state IN ('queued', 'sending');--> statement-breakpoint
CREATE INDEX `cost_changes_variant` ON `cost_changes` (`shop_id`,`variant_id`,`id`);--> statement-breakpoint
CREATE INDEX `cost_changes_newest` ON `cost_changes` (`shop_id`,`id`);