CREATE TABLE `lag_alarms` (
	`shop_id` integer NOT NULL,
	`topic` text NOT NULL,
	`since` integer NOT NULL,
	`last_at` integer NOT NULL,
	`worst_lag` integer NOT NULL,
	`raised_at` integer,
	PRIMARY KEY(`shop_id`, `topic`)
) WITHOUT ROWID;
