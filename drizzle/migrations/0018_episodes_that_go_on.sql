ALTER TABLE `alert_mail` ADD `tellings` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `alerts` ADD `reopened_at` integer;--> statement-breakpoint
ALTER TABLE `alerts` ADD `peak_position` integer;--> statement-breakpoint
ALTER TABLE `alerts` ADD `told_at` integer;--> statement-breakpoint
-- Closed ones have no peak, and do not go on.
UPDATE `alerts` SET told_at = m.updated_at FROM `alert_mail` m
WHERE m.shop_id = alerts.shop_id AND alerts.id <= m.told_up_to AND alerts.closed_at IS NULL;
--> statement-breakpoint
CREATE INDEX `alerts_past` ON `alerts` (`shop_id`,`variant_id`,`closed_at`,`location_id`) WHERE closed_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `alerts_untold` ON `alerts` (`shop_id`,`snoozed_until_day`,`id`) WHERE closed_at IS NULL AND told_at IS NULL;
--> statement-breakpoint
-- An alert that went on closes again: that is news.
DROP TRIGGER `alerts_announced_close`;
--> statement-breakpoint
CREATE TRIGGER `alerts_announced_close` AFTER UPDATE OF closed_at ON `alerts` WHEN NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL BEGIN
  INSERT INTO events (shop_id, type, key, data, at)
  SELECT NEW.shop_id, 'stock.recovered', 'alert/' || NEW.id || '/closed' || COALESCE('/' || NEW.reopened_at, ''), json_object('alert', CAST(NEW.id AS TEXT),
    'variant', (SELECT CAST(shopify_id AS TEXT) FROM variants WHERE id = NEW.variant_id),
    'location', (SELECT CAST(shopify_id AS TEXT) FROM locations WHERE id = NEW.location_id),
    'available', p.available, 'position', p.position, 'reorderPoint', NULLIF(p.reorder_point, -1)), NEW.closed_at
  FROM (SELECT 1) LEFT JOIN plans p ON p.shop_id = NEW.shop_id AND p.variant_id = NEW.variant_id AND p.location_id = NEW.location_id
  WHERE true ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
-- Whoever heard that it recovered hears that it is low again; its closing was always announced.
CREATE TRIGGER `alerts_announced_again` AFTER UPDATE OF closed_at ON `alerts` WHEN NEW.closed_at IS NULL AND OLD.closed_at IS NOT NULL BEGIN
  INSERT INTO events (shop_id, type, key, data, at)
  SELECT NEW.shop_id, 'stock.low', 'alert/' || NEW.id || '/opened/' || NEW.reopened_at, json_object('alert', CAST(NEW.id AS TEXT),
    'variant', (SELECT CAST(shopify_id AS TEXT) FROM variants WHERE id = NEW.variant_id),
    'location', (SELECT CAST(shopify_id AS TEXT) FROM locations WHERE id = NEW.location_id),
    'available', p.available, 'position', p.position, 'reorderPoint', p.reorder_point), NEW.reopened_at
  FROM plans p WHERE p.shop_id = NEW.shop_id AND p.variant_id = NEW.variant_id AND p.location_id = NEW.location_id
  ON CONFLICT DO NOTHING;
END;
