-- Every table and index as D1 has them after all migrations. Written by `npm run db:listing`.

CREATE TABLE `alert_mail` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`recipients` text NOT NULL,
	`frequency` text NOT NULL,
	`told_up_to` integer NOT NULL,
	`last_day` integer DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL
, `tellings` integer DEFAULT 0 NOT NULL, `week_day` integer DEFAULT 1 NOT NULL, `week_last_day` integer DEFAULT 0 NOT NULL, `still_since` integer, `stills` integer DEFAULT 0 NOT NULL);

CREATE TABLE `alerts` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`initial` integer NOT NULL,
	`available_then` integer,
	`position_then` integer NOT NULL,
	`reorder_point_then` integer NOT NULL
, `snoozed_until_day` integer, `reopened_at` integer, `peak_position` integer, `told_at` integer);

CREATE INDEX `alerts_closed` ON `alerts` (`shop_id`,`closed_at`,`id`) WHERE closed_at IS NOT NULL;

CREATE INDEX `alerts_newest` ON `alerts` (`shop_id`,`opened_at`,`id`,`variant_id`,`location_id`) WHERE closed_at IS NULL AND snoozed_until_day IS NULL;

CREATE UNIQUE INDEX `alerts_open` ON `alerts` (`shop_id`,`variant_id`,`location_id`) WHERE closed_at IS NULL;

CREATE INDEX `alerts_past` ON `alerts` (`shop_id`,`variant_id`,`closed_at`,`location_id`) WHERE closed_at IS NOT NULL;

CREATE INDEX `alerts_snoozed` ON `alerts` (`shop_id`,`snoozed_until_day`,`id`) WHERE closed_at IS NULL AND snoozed_until_day IS NOT NULL;

CREATE INDEX `alerts_untold` ON `alerts` (`shop_id`,`snoozed_until_day`,`id`) WHERE closed_at IS NULL AND told_at IS NULL;

CREATE TRIGGER `alerts_counted_delete` AFTER DELETE ON `alerts` WHEN OLD.closed_at IS NULL BEGIN
  UPDATE shop_counts SET changes = changes + 1, alerts = alerts - (OLD.snoozed_until_day IS NULL), snoozed = snoozed - (OLD.snoozed_until_day IS NOT NULL)
  WHERE shop_id = OLD.shop_id;
END;

CREATE TRIGGER `alerts_counted_insert` AFTER INSERT ON `alerts` WHEN NEW.closed_at IS NULL BEGIN
  INSERT INTO shop_counts (shop_id, changes, alerts, snoozed) VALUES (NEW.shop_id, 1, NEW.snoozed_until_day IS NULL, NEW.snoozed_until_day IS NOT NULL)
  ON CONFLICT (shop_id) DO UPDATE SET alerts = alerts + excluded.alerts, snoozed = snoozed + excluded.snoozed, changes = changes + 1;
END;

CREATE TRIGGER `alerts_counted_update` AFTER UPDATE OF closed_at, snoozed_until_day ON `alerts` BEGIN
  UPDATE shop_counts SET changes = changes + 1,
    alerts = alerts + (NEW.closed_at IS NULL AND NEW.snoozed_until_day IS NULL) - (OLD.closed_at IS NULL AND OLD.snoozed_until_day IS NULL),
    snoozed = snoozed + (NEW.closed_at IS NULL AND NEW.snoozed_until_day IS NOT NULL) - (OLD.closed_at IS NULL AND OLD.snoozed_until_day IS NOT NULL)
  WHERE shop_id = NEW.shop_id;
END;

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

CREATE INDEX `api_answers_age` ON `api_answers` (`created_at`);

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
, `form_token` text);

CREATE UNIQUE INDEX `api_keys_form` ON `api_keys` (`shop_id`,`form_token`);

CREATE INDEX `api_keys_hash` ON `api_keys` (`hash`);

CREATE INDEX `api_keys_of_shop` ON `api_keys` (`shop_id`);

CREATE INDEX `api_keys_revoked` ON `api_keys` (`revoked_at`) WHERE revoked_at IS NOT NULL;

CREATE TABLE `askings` (
	`shop_id` integer NOT NULL,
	`work` text NOT NULL,
	`rests_until` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `work`)
) WITHOUT ROWID;

CREATE INDEX `askings_age` ON `askings` (`rests_until`);

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
, `by_hand` integer DEFAULT false NOT NULL);

CREATE UNIQUE INDEX `attempts_of_dispatch` ON `attempts` (`shop_id`,`endpoint_id`,`sequence`,`lease`);

CREATE TABLE `average_costs` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`average` integer NOT NULL,
	`mark` text,
	`updated_at` integer NOT NULL, `currency` text,
	PRIMARY KEY(`shop_id`, `variant_id`)
) WITHOUT ROWID;

CREATE TABLE `averages_due` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`token` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
) WITHOUT ROWID;

CREATE TABLE `barcodes` (
	`shop_id` integer NOT NULL,
	`form` text NOT NULL,
	`variant_id` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `form`, `variant_id`)
) WITHOUT ROWID;

CREATE TABLE `cost_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`old_cost` integer,
	`new_cost` integer NOT NULL,
	`currency` text NOT NULL,
	`is_far` integer DEFAULT false NOT NULL,
	`state` text NOT NULL,
	`restores` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`refusal` text,
	`decided_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);

CREATE INDEX `cost_changes_asked` ON `cost_changes` (`shop_id`,`id`) WHERE state = 'asked';

CREATE INDEX `cost_changes_due` ON `cost_changes` (`shop_id`,`id`) WHERE state IN ('queued', 'sending');

CREATE INDEX `cost_changes_newest` ON `cost_changes` (`shop_id`,`id`);

CREATE UNIQUE INDEX `cost_changes_open` ON `cost_changes` (`shop_id`,`variant_id`) WHERE state IN ('asked', 'queued');

CREATE INDEX `cost_changes_variant` ON `cost_changes` (`shop_id`,`variant_id`,`id`);

CREATE TABLE `courses` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`until_day` integer NOT NULL,
	`basis` text NOT NULL,
	`days` text NOT NULL,
	`numbers` text NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
);

CREATE TABLE `daily_figures` (
	`shop_id` integer NOT NULL,
	`day` integer NOT NULL,
	`order_now` integer NOT NULL,
	`out` integer NOT NULL,
	`risk` integer NOT NULL,
	`on_the_way` integer NOT NULL,
	`units` integer NOT NULL,
	`stock_value` integer NOT NULL, `retail_value` integer DEFAULT 0 NOT NULL, `without_cost` integer DEFAULT 0 NOT NULL, `foreign_cost` integer DEFAULT 0 NOT NULL, `without_price` integer DEFAULT 0 NOT NULL, `measured` integer DEFAULT 0 NOT NULL, `actual` real DEFAULT 0 NOT NULL, `forecast` real DEFAULT 0 NOT NULL, `absolute_error` real DEFAULT 0 NOT NULL, `naive_forecast` real DEFAULT 0 NOT NULL, `naive_absolute_error` real DEFAULT 0 NOT NULL,
	PRIMARY KEY(`shop_id`, `day`)
) WITHOUT ROWID;

CREATE TABLE `daily_sales` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`day` integer NOT NULL,
	`location_id` integer NOT NULL,
	`units` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`, `day`, `location_id`)
) WITHOUT ROWID;

CREATE TRIGGER `daily_sales_course_delete` AFTER DELETE ON `daily_sales`
WHEN OLD.`day` < (SELECT d.`as_of_day` FROM `shop_demand` d WHERE d.`shop_id` = OLD.`shop_id`)
BEGIN
  DELETE FROM `courses` WHERE `shop_id` = OLD.`shop_id` AND `variant_id` = OLD.`variant_id` AND `until_day` > OLD.`day`;
END;

CREATE TRIGGER `daily_sales_course_insert` AFTER INSERT ON `daily_sales`
WHEN NEW.`day` < (SELECT d.`as_of_day` FROM `shop_demand` d WHERE d.`shop_id` = NEW.`shop_id`)
BEGIN
  DELETE FROM `courses` WHERE `shop_id` = NEW.`shop_id` AND `variant_id` = NEW.`variant_id` AND `until_day` > NEW.`day`;
END;

CREATE TRIGGER `daily_sales_course_update` AFTER UPDATE OF `day`, `location_id`, `units` ON `daily_sales`
WHEN OLD.`day` < (SELECT d.`as_of_day` FROM `shop_demand` d WHERE d.`shop_id` = OLD.`shop_id`) AND (NEW.`day`, NEW.`location_id`, NEW.`units`) IS NOT (OLD.`day`, OLD.`location_id`, OLD.`units`)
BEGIN
  DELETE FROM `courses` WHERE `shop_id` = OLD.`shop_id` AND `variant_id` = OLD.`variant_id` AND `until_day` > OLD.`day`;
END;

CREATE TABLE `deleted_orders` (
	`shop_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	`deleted_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `order_id`)
) WITHOUT ROWID;

CREATE INDEX `deleted_orders_age` ON `deleted_orders` (`deleted_at`);

CREATE TABLE `delivery_counts` (
	`shop_id` integer NOT NULL,
	`day` integer NOT NULL,
	`topic` text NOT NULL,
	`outcome` text NOT NULL,
	`count` integer NOT NULL,
	`last_at` integer NOT NULL, `lag` integer, `worst_lag` integer,
	PRIMARY KEY(`shop_id`, `day`, `topic`, `outcome`)
) WITHOUT ROWID;

CREATE TABLE `directory` (
	`domain` text PRIMARY KEY NOT NULL,
	`place` integer NOT NULL,
	`moving_to` integer,
	`moved_from` integer,
	`changed_at` integer NOT NULL
) WITHOUT ROWID;

CREATE TABLE `dispatch_bodies` (
	`shop_id` integer NOT NULL,
	`endpoint_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`shop_id`, `endpoint_id`, `sequence`)
);

