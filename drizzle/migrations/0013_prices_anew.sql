ALTER TABLE `shops` ADD `prices_doubted` integer DEFAULT false NOT NULL;--> statement-breakpoint
-- Engines have disagreed with ISO 4217 on these: what was stored with their decimals is read from Shopify again.
UPDATE `shops` SET `prices_doubted` = 1 WHERE `currency` IN ('AFN', 'ALL', 'AMD', 'COP', 'HUF', 'IDR', 'IQD', 'IRR', 'KPW', 'LAK', 'LBP', 'MGA', 'MMK', 'PKR', 'RSD', 'SLE', 'SLL', 'SOS', 'STN', 'SYP', 'YER');
