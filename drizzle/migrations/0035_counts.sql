CREATE TABLE `stock_count_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`count_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`round` integer NOT NULL,
	`units` integer NOT NULL,
	`at` integer NOT NULL,
	`who` text,
	`token` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_count_entries_token` ON `stock_count_entries` (`shop_id`,`token`);--> statement-breakpoint
CREATE INDEX `stock_count_entries_count` ON `stock_count_entries` (`shop_id`,`count_id`,`id`);--> statement-breakpoint
CREATE INDEX `stock_count_entries_line` ON `stock_count_entries` (`shop_id`,`line_id`,`round`);--> statement-breakpoint
CREATE TABLE `stock_count_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`count_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`round` integer DEFAULT 1 NOT NULL,
	`counted` integer DEFAULT 0 NOT NULL,
	`people` integer DEFAULT 0 NOT NULL,
	`first_at` integer,
	`expected` integer,
	`change` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_count_lines_variant` ON `stock_count_lines` (`shop_id`,`count_id`,`variant_id`);--> statement-breakpoint
CREATE TABLE `stock_counts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`choice` text NOT NULL,
	`chosen` text,
	`blind` integer DEFAULT false NOT NULL,
	`form_token` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`reviewed_at` integer,
	`reviewed_by` text,
	`ended_at` integer,
	`ended_by` text,
	`end_token` text,
	`line_count` integer DEFAULT 0 NOT NULL,
	`counted_count` integer DEFAULT 0 NOT NULL,
	`changed_count` integer DEFAULT 0 NOT NULL,
	`changed_units` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_counts_form` ON `stock_counts` (`shop_id`,`form_token`);--> statement-breakpoint
CREATE INDEX `stock_counts_state` ON `stock_counts` (`shop_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `stock_counts_newest` ON `stock_counts` (`shop_id`,`id`);--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled_counts` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM stock_counts WHERE shop_id = NEW.id;
  DELETE FROM stock_count_lines WHERE shop_id = NEW.id;
  DELETE FROM stock_count_entries WHERE shop_id = NEW.id;
END;