CREATE TABLE `dispatch_claims` (
	`shop_id` integer NOT NULL,
	`endpoint_id` integer NOT NULL,
	`lease` text NOT NULL,
	`until` integer NOT NULL,
	`format` text NOT NULL,
	`payload` text NOT NULL,
	`sequences` text NOT NULL,
	PRIMARY KEY(`shop_id`, `endpoint_id`, `lease`)
);

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
	`ended_at` integer, `last_status` integer, `recovered_at` integer, `format` text, `payload` text,
	PRIMARY KEY(`shop_id`, `endpoint_id`, `sequence`)
) WITHOUT ROWID;

CREATE INDEX `dispatches_by_state` ON `dispatches` (`shop_id`,`state`,`sequence`) WHERE state <> 'delivered';

CREATE INDEX `dispatches_by_type` ON `dispatches` (`shop_id`,`type`,`sequence`);

CREATE INDEX `dispatches_due` ON `dispatches` (`shop_id`,`endpoint_id`,`next_attempt_at`) WHERE state = 'pending';

CREATE INDEX `dispatches_newest` ON `dispatches` (`shop_id`,`sequence`);

CREATE INDEX `dispatches_tried` ON `dispatches` (`shop_id`,`endpoint_id`,`attempts`) WHERE state = 'pending' AND attempts > 0;

CREATE INDEX `dispatches_unsent` ON `dispatches` (`shop_id`,`endpoint_id`,`sequence`) WHERE state IN ('exhausted', 'held');

CREATE INDEX `dispatches_unsent_by_state` ON `dispatches` (`shop_id`,`endpoint_id`,`state`,`sequence`) WHERE state IN ('exhausted', 'held');

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

CREATE INDEX `drifts_age` ON `drifts` (`found_at`);

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
, `test_minute` integer DEFAULT 0 NOT NULL, `tests_used` integer DEFAULT 0 NOT NULL, `recent` text DEFAULT '[]' NOT NULL, `form_token` text);

CREATE UNIQUE INDEX `endpoints_form` ON `endpoints` (`shop_id`,`form_token`);

CREATE INDEX `endpoints_of_shop` ON `endpoints` (`shop_id`);

CREATE TABLE `events` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`type` text NOT NULL,
	`key` text NOT NULL,
	`data` text NOT NULL,
	`at` integer NOT NULL
, `public_id` text DEFAULT '' NOT NULL, `sequence` integer DEFAULT 0 NOT NULL);

CREATE INDEX `events_age` ON `events` (`at`);

CREATE UNIQUE INDEX `events_key` ON `events` (`shop_id`,`key`);

CREATE UNIQUE INDEX `events_sequence` ON `events` (`shop_id`,`sequence`);

CREATE TABLE `forecasts` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`as_of_day` integer NOT NULL,
	`lead_time_days` integer NOT NULL,
	`review_days` integer NOT NULL,
	`lead_time_deviation` real NOT NULL,
	`service_level` real NOT NULL,
	`rate` real NOT NULL,
	`trend` real NOT NULL,
	`variance` real NOT NULL,
	`reorder_level` integer NOT NULL,
	`low` real NOT NULL,
	`high` real NOT NULL,
	`in_stock_days` integer NOT NULL,
	`out_days` integer NOT NULL,
	`low_confidence` integer NOT NULL,
	`windows` integer NOT NULL,
	`actual` real NOT NULL,
	`forecast` real NOT NULL,
	`absolute_error` real NOT NULL,
	`naive_forecast` real NOT NULL,
	`naive_absolute_error` real NOT NULL, `promotion_days` integer DEFAULT 0 NOT NULL, `start_rate` real, `similar_id` integer,
	PRIMARY KEY(`shop_id`, `variant_id`, `location_id`)
) WITHOUT ROWID;

CREATE UNIQUE INDEX `forecasts_error` ON `forecasts` (`shop_id`,`absolute_error`,`variant_id`,`windows`,`actual`,`forecast`,`naive_forecast`,`naive_absolute_error`) WHERE location_id = 0 AND windows > 0;

CREATE TABLE `incoming` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`source` text NOT NULL,
	`source_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	`expected_day` integer, `state` text DEFAULT 'ordered' NOT NULL, `origin_id` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`, `location_id`, `source`, `source_id`)
) WITHOUT ROWID;

CREATE INDEX `incoming_origin` ON `incoming` (`shop_id`,`origin_id`,`source`);

CREATE TABLE `inventory_items` (
	`shop_id` integer NOT NULL,
	`shopify_id` integer NOT NULL,
	`tracked` integer NOT NULL,
	`cost` integer,
	`cost_currency` text,
	`updated_at` integer NOT NULL,
	`triggered_at` integer NOT NULL,
	`deleted_at` integer,
	PRIMARY KEY(`shop_id`, `shopify_id`)
) WITHOUT ROWID;

CREATE INDEX `inventory_items_gone` ON `inventory_items` (`deleted_at`) WHERE deleted_at IS NOT NULL;

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
, `keys_spent` integer DEFAULT 0 NOT NULL, `asked_by` text);

CREATE UNIQUE INDEX `inventory_writes_key` ON `inventory_writes` (`shop_id`,`idempotency_key`);

CREATE INDEX `inventory_writes_open` ON `inventory_writes` (`updated_at`) WHERE state IN ('queued', 'sending');

CREATE INDEX `inventory_writes_settled` ON `inventory_writes` (`updated_at`) WHERE state IN ('confirmed', 'refused');

CREATE INDEX `inventory_writes_unsettled` ON `inventory_writes` (`shop_id`,`id`) WHERE state IN ('queued', 'sending', 'uncertain');

CREATE TABLE `jobs` (
	`shop_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`cursor` text NOT NULL,
	`counts` text DEFAULT '{}' NOT NULL,
	`error` text,
	`started_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer, `failures` integer DEFAULT 0 NOT NULL, `failing_since` integer, `woken_at` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`shop_id`, `kind`)
) WITHOUT ROWID;

CREATE INDEX `jobs_running` ON `jobs` (`updated_at`) WHERE state = 'running';

CREATE TABLE `kept_file_pieces` (
	`shop_id` integer NOT NULL,
	`file_id` integer NOT NULL,
	`piece` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`shop_id`, `file_id`, `piece`)
);

CREATE TABLE `kept_files` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`pieces` integer NOT NULL,
	`result` text,
	`created_at` integer NOT NULL,
	`brought_in_at` integer
);

CREATE UNIQUE INDEX `kept_files_content` ON `kept_files` (`shop_id`,`sha256`);

CREATE TABLE `lag_alarms` (
	`shop_id` integer NOT NULL,
	`topic` text NOT NULL,
	`since` integer NOT NULL,
	`last_at` integer NOT NULL,
	`worst_lag` integer NOT NULL,
	`raised_at` integer,
	PRIMARY KEY(`shop_id`, `topic`)
) WITHOUT ROWID;

CREATE TABLE `level_days` (
	`shop_id` integer NOT NULL,
	`inventory_item_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`day` integer NOT NULL,
	`max_available` integer,
	`last_available` integer,
	`last_updated_at` integer NOT NULL,
	`last_triggered_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `inventory_item_id`, `location_id`, `day`)
) WITHOUT ROWID;

CREATE TRIGGER `level_days_course_delete` AFTER DELETE ON `level_days`
WHEN OLD.`day` < (SELECT d.`as_of_day` FROM `shop_demand` d WHERE d.`shop_id` = OLD.`shop_id`)
BEGIN
  DELETE FROM `courses` WHERE `shop_id` = OLD.`shop_id` AND `until_day` > OLD.`day` AND `until_day` - 399 <= OLD.`day`
    AND `variant_id` IN (SELECT v.`id` FROM `variants` v WHERE v.`shop_id` = OLD.`shop_id` AND v.`inventory_item_id` = OLD.`inventory_item_id`);
END;

CREATE TRIGGER `level_days_course_insert` AFTER INSERT ON `level_days`
WHEN NEW.`day` < (SELECT d.`as_of_day` FROM `shop_demand` d WHERE d.`shop_id` = NEW.`shop_id`)
BEGIN
  DELETE FROM `courses` WHERE `shop_id` = NEW.`shop_id` AND `until_day` > NEW.`day`
    AND `variant_id` IN (SELECT v.`id` FROM `variants` v WHERE v.`shop_id` = NEW.`shop_id` AND v.`inventory_item_id` = NEW.`inventory_item_id`);
END;

CREATE TRIGGER `level_days_course_update` AFTER UPDATE OF `day`, `max_available`, `last_available` ON `level_days`
WHEN OLD.`day` < (SELECT d.`as_of_day` FROM `shop_demand` d WHERE d.`shop_id` = OLD.`shop_id`) AND (NEW.`day`, NEW.`max_available`, NEW.`last_available`) IS NOT (OLD.`day`, OLD.`max_available`, OLD.`last_available`)
BEGIN
  DELETE FROM `courses` WHERE `shop_id` = OLD.`shop_id` AND `until_day` > OLD.`day`
    AND `variant_id` IN (SELECT v.`id` FROM `variants` v WHERE v.`shop_id` = OLD.`shop_id` AND v.`inventory_item_id` = OLD.`inventory_item_id`);
END;

