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
