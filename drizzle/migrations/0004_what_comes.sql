CREATE TABLE `alert_mail` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`recipients` text NOT NULL,
	`frequency` text NOT NULL,
	`told_up_to` integer NOT NULL,
	`last_day` integer DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drifts` (
	`shop_id` integer NOT NULL,
	`reconciliation_id` integer NOT NULL,
	`inventory_item_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`ours` integer,
	`theirs` integer,
	`since_at` integer NOT NULL,
	`found_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `reconciliation_id`, `inventory_item_id`, `location_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `drifts_age` ON `drifts` (`found_at`);--> statement-breakpoint
CREATE TABLE `inventory_writes` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`idempotency_key` text NOT NULL,
	`changes` text NOT NULL,
	`reason` text NOT NULL,
	`reference` text,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`refusal` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inventory_writes_key` ON `inventory_writes` (`shop_id`,`idempotency_key`);--> statement-breakpoint
CREATE INDEX `inventory_writes_open` ON `inventory_writes` (`updated_at`) WHERE state IN ('queued', 'sending');--> statement-breakpoint
CREATE TABLE `mails` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`key` text NOT NULL,
	`recipients` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`failure` text,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mails_key` ON `mails` (`shop_id`,`key`);--> statement-breakpoint
CREATE INDEX `mails_queued` ON `mails` (`created_at`) WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX `mails_age` ON `mails` (`created_at`);--> statement-breakpoint
CREATE TABLE `reconciliations` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`checked` integer DEFAULT 0 NOT NULL,
	`drifted` integer DEFAULT 0 NOT NULL,
	`failure` text
);
--> statement-breakpoint
CREATE INDEX `reconciliations_newest` ON `reconciliations` (`shop_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `supplier_terms` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`supplier_id` integer NOT NULL,
	`supplier_sku` text,
	`unit_cost` integer,
	`lead_time_days` integer,
	`minimum_order` integer,
	`case_pack` integer,
	`preferred` integer DEFAULT false NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`, `supplier_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `supplier_terms_supplier` ON `supplier_terms` (`shop_id`,`supplier_id`,`variant_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `supplier_terms_preferred` ON `supplier_terms` (`shop_id`,`variant_id`) WHERE preferred = 1;--> statement-breakpoint
CREATE TABLE `supplier_vendors` (
	`shop_id` integer NOT NULL,
	`vendor` text NOT NULL,
	`supplier_id` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `vendor`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `supplier_vendors_supplier` ON `supplier_vendors` (`shop_id`,`supplier_id`);--> statement-breakpoint
CREATE TABLE `suppliers` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`phone` text,
	`notes` text,
	`currency` text NOT NULL,
	`minimum_value` integer,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suppliers_name` ON `suppliers` (`shop_id`,name COLLATE NOCASE);--> statement-breakpoint
ALTER TABLE `levels` ADD `on_hand` integer;--> statement-breakpoint
ALTER TABLE `levels` ADD `committed` integer;--> statement-breakpoint
ALTER TABLE `levels` ADD `incoming` integer;--> statement-breakpoint
ALTER TABLE `levels` ADD `read_at` integer;--> statement-breakpoint
ALTER TABLE `movements` ADD `write_id` integer;--> statement-breakpoint
ALTER TABLE `rules` ADD `method` text;--> statement-breakpoint
ALTER TABLE `rules` ADD `service_level` real;--> statement-breakpoint
ALTER TABLE `rules` ADD `review_days` integer;--> statement-breakpoint
ALTER TABLE `rules` ADD `lead_time_deviation` real;--> statement-breakpoint
ALTER TABLE `shop_settings` ADD `cancellations_keep_sales` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `shop_settings` ADD `guide_closed_at` integer;--> statement-breakpoint
ALTER TABLE `variants` ADD `price` integer;
--> statement-breakpoint
-- What the merchant has told us goes with the shop, as its token does.
DROP TRIGGER `shops_uninstalled`;
--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM tokens WHERE shop_id = NEW.id;
  DELETE FROM shop_settings WHERE shop_id = NEW.id;
  DELETE FROM rules WHERE shop_id = NEW.id;
  DELETE FROM suppliers WHERE shop_id = NEW.id;
  DELETE FROM supplier_vendors WHERE shop_id = NEW.id;
  DELETE FROM supplier_terms WHERE shop_id = NEW.id;
  DELETE FROM alert_mail WHERE shop_id = NEW.id;
  DELETE FROM mails WHERE shop_id = NEW.id;
END;