CREATE TABLE `levels` (
	`shop_id` integer NOT NULL,
	`inventory_item_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`available` integer,
	`updated_at` integer NOT NULL,
	`triggered_at` integer NOT NULL,
	`doubtful` integer DEFAULT false NOT NULL, `deleted_at` integer, `on_hand` integer, `committed` integer, `incoming` integer, `read_at` integer,
	PRIMARY KEY(`shop_id`, `inventory_item_id`, `location_id`)
) WITHOUT ROWID;

CREATE INDEX `levels_doubtful` ON `levels` (`shop_id`) WHERE doubtful = 1;

CREATE INDEX `levels_gone` ON `levels` (`deleted_at`) WHERE deleted_at IS NOT NULL;

CREATE TABLE `locations` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`shopify_id` integer NOT NULL,
	`name` text,
	`active` integer DEFAULT true NOT NULL,
	`updated_at` integer DEFAULT 0 NOT NULL,
	`triggered_at` integer DEFAULT 0 NOT NULL
, `deleted_at` integer, `left_out` integer DEFAULT false NOT NULL);

CREATE UNIQUE INDEX `locations_shopify` ON `locations` (`shop_id`,`shopify_id`);

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
, `attachments` text);

CREATE INDEX `mails_age` ON `mails` (`created_at`);

CREATE UNIQUE INDEX `mails_key` ON `mails` (`shop_id`,`key`);

CREATE INDEX `mails_queued` ON `mails` (`created_at`) WHERE state = 'queued';

CREATE TABLE `movements` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`inventory_item_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`delta` integer NOT NULL,
	`available_after` integer,
	`cause` text NOT NULL,
	`at` integer NOT NULL,
	`recorded_at` integer NOT NULL
, `write_id` integer, `reason` text, `reference` text, `who` text);

CREATE INDEX `movements_level` ON `movements` (`shop_id`,`inventory_item_id`,`location_id`,`at`);

CREATE TABLE `order_lines` (
	`shop_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`day` integer NOT NULL,
	`processed_at` integer NOT NULL,
	`quantity` integer NOT NULL,
	`current_quantity` integer NOT NULL,
	`cancelled` integer NOT NULL,
	`test` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`triggered_at` integer NOT NULL,
	`was_variant_id` integer,
	`was_location_id` integer,
	`was_day` integer, `placed_by_refund` integer DEFAULT false NOT NULL, `parts` text, `was_parts` text, `order_name` text, `channel` text, `wholesale` integer, `tags` text, `left_out` integer DEFAULT false NOT NULL, `first_line_id` integer, `stands_updated_at` integer, `stands_triggered_at` integer,
	PRIMARY KEY(`shop_id`, `line_id`)
) WITHOUT ROWID;

CREATE INDEX `order_lines_channel` ON `order_lines` (`shop_id`,`channel`) WHERE channel IS NOT 'web';

CREATE UNIQUE INDEX `order_lines_day` ON `order_lines` (`shop_id`,`variant_id`,`day`,`location_id`,`line_id`);

CREATE INDEX `order_lines_left_out` ON `order_lines` (`shop_id`,`variant_id`,`day`) WHERE left_out;

CREATE INDEX `order_lines_order` ON `order_lines` (`shop_id`,`order_id`);

CREATE INDEX `order_lines_parts` ON `order_lines` (`shop_id`,`variant_id`,`day`) WHERE parts IS NOT NULL;

CREATE TABLE `order_quantities` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
) WITHOUT ROWID;

CREATE TABLE `orders_to_read` (
	`shop_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `order_id`)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE `overview_search` USING fts5(shop, words, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1');

CREATE TABLE 'overview_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'overview_search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'overview_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'overview_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE `overviews` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`shopify_id` integer NOT NULL,
	`product_id` integer NOT NULL,
	`product_title` text NOT NULL,
	`variant_title` text NOT NULL,
	`sku` text NOT NULL,
	`barcode` text NOT NULL,
	`vendor` text NOT NULL,
	`image_url` text,
	`status` text NOT NULL,
	`available` integer,
	`position` integer NOT NULL,
	`units` real NOT NULL,
	`days` integer NOT NULL,
	`velocity` real NOT NULL,
	`reorder_point` integer NOT NULL,
	`cover` real NOT NULL,
	`low` integer NOT NULL,
	`out` integer NOT NULL,
	`untracked` integer NOT NULL,
	`stock` text NOT NULL,
	`hidden` integer NOT NULL, `own_rule` text, `supplier_id` integer DEFAULT 0 NOT NULL, `unit_cost` integer, `price` integer, `incoming` integer DEFAULT 0 NOT NULL, `trend` real, `lead_time_days` integer DEFAULT 0 NOT NULL, `minimum_order` integer DEFAULT 1 NOT NULL, `case_pack` integer DEFAULT 1 NOT NULL, `suggested` integer DEFAULT 0 NOT NULL, `stock_out_day` integer, `order_by_day` integer, `risk` integer DEFAULT 0 NOT NULL, `standing` text, `stock_value` integer, `velocity_from` text DEFAULT 'window' NOT NULL, `sku_folded` text, `barcodes` text, `words` text, `title_sort` text, `title_key` text GENERATED ALWAYS AS (COALESCE(title_sort, lower(product_title))) VIRTUAL, `held_back` integer DEFAULT false NOT NULL, `product_type_folded` text, `sell_out` integer DEFAULT false NOT NULL, `available_step` integer DEFAULT 0 NOT NULL, `cover_step` real DEFAULT 0 NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
);

CREATE UNIQUE INDEX `overviews_available` ON `overviews` (`shop_id`,`available_step`,`variant_id`,`product_title`,CASE WHEN title_sort IS NULL THEN '' ELSE title_sort END,CASE WHEN product_type_folded IS NULL THEN '' ELSE product_type_folded END,`supplier_id`,`risk`,`low`,`out`,`sell_out`) WHERE hidden = 0 AND untracked = 0;

CREATE INDEX `overviews_low` ON `overviews` (`shop_id`,`cover`,`variant_id`) WHERE hidden = 0 AND low = 1;

CREATE INDEX `overviews_out` ON `overviews` (`shop_id`,`cover`,`variant_id`) WHERE hidden = 0 AND "out" = 1;

CREATE UNIQUE INDEX `overviews_risk` ON `overviews` (`shop_id`,`risk`,`variant_id`,`product_title`,CASE WHEN title_sort IS NULL THEN '' ELSE title_sort END,CASE WHEN product_type_folded IS NULL THEN '' ELSE product_type_folded END,`supplier_id`,`low`,`out`,`untracked`,`sell_out`) WHERE hidden = 0;

CREATE INDEX `overviews_sell_out` ON `overviews` (`shop_id`,`variant_id`) WHERE hidden = 0 AND sell_out = 1;

CREATE UNIQUE INDEX `overviews_sorted` ON `overviews` (`shop_id`,`title_key`,`variant_id`,`product_title`,CASE WHEN title_sort IS NULL THEN '' ELSE title_sort END,CASE WHEN product_type_folded IS NULL THEN '' ELSE product_type_folded END,`supplier_id`,`low`,`out`,`untracked`,`sell_out`) WHERE hidden = 0;

CREATE INDEX `overviews_supplier` ON `overviews` (`shop_id`,`supplier_id`,`risk`,`variant_id`) WHERE hidden = 0;

CREATE INDEX `overviews_to_form` ON `overviews` (`shop_id`,`variant_id`) WHERE title_sort IS NULL AND product_title GLOB '*[^ -~]*';

CREATE UNIQUE INDEX `overviews_tracked` ON `overviews` (`shop_id`,`cover_step`,`variant_id`,`product_title`,CASE WHEN title_sort IS NULL THEN '' ELSE title_sort END,CASE WHEN product_type_folded IS NULL THEN '' ELSE product_type_folded END,`supplier_id`,`risk`,`low`,`out`,`sell_out`,`available_step`) WHERE hidden = 0 AND untracked = 0;

CREATE INDEX `overviews_type` ON `overviews` (`shop_id`,`product_type_folded`,`variant_id`) WHERE hidden = 0 AND product_type_folded IS NOT NULL;

CREATE INDEX `overviews_untracked` ON `overviews` (`shop_id`,`cover`,`variant_id`) WHERE hidden = 0 AND untracked = 1;

CREATE TRIGGER `overviews_counted_delete` AFTER DELETE ON `overviews` WHEN OLD.hidden = 0 BEGIN
  UPDATE shop_counts SET changes = changes + 1,
    variants = variants - (OLD.hidden = 0),
    low = low - (OLD.hidden = 0 AND OLD.low),
    order_now = order_now - (OLD.hidden = 0 AND OLD.standing IS 'low'),
    to_move = to_move - (OLD.hidden = 0 AND OLD.standing IS 'move'),
    "out" = "out" - (OLD.hidden = 0 AND OLD."out"),
    untracked = untracked - (OLD.hidden = 0 AND OLD.untracked),
    soon = soon - (OLD.hidden = 0 AND OLD.standing IS 'soon'),
    overstocked = overstocked - (OLD.hidden = 0 AND OLD.standing IS 'overstocked'),
    snoozed_lines = snoozed_lines - (OLD.hidden = 0 AND OLD.standing IS 'snoozed'),
    excluded = excluded - (OLD.hidden = 0 AND OLD.standing IS 'excluded'),
    risk = risk - iif(OLD.hidden = 0 AND OLD.standing IS 'low', OLD.risk, 0),
    units = units - iif(OLD.hidden = 0, MAX(0, COALESCE(OLD.available, 0)), 0),
    incoming = incoming - iif(OLD.hidden = 0, OLD.incoming, 0),
    stock_value = stock_value - iif(OLD.hidden = 0, COALESCE(OLD.stock_value, 0), 0)
  WHERE shop_id = OLD.shop_id;
END;

