CREATE TABLE `payment_accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`title` text NOT NULL,
	`method` text NOT NULL,
	`last_four` text,
	`archived_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `payment_accounts_shop` ON `payment_accounts` (`shop_id`,`id`);--> statement-breakpoint
CREATE TABLE `purchase_order_costs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	`kind` text NOT NULL,
	`label` text,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`rate` text,
	`spread` text NOT NULL,
	`form_token` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `purchase_order_costs_order` ON `purchase_order_costs` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `purchase_order_costs_form` ON `purchase_order_costs` (`shop_id`,`form_token`);--> statement-breakpoint
CREATE TABLE `purchase_order_deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`day` integer NOT NULL,
	`quantity` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `purchase_order_deliveries_line` ON `purchase_order_deliveries` (`shop_id`,`line_id`,`day`);--> statement-breakpoint
CREATE TABLE `purchase_order_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	`position` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`ordered` integer NOT NULL,
	`amount` integer,
	`priced_amount` integer,
	`priced_units` integer DEFAULT 1 NOT NULL,
	`cost_typed` integer DEFAULT false NOT NULL,
	`tax_rate` integer,
	`tax_included` integer DEFAULT false NOT NULL,
	`supplier_sku` text,
	`description` text,
	`pack` integer,
	`closed_short` integer DEFAULT 0 NOT NULL,
	`closed_reason` text,
	`billed` integer,
	`form_token` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `purchase_order_lines_order` ON `purchase_order_lines` (`shop_id`,`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `purchase_order_lines_variant` ON `purchase_order_lines` (`shop_id`,`variant_id`,`order_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `purchase_order_lines_form` ON `purchase_order_lines` (`shop_id`,`form_token`);--> statement-breakpoint
CREATE TABLE `purchase_order_timeline` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	`at` integer NOT NULL,
	`who` text,
	`what` text NOT NULL,
	`detail` text
);
--> statement-breakpoint
CREATE INDEX `purchase_order_timeline_order` ON `purchase_order_timeline` (`shop_id`,`order_id`,`id`);--> statement-breakpoint
CREATE TABLE `purchase_orders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`number` text NOT NULL,
	`state` text NOT NULL,
	`supplier_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`currency` text NOT NULL,
	`rate` text,
	`expected_day` integer,
	`supplier_note` text,
	`team_note` text,
	`terms` text,
	`line_order` text DEFAULT 'entered' NOT NULL,
	`ship_to_id` integer,
	`payment_account_id` integer,
	`source` text NOT NULL,
	`sale_id` integer,
	`sale_name` text,
	`form_token` text,
	`bill_number` text,
	`bill_day` integer,
	`bill_total` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`ordered_day` integer,
	`sent_at` integer,
	`ended_at` integer,
	`end_reason` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`line_count` integer DEFAULT 0 NOT NULL,
	`units_ordered` integer DEFAULT 0 NOT NULL,
	`units_received` integer DEFAULT 0 NOT NULL,
	`units_open` integer DEFAULT 0 NOT NULL,
	`lines_amount` integer DEFAULT 0 NOT NULL,
	`tax_amount` integer DEFAULT 0 NOT NULL,
	`lines_without_cost` integer DEFAULT 0 NOT NULL,
	`next_day` integer,
	`late_told_day` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `purchase_orders_number` ON `purchase_orders` (`shop_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `purchase_orders_form` ON `purchase_orders` (`shop_id`,`form_token`);--> statement-breakpoint
CREATE INDEX `purchase_orders_newest` ON `purchase_orders` (`shop_id`,`id`);--> statement-breakpoint
CREATE INDEX `purchase_orders_state` ON `purchase_orders` (`shop_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `purchase_orders_supplier` ON `purchase_orders` (`shop_id`,`supplier_id`,`id`);--> statement-breakpoint
CREATE INDEX `purchase_orders_next` ON `purchase_orders` (`shop_id`,`next_day`,`id`) WHERE state IN ('sent', 'partial') AND next_day IS NOT NULL;--> statement-breakpoint
CREATE INDEX `purchase_orders_sale` ON `purchase_orders` (`shop_id`,`sale_id`) WHERE sale_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `purchasing_settings` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`company_name` text,
	`email` text,
	`phone` text,
	`address` text,
	`accent_colour` text,
	`logo` text,
	`logo_type` text,
	`number_prefix` text DEFAULT 'PO-' NOT NULL,
	`next_number` integer DEFAULT 1 NOT NULL,
	`terms` text,
	`supplier_note` text,
	`add_after_sending` integer DEFAULT false NOT NULL,
	`cost_to_shopify` text DEFAULT 'off' NOT NULL,
	`updated_at` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `receipt_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`receipt_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`accepted` integer DEFAULT 0 NOT NULL,
	`damaged` integer DEFAULT 0 NOT NULL,
	`returned` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_lines_receipt` ON `receipt_lines` (`shop_id`,`receipt_id`,`line_id`);--> statement-breakpoint
CREATE INDEX `receipt_lines_line` ON `receipt_lines` (`shop_id`,`line_id`,`receipt_id`);--> statement-breakpoint
CREATE TABLE `receipts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	`state` text NOT NULL,
	`received_day` integer NOT NULL,
	`note` text,
	`rate` text,
	`form_token` text,
	`reverses` integer,
	`created_by` text,
	`created_at` integer NOT NULL,
	`submitted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `receipts_form` ON `receipts` (`shop_id`,`form_token`);--> statement-breakpoint
CREATE INDEX `receipts_order` ON `receipts` (`shop_id`,`order_id`,`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `receipts_reverses` ON `receipts` (`shop_id`,`reverses`) WHERE reverses IS NOT NULL;--> statement-breakpoint
CREATE INDEX `receipts_day` ON `receipts` (`shop_id`,`received_day`);--> statement-breakpoint
CREATE TABLE `ship_to_addresses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ship_to_addresses_shop` ON `ship_to_addresses` (`shop_id`,`id`);--> statement-breakpoint
ALTER TABLE `incoming` ADD `state` text DEFAULT 'ordered' NOT NULL;--> statement-breakpoint
ALTER TABLE `incoming` ADD `origin_id` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `incoming_origin` ON `incoming` (`shop_id`,`origin_id`,`source`);
--> statement-breakpoint
-- What the shop ordered goes with it, as its suppliers do, and with it what is on its way.
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
  DELETE FROM purchase_orders WHERE shop_id = NEW.id;
  DELETE FROM purchase_order_lines WHERE shop_id = NEW.id;
  DELETE FROM purchase_order_deliveries WHERE shop_id = NEW.id;
  DELETE FROM purchase_order_costs WHERE shop_id = NEW.id;
  DELETE FROM purchase_order_timeline WHERE shop_id = NEW.id;
  DELETE FROM receipts WHERE shop_id = NEW.id;
  DELETE FROM receipt_lines WHERE shop_id = NEW.id;
  DELETE FROM incoming WHERE shop_id = NEW.id;
  DELETE FROM ship_to_addresses WHERE shop_id = NEW.id;
  DELETE FROM payment_accounts WHERE shop_id = NEW.id;
  DELETE FROM purchasing_settings WHERE shop_id = NEW.id;
END;
