ALTER TABLE `order_lines` ADD `channel` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `wholesale` integer;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `tags` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `left_out` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `order_lines_left_out` ON `order_lines` (`shop_id`,`variant_id`,`day`) WHERE left_out;--> statement-breakpoint
CREATE INDEX `order_lines_channel` ON `order_lines` (`shop_id`,`channel`) WHERE channel IS NOT 'web';--> statement-breakpoint
ALTER TABLE `shop_settings` ADD `orders_left_out` text;