ALTER TABLE `endpoints` ADD `form_token` text;--> statement-breakpoint
CREATE UNIQUE INDEX `endpoints_form` ON `endpoints` (`shop_id`,`form_token`);