ALTER TABLE `order_lines` ADD `first_line_id` integer;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `stands_updated_at` integer;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `stands_triggered_at` integer;