CREATE TABLE `averages_due` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`token` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled_averages` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM averages_due WHERE shop_id = NEW.id;
END;
