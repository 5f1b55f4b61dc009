ALTER TABLE `overviews` ADD `held_back` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `moving` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `held_back` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_counts` ADD `to_move` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
DROP TRIGGER `overviews_counted_delete`;
--> statement-breakpoint
CREATE TRIGGER `overviews_counted_delete` AFTER DELETE ON `overviews` WHEN OLD.hidden = 0 BEGIN
  UPDATE shop_counts SET
    variants = variants - (OLD.hidden = 0),
    low = low - (OLD.hidden = 0 AND OLD.low),
    order_now = order_now - (OLD.hidden = 0 AND OLD.standing IS 'low'),
    to_move = to_move - (OLD.hidden = 0 AND OLD.standing IS 'move'),
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
DROP TRIGGER `overviews_counted_insert`;
--> statement-breakpoint
CREATE TRIGGER `overviews_counted_insert` AFTER INSERT ON `overviews` BEGIN
  INSERT INTO shop_counts (shop_id, variants, low, order_now, to_move, "out", untracked, soon, overstocked, snoozed_lines, excluded, risk, units, incoming, stock_value)
  VALUES (NEW.shop_id, (NEW.hidden = 0), (NEW.hidden = 0 AND NEW.low), (NEW.hidden = 0 AND NEW.standing IS 'low'), (NEW.hidden = 0 AND NEW.standing IS 'move'), (NEW.hidden = 0 AND NEW."out"), (NEW.hidden = 0 AND NEW.untracked), (NEW.hidden = 0 AND NEW.standing IS 'soon'), (NEW.hidden = 0 AND NEW.standing IS 'overstocked'), (NEW.hidden = 0 AND NEW.standing IS 'snoozed'), (NEW.hidden = 0 AND NEW.standing IS 'excluded'), iif(NEW.hidden = 0 AND NEW.standing IS 'low', NEW.risk, 0), iif(NEW.hidden = 0, MAX(0, COALESCE(NEW.available, 0)), 0), iif(NEW.hidden = 0, NEW.incoming, 0), iif(NEW.hidden = 0, COALESCE(NEW.stock_value, 0), 0))
  ON CONFLICT (shop_id) DO UPDATE SET variants = variants + excluded.variants, low = low + excluded.low, order_now = order_now + excluded.order_now, to_move = to_move + excluded.to_move, "out" = "out" + excluded."out", untracked = untracked + excluded.untracked, soon = soon + excluded.soon, overstocked = overstocked + excluded.overstocked, snoozed_lines = snoozed_lines + excluded.snoozed_lines, excluded = excluded + excluded.excluded, risk = risk + excluded.risk, units = units + excluded.units, incoming = incoming + excluded.incoming, stock_value = stock_value + excluded.stock_value;
END;
--> statement-breakpoint
DROP TRIGGER `overviews_counted_update`;
--> statement-breakpoint
CREATE TRIGGER `overviews_counted_update` AFTER UPDATE OF hidden, low, "out", untracked, standing, risk, available, incoming, stock_value ON `overviews`
WHEN (NEW.hidden, NEW.low, NEW."out", NEW.untracked, NEW.standing, NEW.risk, NEW.available, NEW.incoming, NEW.stock_value)
  IS NOT (OLD.hidden, OLD.low, OLD."out", OLD.untracked, OLD.standing, OLD.risk, OLD.available, OLD.incoming, OLD.stock_value) BEGIN
  UPDATE shop_counts SET
    variants = variants + (NEW.hidden = 0) - (OLD.hidden = 0),
    low = low + (NEW.hidden = 0 AND NEW.low) - (OLD.hidden = 0 AND OLD.low),
    order_now = order_now + (NEW.hidden = 0 AND NEW.standing IS 'low') - (OLD.hidden = 0 AND OLD.standing IS 'low'),
    to_move = to_move + (NEW.hidden = 0 AND NEW.standing IS 'move') - (OLD.hidden = 0 AND OLD.standing IS 'move'),
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
DROP TRIGGER `overviews_ordered_delete`;
--> statement-breakpoint
CREATE TRIGGER `overviews_ordered_delete` AFTER DELETE ON `overviews` BEGIN
  UPDATE supplier_counts SET variants = variants - 1, low = low - (OLD.standing IS 'low'), lines = lines - (OLD.standing IS 'low' AND iif(OLD.held_back, 0, OLD.suggested) > 0), units = units - iif(OLD.standing IS 'low', iif(OLD.held_back, 0, OLD.suggested), 0), cost = cost - iif(OLD.standing IS 'low', iif(OLD.held_back, 0, OLD.suggested) * COALESCE(OLD.unit_cost, 0), 0), without_cost = without_cost - (OLD.standing IS 'low' AND OLD.unit_cost IS NULL AND iif(OLD.held_back, 0, OLD.suggested) > 0), risk = risk - iif(OLD.standing IS 'low', OLD.risk, 0)
  WHERE shop_id = OLD.shop_id AND supplier_id = OLD.supplier_id AND OLD.hidden = 0;
END;
--> statement-breakpoint
DROP TRIGGER `overviews_ordered_insert`;
--> statement-breakpoint
CREATE TRIGGER `overviews_ordered_insert` AFTER INSERT ON `overviews` WHEN NEW.hidden = 0 BEGIN
  INSERT INTO supplier_counts (shop_id, supplier_id, variants, low, lines, units, cost, without_cost, risk)
  SELECT NEW.shop_id, NEW.supplier_id, 1, (NEW.standing IS 'low'), (NEW.standing IS 'low' AND iif(NEW.held_back, 0, NEW.suggested) > 0), iif(NEW.standing IS 'low', iif(NEW.held_back, 0, NEW.suggested), 0), iif(NEW.standing IS 'low', iif(NEW.held_back, 0, NEW.suggested) * COALESCE(NEW.unit_cost, 0), 0), (NEW.standing IS 'low' AND NEW.unit_cost IS NULL AND iif(NEW.held_back, 0, NEW.suggested) > 0), iif(NEW.standing IS 'low', NEW.risk, 0) WHERE NEW.hidden = 0
  ON CONFLICT (shop_id, supplier_id) DO UPDATE SET variants = variants + excluded.variants, low = low + excluded.low, lines = lines + excluded.lines, units = units + excluded.units, cost = cost + excluded.cost, without_cost = without_cost + excluded.without_cost, risk = risk + excluded.risk;
END;
--> statement-breakpoint
DROP TRIGGER `overviews_ordered_update`;
--> statement-breakpoint
CREATE TRIGGER `overviews_ordered_update` AFTER UPDATE OF hidden, standing, supplier_id, suggested, held_back, unit_cost, risk ON `overviews`
WHEN (NEW.hidden, NEW.standing, NEW.supplier_id, NEW.suggested, NEW.held_back, NEW.unit_cost, NEW.risk)
  IS NOT (OLD.hidden, OLD.standing, OLD.supplier_id, OLD.suggested, OLD.held_back, OLD.unit_cost, OLD.risk)
  AND ((NEW.hidden, NEW.supplier_id) IS NOT (OLD.hidden, OLD.supplier_id) OR NEW.standing IS 'low' OR OLD.standing IS 'low') BEGIN
  UPDATE supplier_counts SET variants = variants - 1, low = low - (OLD.standing IS 'low'), lines = lines - (OLD.standing IS 'low' AND iif(OLD.held_back, 0, OLD.suggested) > 0), units = units - iif(OLD.standing IS 'low', iif(OLD.held_back, 0, OLD.suggested), 0), cost = cost - iif(OLD.standing IS 'low', iif(OLD.held_back, 0, OLD.suggested) * COALESCE(OLD.unit_cost, 0), 0), without_cost = without_cost - (OLD.standing IS 'low' AND OLD.unit_cost IS NULL AND iif(OLD.held_back, 0, OLD.suggested) > 0), risk = risk - iif(OLD.standing IS 'low', OLD.risk, 0)
  WHERE shop_id = OLD.shop_id AND supplier_id = OLD.supplier_id AND OLD.hidden = 0;
  INSERT INTO supplier_counts (shop_id, supplier_id, variants, low, lines, units, cost, without_cost, risk)
  SELECT NEW.shop_id, NEW.supplier_id, 1, (NEW.standing IS 'low'), (NEW.standing IS 'low' AND iif(NEW.held_back, 0, NEW.suggested) > 0), iif(NEW.standing IS 'low', iif(NEW.held_back, 0, NEW.suggested), 0), iif(NEW.standing IS 'low', iif(NEW.held_back, 0, NEW.suggested) * COALESCE(NEW.unit_cost, 0), 0), (NEW.standing IS 'low' AND NEW.unit_cost IS NULL AND iif(NEW.held_back, 0, NEW.suggested) > 0), iif(NEW.standing IS 'low', NEW.risk, 0) WHERE NEW.hidden = 0
  ON CONFLICT (shop_id, supplier_id) DO UPDATE SET variants = variants + excluded.variants, low = low + excluded.low, lines = lines + excluded.lines, units = units + excluded.units, cost = cost + excluded.cost, without_cost = without_cost + excluded.without_cost, risk = risk + excluded.risk;
END;
