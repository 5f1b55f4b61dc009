CREATE TABLE `courses` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`until_day` integer NOT NULL,
	`basis` text NOT NULL,
	`days` text NOT NULL,
	`numbers` text NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
);
--> statement-breakpoint
ALTER TABLE `shop_demand` ADD `trusts` text;--> statement-breakpoint
ALTER TABLE `shop_demand` ADD `series` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_demand_days` ADD `pace` real;--> statement-breakpoint
ALTER TABLE `shop_demand_days` ADD `marked` integer;--> statement-breakpoint
CREATE TRIGGER `daily_sales_course_insert` AFTER INSERT ON `daily_sales`
WHEN NEW.`day` < (SELECT d.`as_of_day` FROM `shop_demand` d WHERE d.`shop_id` = NEW.`shop_id`)
BEGIN
  DELETE FROM `courses` WHERE `shop_id` = NEW.`shop_id` AND `variant_id` = NEW.`variant_id` AND `until_day` > NEW.`day`;
END;--> statement-breakpoint
CREATE TRIGGER `daily_sales_course_update` AFTER UPDATE OF `day`, `location_id`, `units` ON `daily_sales`
WHEN OLD.`day` < (SELECT d.`as_of_day` FROM `shop_demand` d WHERE d.`shop_id` = OLD.`shop_id`) AND (NEW.`day`, NEW.`location_id`, NEW.`units`) IS NOT (OLD.`day`, OLD.`location_id`, OLD.`units`)
BEGIN
  DELETE FROM `courses` WHERE `shop_id` = OLD.`shop_id` AND `variant_id` = OLD.`variant_id` AND `until_day` > OLD.`day`;
END;--> statement-breakpoint
CREATE TRIGGER `daily_sales_course_delete` AFTER DELETE ON `daily_sales`
WHEN OLD.`day` < (SELECT d.`as_of_day` FROM `shop_demand` d WHERE d.`shop_id` = OLD.`shop_id`)
BEGIN
  DELETE FROM `courses` WHERE `shop_id` = OLD.`shop_id` AND `variant_id` = OLD.`variant_id` AND `until_day` > OLD.`day`;
END;--> statement-breakpoint
CREATE TRIGGER `level_days_course_insert` AFTER INSERT ON `level_days`
WHEN NEW.`day` < (SELECT d.`as_of_day` FROM `shop_demand` d WHERE d.`shop_id` = NEW.`shop_id`)
BEGIN
  DELETE FROM `courses` WHERE `shop_id` = NEW.`shop_id` AND `until_day` > NEW.`day`
    AND `variant_id` IN (SELECT v.`id` FROM `variants` v WHERE v.`shop_id` = NEW.`shop_id` AND v.`inventory_item_id` = NEW.`inventory_item_id`);
END;--> statement-breakpoint
CREATE TRIGGER `level_days_course_update` AFTER UPDATE OF `day`, `max_available`, `last_available` ON `level_days`
WHEN OLD.`day` < (SELECT d.`as_of_day` FROM `shop_demand` d WHERE d.`shop_id` = OLD.`shop_id`) AND (NEW.`day`, NEW.`max_available`, NEW.`last_available`) IS NOT (OLD.`day`, OLD.`max_available`, OLD.`last_available`)
BEGIN
  DELETE FROM `courses` WHERE `shop_id` = OLD.`shop_id` AND `until_day` > OLD.`day`
    AND `variant_id` IN (SELECT v.`id` FROM `variants` v WHERE v.`shop_id` = OLD.`shop_id` AND v.`inventory_item_id` = OLD.`inventory_item_id`);
END;--> statement-breakpoint
CREATE TRIGGER `level_days_course_delete` AFTER DELETE ON `level_days`
WHEN OLD.`day` < (SELECT d.`as_of_day` FROM `shop_demand` d WHERE d.`shop_id` = OLD.`shop_id`)
BEGIN
  DELETE FROM `courses` WHERE `shop_id` = OLD.`shop_id` AND `until_day` > OLD.`day` AND `until_day` - 399 <= OLD.`day`
    AND `variant_id` IN (SELECT v.`id` FROM `variants` v WHERE v.`shop_id` = OLD.`shop_id` AND v.`inventory_item_id` = OLD.`inventory_item_id`);
END;