CREATE TABLE `api_answers` (
	`shop_id` integer NOT NULL,
	`api_key_id` integer NOT NULL,
	`idempotency_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`lease` text NOT NULL,
	`lease_until` integer NOT NULL,
	`status` integer,
	`location` text,
	`key_id` text,
	`body` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `api_key_id`, `idempotency_key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `api_answers_age` ON `api_answers` (`created_at`);--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`name` text NOT NULL,
	`scopes` text NOT NULL,
	`hash` text NOT NULL,
	`hint` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE INDEX `api_keys_hash` ON `api_keys` (`hash`);--> statement-breakpoint
CREATE INDEX `api_keys_of_shop` ON `api_keys` (`shop_id`);--> statement-breakpoint
CREATE INDEX `api_keys_revoked` ON `api_keys` (`revoked_at`) WHERE revoked_at IS NOT NULL;--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled_keys` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM api_keys WHERE shop_id = NEW.id;
  DELETE FROM api_answers WHERE shop_id = NEW.id;
END;
