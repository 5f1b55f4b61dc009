CREATE TABLE `kept_file_pieces` (
	`shop_id` integer NOT NULL,
	`file_id` integer NOT NULL,
	`piece` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`shop_id`, `file_id`, `piece`)
);
--> statement-breakpoint
CREATE TABLE `kept_files` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`pieces` integer NOT NULL,
	`result` text,
	`created_at` integer NOT NULL,
	`brought_in_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kept_files_content` ON `kept_files` (`shop_id`,`sha256`);--> statement-breakpoint
CREATE TABLE `past_orders` (
	`shop_id` integer NOT NULL,
	`key` text NOT NULL,
	`told` text NOT NULL,
	`file_id` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `variant_links` (
	`shop_id` integer NOT NULL,
	`code` text NOT NULL,
	`variant_id` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `code`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `purchase_order_lines` ADD `told_sku` text;--> statement-breakpoint
ALTER TABLE `purchase_order_lines` ADD `told_barcode` text;--> statement-breakpoint
CREATE INDEX `purchase_order_lines_unlinked` ON `purchase_order_lines` (`shop_id`,`id`) WHERE variant_id = 0;--> statement-breakpoint
ALTER TABLE `purchase_orders` ADD `history` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `purchase_orders_ordered` ON `purchase_orders` (`shop_id`,`supplier_id`,`ordered_day`);--> statement-breakpoint
CREATE INDEX `purchase_orders_present` ON `purchase_orders` (`shop_id`,`id`) WHERE history = 0;--> statement-breakpoint
CREATE INDEX `purchase_orders_history` ON `purchase_orders` (`shop_id`,`id`) WHERE history = 1;--> statement-breakpoint
ALTER TABLE `receipts` ADD `history` text;--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled_files` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM kept_file_pieces WHERE shop_id = NEW.id;
  DELETE FROM kept_files WHERE shop_id = NEW.id;
  DELETE FROM past_orders WHERE shop_id = NEW.id;
  DELETE FROM variant_links WHERE shop_id = NEW.id;
END;
