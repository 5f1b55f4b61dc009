CREATE TABLE `daily_figures` (
	`shop_id` integer NOT NULL,
	`day` integer NOT NULL,
	`order_now` integer NOT NULL,
	`out` integer NOT NULL,
	`risk` integer NOT NULL,
	`on_the_way` integer NOT NULL,
	`units` integer NOT NULL,
	`stock_value` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `forecasts` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`as_of_day` integer NOT NULL,
	`lead_time_days` integer NOT NULL,
	`review_days` integer NOT NULL,
	`lead_time_deviation` real NOT NULL,
	`service_level` real NOT NULL,
	`rate` real NOT NULL,
	`trend` real NOT NULL,
	`variance` real NOT NULL,
	`reorder_level` integer NOT NULL,
	`low` real NOT NULL,
	`high` real NOT NULL,
	`in_stock_days` integer NOT NULL,
	`out_days` integer NOT NULL,
	`low_confidence` integer NOT NULL,
	`windows` integer NOT NULL,
	`actual` real NOT NULL,
	`forecast` real NOT NULL,
	`absolute_error` real NOT NULL,
	`naive_forecast` real NOT NULL,
	`naive_absolute_error` real NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`, `location_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `shop_demand` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`as_of_day` integer NOT NULL,
	`launch_rate` real
);
--> statement-breakpoint
CREATE TABLE `shop_demand_days` (
	`shop_id` integer NOT NULL,
	`day` integer NOT NULL,
	`roots` real NOT NULL,
	PRIMARY KEY(`shop_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `supplier_counts` (
	`shop_id` integer NOT NULL,
	`supplier_id` integer NOT NULL,
	`low` integer NOT NULL,
	`units` integer NOT NULL,
	`cost` integer NOT NULL,
	`without_cost` integer NOT NULL,
	`risk` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `supplier_id`)
) WITHOUT ROWID;
--> statement-breakpoint
DROP INDEX `overviews_urgent`;--> statement-breakpoint
ALTER TABLE `overviews` ADD `supplier_id` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `overviews` ADD `unit_cost` integer;--> statement-breakpoint
ALTER TABLE `overviews` ADD `price` integer;--> statement-breakpoint
ALTER TABLE `overviews` ADD `incoming` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `overviews` ADD `trend` real;--> statement-breakpoint
ALTER TABLE `overviews` ADD `lead_time_days` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `overviews` ADD `minimum_order` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `overviews` ADD `case_pack` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `overviews` ADD `suggested` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `overviews` ADD `stock_out_day` integer;--> statement-breakpoint
ALTER TABLE `overviews` ADD `order_by_day` integer;--> statement-breakpoint
ALTER TABLE `overviews` ADD `risk` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `overviews` ADD `standing` text;--> statement-breakpoint
ALTER TABLE `overviews` ADD `stock_value` integer;--> statement-breakpoint
CREATE INDEX `overviews_risk` ON `overviews` (`shop_id`,`risk`,`variant_id`) WHERE hidden = 0;--> statement-breakpoint
CREATE INDEX `overviews_supplier` ON `overviews` (`shop_id`,`supplier_id`,`risk`,`variant_id`) WHERE hidden = 0;--> statement-breakpoint
ALTER TABLE `plans` ADD `method` text DEFAULT 'simple' NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `suggested` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `lost_units` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `standing` text;--> statement-breakpoint
ALTER TABLE `plans` ADD `worth` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `supplier_id` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `plans_standing` ON `plans` (`shop_id`,`location_id`,`standing`,`worth`,`variant_id`) WHERE standing IS NOT NULL;--> statement-breakpoint
CREATE INDEX `plans_supplier` ON `plans` (`shop_id`,`location_id`,`standing`,`supplier_id`,`worth`,`variant_id`) WHERE standing IS NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_counts` ADD `soon` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_counts` ADD `overstocked` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_counts` ADD `risk` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_counts` ADD `units` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_counts` ADD `incoming` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_counts` ADD `stock_value` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
UPDATE overviews SET stock = (
  SELECT json_group_array(json_array(p.location_id, p.available, p.position, p.velocity, p.reorder_point, p.low, p.incoming, p.cover, p.suggested))
  FROM plans p WHERE p.shop_id = overviews.shop_id AND p.variant_id = overviews.variant_id AND p.location_id <> 0 AND p.available IS NOT NULL);
--> statement-breakpoint
-- What the triggers below keep from now on.
UPDATE shop_counts SET units = (SELECT COALESCE(SUM(MAX(0, COALESCE(o.available, 0))), 0) FROM overviews o WHERE o.shop_id = shop_counts.shop_id AND o.hidden = 0);
--> statement-breakpoint
INSERT INTO supplier_counts (shop_id, supplier_id, low, units, cost, without_cost, risk)
SELECT shop_id, 0, COUNT(*), 0, 0, 0, 0 FROM overviews WHERE hidden = 0 AND low GROUP BY shop_id;
--> statement-breakpoint
-- Every plan is made anew within the hour: as long as a shop's roll-forward names no day, it is due.
UPDATE jobs SET cursor = '{}', state = 'done' WHERE kind = 'roll-forward';
--> statement-breakpoint
DROP TRIGGER `overviews_counted_insert`;
--> statement-breakpoint
DROP TRIGGER `overviews_counted_update`;
--> statement-breakpoint
DROP TRIGGER `overviews_counted_delete`;
--> statement-breakpoint
CREATE TRIGGER `overviews_counted_insert` AFTER INSERT ON `overviews` BEGIN
  INSERT INTO shop_counts (shop_id, variants, low, "out", untracked, soon, overstocked, risk, units, incoming, stock_value)
  VALUES (NEW.shop_id, (NEW.hidden = 0), (NEW.hidden = 0 AND NEW.low), (NEW.hidden = 0 AND NEW."out"), (NEW.hidden = 0 AND NEW.untracked), (NEW.hidden = 0 AND NEW.standing IS 'soon'), (NEW.hidden = 0 AND NEW.standing IS 'overstocked'), iif(NEW.hidden = 0 AND NEW.low, NEW.risk, 0), iif(NEW.hidden = 0, MAX(0, COALESCE(NEW.available, 0)), 0), iif(NEW.hidden = 0, NEW.incoming, 0), iif(NEW.hidden = 0, COALESCE(NEW.stock_value, 0), 0))
  ON CONFLICT (shop_id) DO UPDATE SET variants = variants + excluded.variants, low = low + excluded.low, "out" = "out" + excluded."out", untracked = untracked + excluded.untracked, soon = soon + excluded.soon, overstocked = overstocked + excluded.overstocked, risk = risk + excluded.risk, units = units + excluded.units, incoming = incoming + excluded.incoming, stock_value = stock_value + excluded.stock_value;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_counted_update` AFTER UPDATE OF hidden, low, "out", untracked, standing, risk, available, incoming, stock_value ON `overviews`
WHEN (NEW.hidden, NEW.low, NEW."out", NEW.untracked, NEW.standing, NEW.risk, NEW.available, NEW.incoming, NEW.stock_value)
  IS NOT (OLD.hidden, OLD.low, OLD."out", OLD.untracked, OLD.standing, OLD.risk, OLD.available, OLD.incoming, OLD.stock_value) BEGIN
  UPDATE shop_counts SET
    variants = variants + (NEW.hidden = 0) - (OLD.hidden = 0),
    low = low + (NEW.hidden = 0 AND NEW.low) - (OLD.hidden = 0 AND OLD.low),
    "out" = "out" + (NEW.hidden = 0 AND NEW."out") - (OLD.hidden = 0 AND OLD."out"),
    untracked = untracked + (NEW.hidden = 0 AND NEW.untracked) - (OLD.hidden = 0 AND OLD.untracked),
    soon = soon + (NEW.hidden = 0 AND NEW.standing IS 'soon') - (OLD.hidden = 0 AND OLD.standing IS 'soon'),
    overstocked = overstocked + (NEW.hidden = 0 AND NEW.standing IS 'overstocked') - (OLD.hidden = 0 AND OLD.standing IS 'overstocked'),
    risk = risk + iif(NEW.hidden = 0 AND NEW.low, NEW.risk, 0) - iif(OLD.hidden = 0 AND OLD.low, OLD.risk, 0),
    units = units + iif(NEW.hidden = 0, MAX(0, COALESCE(NEW.available, 0)), 0) - iif(OLD.hidden = 0, MAX(0, COALESCE(OLD.available, 0)), 0),
    incoming = incoming + iif(NEW.hidden = 0, NEW.incoming, 0) - iif(OLD.hidden = 0, OLD.incoming, 0),
    stock_value = stock_value + iif(NEW.hidden = 0, COALESCE(NEW.stock_value, 0), 0) - iif(OLD.hidden = 0, COALESCE(OLD.stock_value, 0), 0)
  WHERE shop_id = NEW.shop_id;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_counted_delete` AFTER DELETE ON `overviews` WHEN OLD.hidden = 0 BEGIN
  UPDATE shop_counts SET
    variants = variants - (OLD.hidden = 0),
    low = low - (OLD.hidden = 0 AND OLD.low),
    "out" = "out" - (OLD.hidden = 0 AND OLD."out"),
    untracked = untracked - (OLD.hidden = 0 AND OLD.untracked),
    soon = soon - (OLD.hidden = 0 AND OLD.standing IS 'soon'),
    overstocked = overstocked - (OLD.hidden = 0 AND OLD.standing IS 'overstocked'),
    risk = risk - iif(OLD.hidden = 0 AND OLD.low, OLD.risk, 0),
    units = units - iif(OLD.hidden = 0, MAX(0, COALESCE(OLD.available, 0)), 0),
    incoming = incoming - iif(OLD.hidden = 0, OLD.incoming, 0),
    stock_value = stock_value - iif(OLD.hidden = 0, COALESCE(OLD.stock_value, 0), 0)
  WHERE shop_id = OLD.shop_id;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_ordered_insert` AFTER INSERT ON `overviews` WHEN NEW.hidden = 0 AND NEW.low BEGIN
  INSERT INTO supplier_counts (shop_id, supplier_id, low, units, cost, without_cost, risk)
  SELECT NEW.shop_id, NEW.supplier_id, 1, NEW.suggested, NEW.suggested * COALESCE(NEW.unit_cost, 0), NEW.unit_cost IS NULL AND NEW.suggested > 0, NEW.risk WHERE NEW.hidden = 0 AND NEW.low
  ON CONFLICT (shop_id, supplier_id) DO UPDATE SET low = low + excluded.low, units = units + excluded.units, cost = cost + excluded.cost,
    without_cost = without_cost + excluded.without_cost, risk = risk + excluded.risk;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_ordered_update` AFTER UPDATE OF hidden, low, supplier_id, suggested, unit_cost, risk ON `overviews`
WHEN (NEW.hidden, NEW.low, NEW.supplier_id, NEW.suggested, NEW.unit_cost, NEW.risk)
  IS NOT (OLD.hidden, OLD.low, OLD.supplier_id, OLD.suggested, OLD.unit_cost, OLD.risk) BEGIN
  UPDATE supplier_counts SET low = low - 1, units = units - OLD.suggested, cost = cost - OLD.suggested * COALESCE(OLD.unit_cost, 0),
    without_cost = without_cost - (OLD.unit_cost IS NULL AND OLD.suggested > 0), risk = risk - OLD.risk
  WHERE shop_id = OLD.shop_id AND supplier_id = OLD.supplier_id AND OLD.hidden = 0 AND OLD.low;
  INSERT INTO supplier_counts (shop_id, supplier_id, low, units, cost, without_cost, risk)
  SELECT NEW.shop_id, NEW.supplier_id, 1, NEW.suggested, NEW.suggested * COALESCE(NEW.unit_cost, 0), NEW.unit_cost IS NULL AND NEW.suggested > 0, NEW.risk WHERE NEW.hidden = 0 AND NEW.low
  ON CONFLICT (shop_id, supplier_id) DO UPDATE SET low = low + excluded.low, units = units + excluded.units, cost = cost + excluded.cost,
    without_cost = without_cost + excluded.without_cost, risk = risk + excluded.risk;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_ordered_delete` AFTER DELETE ON `overviews` BEGIN
  UPDATE supplier_counts SET low = low - 1, units = units - OLD.suggested, cost = cost - OLD.suggested * COALESCE(OLD.unit_cost, 0),
    without_cost = without_cost - (OLD.unit_cost IS NULL AND OLD.suggested > 0), risk = risk - OLD.risk
  WHERE shop_id = OLD.shop_id AND supplier_id = OLD.supplier_id AND OLD.hidden = 0 AND OLD.low;
END;
--> statement-breakpoint
-- A reorder point of −1 stands for none.
DROP TRIGGER `alerts_announced_close`;
--> statement-breakpoint
CREATE TRIGGER `alerts_announced_close` AFTER UPDATE OF closed_at ON `alerts` WHEN NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL BEGIN
  INSERT INTO events (shop_id, type, key, data, at)
  SELECT NEW.shop_id, 'stock.recovered', 'alert/' || NEW.id || '/closed', json_object('alert', CAST(NEW.id AS TEXT),
    'variant', (SELECT CAST(shopify_id AS TEXT) FROM variants WHERE id = NEW.variant_id),
    'location', (SELECT CAST(shopify_id AS TEXT) FROM locations WHERE id = NEW.location_id),
    'available', p.available, 'position', p.position, 'reorderPoint', NULLIF(p.reorder_point, -1)), NEW.closed_at
  FROM (SELECT 1) LEFT JOIN plans p ON p.shop_id = NEW.shop_id AND p.variant_id = NEW.variant_id AND p.location_id = NEW.location_id
  WHERE true ON CONFLICT DO NOTHING;
END;
