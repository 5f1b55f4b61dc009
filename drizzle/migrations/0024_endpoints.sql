CREATE TABLE `attempts` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`endpoint_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`lease` text NOT NULL,
	`at` integer NOT NULL,
	`status` integer,
	`error` text,
	`duration_ms` integer NOT NULL,
	`request_headers` text NOT NULL,
	`response_headers` text NOT NULL,
	`response_body` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_of_dispatch` ON `attempts` (`shop_id`,`endpoint_id`,`sequence`,`lease`);--> statement-breakpoint
CREATE INDEX `attempts_newest` ON `attempts` (`shop_id`,`endpoint_id`,`at`);--> statement-breakpoint
CREATE TABLE `dispatch_bodies` (
	`shop_id` integer NOT NULL,
	`endpoint_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`shop_id`, `endpoint_id`, `sequence`)
);
--> statement-breakpoint
CREATE TABLE `dispatches` (
	`shop_id` integer NOT NULL,
	`endpoint_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`type` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`lease` text,
	`first_failed_at` integer,
	`reason` text,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`shop_id`, `endpoint_id`, `sequence`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `dispatches_due` ON `dispatches` (`shop_id`,`endpoint_id`,`next_attempt_at`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `dispatches_tried` ON `dispatches` (`shop_id`,`endpoint_id`,`attempts`) WHERE state = 'pending' AND attempts > 0;--> statement-breakpoint
CREATE INDEX `dispatches_unsent` ON `dispatches` (`shop_id`,`endpoint_id`,`sequence`) WHERE state IN ('exhausted', 'held');--> statement-breakpoint
CREATE INDEX `dispatches_newest` ON `dispatches` (`shop_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `endpoints` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`name` text NOT NULL,
	`events` text NOT NULL,
	`filters` text DEFAULT '{}' NOT NULL,
	`format` text NOT NULL,
	`payload` text NOT NULL,
	`retries` text NOT NULL,
	`timeout_s` integer NOT NULL,
	`rate_limit` integer,
	`shown_url` text NOT NULL,
	`key_id` text NOT NULL,
	`url` text NOT NULL,
	`headers` text NOT NULL,
	`secret` text NOT NULL,
	`previous_secret` text,
	`previous_until` integer,
	`state` text DEFAULT 'on' NOT NULL,
	`state_at` integer NOT NULL,
	`state_reason` text,
	`failures_in_row` integer DEFAULT 0 NOT NULL,
	`failing_since` integer,
	`last_success_at` integer,
	`last_status` integer,
	`last_error` text,
	`probe_at` integer,
	`slow` integer DEFAULT false NOT NULL,
	`rate_minute` integer DEFAULT 0 NOT NULL,
	`rate_used` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE INDEX `endpoints_of_shop` ON `endpoints` (`shop_id`);
--> statement-breakpoint
-- Endpoints go with their shop: nothing is sent any more, and what is secret of them is gone.
DROP TRIGGER `shops_uninstalled`;
--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM tokens WHERE shop_id = NEW.id;
  DELETE FROM shop_settings WHERE shop_id = NEW.id;
  DELETE FROM rules WHERE shop_id = NEW.id;
  DELETE FROM promotions WHERE shop_id = NEW.id;
  DELETE FROM snoozes WHERE shop_id = NEW.id;
  DELETE FROM order_quantities WHERE shop_id = NEW.id;
  DELETE FROM suppliers WHERE shop_id = NEW.id;
  DELETE FROM supplier_vendors WHERE shop_id = NEW.id;
  DELETE FROM supplier_terms WHERE shop_id = NEW.id;
  DELETE FROM alert_mail WHERE shop_id = NEW.id;
  DELETE FROM mails WHERE shop_id = NEW.id;
  UPDATE endpoints SET deleted_at = NEW.uninstalled_at, url = '', headers = '', secret = '', previous_secret = NULL
    WHERE shop_id = NEW.id AND deleted_at IS NULL;
END;
