DROP INDEX `forecasts_error`;--> statement-breakpoint
CREATE UNIQUE INDEX `forecasts_error` ON `forecasts` (`shop_id`,`absolute_error`,`variant_id`,`windows`,`actual`,`forecast`,`naive_forecast`,`naive_absolute_error`) WHERE location_id = 0 AND windows > 0;--> statement-breakpoint
DROP INDEX `overviews_sorted`;--> statement-breakpoint
DROP INDEX `overviews_risk`;--> statement-breakpoint
DROP INDEX `overviews_available`;--> statement-breakpoint
CREATE UNIQUE INDEX `overviews_sorted` ON `overviews` (`shop_id`,`title_key`,`variant_id`,`product_title`,CASE WHEN title_sort IS NULL THEN '' ELSE title_sort END,CASE WHEN product_type_folded IS NULL THEN '' ELSE product_type_folded END,`supplier_id`,`low`,`out`,`untracked`,`sell_out`) WHERE hidden = 0;--> statement-breakpoint
CREATE UNIQUE INDEX `overviews_risk` ON `overviews` (`shop_id`,`risk`,`variant_id`,`product_title`,CASE WHEN title_sort IS NULL THEN '' ELSE title_sort END,CASE WHEN product_type_folded IS NULL THEN '' ELSE product_type_folded END,`supplier_id`,`low`,`out`,`untracked`,`sell_out`) WHERE hidden = 0;--> statement-breakpoint
CREATE UNIQUE INDEX `overviews_available` ON `overviews` (`shop_id`,`available`,`variant_id`,`product_title`,CASE WHEN title_sort IS NULL THEN '' ELSE title_sort END,CASE WHEN product_type_folded IS NULL THEN '' ELSE product_type_folded END,`supplier_id`,`risk`,`low`,`out`,`sell_out`) WHERE hidden = 0 AND untracked = 0;--> statement-breakpoint
DROP INDEX `plans_standing`;--> statement-breakpoint
DROP INDEX `plans_supplier`;--> statement-breakpoint
CREATE UNIQUE INDEX `plans_standing` ON `plans` (`shop_id`,`location_id`,`standing`,`worth`,`variant_id`,`supplier_id`) WHERE standing IS NOT NULL;--> statement-breakpoint
CREATE INDEX `plans_supplier` ON `plans` (`shop_id`,`standing`,`supplier_id`,`worth`,`variant_id`) WHERE location_id = 0 AND standing IS NOT NULL;