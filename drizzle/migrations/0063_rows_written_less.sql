DROP INDEX `overviews_cover`;--> statement-breakpoint
DROP INDEX `overviews_sorted`;--> statement-breakpoint
CREATE UNIQUE INDEX `overviews_sorted` ON `overviews` (`shop_id`,`title_key`,`variant_id`,`product_title`,CASE WHEN title_sort IS NULL THEN '' ELSE title_sort END,CASE WHEN product_type_folded IS NULL THEN '' ELSE product_type_folded END,`supplier_id`,`risk`,`low`,`out`,`untracked`,`sell_out`) WHERE hidden = 0;--> statement-breakpoint
DROP INDEX `order_lines_day`;--> statement-breakpoint
CREATE UNIQUE INDEX `order_lines_day` ON `order_lines` (`shop_id`,`variant_id`,`day`,`location_id`,`line_id`);--> statement-breakpoint
DROP INDEX `plans_supplier`;--> statement-breakpoint
CREATE UNIQUE INDEX `plans_supplier` ON `plans` (`shop_id`,`location_id`,`standing`,`supplier_id`,`worth`,`variant_id`) WHERE standing IS NOT NULL;