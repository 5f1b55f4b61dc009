ALTER TABLE `overviews` ADD `title_sort` text;--> statement-breakpoint
ALTER TABLE `overviews` ADD `title_key` text GENERATED ALWAYS AS (COALESCE(title_sort, lower(product_title))) VIRTUAL;--> statement-breakpoint
CREATE INDEX `overviews_sorted` ON `overviews` (`shop_id`,`title_key`,`variant_id`) WHERE hidden = 0;--> statement-breakpoint
CREATE INDEX `overviews_to_form` ON `overviews` (`shop_id`,`variant_id`) WHERE title_sort IS NULL AND product_title GLOB '*[^ -~]*';--> statement-breakpoint
ALTER TABLE `products` ADD `title_sort` text;--> statement-breakpoint
ALTER TABLE `products` ADD `vendor_folded` text;--> statement-breakpoint
CREATE INDEX `products_vendor_folded` ON `products` (`shop_id`,COALESCE(vendor_folded, lower(vendor)),`vendor`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `products_to_form` ON `products` (`shop_id`,`shopify_id`) WHERE (title_sort IS NULL AND title GLOB '*[^ -~]*') OR (vendor_folded IS NULL AND vendor GLOB '*[^ -~]*');--> statement-breakpoint
ALTER TABLE `supplier_vendors` ADD `vendor_folded` text;--> statement-breakpoint
CREATE INDEX `supplier_vendors_folded` ON `supplier_vendors` (`shop_id`,COALESCE(vendor_folded, lower(vendor)),`vendor`,`supplier_id`);--> statement-breakpoint
CREATE INDEX `supplier_vendors_to_form` ON `supplier_vendors` (`shop_id`,`vendor`) WHERE vendor_folded IS NULL AND vendor GLOB '*[^ -~]*';--> statement-breakpoint
ALTER TABLE `suppliers` ADD `name_sort` text;--> statement-breakpoint
ALTER TABLE `suppliers` ADD `name_key` text GENERATED ALWAYS AS (COALESCE(name_sort, lower(name))) VIRTUAL;--> statement-breakpoint
CREATE INDEX `suppliers_sorted` ON `suppliers` (`shop_id`,`name_key`,`id`);--> statement-breakpoint
CREATE INDEX `suppliers_to_form` ON `suppliers` (`id`) WHERE name_sort IS NULL AND name GLOB '*[^ -~]*';