ALTER TABLE `alert_mail` ADD `week_day` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `alert_mail` ADD `week_last_day` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `alert_mail` ADD `still_since` integer;--> statement-breakpoint
ALTER TABLE `alert_mail` ADD `stills` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `alert_mail` SET `week_last_day` = `last_day`;