ALTER TABLE `rules` ADD `sell_out` integer;--> statement-breakpoint
ALTER TABLE `overviews` ADD `sell_out` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `overviews_sell_out` ON `overviews` (`shop_id`,`variant_id`) WHERE hidden = 0 AND sell_out = 1;