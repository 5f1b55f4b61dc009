ALTER TABLE `api_keys` ADD `form_token` text;--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_form` ON `api_keys` (`shop_id`,`form_token`);