CREATE TRIGGER `overviews_counted_insert` AFTER INSERT ON `overviews` BEGIN
  INSERT INTO shop_counts (shop_id, changes, variants, low, order_now, to_move, "out", untracked, soon, overstocked, snoozed_lines, excluded, risk, units, incoming, stock_value)
  VALUES (NEW.shop_id, 1, (NEW.hidden = 0), (NEW.hidden = 0 AND NEW.low), (NEW.hidden = 0 AND NEW.standing IS 'low'), (NEW.hidden = 0 AND NEW.standing IS 'move'), (NEW.hidden = 0 AND NEW."out"), (NEW.hidden = 0 AND NEW.untracked), (NEW.hidden = 0 AND NEW.standing IS 'soon'), (NEW.hidden = 0 AND NEW.standing IS 'overstocked'), (NEW.hidden = 0 AND NEW.standing IS 'snoozed'), (NEW.hidden = 0 AND NEW.standing IS 'excluded'), iif(NEW.hidden = 0 AND NEW.standing IS 'low', NEW.risk, 0), iif(NEW.hidden = 0, MAX(0, COALESCE(NEW.available, 0)), 0), iif(NEW.hidden = 0, NEW.incoming, 0), iif(NEW.hidden = 0, COALESCE(NEW.stock_value, 0), 0))
  ON CONFLICT (shop_id) DO UPDATE SET variants = variants + excluded.variants, low = low + excluded.low, order_now = order_now + excluded.order_now, to_move = to_move + excluded.to_move, "out" = "out" + excluded."out", untracked = untracked + excluded.untracked, soon = soon + excluded.soon, overstocked = overstocked + excluded.overstocked, snoozed_lines = snoozed_lines + excluded.snoozed_lines, excluded = excluded + excluded.excluded, risk = risk + excluded.risk, units = units + excluded.units, incoming = incoming + excluded.incoming, stock_value = stock_value + excluded.stock_value, changes = changes + 1;
END;

CREATE TRIGGER `overviews_counted_update` AFTER UPDATE OF hidden, low, "out", untracked, standing, risk, available, incoming, stock_value, suggested ON `overviews`
WHEN (NEW.hidden, NEW.low, NEW."out", NEW.untracked, NEW.standing, NEW.risk, NEW.available, NEW.incoming, NEW.stock_value, NEW.suggested)
  IS NOT (OLD.hidden, OLD.low, OLD."out", OLD.untracked, OLD.standing, OLD.risk, OLD.available, OLD.incoming, OLD.stock_value, OLD.suggested) BEGIN
  UPDATE shop_counts SET changes = changes + 1,
    variants = variants + (NEW.hidden = 0) - (OLD.hidden = 0),
    low = low + (NEW.hidden = 0 AND NEW.low) - (OLD.hidden = 0 AND OLD.low),
    order_now = order_now + (NEW.hidden = 0 AND NEW.standing IS 'low') - (OLD.hidden = 0 AND OLD.standing IS 'low'),
    to_move = to_move + (NEW.hidden = 0 AND NEW.standing IS 'move') - (OLD.hidden = 0 AND OLD.standing IS 'move'),
    "out" = "out" + (NEW.hidden = 0 AND NEW."out") - (OLD.hidden = 0 AND OLD."out"),
    untracked = untracked + (NEW.hidden = 0 AND NEW.untracked) - (OLD.hidden = 0 AND OLD.untracked),
    soon = soon + (NEW.hidden = 0 AND NEW.standing IS 'soon') - (OLD.hidden = 0 AND OLD.standing IS 'soon'),
    overstocked = overstocked + (NEW.hidden = 0 AND NEW.standing IS 'overstocked') - (OLD.hidden = 0 AND OLD.standing IS 'overstocked'),
    snoozed_lines = snoozed_lines + (NEW.hidden = 0 AND NEW.standing IS 'snoozed') - (OLD.hidden = 0 AND OLD.standing IS 'snoozed'),
    excluded = excluded + (NEW.hidden = 0 AND NEW.standing IS 'excluded') - (OLD.hidden = 0 AND OLD.standing IS 'excluded'),
    risk = risk + iif(NEW.hidden = 0 AND NEW.standing IS 'low', NEW.risk, 0) - iif(OLD.hidden = 0 AND OLD.standing IS 'low', OLD.risk, 0),
    units = units + iif(NEW.hidden = 0, MAX(0, COALESCE(NEW.available, 0)), 0) - iif(OLD.hidden = 0, MAX(0, COALESCE(OLD.available, 0)), 0),
    incoming = incoming + iif(NEW.hidden = 0, NEW.incoming, 0) - iif(OLD.hidden = 0, OLD.incoming, 0),
    stock_value = stock_value + iif(NEW.hidden = 0, COALESCE(NEW.stock_value, 0), 0) - iif(OLD.hidden = 0, COALESCE(OLD.stock_value, 0), 0)
  WHERE shop_id = NEW.shop_id;
END;

CREATE TRIGGER `overviews_named_delete` AFTER DELETE ON `overviews` BEGIN
  DELETE FROM skus WHERE shop_id = OLD.shop_id AND sku IN (TRIM(OLD.sku), COALESCE(OLD.sku_folded, TRIM(OLD.sku, char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8203, 8206, 8207, 8232, 8233, 8234, 8235, 8236, 8237, 8238, 8239, 8287, 8288, 8294, 8295, 8296, 8297, 12288, 65279)))) AND variant_id = OLD.variant_id;
END;

CREATE TRIGGER `overviews_named_insert` AFTER INSERT ON `overviews` WHEN NEW.hidden = 0 AND COALESCE(NEW.sku_folded, TRIM(NEW.sku, char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8203, 8206, 8207, 8232, 8233, 8234, 8235, 8236, 8237, 8238, 8239, 8287, 8288, 8294, 8295, 8296, 8297, 12288, 65279))) <> '' BEGIN
  INSERT INTO skus (shop_id, sku, variant_id) VALUES (NEW.shop_id, COALESCE(NEW.sku_folded, TRIM(NEW.sku, char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8203, 8206, 8207, 8232, 8233, 8234, 8235, 8236, 8237, 8238, 8239, 8287, 8288, 8294, 8295, 8296, 8297, 12288, 65279))), NEW.variant_id);
END;

CREATE TRIGGER `overviews_named_update` AFTER UPDATE OF sku, sku_folded, hidden ON `overviews`
WHEN (NEW.sku, NEW.sku_folded, NEW.hidden) IS NOT (OLD.sku, OLD.sku_folded, OLD.hidden) BEGIN
  DELETE FROM skus WHERE shop_id = OLD.shop_id AND sku IN (TRIM(OLD.sku), COALESCE(OLD.sku_folded, TRIM(OLD.sku, char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8203, 8206, 8207, 8232, 8233, 8234, 8235, 8236, 8237, 8238, 8239, 8287, 8288, 8294, 8295, 8296, 8297, 12288, 65279)))) AND variant_id = OLD.variant_id;
  INSERT INTO skus (shop_id, sku, variant_id) SELECT NEW.shop_id, COALESCE(NEW.sku_folded, TRIM(NEW.sku, char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8203, 8206, 8207, 8232, 8233, 8234, 8235, 8236, 8237, 8238, 8239, 8287, 8288, 8294, 8295, 8296, 8297, 12288, 65279))), NEW.variant_id
  WHERE NEW.hidden = 0 AND COALESCE(NEW.sku_folded, TRIM(NEW.sku, char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8203, 8206, 8207, 8232, 8233, 8234, 8235, 8236, 8237, 8238, 8239, 8287, 8288, 8294, 8295, 8296, 8297, 12288, 65279))) <> '';
END;

CREATE TRIGGER `overviews_ordered_delete` AFTER DELETE ON `overviews` BEGIN
  UPDATE supplier_counts SET variants = variants - 1, low = low - (OLD.standing IS 'low'), lines = lines - (OLD.standing IS 'low' AND iif(OLD.held_back, 0, OLD.suggested) > 0), units = units - iif(OLD.standing IS 'low', iif(OLD.held_back, 0, OLD.suggested), 0), cost = cost - iif(OLD.standing IS 'low', iif(OLD.held_back, 0, OLD.suggested) * COALESCE(OLD.unit_cost, 0), 0), without_cost = without_cost - (OLD.standing IS 'low' AND OLD.unit_cost IS NULL AND iif(OLD.held_back, 0, OLD.suggested) > 0), risk = risk - iif(OLD.standing IS 'low', OLD.risk, 0)
  WHERE shop_id = OLD.shop_id AND supplier_id = OLD.supplier_id AND OLD.hidden = 0;
END;

CREATE TRIGGER `overviews_ordered_insert` AFTER INSERT ON `overviews` WHEN NEW.hidden = 0 BEGIN
  INSERT INTO supplier_counts (shop_id, supplier_id, variants, low, lines, units, cost, without_cost, risk)
  SELECT NEW.shop_id, NEW.supplier_id, 1, (NEW.standing IS 'low'), (NEW.standing IS 'low' AND iif(NEW.held_back, 0, NEW.suggested) > 0), iif(NEW.standing IS 'low', iif(NEW.held_back, 0, NEW.suggested), 0), iif(NEW.standing IS 'low', iif(NEW.held_back, 0, NEW.suggested) * COALESCE(NEW.unit_cost, 0), 0), (NEW.standing IS 'low' AND NEW.unit_cost IS NULL AND iif(NEW.held_back, 0, NEW.suggested) > 0), iif(NEW.standing IS 'low', NEW.risk, 0) WHERE NEW.hidden = 0
  ON CONFLICT (shop_id, supplier_id) DO UPDATE SET variants = variants + excluded.variants, low = low + excluded.low, lines = lines + excluded.lines, units = units + excluded.units, cost = cost + excluded.cost, without_cost = without_cost + excluded.without_cost, risk = risk + excluded.risk;
END;

