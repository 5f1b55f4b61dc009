CREATE TRIGGER `shops_uninstalled_costs` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM average_costs WHERE shop_id = NEW.id;
  UPDATE cost_changes SET state = 'superseded', updated_at = NEW.uninstalled_at WHERE shop_id = NEW.id AND state = 'asked';
END;
