CREATE TABLE `replays` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`made_at` integer NOT NULL,
	`variants` integer NOT NULL,
	`days` integer NOT NULL,
	`lead_time_days` integer NOT NULL,
	`cover_days` integer NOT NULL,
	`safety_days` integer NOT NULL,
	`asked` real NOT NULL,
	`stock` real NOT NULL,
	`mean_lost` real NOT NULL,
	`engine_lost` real
);
--> statement-breakpoint
CREATE TABLE `report_parts` (
	`shop_id` integer NOT NULL,
	`report` text NOT NULL,
	`part` integer NOT NULL,
	`day` integer NOT NULL,
	`variants` integer NOT NULL,
	`units` real NOT NULL,
	`beside` integer NOT NULL,
	`value` integer NOT NULL,
	`without_value` integer NOT NULL,
	`foreign_value` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `report`, `part`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `variant_figures` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`units` integer NOT NULL,
	`cost` integer,
	`foreign_cost` integer NOT NULL,
	`price` integer,
	`stock_value` integer NOT NULL,
	`velocity` real NOT NULL,
	`cover` real,
	`sold_90` integer NOT NULL,
	`sell_through` real,
	`last_sold_day` integer,
	`dead` integer NOT NULL,
	`needed` integer NOT NULL,
	`excess` integer NOT NULL,
	`excess_value` integer NOT NULL,
	`sold_365` integer NOT NULL,
	`revenue` integer NOT NULL,
	`abc` text,
	`out_days` integer NOT NULL,
	`missed` real NOT NULL,
	`missed_sales` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `variant_figures_value` ON `variant_figures` (`shop_id`,`stock_value`,`variant_id`,`units`,`cost`,`price`) WHERE units > 0;--> statement-breakpoint
CREATE INDEX `variant_figures_cover` ON `variant_figures` (`shop_id`,`cover`,`variant_id`,`units`,`velocity`) WHERE cover IS NOT NULL;--> statement-breakpoint
CREATE INDEX `variant_figures_sell_through` ON `variant_figures` (`shop_id`,`sell_through`,`variant_id`,`sold_90`,`units`) WHERE sell_through IS NOT NULL;--> statement-breakpoint
CREATE INDEX `variant_figures_dead` ON `variant_figures` (`shop_id`,`stock_value`,`variant_id`,`units`,`cost`,`last_sold_day`) WHERE dead = 1;--> statement-breakpoint
CREATE INDEX `variant_figures_excess` ON `variant_figures` (`shop_id`,`excess_value`,`variant_id`,`excess`,`units`,`needed`,`velocity`,`cost`) WHERE excess > 0;--> statement-breakpoint
CREATE INDEX `variant_figures_revenue` ON `variant_figures` (`shop_id`,`revenue`,`variant_id`,`abc`,`sold_365`,`price`) WHERE sold_365 > 0;--> statement-breakpoint
CREATE INDEX `variant_figures_missed` ON `variant_figures` (`shop_id`,`missed_sales`,`variant_id`,`out_days`,`velocity`,`missed`,`price`) WHERE missed > 0;--> statement-breakpoint
ALTER TABLE `daily_figures` ADD `retail_value` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `daily_figures` ADD `without_cost` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `daily_figures` ADD `foreign_cost` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `daily_figures` ADD `without_price` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `daily_figures` ADD `measured` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `daily_figures` ADD `actual` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `daily_figures` ADD `forecast` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `daily_figures` ADD `absolute_error` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `daily_figures` ADD `naive_forecast` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `daily_figures` ADD `naive_absolute_error` real DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `forecasts_error` ON `forecasts` (`shop_id`,`absolute_error`,`variant_id`,`windows`,`actual`,`forecast`,`naive_forecast`,`naive_absolute_error`) WHERE location_id = 0 AND windows > 0;