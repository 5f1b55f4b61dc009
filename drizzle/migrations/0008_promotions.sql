CREATE TABLE `promotions` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`level` text NOT NULL,
	`subject_id` integer NOT NULL,
	`name` text NOT NULL,
	`from_day` integer NOT NULL,
	`to_day` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `promotions_subject` ON `promotions` (`shop_id`,`level`,`subject_id`,`to_day`);--> statement-breakpoint
CREATE INDEX `promotions_newest` ON `promotions` (`shop_id`,`from_day`,`id`);--> statement-breakpoint
CREATE TABLE `skus` (
	`shop_id` integer NOT NULL,
	`sku` text COLLATE NOCASE NOT NULL,
	`variant_id` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `sku`, `variant_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `snoozes` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`until_day` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `forecasts` ADD `promotion_days` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_units_7` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_units_14` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_units_30` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_units_60` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_units_90` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_units_180` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_units_365` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_days_7` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_days_14` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_days_30` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_days_60` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_days_90` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_days_180` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `promotion_days_365` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `observed_from_day` integer;--> statement-breakpoint
ALTER TABLE `shop_counts` ADD `order_now` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_counts` ADD `snoozed_lines` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_counts` ADD `excluded` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `supplier_counts` ADD `variants` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `supplier_counts` ADD `lines` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
DROP TRIGGER `overviews_counted_insert`;
--> statement-breakpoint
DROP TRIGGER `overviews_counted_update`;
--> statement-breakpoint
DROP TRIGGER `overviews_counted_delete`;
--> statement-breakpoint
DROP TRIGGER `overviews_ordered_insert`;
--> statement-breakpoint
DROP TRIGGER `overviews_ordered_update`;
--> statement-breakpoint
DROP TRIGGER `overviews_ordered_delete`;
--> statement-breakpoint
DROP TRIGGER `shops_uninstalled`;
--> statement-breakpoint
CREATE TRIGGER `overviews_counted_insert` AFTER INSERT ON `overviews` BEGIN
  INSERT INTO shop_counts (shop_id, variants, low, order_now, "out", untracked, soon, overstocked, snoozed_lines, excluded, risk, units, incoming, stock_value)
  VALUES (NEW.shop_id, (NEW.hidden = 0), (NEW.hidden = 0 AND NEW.low), (NEW.hidden = 0 AND NEW.standing IS 'low'), (NEW.hidden = 0 AND NEW."out"), (NEW.hidden = 0 AND NEW.untracked), (NEW.hidden = 0 AND NEW.standing IS 'soon'), (NEW.hidden = 0 AND NEW.standing IS 'overstocked'), (NEW.hidden = 0 AND NEW.standing IS 'snoozed'), (NEW.hidden = 0 AND NEW.standing IS 'excluded'), iif(NEW.hidden = 0 AND NEW.standing IS 'low', NEW.risk, 0), iif(NEW.hidden = 0, MAX(0, COALESCE(NEW.available, 0)), 0), iif(NEW.hidden = 0, NEW.incoming, 0), iif(NEW.hidden = 0, COALESCE(NEW.stock_value, 0), 0))
  ON CONFLICT (shop_id) DO UPDATE SET variants = variants + excluded.variants, low = low + excluded.low, order_now = order_now + excluded.order_now, "out" = "out" + excluded."out", untracked = untracked + excluded.untracked, soon = soon + excluded.soon, overstocked = overstocked + excluded.overstocked, snoozed_lines = snoozed_lines + excluded.snoozed_lines, excluded = excluded + excluded.excluded, risk = risk + excluded.risk, units = units + excluded.units, incoming = incoming + excluded.incoming, stock_value = stock_value + excluded.stock_value;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_counted_update` AFTER UPDATE OF hidden, low, "out", untracked, standing, risk, available, incoming, stock_value ON `overviews`
WHEN (NEW.hidden, NEW.low, NEW."out", NEW.untracked, NEW.standing, NEW.risk, NEW.available, NEW.incoming, NEW.stock_value)
  IS NOT (OLD.hidden, OLD.low, OLD."out", OLD.untracked, OLD.standing, OLD.risk, OLD.available, OLD.incoming, OLD.stock_value) BEGIN
  UPDATE shop_counts SET
    variants = variants + (NEW.hidden = 0) - (OLD.hidden = 0),
    low = low + (NEW.hidden = 0 AND NEW.low) - (OLD.hidden = 0 AND OLD.low),
    order_now = order_now + (NEW.hidden = 0 AND NEW.standing IS 'low') - (OLD.hidden = 0 AND OLD.standing IS 'low'),
    "out" = "out" + (NEW.hidden = 0 AND NEW."out") - (OLD.hidden = 0 AND OLD."out"),
    untracked = untracked + (NEW.hidden = 0 AND NEW.untracked) - (OLD.hidden = 0 AND OLD.untracked),
    soon = soon + (NEW.hidden = 0 AND NEW.standing IS 'soon') - (OLD.hidden = 0 AND OLD.standing IS 'soon'),
    overstocked = overstocked + (NEW.hidden = 0 AND NEW.standing IS 'overstocked') - (OLD.hidden = 0 AND OLD.standing IS 'overstocked'),
    snoozed_lines = snoozed_lines + (NEW.hidden = 0 AND NEW.standing IS 'snoozed') - (OLD.hidden = 0 AND OLD.standing IS 'snoozed'),
    excluded = excluded + (NEW.hidden = 0 AND NEW.standing IS 'excluded') - (OLD.hidden = 0 AND OLD.standing IS 'excluded'),
    risk = risk + iif(NEW.hidden = 0 AND NEW.standing IS 'low', NEW.risk, 0) - iif(OLD.hidden = 0 AND OLD.standing IS 'low', OLD.risk, 0),
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
    order_now = order_now - (OLD.hidden = 0 AND OLD.standing IS 'low'),
    "out" = "out" - (OLD.hidden = 0 AND OLD."out"),
    untracked = untracked - (OLD.hidden = 0 AND OLD.untracked),
    soon = soon - (OLD.hidden = 0 AND OLD.standing IS 'soon'),
    overstocked = overstocked - (OLD.hidden = 0 AND OLD.standing IS 'overstocked'),
    snoozed_lines = snoozed_lines - (OLD.hidden = 0 AND OLD.standing IS 'snoozed'),
    excluded = excluded - (OLD.hidden = 0 AND OLD.standing IS 'excluded'),
    risk = risk - iif(OLD.hidden = 0 AND OLD.standing IS 'low', OLD.risk, 0),
    units = units - iif(OLD.hidden = 0, MAX(0, COALESCE(OLD.available, 0)), 0),
    incoming = incoming - iif(OLD.hidden = 0, OLD.incoming, 0),
    stock_value = stock_value - iif(OLD.hidden = 0, COALESCE(OLD.stock_value, 0), 0)
  WHERE shop_id = OLD.shop_id;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_ordered_insert` AFTER INSERT ON `overviews` WHEN NEW.hidden = 0 BEGIN
  INSERT INTO supplier_counts (shop_id, supplier_id, variants, low, lines, units, cost, without_cost, risk)
  SELECT NEW.shop_id, NEW.supplier_id, 1, (NEW.standing IS 'low'), (NEW.standing IS 'low' AND NEW.suggested > 0), iif(NEW.standing IS 'low', NEW.suggested, 0), iif(NEW.standing IS 'low', NEW.suggested * COALESCE(NEW.unit_cost, 0), 0), (NEW.standing IS 'low' AND NEW.unit_cost IS NULL AND NEW.suggested > 0), iif(NEW.standing IS 'low', NEW.risk, 0) WHERE NEW.hidden = 0
  ON CONFLICT (shop_id, supplier_id) DO UPDATE SET variants = variants + excluded.variants, low = low + excluded.low, lines = lines + excluded.lines, units = units + excluded.units, cost = cost + excluded.cost, without_cost = without_cost + excluded.without_cost, risk = risk + excluded.risk;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_ordered_update` AFTER UPDATE OF hidden, standing, supplier_id, suggested, unit_cost, risk ON `overviews`
WHEN (NEW.hidden, NEW.standing, NEW.supplier_id, NEW.suggested, NEW.unit_cost, NEW.risk)
  IS NOT (OLD.hidden, OLD.standing, OLD.supplier_id, OLD.suggested, OLD.unit_cost, OLD.risk)
  AND ((NEW.hidden, NEW.supplier_id) IS NOT (OLD.hidden, OLD.supplier_id) OR NEW.standing IS 'low' OR OLD.standing IS 'low') BEGIN
  UPDATE supplier_counts SET variants = variants - 1, low = low - (OLD.standing IS 'low'), lines = lines - (OLD.standing IS 'low' AND OLD.suggested > 0), units = units - iif(OLD.standing IS 'low', OLD.suggested, 0), cost = cost - iif(OLD.standing IS 'low', OLD.suggested * COALESCE(OLD.unit_cost, 0), 0), without_cost = without_cost - (OLD.standing IS 'low' AND OLD.unit_cost IS NULL AND OLD.suggested > 0), risk = risk - iif(OLD.standing IS 'low', OLD.risk, 0)
  WHERE shop_id = OLD.shop_id AND supplier_id = OLD.supplier_id AND OLD.hidden = 0;
  INSERT INTO supplier_counts (shop_id, supplier_id, variants, low, lines, units, cost, without_cost, risk)
  SELECT NEW.shop_id, NEW.supplier_id, 1, (NEW.standing IS 'low'), (NEW.standing IS 'low' AND NEW.suggested > 0), iif(NEW.standing IS 'low', NEW.suggested, 0), iif(NEW.standing IS 'low', NEW.suggested * COALESCE(NEW.unit_cost, 0), 0), (NEW.standing IS 'low' AND NEW.unit_cost IS NULL AND NEW.suggested > 0), iif(NEW.standing IS 'low', NEW.risk, 0) WHERE NEW.hidden = 0
  ON CONFLICT (shop_id, supplier_id) DO UPDATE SET variants = variants + excluded.variants, low = low + excluded.low, lines = lines + excluded.lines, units = units + excluded.units, cost = cost + excluded.cost, without_cost = without_cost + excluded.without_cost, risk = risk + excluded.risk;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_ordered_delete` AFTER DELETE ON `overviews` BEGIN
  UPDATE supplier_counts SET variants = variants - 1, low = low - (OLD.standing IS 'low'), lines = lines - (OLD.standing IS 'low' AND OLD.suggested > 0), units = units - iif(OLD.standing IS 'low', OLD.suggested, 0), cost = cost - iif(OLD.standing IS 'low', OLD.suggested * COALESCE(OLD.unit_cost, 0), 0), without_cost = without_cost - (OLD.standing IS 'low' AND OLD.unit_cost IS NULL AND OLD.suggested > 0), risk = risk - iif(OLD.standing IS 'low', OLD.risk, 0)
  WHERE shop_id = OLD.shop_id AND supplier_id = OLD.supplier_id AND OLD.hidden = 0;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_named_insert` AFTER INSERT ON `overviews` WHEN NEW.hidden = 0 AND TRIM(NEW.sku) <> '' BEGIN
  INSERT INTO skus (shop_id, sku, variant_id) VALUES (NEW.shop_id, TRIM(NEW.sku), NEW.variant_id);
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_named_update` AFTER UPDATE OF sku, hidden ON `overviews` WHEN (NEW.sku, NEW.hidden) IS NOT (OLD.sku, OLD.hidden) BEGIN
  DELETE FROM skus WHERE shop_id = OLD.shop_id AND sku = TRIM(OLD.sku) AND variant_id = OLD.variant_id;
  INSERT INTO skus (shop_id, sku, variant_id) SELECT NEW.shop_id, TRIM(NEW.sku), NEW.variant_id WHERE NEW.hidden = 0 AND TRIM(NEW.sku) <> '';
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_named_delete` AFTER DELETE ON `overviews` BEGIN
  DELETE FROM skus WHERE shop_id = OLD.shop_id AND sku = TRIM(OLD.sku) AND variant_id = OLD.variant_id;
END;
--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM tokens WHERE shop_id = NEW.id;
  DELETE FROM shop_settings WHERE shop_id = NEW.id;
  DELETE FROM rules WHERE shop_id = NEW.id;
  DELETE FROM promotions WHERE shop_id = NEW.id;
  DELETE FROM snoozes WHERE shop_id = NEW.id;
  DELETE FROM suppliers WHERE shop_id = NEW.id;
  DELETE FROM supplier_vendors WHERE shop_id = NEW.id;
  DELETE FROM supplier_terms WHERE shop_id = NEW.id;
  DELETE FROM alert_mail WHERE shop_id = NEW.id;
  DELETE FROM mails WHERE shop_id = NEW.id;
END;
--> statement-breakpoint
UPDATE plans SET observed_from_day = as_of_day - known_days + 1 + unobserved_days WHERE unobserved_days < known_days;
--> statement-breakpoint
UPDATE shop_counts SET order_now = low;
--> statement-breakpoint
INSERT INTO supplier_counts (shop_id, supplier_id, low, units, cost, without_cost, risk, variants, lines)
SELECT shop_id, supplier_id, 0, 0, 0, 0, 0, COUNT(*), SUM(low AND suggested > 0) FROM overviews WHERE hidden = 0 GROUP BY shop_id, supplier_id
ON CONFLICT (shop_id, supplier_id) DO UPDATE SET variants = excluded.variants, lines = excluded.lines;
--> statement-breakpoint
INSERT INTO skus (shop_id, sku, variant_id)
SELECT shop_id, TRIM(sku), variant_id FROM overviews WHERE hidden = 0 AND TRIM(sku) <> '';
