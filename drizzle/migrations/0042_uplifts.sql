ALTER TABLE `promotions` ADD `percent` integer;--> statement-breakpoint
ALTER TABLE `promotions` ADD `vendor` text;--> statement-breakpoint
ALTER TABLE `promotions` ADD `vendor_folded` text;--> statement-breakpoint
ALTER TABLE `promotions` ADD `of_id` integer;--> statement-breakpoint
CREATE INDEX `promotions_uplifts` ON `promotions` (`shop_id`,`from_day`,`id`) WHERE percent IS NOT NULL AND of_id IS NULL;--> statement-breakpoint
CREATE INDEX `promotions_more` ON `promotions` (`shop_id`,`of_id`,`subject_id`) WHERE of_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `promotions_vendor` ON `promotions` (`shop_id`,`vendor_folded`,`subject_id`) WHERE level = 'vendor';