CREATE TRIGGER `overviews_ordered_update` AFTER UPDATE OF hidden, standing, supplier_id, suggested, held_back, unit_cost, risk ON `overviews`
WHEN (NEW.hidden, NEW.standing, NEW.supplier_id, NEW.suggested, NEW.held_back, NEW.unit_cost, NEW.risk)
  IS NOT (OLD.hidden, OLD.standing, OLD.supplier_id, OLD.suggested, OLD.held_back, OLD.unit_cost, OLD.risk)
  AND ((NEW.hidden, NEW.supplier_id) IS NOT (OLD.hidden, OLD.supplier_id) OR NEW.standing IS 'low' OR OLD.standing IS 'low') BEGIN
  UPDATE supplier_counts SET variants = variants - 1, low = low - (OLD.standing IS 'low'), lines = lines - (OLD.standing IS 'low' AND iif(OLD.held_back, 0, OLD.suggested) > 0), units = units - iif(OLD.standing IS 'low', iif(OLD.held_back, 0, OLD.suggested), 0), cost = cost - iif(OLD.standing IS 'low', iif(OLD.held_back, 0, OLD.suggested) * COALESCE(OLD.unit_cost, 0), 0), without_cost = without_cost - (OLD.standing IS 'low' AND OLD.unit_cost IS NULL AND iif(OLD.held_back, 0, OLD.suggested) > 0), risk = risk - iif(OLD.standing IS 'low', OLD.risk, 0)
  WHERE shop_id = OLD.shop_id AND supplier_id = OLD.supplier_id AND OLD.hidden = 0;
  INSERT INTO supplier_counts (shop_id, supplier_id, variants, low, lines, units, cost, without_cost, risk)
  SELECT NEW.shop_id, NEW.supplier_id, 1, (NEW.standing IS 'low'), (NEW.standing IS 'low' AND iif(NEW.held_back, 0, NEW.suggested) > 0), iif(NEW.standing IS 'low', iif(NEW.held_back, 0, NEW.suggested), 0), iif(NEW.standing IS 'low', iif(NEW.held_back, 0, NEW.suggested) * COALESCE(NEW.unit_cost, 0), 0), (NEW.standing IS 'low' AND NEW.unit_cost IS NULL AND iif(NEW.held_back, 0, NEW.suggested) > 0), iif(NEW.standing IS 'low', NEW.risk, 0) WHERE NEW.hidden = 0
  ON CONFLICT (shop_id, supplier_id) DO UPDATE SET variants = variants + excluded.variants, low = low + excluded.low, lines = lines + excluded.lines, units = units + excluded.units, cost = cost + excluded.cost, without_cost = without_cost + excluded.without_cost, risk = risk + excluded.risk;
END;

CREATE TRIGGER `overviews_scanned_delete` AFTER DELETE ON `overviews` WHEN OLD.barcodes <> '[]' BEGIN
  DELETE FROM barcodes WHERE shop_id = OLD.shop_id AND variant_id = OLD.variant_id AND form IN (
    SELECT form.value FROM json_each(OLD.barcodes) barcode, json_each(barcode.value, '$[2]') form);
END;

CREATE TRIGGER `overviews_scanned_insert` AFTER INSERT ON `overviews` WHEN NEW.hidden = 0 AND NEW.barcodes <> '[]' BEGIN
  INSERT INTO barcodes (shop_id, form, variant_id)
  SELECT DISTINCT NEW.shop_id, form.value, NEW.variant_id FROM json_each(NEW.barcodes) barcode, json_each(barcode.value, '$[2]') form
  WHERE NEW.hidden = 0;
END;

CREATE TRIGGER `overviews_scanned_update` AFTER UPDATE OF barcodes, hidden ON `overviews`
WHEN (NEW.barcodes, NEW.hidden) IS NOT (OLD.barcodes, OLD.hidden) BEGIN
  DELETE FROM barcodes WHERE shop_id = OLD.shop_id AND variant_id = OLD.variant_id AND form IN (
    SELECT form.value FROM json_each(OLD.barcodes) barcode, json_each(barcode.value, '$[2]') form);
  INSERT INTO barcodes (shop_id, form, variant_id)
  SELECT DISTINCT NEW.shop_id, form.value, NEW.variant_id FROM json_each(NEW.barcodes) barcode, json_each(barcode.value, '$[2]') form
  WHERE NEW.hidden = 0;
END;

CREATE TRIGGER `overviews_searched_delete` AFTER DELETE ON `overviews` WHEN OLD.hidden = 0 BEGIN
  DELETE FROM overview_search WHERE rowid = OLD.variant_id;
END;

CREATE TRIGGER `overviews_searched_insert` AFTER INSERT ON `overviews` WHEN NEW.hidden = 0 BEGIN
  INSERT INTO overview_search (rowid, shop, words) VALUES (NEW.variant_id, ' ' || NEW.shop_id || ' ',
    ' ' || COALESCE(NEW.words, NEW.product_title || ' ' || NEW.variant_title || ' ' || NEW.sku || ' ' || NEW.barcode || ' ' || NEW.vendor) || ' ');
END;

CREATE TRIGGER `overviews_searched_update` AFTER UPDATE OF product_title, variant_title, sku, barcode, vendor, hidden, words ON `overviews`
WHEN (NEW.product_title, NEW.variant_title, NEW.sku, NEW.barcode, NEW.vendor, NEW.hidden, NEW.words)
  IS NOT (OLD.product_title, OLD.variant_title, OLD.sku, OLD.barcode, OLD.vendor, OLD.hidden, OLD.words) BEGIN
  DELETE FROM overview_search WHERE rowid = OLD.variant_id AND OLD.hidden = 0;
  INSERT INTO overview_search (rowid, shop, words) SELECT NEW.variant_id, ' ' || NEW.shop_id || ' ',
    ' ' || COALESCE(NEW.words, NEW.product_title || ' ' || NEW.variant_title || ' ' || NEW.sku || ' ' || NEW.barcode || ' ' || NEW.vendor) || ' '
  WHERE NEW.hidden = 0;
END;

CREATE TABLE `past_orders` (
	`shop_id` integer NOT NULL,
	`key` text NOT NULL,
	`told` text NOT NULL,
	`file_id` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `key`)
);

CREATE TABLE `payment_accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`title` text NOT NULL,
	`method` text NOT NULL,
	`last_four` text,
	`archived_at` integer,
	`created_at` integer NOT NULL
);

CREATE INDEX `payment_accounts_shop` ON `payment_accounts` (`shop_id`,`id`);

CREATE TABLE `plans` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`as_of_day` integer NOT NULL,
	`available` integer,
	`incoming` integer NOT NULL,
	`position` integer NOT NULL,
	`units_7` real NOT NULL,
	`units_14` real NOT NULL,
	`units_30` real NOT NULL,
	`units_60` real NOT NULL,
	`units_90` real NOT NULL,
	`units_180` real NOT NULL,
	`units_365` real NOT NULL,
	`days_7` integer NOT NULL,
	`days_14` integer NOT NULL,
	`days_30` integer NOT NULL,
	`days_60` integer NOT NULL,
	`days_90` integer NOT NULL,
	`days_180` integer NOT NULL,
	`days_365` integer NOT NULL,
	`known_days` integer NOT NULL,
	`unobserved_days` integer NOT NULL,
	`velocity` real NOT NULL,
	`safety_stock` real NOT NULL,
	`reorder_point` integer NOT NULL,
	`cover` real NOT NULL,
	`low` integer NOT NULL, `method` text DEFAULT 'simple' NOT NULL, `suggested` integer DEFAULT 0 NOT NULL, `lost_units` real DEFAULT 0 NOT NULL, `standing` text, `worth` integer DEFAULT 0 NOT NULL, `supplier_id` integer DEFAULT 0 NOT NULL, `promotion_units_7` real DEFAULT 0 NOT NULL, `promotion_units_14` real DEFAULT 0 NOT NULL, `promotion_units_30` real DEFAULT 0 NOT NULL, `promotion_units_60` real DEFAULT 0 NOT NULL, `promotion_units_90` real DEFAULT 0 NOT NULL, `promotion_units_180` real DEFAULT 0 NOT NULL, `promotion_units_365` real DEFAULT 0 NOT NULL, `promotion_days_7` integer DEFAULT 0 NOT NULL, `promotion_days_14` integer DEFAULT 0 NOT NULL, `promotion_days_30` integer DEFAULT 0 NOT NULL, `promotion_days_60` integer DEFAULT 0 NOT NULL, `promotion_days_90` integer DEFAULT 0 NOT NULL, `promotion_days_180` integer DEFAULT 0 NOT NULL, `promotion_days_365` integer DEFAULT 0 NOT NULL, `observed_from_day` integer, `moving` integer DEFAULT 0 NOT NULL, `held_back` integer DEFAULT false NOT NULL, `suffices` integer DEFAULT 0 NOT NULL, `tied_up` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`, `location_id`)
) WITHOUT ROWID;

CREATE UNIQUE INDEX `plans_standing` ON `plans` (`shop_id`,`location_id`,`standing`,`worth`,`variant_id`,`supplier_id`) WHERE standing IS NOT NULL;

CREATE INDEX `plans_supplier` ON `plans` (`shop_id`,`standing`,`supplier_id`,`worth`,`variant_id`) WHERE location_id = 0 AND standing IS NOT NULL;

CREATE TABLE `products` (
	`shop_id` integer NOT NULL,
	`shopify_id` integer NOT NULL,
	`title` text NOT NULL,
	`vendor` text NOT NULL,
	`status` text NOT NULL,
	`image_url` text,
	`updated_at` integer NOT NULL,
	`triggered_at` integer NOT NULL, `deleted_at` integer, `title_folded` text, `words` text, `title_sort` text, `vendor_folded` text, `product_type` text, `product_type_folded` text,
	PRIMARY KEY(`shop_id`, `shopify_id`)
) WITHOUT ROWID;

