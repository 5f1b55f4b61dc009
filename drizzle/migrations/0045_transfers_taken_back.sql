ALTER TABLE `transfer_moves` ADD `reverses` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_moves_reverses` ON `transfer_moves` (`shop_id`,`reverses`) WHERE reverses IS NOT NULL;--> statement-breakpoint
CREATE INDEX `transfers_expected` ON `transfers` (`shop_id`,`expected_day`,`id`) WHERE state IN ('in_transit', 'partial');