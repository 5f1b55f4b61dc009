CREATE TABLE `transfer_drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`transfer_id` integer NOT NULL,
	`form_token` text NOT NULL,
	`day` integer NOT NULL,
	`note` text,
	`counts` text NOT NULL,
	`codes` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_drafts_form` ON `transfer_drafts` (`shop_id`,`form_token`);--> statement-breakpoint
CREATE INDEX `transfer_drafts_transfer` ON `transfer_drafts` (`shop_id`,`transfer_id`,`id`);--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled_transfer_drafts` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM transfer_drafts WHERE shop_id = NEW.id;
END;
