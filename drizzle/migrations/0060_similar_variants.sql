CREATE TABLE `similar_variants` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`similar_id` integer NOT NULL,
	`percent` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `forecasts` ADD `start_rate` real;--> statement-breakpoint
ALTER TABLE `forecasts` ADD `similar_id` integer;--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled_similar` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM similar_variants WHERE shop_id = NEW.id;
END;
