CREATE TABLE `transfer_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`transfer_id` integer NOT NULL,
	`position` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	`form_token` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_lines_variant` ON `transfer_lines` (`shop_id`,`transfer_id`,`variant_id`);--> statement-breakpoint
CREATE INDEX `transfer_lines_of_variant` ON `transfer_lines` (`shop_id`,`variant_id`,`transfer_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_lines_form` ON `transfer_lines` (`shop_id`,`form_token`);--> statement-breakpoint
CREATE TABLE `transfer_move_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`move_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`accepted` integer NOT NULL,
	`damaged` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_move_lines_move` ON `transfer_move_lines` (`shop_id`,`move_id`,`line_id`);--> statement-breakpoint
CREATE INDEX `transfer_move_lines_line` ON `transfer_move_lines` (`shop_id`,`line_id`,`move_id`);--> statement-breakpoint
CREATE TABLE `transfer_moves` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`transfer_id` integer NOT NULL,
	`kind` text NOT NULL,
	`day` integer NOT NULL,
	`note` text,
	`form_token` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `transfer_moves_transfer` ON `transfer_moves` (`shop_id`,`transfer_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_moves_form` ON `transfer_moves` (`shop_id`,`form_token`);--> statement-breakpoint
CREATE TABLE `transfer_numbers` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`next` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `transfers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`number` text NOT NULL,
	`state` text NOT NULL,
	`from_id` integer NOT NULL,
	`to_id` integer NOT NULL,
	`note` text,
	`expected_day` integer,
	`form_token` text,
	`version` integer DEFAULT 1 NOT NULL,
	`line_count` integer DEFAULT 0 NOT NULL,
	`units` integer DEFAULT 0 NOT NULL,
	`units_in_transit` integer DEFAULT 0 NOT NULL,
	`units_received` integer DEFAULT 0 NOT NULL,
	`shipped_at` integer,
	`ended_at` integer,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transfers_number` ON `transfers` (`shop_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `transfers_form` ON `transfers` (`shop_id`,`form_token`);--> statement-breakpoint
CREATE INDEX `transfers_newest` ON `transfers` (`shop_id`,`id`);--> statement-breakpoint
CREATE INDEX `transfers_state` ON `transfers` (`shop_id`,`state`,`id`);--> statement-breakpoint
CREATE TRIGGER `shops_uninstalled_transfers` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM transfers WHERE shop_id = NEW.id;
  DELETE FROM transfer_lines WHERE shop_id = NEW.id;
  DELETE FROM transfer_moves WHERE shop_id = NEW.id;
  DELETE FROM transfer_move_lines WHERE shop_id = NEW.id;
  DELETE FROM transfer_numbers WHERE shop_id = NEW.id;
END;