CREATE INDEX `products_gone` ON `products` (`deleted_at`) WHERE deleted_at IS NOT NULL;

CREATE INDEX `products_titled` ON `products` (`shop_id`,`title_folded`) WHERE title_folded IS NOT NULL;

CREATE INDEX `products_to_form` ON `products` (`shop_id`,`shopify_id`) WHERE (title_sort IS NULL AND title GLOB '*[^ -~]*') OR (vendor_folded IS NULL AND vendor GLOB '*[^ -~]*');

CREATE INDEX `products_type` ON `products` (`shop_id`,`product_type_folded`,`shopify_id`) WHERE product_type_folded IS NOT NULL AND deleted_at IS NULL;

CREATE INDEX `products_vendor` ON `products` (`shop_id`,`vendor`) WHERE deleted_at IS NULL;

CREATE INDEX `products_vendor_folded` ON `products` (`shop_id`,COALESCE(vendor_folded, lower(vendor)),`vendor`) WHERE deleted_at IS NULL;

CREATE INDEX `products_wordless` ON `products` (`shop_id`,`shopify_id`) WHERE words IS NULL;

CREATE TABLE `promotions` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`level` text NOT NULL,
	`subject_id` integer NOT NULL,
	`name` text NOT NULL,
	`from_day` integer NOT NULL,
	`to_day` integer NOT NULL,
	`updated_at` integer NOT NULL
, `percent` integer, `vendor` text, `vendor_folded` text, `of_id` integer, `product_type` text, `product_type_folded` text);

CREATE INDEX `promotions_more` ON `promotions` (`shop_id`,`of_id`,`subject_id`) WHERE of_id IS NOT NULL;

CREATE INDEX `promotions_newest` ON `promotions` (`shop_id`,`from_day`,`id`);

CREATE INDEX `promotions_subject` ON `promotions` (`shop_id`,`level`,`subject_id`,`to_day`);

CREATE INDEX `promotions_type` ON `promotions` (`shop_id`,`product_type_folded`,`subject_id`) WHERE level = 'product_type';

CREATE INDEX `promotions_uplifts` ON `promotions` (`shop_id`,`from_day`,`id`) WHERE percent IS NOT NULL AND of_id IS NULL;

CREATE INDEX `promotions_vendor` ON `promotions` (`shop_id`,`vendor_folded`,`subject_id`) WHERE level = 'vendor';

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
, `rate_to` text);

CREATE UNIQUE INDEX `purchase_order_costs_form` ON `purchase_order_costs` (`shop_id`,`form_token`);

CREATE INDEX `purchase_order_costs_order` ON `purchase_order_costs` (`shop_id`,`order_id`);

CREATE TABLE `purchase_order_deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`day` integer NOT NULL,
	`quantity` integer NOT NULL
);

CREATE UNIQUE INDEX `purchase_order_deliveries_line` ON `purchase_order_deliveries` (`shop_id`,`line_id`,`day`);

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
, `weight` integer, `told_sku` text, `told_barcode` text);

CREATE UNIQUE INDEX `purchase_order_lines_form` ON `purchase_order_lines` (`shop_id`,`form_token`);

CREATE INDEX `purchase_order_lines_order` ON `purchase_order_lines` (`shop_id`,`order_id`,`position`);

CREATE INDEX `purchase_order_lines_unlinked` ON `purchase_order_lines` (`shop_id`,`id`) WHERE variant_id = 0;

CREATE INDEX `purchase_order_lines_variant` ON `purchase_order_lines` (`shop_id`,`variant_id`,`order_id`);

CREATE TABLE `purchase_order_timeline` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	`at` integer NOT NULL,
	`who` text,
	`what` text NOT NULL,
	`detail` text
);

CREATE INDEX `purchase_order_timeline_order` ON `purchase_order_timeline` (`shop_id`,`order_id`,`id`);

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
, `history` integer DEFAULT false NOT NULL, `late_mailed_day` integer, `came_back` integer DEFAULT false NOT NULL, `rate_to` text);

CREATE INDEX `purchase_orders_billed` ON `purchase_orders` (`shop_id`,`bill_day`) WHERE bill_total IS NOT NULL;

CREATE INDEX `purchase_orders_came_back` ON `purchase_orders` (`shop_id`,`id`) WHERE came_back = 1;

CREATE UNIQUE INDEX `purchase_orders_form` ON `purchase_orders` (`shop_id`,`form_token`);

CREATE INDEX `purchase_orders_history` ON `purchase_orders` (`shop_id`,`id`) WHERE history = 1;

CREATE INDEX `purchase_orders_newest` ON `purchase_orders` (`shop_id`,`id`);

CREATE INDEX `purchase_orders_next` ON `purchase_orders` (`shop_id`,`next_day`,`id`) WHERE state IN ('sent', 'partial') AND next_day IS NOT NULL;

CREATE UNIQUE INDEX `purchase_orders_number` ON `purchase_orders` (`shop_id`,`number`);

CREATE INDEX `purchase_orders_ordered` ON `purchase_orders` (`shop_id`,`supplier_id`,`ordered_day`);

CREATE INDEX `purchase_orders_ordered_here` ON `purchase_orders` (`shop_id`,`supplier_id`,`ordered_day`) WHERE sale_id IS NULL;

CREATE INDEX `purchase_orders_present` ON `purchase_orders` (`shop_id`,`id`) WHERE history = 0;

CREATE INDEX `purchase_orders_sale` ON `purchase_orders` (`shop_id`,`sale_id`) WHERE sale_id IS NOT NULL;

CREATE INDEX `purchase_orders_state` ON `purchase_orders` (`shop_id`,`state`,`id`);

CREATE INDEX `purchase_orders_supplier` ON `purchase_orders` (`shop_id`,`supplier_id`,`id`);

CREATE TRIGGER `purchase_orders_counted_insert` AFTER INSERT ON `purchase_orders` BEGIN
  INSERT INTO shop_counts (shop_id, order_changes) VALUES (NEW.shop_id, 1)
  ON CONFLICT (shop_id) DO UPDATE SET order_changes = order_changes + 1;
END;

CREATE TRIGGER `purchase_orders_counted_update` AFTER UPDATE OF version ON `purchase_orders` BEGIN
  INSERT INTO shop_counts (shop_id, order_changes) VALUES (NEW.shop_id, 1)
  ON CONFLICT (shop_id) DO UPDATE SET order_changes = order_changes + 1;
END;

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
, `shopify_orders` text DEFAULT 'shown' NOT NULL);

CREATE TABLE `quarantine` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`topic` text NOT NULL,
	`webhook_id` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`reason` text NOT NULL,
	`message` text,
	`received_at` integer NOT NULL
);

CREATE INDEX `quarantine_age` ON `quarantine` (`received_at`);

CREATE UNIQUE INDEX `quarantine_delivery` ON `quarantine` (`shop_id`,`webhook_id`,`topic`,`sha256`);

CREATE INDEX `quarantine_newest` ON `quarantine` (`shop_id`,`id`);

CREATE INDEX `quarantine_topics` ON `quarantine` (`shop_id`,`topic`);

CREATE TABLE `receipt_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`receipt_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`accepted` integer DEFAULT 0 NOT NULL,
	`damaged` integer DEFAULT 0 NOT NULL,
	`returned` integer DEFAULT 0 NOT NULL
, `stock_before` integer, `cost_before` integer);

CREATE INDEX `receipt_lines_line` ON `receipt_lines` (`shop_id`,`line_id`,`receipt_id`);

CREATE UNIQUE INDEX `receipt_lines_receipt` ON `receipt_lines` (`shop_id`,`receipt_id`,`line_id`);

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
, `codes` text, `history` text, `currency` text);

CREATE INDEX `receipts_day` ON `receipts` (`shop_id`,`received_day`);

CREATE UNIQUE INDEX `receipts_form` ON `receipts` (`shop_id`,`form_token`);

CREATE INDEX `receipts_order` ON `receipts` (`shop_id`,`order_id`,`state`);

CREATE UNIQUE INDEX `receipts_reverses` ON `receipts` (`shop_id`,`reverses`) WHERE reverses IS NOT NULL;

CREATE TABLE `reconciliations` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`checked` integer DEFAULT 0 NOT NULL,
	`drifted` integer DEFAULT 0 NOT NULL,
	`failure` text
);

CREATE INDEX `reconciliations_newest` ON `reconciliations` (`shop_id`,`started_at`);

CREATE TABLE `refund_lines` (
	`shop_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`refund_line_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	`restocked` integer NOT NULL,
	`location_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `line_id`, `refund_line_id`)
) WITHOUT ROWID;

CREATE INDEX `refund_lines_age` ON `refund_lines` (`created_at`);

CREATE TABLE `replays` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`made_at` integer NOT NULL,
	`variants` integer NOT NULL,
	`days` integer NOT NULL,
	`lead_time_days` integer NOT NULL,
	`cover_days` integer NOT NULL,
	`safety_days` integer NOT NULL,
	`asked` real NOT NULL,
	`stock` real NOT NULL,
	`mean_lost` real NOT NULL,
	`engine_lost` real
);

CREATE TABLE `report_parts` (
	`shop_id` integer NOT NULL,
	`report` text NOT NULL,
	`part` integer NOT NULL,
	`day` integer NOT NULL,
	`variants` integer NOT NULL,
	`units` real NOT NULL,
	`beside` integer NOT NULL,
	`value` integer NOT NULL,
	`without_value` integer NOT NULL,
	`foreign_value` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `report`, `part`)
) WITHOUT ROWID;

