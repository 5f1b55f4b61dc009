CREATE TABLE `order_quantities` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
) WITHOUT ROWID;
--> statement-breakpoint
-- What the merchant has typed goes with the shop, as its rules do.
DROP TRIGGER `shops_uninstalled`;
--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM tokens WHERE shop_id = NEW.id;
  DELETE FROM shop_settings WHERE shop_id = NEW.id;
  DELETE FROM rules WHERE shop_id = NEW.id;
  DELETE FROM promotions WHERE shop_id = NEW.id;
  DELETE FROM snoozes WHERE shop_id = NEW.id;
  DELETE FROM order_quantities WHERE shop_id = NEW.id;
  DELETE FROM suppliers WHERE shop_id = NEW.id;
  DELETE FROM supplier_vendors WHERE shop_id = NEW.id;
  DELETE FROM supplier_terms WHERE shop_id = NEW.id;
  DELETE FROM alert_mail WHERE shop_id = NEW.id;
  DELETE FROM mails WHERE shop_id = NEW.id;
END;
