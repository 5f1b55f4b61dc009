CREATE TABLE `shopify_orders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`shopify_id` integer NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`currency` text NOT NULL,
	`supplier` text,
	`destination_id` integer,
	`destination` text,
	`created_at` integer NOT NULL,
	`ordered_at` integer,
	`archived_at` integer,
	`lines` text NOT NULL,
	`line_count` integer NOT NULL,
	`units` integer NOT NULL,
	`units_received` integer,
	`amount` integer NOT NULL,
	`lines_without_cost` integer NOT NULL,
	`expected_day` integer,
	`read_at` integer NOT NULL,
	`gone_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shopify_orders_own` ON `shopify_orders` (`shop_id`,`shopify_id`);--> statement-breakpoint
CREATE INDEX `shopify_orders_newest` ON `shopify_orders` (`shop_id`,`created_at`,`id`) WHERE gone_at IS NULL;--> statement-breakpoint
CREATE INDEX `shopify_orders_gone` ON `shopify_orders` (`gone_at`) WHERE gone_at IS NOT NULL;--> statement-breakpoint
ALTER TABLE `purchasing_settings` ADD `shopify_orders` text DEFAULT 'shown' NOT NULL;--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled_shopify_orders` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM shopify_orders WHERE shop_id = NEW.id;
END;