CREATE TABLE `rules` (
	`shop_id` integer NOT NULL,
	`level` text NOT NULL,
	`subject_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`lead_time_days` integer,
	`cover_days` integer,
	`safety_days` integer,
	`safety_stock` integer,
	`minimum_order` integer,
	`case_pack` integer,
	`velocity` real,
	`reorder_point` integer,
	`active` integer,
	`updated_at` integer NOT NULL, `method` text, `service_level` real, `review_days` integer, `lead_time_deviation` real, `sell_out` integer,
	PRIMARY KEY(`shop_id`, `level`, `subject_id`, `location_id`)
) WITHOUT ROWID;

CREATE TABLE `saved_views` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`page` text NOT NULL,
	`name` text NOT NULL,
	`name_folded` text NOT NULL,
	`search` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);

CREATE UNIQUE INDEX `saved_views_name` ON `saved_views` (`shop_id`,`page`,`name_folded`);

CREATE TABLE `ship_to_addresses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL
);

CREATE INDEX `ship_to_addresses_shop` ON `ship_to_addresses` (`shop_id`,`id`);

CREATE TABLE `shop_counts` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`variants` integer DEFAULT 0 NOT NULL,
	`low` integer DEFAULT 0 NOT NULL,
	`out` integer DEFAULT 0 NOT NULL,
	`untracked` integer DEFAULT 0 NOT NULL,
	`alerts` integer DEFAULT 0 NOT NULL
, `snoozed` integer DEFAULT 0 NOT NULL, `soon` integer DEFAULT 0 NOT NULL, `overstocked` integer DEFAULT 0 NOT NULL, `risk` integer DEFAULT 0 NOT NULL, `units` integer DEFAULT 0 NOT NULL, `incoming` integer DEFAULT 0 NOT NULL, `stock_value` integer DEFAULT 0 NOT NULL, `order_now` integer DEFAULT 0 NOT NULL, `snoozed_lines` integer DEFAULT 0 NOT NULL, `excluded` integer DEFAULT 0 NOT NULL, `to_move` integer DEFAULT 0 NOT NULL, `changes` integer DEFAULT 0 NOT NULL, `order_changes` integer DEFAULT 0 NOT NULL);

CREATE TABLE `shop_demand` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`as_of_day` integer NOT NULL,
	`launch_rate` real
, `trusted` text DEFAULT '[]' NOT NULL, `told` text DEFAULT '[]' NOT NULL, `trusts` text, `series` integer DEFAULT 0 NOT NULL);

CREATE TABLE `shop_demand_days` (
	`shop_id` integer NOT NULL,
	`day` integer NOT NULL,
	`roots` real NOT NULL, `pace` real, `marked` integer,
	PRIMARY KEY(`shop_id`, `day`)
) WITHOUT ROWID;

CREATE TABLE `shop_settings` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`velocity_window` integer DEFAULT 30 NOT NULL,
	`updated_at` integer NOT NULL
, `refunds_keep_sales` integer DEFAULT false NOT NULL, `cancellations_keep_sales` integer DEFAULT false NOT NULL, `guide_closed_at` integer, `orders_left_out` text);

CREATE TABLE `shopify_orders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`shopify_id` integer NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`currency` text NOT NULL,
	`supplier` text,
	`destination_id` integer,
	`destination` text,
	`created_at` integer NOT NULL,
	`ordered_at` integer,
	`archived_at` integer,
	`lines` text NOT NULL,
	`line_count` integer NOT NULL,
	`units` integer NOT NULL,
	`units_received` integer,
	`amount` integer NOT NULL,
	`lines_without_cost` integer NOT NULL,
	`expected_day` integer,
	`read_at` integer NOT NULL,
	`gone_at` integer
);

CREATE INDEX `shopify_orders_gone` ON `shopify_orders` (`gone_at`) WHERE gone_at IS NOT NULL;

CREATE INDEX `shopify_orders_newest` ON `shopify_orders` (`shop_id`,`created_at`,`id`) WHERE gone_at IS NULL;

CREATE UNIQUE INDEX `shopify_orders_own` ON `shopify_orders` (`shop_id`,`shopify_id`);

CREATE TABLE `shops` (
	`id` integer PRIMARY KEY NOT NULL,
	`domain` text NOT NULL,
	`name` text,
	`time_zone` text DEFAULT 'UTC' NOT NULL,
	`currency` text DEFAULT 'USD' NOT NULL,
	`installed_at` integer NOT NULL,
	`uninstalled_at` integer,
	`sales_from_day` integer NOT NULL,
	`subscriptions_checked_at` integer DEFAULT 0 NOT NULL
, `updated_at` integer DEFAULT 0 NOT NULL, `triggered_at` integer DEFAULT 0 NOT NULL, `days_time_zone` text, `prices_doubted` integer DEFAULT false NOT NULL, `uninstall_told` text, `erasure_told` text, `unheard` integer DEFAULT false NOT NULL);

CREATE UNIQUE INDEX `shops_domain_unique` ON `shops` (`domain`);

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

CREATE TRIGGER `shops_uninstalled_averages` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM averages_due WHERE shop_id = NEW.id;
END;

CREATE TRIGGER `shops_uninstalled_costs` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM average_costs WHERE shop_id = NEW.id;
  UPDATE cost_changes SET state = 'superseded', updated_at = NEW.uninstalled_at WHERE shop_id = NEW.id AND state = 'asked';
END;

CREATE TRIGGER `shops_uninstalled_counts` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM stock_counts WHERE shop_id = NEW.id;
  DELETE FROM stock_count_lines WHERE shop_id = NEW.id;
  DELETE FROM stock_count_entries WHERE shop_id = NEW.id;
END;

CREATE TRIGGER `shops_uninstalled_files` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM kept_file_pieces WHERE shop_id = NEW.id;
  DELETE FROM kept_files WHERE shop_id = NEW.id;
  DELETE FROM past_orders WHERE shop_id = NEW.id;
  DELETE FROM variant_links WHERE shop_id = NEW.id;
END;

CREATE TRIGGER `shops_uninstalled_keys` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM api_keys WHERE shop_id = NEW.id;
  DELETE FROM api_answers WHERE shop_id = NEW.id;
END;

CREATE TRIGGER `shops_uninstalled_locations` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  UPDATE locations SET left_out = 0 WHERE shop_id = NEW.id AND left_out;
END;

CREATE TRIGGER `shops_uninstalled_shopify_orders` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM shopify_orders WHERE shop_id = NEW.id;
END;

CREATE TRIGGER `shops_uninstalled_similar` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM similar_variants WHERE shop_id = NEW.id;
END;

CREATE TRIGGER `shops_uninstalled_transfer_drafts` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM transfer_drafts WHERE shop_id = NEW.id;
END;

CREATE TRIGGER `shops_uninstalled_transfers` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM transfers WHERE shop_id = NEW.id;
  DELETE FROM transfer_lines WHERE shop_id = NEW.id;
  DELETE FROM transfer_moves WHERE shop_id = NEW.id;
  DELETE FROM transfer_move_lines WHERE shop_id = NEW.id;
  DELETE FROM transfer_numbers WHERE shop_id = NEW.id;
END;

CREATE TRIGGER `shops_uninstalled_views` AFTER UPDATE OF uninstalled_at ON `shops` WHEN NEW.uninstalled_at IS NOT NULL BEGIN
  DELETE FROM saved_views WHERE shop_id = NEW.id;
END;

CREATE TABLE `similar_variants` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`similar_id` integer NOT NULL,
	`percent` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
) WITHOUT ROWID;

CREATE INDEX `similar_variants_of` ON `similar_variants` (`shop_id`,`similar_id`);

CREATE TABLE `skus` (
	`shop_id` integer NOT NULL,
	`sku` text COLLATE NOCASE NOT NULL,
	`variant_id` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `sku`, `variant_id`)
) WITHOUT ROWID;

CREATE TABLE `snoozes` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`until_day` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
) WITHOUT ROWID;

CREATE TABLE `spans` (
	`base` integer PRIMARY KEY NOT NULL,
	`place` integer NOT NULL
);

CREATE TABLE `stock_count_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`count_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`round` integer NOT NULL,
	`units` integer NOT NULL,
	`at` integer NOT NULL,
	`who` text,
	`token` text NOT NULL
);

CREATE INDEX `stock_count_entries_count` ON `stock_count_entries` (`shop_id`,`count_id`,`id`);

CREATE INDEX `stock_count_entries_line` ON `stock_count_entries` (`shop_id`,`line_id`,`round`);

CREATE UNIQUE INDEX `stock_count_entries_token` ON `stock_count_entries` (`shop_id`,`token`);

CREATE TABLE `stock_count_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`count_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`round` integer DEFAULT 1 NOT NULL,
	`counted` integer DEFAULT 0 NOT NULL,
	`people` integer DEFAULT 0 NOT NULL,
	`first_at` integer,
	`expected` integer,
	`change` integer
);

CREATE UNIQUE INDEX `stock_count_lines_variant` ON `stock_count_lines` (`shop_id`,`count_id`,`variant_id`);

CREATE TABLE `stock_counts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`choice` text NOT NULL,
	`chosen` text,
	`blind` integer DEFAULT false NOT NULL,
	`form_token` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`reviewed_at` integer,
	`reviewed_by` text,
	`ended_at` integer,
	`ended_by` text,
	`end_token` text,
	`line_count` integer DEFAULT 0 NOT NULL,
	`counted_count` integer DEFAULT 0 NOT NULL,
	`changed_count` integer DEFAULT 0 NOT NULL,
	`changed_units` integer DEFAULT 0 NOT NULL
);

CREATE UNIQUE INDEX `stock_counts_form` ON `stock_counts` (`shop_id`,`form_token`);

CREATE INDEX `stock_counts_newest` ON `stock_counts` (`shop_id`,`id`);

CREATE INDEX `stock_counts_state` ON `stock_counts` (`shop_id`,`state`,`id`);

