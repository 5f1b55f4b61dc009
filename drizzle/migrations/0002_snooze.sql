DROP INDEX `alerts_newest`;--> statement-breakpoint
ALTER TABLE `alerts` ADD `snoozed_until_day` integer;--> statement-breakpoint
CREATE INDEX `alerts_snoozed` ON `alerts` (`shop_id`,`snoozed_until_day`,`id`) WHERE closed_at IS NULL AND snoozed_until_day IS NOT NULL;--> statement-breakpoint
CREATE INDEX `alerts_newest` ON `alerts` (`shop_id`,`opened_at`,`id`,`variant_id`,`location_id`) WHERE closed_at IS NULL AND snoozed_until_day IS NULL;--> statement-breakpoint
ALTER TABLE `overviews` ADD `own_rule` text;--> statement-breakpoint
ALTER TABLE `shop_counts` ADD `snoozed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE overviews SET own_rule = (
  SELECT json_array(r.lead_time_days, r.cover_days, r.safety_days, r.safety_stock, r.minimum_order, r.case_pack, r.velocity, r.reorder_point, r.active)
  FROM rules r WHERE r.shop_id = overviews.shop_id AND r.level = 'variant' AND r.subject_id = overviews.variant_id AND r.location_id = 0);
--> statement-breakpoint
DROP TRIGGER `alerts_counted_insert`;
--> statement-breakpoint
DROP TRIGGER `alerts_counted_update`;
--> statement-breakpoint
DROP TRIGGER `alerts_counted_delete`;
--> statement-breakpoint
CREATE TRIGGER `alerts_counted_insert` AFTER INSERT ON `alerts` WHEN NEW.closed_at IS NULL BEGIN
  INSERT INTO shop_counts (shop_id, alerts, snoozed) VALUES (NEW.shop_id, NEW.snoozed_until_day IS NULL, NEW.snoozed_until_day IS NOT NULL)
  ON CONFLICT (shop_id) DO UPDATE SET alerts = alerts + excluded.alerts, snoozed = snoozed + excluded.snoozed;
END;
--> statement-breakpoint
CREATE TRIGGER `alerts_counted_update` AFTER UPDATE OF closed_at, snoozed_until_day ON `alerts` BEGIN
  UPDATE shop_counts SET
    alerts = alerts + (NEW.closed_at IS NULL AND NEW.snoozed_until_day IS NULL) - (OLD.closed_at IS NULL AND OLD.snoozed_until_day IS NULL),
    snoozed = snoozed + (NEW.closed_at IS NULL AND NEW.snoozed_until_day IS NOT NULL) - (OLD.closed_at IS NULL AND OLD.snoozed_until_day IS NOT NULL)
  WHERE shop_id = NEW.shop_id;
END;
--> statement-breakpoint
CREATE TRIGGER `alerts_counted_delete` AFTER DELETE ON `alerts` WHEN OLD.closed_at IS NULL BEGIN
  UPDATE shop_counts SET alerts = alerts - (OLD.snoozed_until_day IS NULL), snoozed = snoozed - (OLD.snoozed_until_day IS NOT NULL)
  WHERE shop_id = OLD.shop_id;
END;
