ALTER TABLE `mails` ADD `attachments` text;--> statement-breakpoint
ALTER TABLE `supplier_terms` ADD `description` text;--> statement-breakpoint
ALTER TABLE `supplier_terms` ADD `price_breaks` text;--> statement-breakpoint
ALTER TABLE `supplier_terms` ADD `backup` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `suppliers` ADD `contact_name` text;--> statement-breakpoint
ALTER TABLE `suppliers` ADD `contacts` text;--> statement-breakpoint
ALTER TABLE `suppliers` ADD `address` text;--> statement-breakpoint
ALTER TABLE `suppliers` ADD `payment_terms` text;--> statement-breakpoint
ALTER TABLE `suppliers` ADD `order_weekdays` integer;--> statement-breakpoint
ALTER TABLE `suppliers` ADD `closures` text;--> statement-breakpoint
ALTER TABLE `suppliers` ADD `costs_include_tax` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `suppliers` ADD `pattern_base` text;--> statement-breakpoint
ALTER TABLE `suppliers` ADD `pattern_percent` integer;