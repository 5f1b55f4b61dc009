ALTER TABLE `shop_counts` ADD `changes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_counts` ADD `order_changes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
DROP TRIGGER `alerts_counted_delete`;
--> statement-breakpoint
CREATE TRIGGER `alerts_counted_delete` AFTER DELETE ON `alerts` WHEN OLD.closed_at IS NULL BEGIN
  UPDATE shop_counts SET changes = changes + 1, alerts = alerts - (OLD.snoozed_until_day IS NULL), snoozed = snoozed - (OLD.snoozed_until_day IS NOT NULL)
  WHERE shop_id = OLD.shop_id;
END;--> statement-breakpoint
DROP TRIGGER `alerts_counted_insert`;
--> statement-breakpoint
CREATE TRIGGER `alerts_counted_insert` AFTER INSERT ON `alerts` WHEN NEW.closed_at IS NULL BEGIN
  INSERT INTO shop_counts (shop_id, changes, alerts, snoozed) VALUES (NEW.shop_id, 1, NEW.snoozed_until_day IS NULL, NEW.snoozed_until_day IS NOT NULL)
  ON CONFLICT (shop_id) DO UPDATE SET alerts = alerts + excluded.alerts, snoozed = snoozed + excluded.snoozed, changes = changes + 1;
END;--> statement-breakpoint
DROP TRIGGER `alerts_counted_update`;
--> statement-breakpoint
CREATE TRIGGER `alerts_counted_update` AFTER UPDATE OF closed_at, snoozed_until_day ON `alerts` BEGIN
  UPDATE shop_counts SET changes = changes + 1,
    alerts = alerts + (NEW.closed_at IS NULL AND NEW.snoozed_until_day IS NULL) - (OLD.closed_at IS NULL AND OLD.snoozed_until_day IS NULL),
    snoozed = snoozed + (NEW.closed_at IS NULL AND NEW.snoozed_until_day IS NOT NULL) - (OLD.closed_at IS NULL AND OLD.snoozed_until_day IS NOT NULL)
  WHERE shop_id = NEW.shop_id;
END;--> statement-breakpoint
DROP TRIGGER `overviews_counted_delete`;
--> statement-breakpoint
CREATE TRIGGER `overviews_counted_delete` AFTER DELETE ON `overviews` WHEN OLD.hidden = 0 BEGIN
  UPDATE shop_counts SET changes = changes + 1,
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
END;--> statement-breakpoint
DROP TRIGGER `overviews_counted_insert`;
--> statement-breakpoint
CREATE TRIGGER `overviews_counted_insert` AFTER INSERT ON `overviews` BEGIN
  INSERT INTO shop_counts (shop_id, changes, variants, low, order_now, to_move, "out", untracked, soon, overstocked, snoozed_lines, excluded, risk, units, incoming, stock_value)
  VALUES (NEW.shop_id, 1, (NEW.hidden = 0), (NEW.hidden = 0 AND NEW.low), (NEW.hidden = 0 AND NEW.standing IS 'low'), (NEW.hidden = 0 AND NEW.standing IS 'move'), (NEW.hidden = 0 AND NEW."out"), (NEW.hidden = 0 AND NEW.untracked), (NEW.hidden = 0 AND NEW.standing IS 'soon'), (NEW.hidden = 0 AND NEW.standing IS 'overstocked'), (NEW.hidden = 0 AND NEW.standing IS 'snoozed'), (NEW.hidden = 0 AND NEW.standing IS 'excluded'), iif(NEW.hidden = 0 AND NEW.standing IS 'low', NEW.risk, 0), iif(NEW.hidden = 0, MAX(0, COALESCE(NEW.available, 0)), 0), iif(NEW.hidden = 0, NEW.incoming, 0), iif(NEW.hidden = 0, COALESCE(NEW.stock_value, 0), 0))
  ON CONFLICT (shop_id) DO UPDATE SET variants = variants + excluded.variants, low = low + excluded.low, order_now = order_now + excluded.order_now, to_move = to_move + excluded.to_move, "out" = "out" + excluded."out", untracked = untracked + excluded.untracked, soon = soon + excluded.soon, overstocked = overstocked + excluded.overstocked, snoozed_lines = snoozed_lines + excluded.snoozed_lines, excluded = excluded + excluded.excluded, risk = risk + excluded.risk, units = units + excluded.units, incoming = incoming + excluded.incoming, stock_value = stock_value + excluded.stock_value, changes = changes + 1;
END;--> statement-breakpoint
DROP TRIGGER `overviews_counted_update`;
--> statement-breakpoint
CREATE TRIGGER `overviews_counted_update` AFTER UPDATE OF hidden, low, "out", untracked, standing, risk, available, incoming, stock_value, suggested ON `overviews`
WHEN (NEW.hidden, NEW.low, NEW."out", NEW.untracked, NEW.standing, NEW.risk, NEW.available, NEW.incoming, NEW.stock_value, NEW.suggested)
  IS NOT (OLD.hidden, OLD.low, OLD."out", OLD.untracked, OLD.standing, OLD.risk, OLD.available, OLD.incoming, OLD.stock_value, OLD.suggested) BEGIN
  UPDATE shop_counts SET changes = changes + 1,
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
END;--> statement-breakpoint
CREATE TRIGGER `purchase_orders_counted_insert` AFTER INSERT ON `purchase_orders` BEGIN
  INSERT INTO shop_counts (shop_id, order_changes) VALUES (NEW.shop_id, 1)
  ON CONFLICT (shop_id) DO UPDATE SET order_changes = order_changes + 1;
END;--> statement-breakpoint
CREATE TRIGGER `purchase_orders_counted_update` AFTER UPDATE OF version ON `purchase_orders` BEGIN
  INSERT INTO shop_counts (shop_id, order_changes) VALUES (NEW.shop_id, 1)
  ON CONFLICT (shop_id) DO UPDATE SET order_changes = order_changes + 1;
END;
