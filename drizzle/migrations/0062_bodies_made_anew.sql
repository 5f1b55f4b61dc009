DROP INDEX `attempts_newest`;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `format` text;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `payload` text;