CREATE TABLE `alerts` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`initial` integer NOT NULL,
	`available_then` integer,
	`position_then` integer NOT NULL,
	`reorder_point_then` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_open` ON `alerts` (`shop_id`,`variant_id`,`location_id`) WHERE closed_at IS NULL;--> statement-breakpoint
CREATE INDEX `alerts_newest` ON `alerts` (`shop_id`,`opened_at`,`id`,`variant_id`,`location_id`) WHERE closed_at IS NULL;--> statement-breakpoint
CREATE INDEX `alerts_closed` ON `alerts` (`shop_id`,`closed_at`,`id`) WHERE closed_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `daily_sales` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`day` integer NOT NULL,
	`location_id` integer NOT NULL,
	`units` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`, `day`, `location_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `delivery_counts` (
	`shop_id` integer NOT NULL,
	`day` integer NOT NULL,
	`topic` text NOT NULL,
	`outcome` text NOT NULL,
	`count` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `day`, `topic`, `outcome`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `incoming` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`source` text NOT NULL,
	`source_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	`expected_day` integer,
	PRIMARY KEY(`shop_id`, `variant_id`, `location_id`, `source`, `source_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `jobs` (
	`shop_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`cursor` text NOT NULL,
	`counts` text DEFAULT '{}' NOT NULL,
	`error` text,
	`started_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`shop_id`, `kind`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `jobs_running` ON `jobs` (`updated_at`) WHERE state = 'running';--> statement-breakpoint
CREATE TABLE `level_days` (
	`shop_id` integer NOT NULL,
	`inventory_item_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`day` integer NOT NULL,
	`max_available` integer,
	`last_available` integer,
	`last_updated_at` integer NOT NULL,
	`last_triggered_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `inventory_item_id`, `location_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `levels` (
	`shop_id` integer NOT NULL,
	`inventory_item_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`available` integer,
	`updated_at` integer NOT NULL,
	`triggered_at` integer NOT NULL,
	`doubtful` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`shop_id`, `inventory_item_id`, `location_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `levels_doubtful` ON `levels` (`shop_id`) WHERE doubtful = 1;--> statement-breakpoint
CREATE TABLE `locations` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`shopify_id` integer NOT NULL,
	`name` text,
	`active` integer DEFAULT true NOT NULL,
	`updated_at` integer DEFAULT 0 NOT NULL,
	`triggered_at` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `locations_shopify` ON `locations` (`shop_id`,`shopify_id`);--> statement-breakpoint
CREATE TABLE `movements` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`inventory_item_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`delta` integer NOT NULL,
	`available_after` integer,
	`cause` text NOT NULL,
	`at` integer NOT NULL,
	`recorded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `movements_level` ON `movements` (`shop_id`,`inventory_item_id`,`location_id`,`at`);--> statement-breakpoint
CREATE TABLE `order_lines` (
	`shop_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`day` integer NOT NULL,
	`processed_at` integer NOT NULL,
	`quantity` integer NOT NULL,
	`current_quantity` integer NOT NULL,
	`cancelled` integer NOT NULL,
	`test` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`triggered_at` integer NOT NULL,
	`was_variant_id` integer,
	`was_location_id` integer,
	`was_day` integer,
	PRIMARY KEY(`shop_id`, `line_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `order_lines_day` ON `order_lines` (`shop_id`,`variant_id`,`day`,`location_id`);--> statement-breakpoint
CREATE TABLE `overviews` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`shopify_id` integer NOT NULL,
	`product_id` integer NOT NULL,
	`product_title` text NOT NULL,
	`variant_title` text NOT NULL,
	`sku` text NOT NULL,
	`barcode` text NOT NULL,
	`vendor` text NOT NULL,
	`image_url` text,
	`status` text NOT NULL,
	`available` integer,
	`position` integer NOT NULL,
	`units` real NOT NULL,
	`days` integer NOT NULL,
	`velocity` real NOT NULL,
	`reorder_point` integer NOT NULL,
	`cover` real NOT NULL,
	`low` integer NOT NULL,
	`out` integer NOT NULL,
	`untracked` integer NOT NULL,
	`stock` text NOT NULL,
	`hidden` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
);
--> statement-breakpoint
CREATE INDEX `overviews_title` ON `overviews` (`shop_id`,product_title COLLATE NOCASE,`variant_id`) WHERE hidden = 0;--> statement-breakpoint
CREATE INDEX `overviews_cover` ON `overviews` (`shop_id`,`cover`,`variant_id`) WHERE hidden = 0;--> statement-breakpoint
CREATE INDEX `overviews_low` ON `overviews` (`shop_id`,`cover`,`variant_id`) WHERE hidden = 0 AND low = 1;--> statement-breakpoint
CREATE INDEX `overviews_out` ON `overviews` (`shop_id`,`cover`,`variant_id`) WHERE hidden = 0 AND "out" = 1;--> statement-breakpoint
CREATE INDEX `overviews_untracked` ON `overviews` (`shop_id`,`cover`,`variant_id`) WHERE hidden = 0 AND untracked = 1;--> statement-breakpoint
CREATE TABLE `plans` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`as_of_day` integer NOT NULL,
	`available` integer,
	`incoming` integer NOT NULL,
	`position` integer NOT NULL,
	`units_7` real NOT NULL,
	`units_14` real NOT NULL,
	`units_30` real NOT NULL,
	`units_60` real NOT NULL,
	`units_90` real NOT NULL,
	`units_180` real NOT NULL,
	`units_365` real NOT NULL,
	`days_7` integer NOT NULL,
	`days_14` integer NOT NULL,
	`days_30` integer NOT NULL,
	`days_60` integer NOT NULL,
	`days_90` integer NOT NULL,
	`days_180` integer NOT NULL,
	`days_365` integer NOT NULL,
	`known_days` integer NOT NULL,
	`unobserved_days` integer NOT NULL,
	`velocity` real NOT NULL,
	`safety_stock` real NOT NULL,
	`reorder_point` integer NOT NULL,
	`cover` real NOT NULL,
	`low` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`, `location_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `products` (
	`shop_id` integer NOT NULL,
	`shopify_id` integer NOT NULL,
	`title` text NOT NULL,
	`vendor` text NOT NULL,
	`status` text NOT NULL,
	`image_url` text,
	`updated_at` integer NOT NULL,
	`triggered_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `shopify_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `quarantine` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`topic` text NOT NULL,
	`webhook_id` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`reason` text NOT NULL,
	`message` text,
	`received_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quarantine_delivery` ON `quarantine` (`shop_id`,`webhook_id`,`topic`,`sha256`);--> statement-breakpoint
CREATE TABLE `rules` (
	`shop_id` integer NOT NULL,
	`level` text NOT NULL,
	`subject_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`lead_time_days` integer,
	`cover_days` integer,
	`safety_days` integer,
	`safety_stock` integer,
	`minimum_order` integer,
	`case_pack` integer,
	`velocity` real,
	`reorder_point` integer,
	`active` integer,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `level`, `subject_id`, `location_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `shop_counts` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`variants` integer DEFAULT 0 NOT NULL,
	`low` integer DEFAULT 0 NOT NULL,
	`out` integer DEFAULT 0 NOT NULL,
	`untracked` integer DEFAULT 0 NOT NULL,
	`alerts` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `shop_settings` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`velocity_window` integer DEFAULT 30 NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `shops` (
	`id` integer PRIMARY KEY NOT NULL,
	`domain` text NOT NULL,
	`name` text,
	`time_zone` text DEFAULT 'UTC' NOT NULL,
	`currency` text DEFAULT 'USD' NOT NULL,
	`installed_at` integer NOT NULL,
	`uninstalled_at` integer,
	`sales_from_day` integer NOT NULL,
	`subscriptions_checked_at` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shops_domain_unique` ON `shops` (`domain`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`access_token` text NOT NULL,
	`access_expires_at` integer NOT NULL,
	`refresh_token` text NOT NULL,
	`refresh_expires_at` integer NOT NULL,
	`scopes` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`refreshing_until` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `variants` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`shopify_id` integer NOT NULL,
	`product_id` integer,
	`inventory_item_id` integer,
	`title` text,
	`sku` text,
	`barcode` text,
	`continues_selling` integer DEFAULT false NOT NULL,
	`created_day` integer,
	`updated_at` integer DEFAULT 0 NOT NULL,
	`triggered_at` integer DEFAULT 0 NOT NULL,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `variants_shopify` ON `variants` (`shop_id`,`shopify_id`);--> statement-breakpoint
CREATE INDEX `variants_product` ON `variants` (`shop_id`,`product_id`);--> statement-breakpoint
CREATE INDEX `variants_item` ON `variants` (`shop_id`,`inventory_item_id`);
--> statement-breakpoint
-- The counts a page shows are kept as the rows change, so that no page counts.
CREATE TRIGGER `overviews_counted_insert` AFTER INSERT ON `overviews` BEGIN
  INSERT INTO shop_counts (shop_id, variants, low, "out", untracked)
  VALUES (NEW.shop_id, NEW.hidden = 0, NEW.hidden = 0 AND NEW.low, NEW.hidden = 0 AND NEW."out", NEW.hidden = 0 AND NEW.untracked)
  ON CONFLICT (shop_id) DO UPDATE SET variants = variants + excluded.variants, low = low + excluded.low, "out" = "out" + excluded."out", untracked = untracked + excluded.untracked;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_counted_update` AFTER UPDATE OF hidden, low, "out", untracked ON `overviews` BEGIN
  UPDATE shop_counts SET
    variants = variants + (NEW.hidden = 0) - (OLD.hidden = 0),
    low = low + (NEW.hidden = 0 AND NEW.low) - (OLD.hidden = 0 AND OLD.low),
    "out" = "out" + (NEW.hidden = 0 AND NEW."out") - (OLD.hidden = 0 AND OLD."out"),
    untracked = untracked + (NEW.hidden = 0 AND NEW.untracked) - (OLD.hidden = 0 AND OLD.untracked)
  WHERE shop_id = NEW.shop_id;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_counted_delete` AFTER DELETE ON `overviews` WHEN OLD.hidden = 0 BEGIN
  UPDATE shop_counts SET variants = variants - 1, low = low - OLD.low, "out" = "out" - OLD."out", untracked = untracked - OLD.untracked
  WHERE shop_id = OLD.shop_id;
END;
--> statement-breakpoint
CREATE TRIGGER `alerts_counted_insert` AFTER INSERT ON `alerts` WHEN NEW.closed_at IS NULL BEGIN
  INSERT INTO shop_counts (shop_id, alerts) VALUES (NEW.shop_id, 1) ON CONFLICT (shop_id) DO UPDATE SET alerts = alerts + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `alerts_counted_update` AFTER UPDATE OF closed_at ON `alerts` BEGIN
  UPDATE shop_counts SET alerts = alerts + (NEW.closed_at IS NULL) - (OLD.closed_at IS NULL) WHERE shop_id = NEW.shop_id;
END;
--> statement-breakpoint
CREATE TRIGGER `alerts_counted_delete` AFTER DELETE ON `alerts` WHEN OLD.closed_at IS NULL BEGIN
  UPDATE shop_counts SET alerts = alerts - 1 WHERE shop_id = OLD.shop_id;
END;
