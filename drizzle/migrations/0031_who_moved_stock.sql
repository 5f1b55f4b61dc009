ALTER TABLE `inventory_writes` ADD `asked_by` text;--> statement-breakpoint
ALTER TABLE `movements` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `movements` ADD `reference` text;--> statement-breakpoint
ALTER TABLE `movements` ADD `who` text;