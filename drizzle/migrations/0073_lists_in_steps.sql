DROP INDEX `overviews_tracked`;--> statement-breakpoint
DROP INDEX `overviews_available`;--> statement-breakpoint
ALTER TABLE `overviews` ADD `available_step` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `overviews` ADD `cover_step` real DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `overviews` SET
  available_step = CAST(iif(COALESCE(available, 0) < 10, COALESCE(available, 0), CAST(format('%.0e', available) AS REAL)) AS INTEGER),
  cover_step = CASE WHEN cover >= 1000000000 THEN cover WHEN cover >= 1000 THEN 1000 ELSE MIN(100, CAST(format('%.0e', cover) AS REAL)) END;--> statement-breakpoint
CREATE UNIQUE INDEX `overviews_tracked` ON `overviews` (`shop_id`,`cover_step`,`variant_id`,`product_title`,CASE WHEN title_sort IS NULL THEN '' ELSE title_sort END,CASE WHEN product_type_folded IS NULL THEN '' ELSE product_type_folded END,`supplier_id`,`risk`,`low`,`out`,`sell_out`,`available_step`) WHERE hidden = 0 AND untracked = 0;--> statement-breakpoint
CREATE UNIQUE INDEX `overviews_available` ON `overviews` (`shop_id`,`available_step`,`variant_id`,`product_title`,CASE WHEN title_sort IS NULL THEN '' ELSE title_sort END,CASE WHEN product_type_folded IS NULL THEN '' ELSE product_type_folded END,`supplier_id`,`risk`,`low`,`out`,`sell_out`) WHERE hidden = 0 AND untracked = 0;