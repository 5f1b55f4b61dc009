CREATE TABLE `deleted_orders` (
	`shop_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	`deleted_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `order_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `deleted_orders_age` ON `deleted_orders` (`deleted_at`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`type` text NOT NULL,
	`key` text NOT NULL,
	`data` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_key` ON `events` (`shop_id`,`key`);--> statement-breakpoint
CREATE INDEX `events_age` ON `events` (`at`);--> statement-breakpoint
CREATE TABLE `inventory_items` (
	`shop_id` integer NOT NULL,
	`shopify_id` integer NOT NULL,
	`tracked` integer NOT NULL,
	`cost` integer,
	`cost_currency` text,
	`updated_at` integer NOT NULL,
	`triggered_at` integer NOT NULL,
	`deleted_at` integer,
	PRIMARY KEY(`shop_id`, `shopify_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `inventory_items_gone` ON `inventory_items` (`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `refund_lines` (
	`shop_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`refund_line_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	`restocked` integer NOT NULL,
	`location_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `line_id`, `refund_line_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `refund_lines_age` ON `refund_lines` (`created_at`);--> statement-breakpoint
ALTER TABLE `levels` ADD `deleted_at` integer;--> statement-breakpoint
CREATE INDEX `levels_gone` ON `levels` (`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
ALTER TABLE `locations` ADD `deleted_at` integer;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `placed_by_refund` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `order_lines_order` ON `order_lines` (`shop_id`,`order_id`);--> statement-breakpoint
ALTER TABLE `products` ADD `deleted_at` integer;--> statement-breakpoint
CREATE INDEX `products_gone` ON `products` (`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_settings` ADD `refunds_keep_sales` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `shops` ADD `updated_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `shops` ADD `triggered_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `shops` ADD `days_time_zone` text;--> statement-breakpoint
CREATE INDEX `quarantine_age` ON `quarantine` (`received_at`);
--> statement-breakpoint
-- The token goes with the shop in one statement, whoever marks it: an uninstall must not be half done.
CREATE TRIGGER `shops_uninstalled` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM tokens WHERE shop_id = NEW.id;
  DELETE FROM shop_settings WHERE shop_id = NEW.id;
  DELETE FROM rules WHERE shop_id = NEW.id;
END;
--> statement-breakpoint
-- Whoever opens or closes an alert announces it in the same batch; what the first import opens waits for its digest.
CREATE TRIGGER `alerts_announced_open` AFTER INSERT ON `alerts` WHEN NEW.closed_at IS NULL AND NEW.initial = 0 BEGIN
  INSERT INTO events (shop_id, type, key, data, at)
  VALUES (NEW.shop_id, 'stock.low', 'alert/' || NEW.id || '/opened', json_object('alert', CAST(NEW.id AS TEXT),
    'variant', (SELECT CAST(shopify_id AS TEXT) FROM variants WHERE id = NEW.variant_id),
    'location', (SELECT CAST(shopify_id AS TEXT) FROM locations WHERE id = NEW.location_id),
    'available', NEW.available_then, 'position', NEW.position_then, 'reorderPoint', NEW.reorder_point_then), NEW.opened_at)
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER `alerts_announced_close` AFTER UPDATE OF closed_at ON `alerts` WHEN NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL BEGIN
  INSERT INTO events (shop_id, type, key, data, at)
  SELECT NEW.shop_id, 'stock.recovered', 'alert/' || NEW.id || '/closed', json_object('alert', CAST(NEW.id AS TEXT),
    'variant', (SELECT CAST(shopify_id AS TEXT) FROM variants WHERE id = NEW.variant_id),
    'location', (SELECT CAST(shopify_id AS TEXT) FROM locations WHERE id = NEW.location_id),
    'available', p.available, 'position', p.position, 'reorderPoint', p.reorder_point), NEW.closed_at
  FROM (SELECT 1) LEFT JOIN plans p ON p.shop_id = NEW.shop_id AND p.variant_id = NEW.variant_id AND p.location_id = NEW.location_id
  WHERE true ON CONFLICT DO NOTHING;
END;
