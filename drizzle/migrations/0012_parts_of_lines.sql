CREATE TABLE `orders_to_read` (
	`shop_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `order_id`)
) WITHOUT ROWID;
--> statement-breakpoint
-- What came back before the installation was never read: the next comparison reads it.
INSERT INTO orders_to_read (shop_id, order_id)
SELECT DISTINCT l.shop_id, l.order_id FROM order_lines l
WHERE l.current_quantity < l.quantity
  AND NOT EXISTS (SELECT 1 FROM refund_lines r WHERE r.shop_id = l.shop_id AND r.line_id = l.line_id);
--> statement-breakpoint
ALTER TABLE `order_lines` ADD `parts` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `was_parts` text;--> statement-breakpoint
CREATE INDEX `order_lines_parts` ON `order_lines` (`shop_id`,`variant_id`,`day`) WHERE parts IS NOT NULL;