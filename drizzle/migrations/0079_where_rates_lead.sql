ALTER TABLE `purchase_order_costs` ADD `rate_to` text;--> statement-breakpoint
ALTER TABLE `purchase_orders` ADD `rate_to` text;--> statement-breakpoint
UPDATE purchase_orders SET rate_to = (SELECT s.currency FROM shops s WHERE s.id = purchase_orders.shop_id) WHERE rate IS NOT NULL;--> statement-breakpoint
UPDATE purchase_order_costs SET rate_to = (SELECT s.currency FROM shops s WHERE s.id = purchase_order_costs.shop_id) WHERE rate IS NOT NULL;
