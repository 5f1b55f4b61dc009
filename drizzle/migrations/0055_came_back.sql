ALTER TABLE `purchase_orders` ADD `came_back` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `purchase_orders_came_back` ON `purchase_orders` (`shop_id`,`id`) WHERE came_back = 1;--> statement-breakpoint
UPDATE purchase_orders SET came_back = 1 WHERE state = 'sent' AND (
  SELECT t.what FROM purchase_order_timeline t WHERE t.shop_id = purchase_orders.shop_id AND t.order_id = purchase_orders.id
    AND t.what IN ('bounced', 'mailed', 'unsent', 'received', 'cancelled', 'closed') ORDER BY t.id DESC LIMIT 1) = 'bounced';
