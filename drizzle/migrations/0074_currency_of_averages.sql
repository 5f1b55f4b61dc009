ALTER TABLE `average_costs` ADD `currency` text;--> statement-breakpoint
ALTER TABLE `receipts` ADD `currency` text;--> statement-breakpoint
UPDATE receipts SET currency = (SELECT s.currency FROM shops s WHERE s.id = receipts.shop_id) WHERE state = 'submitted' AND history IS NULL;--> statement-breakpoint
DELETE FROM average_costs WHERE EXISTS (SELECT 1 FROM shops s WHERE s.id = average_costs.shop_id AND (s.uninstalled_at IS NOT NULL OR average_costs.updated_at < s.installed_at));--> statement-breakpoint
UPDATE average_costs SET currency = (SELECT s.currency FROM shops s WHERE s.id = average_costs.shop_id);--> statement-breakpoint
UPDATE cost_changes SET state = 'superseded' WHERE state = 'asked' AND EXISTS (SELECT 1 FROM shops s WHERE s.id = cost_changes.shop_id AND (s.uninstalled_at IS NOT NULL OR cost_changes.created_at < s.installed_at));
