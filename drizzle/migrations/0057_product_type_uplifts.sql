ALTER TABLE `promotions` ADD `product_type` text;--> statement-breakpoint
ALTER TABLE `promotions` ADD `product_type_folded` text;--> statement-breakpoint
CREATE INDEX `promotions_type` ON `promotions` (`shop_id`,`product_type_folded`,`subject_id`) WHERE level = 'product_type';