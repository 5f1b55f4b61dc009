-- Events are told by a statement of the batch (docs/what-the-database-does.md).
DROP TRIGGER `alerts_announced_open`;
--> statement-breakpoint
DROP TRIGGER `alerts_announced_close`;
--> statement-breakpoint
DROP TRIGGER `alerts_announced_again`;
--> statement-breakpoint
ALTER TABLE `events` ADD `public_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `events` SET public_id = 'evt_' || lower(hex(randomblob(16))), sequence = n.sequence,
  data = json_object('alert_id', data->>'alert', 'variant_id', data->>'variant', 'location_id', data->>'location',
    'available', data->>'available', 'position', data->>'position', 'reorder_point', data->>'reorderPoint')
FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY shop_id ORDER BY id) AS sequence FROM `events`) n WHERE n.id = events.id;
--> statement-breakpoint
CREATE UNIQUE INDEX `events_sequence` ON `events` (`shop_id`,`sequence`);
