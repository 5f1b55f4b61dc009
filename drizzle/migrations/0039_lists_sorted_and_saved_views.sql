CREATE TABLE `saved_views` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`page` text NOT NULL,
	`name` text NOT NULL,
	`name_folded` text NOT NULL,
	`search` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_name` ON `saved_views` (`shop_id`,`page`,`name_folded`);--> statement-breakpoint
CREATE INDEX `overviews_tracked` ON `overviews` (`shop_id`,`cover`,`variant_id`) WHERE hidden = 0 AND untracked = 0;--> statement-breakpoint
CREATE INDEX `overviews_available` ON `overviews` (`shop_id`,`available`,`variant_id`) WHERE hidden = 0 AND untracked = 0;
--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled_views` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM saved_views WHERE shop_id = NEW.id;
END;