CREATE TABLE `supplier_counts` (
	`shop_id` integer NOT NULL,
	`supplier_id` integer NOT NULL,
	`low` integer NOT NULL,
	`units` integer NOT NULL,
	`cost` integer NOT NULL,
	`without_cost` integer NOT NULL,
	`risk` integer NOT NULL, `variants` integer DEFAULT 0 NOT NULL, `lines` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`shop_id`, `supplier_id`)
) WITHOUT ROWID;

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
	`updated_at` integer NOT NULL, `description` text, `price_breaks` text, `backup` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`, `supplier_id`)
) WITHOUT ROWID;

CREATE UNIQUE INDEX `supplier_terms_preferred` ON `supplier_terms` (`shop_id`,`variant_id`) WHERE preferred = 1;

CREATE INDEX `supplier_terms_supplier` ON `supplier_terms` (`shop_id`,`supplier_id`,`variant_id`);

CREATE TABLE `supplier_vendors` (
	`shop_id` integer NOT NULL,
	`vendor` text NOT NULL,
	`supplier_id` integer NOT NULL, `vendor_folded` text,
	PRIMARY KEY(`shop_id`, `vendor`)
) WITHOUT ROWID;

CREATE INDEX `supplier_vendors_folded` ON `supplier_vendors` (`shop_id`,COALESCE(vendor_folded, lower(vendor)),`vendor`,`supplier_id`);

CREATE INDEX `supplier_vendors_supplier` ON `supplier_vendors` (`shop_id`,`supplier_id`);

CREATE INDEX `supplier_vendors_to_form` ON `supplier_vendors` (`shop_id`,`vendor`) WHERE vendor_folded IS NULL AND vendor GLOB '*[^ -~]*';

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
, `name_folded` text, `contact_name` text, `contacts` text, `address` text, `payment_terms` text, `order_weekdays` integer, `closures` text, `costs_include_tax` integer DEFAULT false NOT NULL, `pattern_base` text, `pattern_percent` integer, `name_sort` text, `name_key` text GENERATED ALWAYS AS (COALESCE(name_sort, lower(name))) VIRTUAL, `tax_rate` integer);

CREATE UNIQUE INDEX `suppliers_name` ON `suppliers` (`shop_id`,name COLLATE NOCASE);

CREATE UNIQUE INDEX `suppliers_name_folded` ON `suppliers` (`shop_id`,COALESCE(name_folded, lower(name)));

CREATE INDEX `suppliers_sorted` ON `suppliers` (`shop_id`,`name_key`,`id`);

CREATE INDEX `suppliers_to_fold` ON `suppliers` (`shop_id`) WHERE name_folded IS NULL;

CREATE INDEX `suppliers_to_form` ON `suppliers` (`id`) WHERE name_sort IS NULL AND name GLOB '*[^ -~]*';

CREATE TABLE `tokens` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`access_token` text NOT NULL,
	`access_expires_at` integer NOT NULL,
	`refresh_token` text NOT NULL,
	`refresh_expires_at` integer NOT NULL,
	`scopes` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`refreshing_until` integer DEFAULT 0 NOT NULL
, `refused_at` integer, `refusals` integer DEFAULT 0 NOT NULL, `ask_again_at` integer DEFAULT 0 NOT NULL, `refusal_told_at` integer, `exchange_again_at` integer DEFAULT 0 NOT NULL);

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

CREATE UNIQUE INDEX `transfer_drafts_form` ON `transfer_drafts` (`shop_id`,`form_token`);

CREATE INDEX `transfer_drafts_transfer` ON `transfer_drafts` (`shop_id`,`transfer_id`,`id`);

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

CREATE UNIQUE INDEX `transfer_lines_form` ON `transfer_lines` (`shop_id`,`form_token`);

CREATE INDEX `transfer_lines_of_variant` ON `transfer_lines` (`shop_id`,`variant_id`,`transfer_id`);

CREATE UNIQUE INDEX `transfer_lines_variant` ON `transfer_lines` (`shop_id`,`transfer_id`,`variant_id`);

CREATE TABLE `transfer_move_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop_id` integer NOT NULL,
	`move_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`accepted` integer NOT NULL,
	`damaged` integer DEFAULT 0 NOT NULL
);

CREATE INDEX `transfer_move_lines_line` ON `transfer_move_lines` (`shop_id`,`line_id`,`move_id`);

CREATE UNIQUE INDEX `transfer_move_lines_move` ON `transfer_move_lines` (`shop_id`,`move_id`,`line_id`);

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
, `reverses` integer);

CREATE UNIQUE INDEX `transfer_moves_form` ON `transfer_moves` (`shop_id`,`form_token`);

CREATE UNIQUE INDEX `transfer_moves_reverses` ON `transfer_moves` (`shop_id`,`reverses`) WHERE reverses IS NOT NULL;

CREATE INDEX `transfer_moves_transfer` ON `transfer_moves` (`shop_id`,`transfer_id`,`id`);

CREATE TABLE `transfer_numbers` (
	`shop_id` integer PRIMARY KEY NOT NULL,
	`next` integer NOT NULL
);

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

CREATE INDEX `transfers_expected` ON `transfers` (`shop_id`,`expected_day`,`id`) WHERE state IN ('in_transit', 'partial');

CREATE UNIQUE INDEX `transfers_form` ON `transfers` (`shop_id`,`form_token`);

CREATE INDEX `transfers_newest` ON `transfers` (`shop_id`,`id`);

CREATE UNIQUE INDEX `transfers_number` ON `transfers` (`shop_id`,`number`);

CREATE INDEX `transfers_state` ON `transfers` (`shop_id`,`state`,`id`);

CREATE TABLE `variant_figures` (
	`shop_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`units` integer NOT NULL,
	`cost` integer,
	`foreign_cost` integer NOT NULL,
	`price` integer,
	`stock_value` integer NOT NULL,
	`velocity` real NOT NULL,
	`cover` real,
	`sold_90` integer NOT NULL,
	`sell_through` real,
	`last_sold_day` integer,
	`dead` integer NOT NULL,
	`needed` integer NOT NULL,
	`excess` integer NOT NULL,
	`excess_value` integer NOT NULL,
	`sold_365` integer NOT NULL,
	`revenue` integer NOT NULL,
	`abc` text,
	`out_days` integer NOT NULL,
	`missed` real NOT NULL,
	`missed_sales` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `variant_id`)
) WITHOUT ROWID;

CREATE INDEX `variant_figures_cover` ON `variant_figures` (`shop_id`,`cover`,`variant_id`,`units`,`velocity`) WHERE cover IS NOT NULL;

CREATE INDEX `variant_figures_dead` ON `variant_figures` (`shop_id`,`stock_value`,`variant_id`,`units`,`cost`,`last_sold_day`) WHERE dead = 1;

CREATE INDEX `variant_figures_excess` ON `variant_figures` (`shop_id`,`excess_value`,`variant_id`,`excess`,`units`,`needed`,`velocity`,`cost`) WHERE excess > 0;

CREATE INDEX `variant_figures_missed` ON `variant_figures` (`shop_id`,`missed_sales`,`variant_id`,`out_days`,`velocity`,`missed`,`price`) WHERE missed > 0;

CREATE INDEX `variant_figures_revenue` ON `variant_figures` (`shop_id`,`revenue`,`variant_id`,`abc`,`sold_365`,`price`) WHERE sold_365 > 0;

CREATE INDEX `variant_figures_sell_through` ON `variant_figures` (`shop_id`,`sell_through`,`variant_id`,`sold_90`,`units`) WHERE sell_through IS NOT NULL;

CREATE UNIQUE INDEX `variant_figures_settled` ON `variant_figures` (`shop_id`,`variant_id`,`units`,`stock_value`,`sold_90`,`sold_365`,`revenue`,`dead`,CASE WHEN cost IS NULL THEN '' ELSE cost END,CASE WHEN price IS NULL THEN '' ELSE price END,CASE WHEN sell_through IS NULL THEN '' ELSE sell_through END,CASE WHEN last_sold_day IS NULL THEN '' ELSE last_sold_day END);

CREATE INDEX `variant_figures_value` ON `variant_figures` (`shop_id`,`stock_value`,`variant_id`,`units`,`cost`,`price`) WHERE units > 0;

CREATE TABLE `variant_links` (
	`shop_id` integer NOT NULL,
	`code` text NOT NULL,
	`variant_id` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `code`)
) WITHOUT ROWID;

CREATE TABLE `variants` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop_id` integer NOT NULL,
	`shopify_id` integer NOT NULL,
	`product_id` integer,
	`inventory_item_id` integer,
	`title` text,
	`sku` text,
	`barcode` text,
	`continues_selling` integer DEFAULT false NOT NULL,
	`created_day` integer,
	`updated_at` integer DEFAULT 0 NOT NULL,
	`triggered_at` integer DEFAULT 0 NOT NULL,
	`deleted_at` integer
, `price` integer, `barcodes` text, `sku_folded` text, `words` text, `barcode_words` text, `barcodes_whole` integer, `created_at` integer);

CREATE INDEX `variants_item` ON `variants` (`shop_id`,`inventory_item_id`);

CREATE INDEX `variants_of_shop` ON `variants` (`shop_id`);

CREATE INDEX `variants_product` ON `variants` (`shop_id`,`product_id`);

CREATE UNIQUE INDEX `variants_shopify` ON `variants` (`shop_id`,`shopify_id`);

CREATE INDEX `variants_wordless` ON `variants` (`id`) WHERE words IS NULL AND title IS NOT NULL;

CREATE TABLE `waiting_jobs` (
	`shop_id` integer NOT NULL,
	`message` text NOT NULL,
	`kind` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `message`)
) WITHOUT ROWID;
