CREATE TABLE `average_costs` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`average` integer NOT NULL,
	`mark` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `purchase_order_lines` ADD `weight` integer;--> statement-breakpoint
ALTER TABLE `receipt_lines` ADD `stock_before` integer;--> statement-breakpoint
ALTER TABLE `receipt_lines` ADD `cost_before` integer;--> statement-breakpoint
ALTER TABLE `receipts` ADD `codes` text;