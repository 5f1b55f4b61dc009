ALTER TABLE `shop_demand` ADD `trusted` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_demand` ADD `told` text DEFAULT '[]' NOT NULL;