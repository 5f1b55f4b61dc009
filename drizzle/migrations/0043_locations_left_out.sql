ALTER TABLE `locations` ADD `left_out` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled_locations` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  UPDATE locations SET left_out = 0 WHERE shop_id = NEW.id AND left_out;
END;
