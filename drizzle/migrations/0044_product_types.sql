ALTER TABLE `products` ADD `product_type` text;--> statement-breakpoint
ALTER TABLE `products` ADD `product_type_folded` text;--> statement-breakpoint
CREATE INDEX `products_type` ON `products` (`shop_id`,`product_type_folded`,`shopify_id`) WHERE product_type_folded IS NOT NULL AND deleted_at IS NULL;--> statement-breakpoint
ALTER TABLE `overviews` ADD `product_type_folded` text;--> statement-breakpoint
CREATE INDEX `overviews_type` ON `overviews` (`shop_id`,`product_type_folded`,`variant_id`) WHERE hidden = 0 AND product_type_folded IS NOT NULL;