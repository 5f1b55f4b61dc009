CREATE TABLE `barcodes` (
	`shop_id` integer NOT NULL,
	`form` text NOT NULL,
	`variant_id` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `form`, `variant_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `overviews` ADD `sku_folded` text;--> statement-breakpoint
ALTER TABLE `overviews` ADD `barcodes` text;--> statement-breakpoint
ALTER TABLE `overviews` ADD `words` text;--> statement-breakpoint
ALTER TABLE `products` ADD `title_folded` text;--> statement-breakpoint
ALTER TABLE `products` ADD `words` text;--> statement-breakpoint
CREATE INDEX `products_titled` ON `products` (`shop_id`,`title_folded`) WHERE title_folded IS NOT NULL;--> statement-breakpoint
CREATE INDEX `products_wordless` ON `products` (`shop_id`,`shopify_id`) WHERE words IS NULL;--> statement-breakpoint
ALTER TABLE `variants` ADD `barcodes` text;--> statement-breakpoint
ALTER TABLE `variants` ADD `sku_folded` text;--> statement-breakpoint
ALTER TABLE `variants` ADD `words` text;--> statement-breakpoint
ALTER TABLE `variants` ADD `barcode_words` text;--> statement-breakpoint
CREATE INDEX `variants_wordless` ON `variants` (`id`) WHERE words IS NULL AND title IS NOT NULL;--> statement-breakpoint
-- The texts themselves stand in the index until the words of a row are made (app/words/search-words.ts).
DROP TRIGGER `overviews_searched_insert`;
--> statement-breakpoint
DROP TRIGGER `overviews_searched_update`;
--> statement-breakpoint
CREATE TRIGGER `overviews_searched_insert` AFTER INSERT ON `overviews` WHEN NEW.hidden = 0 BEGIN
  INSERT INTO overview_search (rowid, shop, words) VALUES (NEW.variant_id, ' ' || NEW.shop_id || ' ',
    ' ' || COALESCE(NEW.words, NEW.product_title || ' ' || NEW.variant_title || ' ' || NEW.sku || ' ' || NEW.barcode || ' ' || NEW.vendor) || ' ');
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_searched_update` AFTER UPDATE OF product_title, variant_title, sku, barcode, vendor, hidden, words ON `overviews`
WHEN (NEW.product_title, NEW.variant_title, NEW.sku, NEW.barcode, NEW.vendor, NEW.hidden, NEW.words)
  IS NOT (OLD.product_title, OLD.variant_title, OLD.sku, OLD.barcode, OLD.vendor, OLD.hidden, OLD.words) BEGIN
  DELETE FROM overview_search WHERE rowid = OLD.variant_id AND OLD.hidden = 0;
  INSERT INTO overview_search (rowid, shop, words) SELECT NEW.variant_id, ' ' || NEW.shop_id || ' ',
    ' ' || COALESCE(NEW.words, NEW.product_title || ' ' || NEW.variant_title || ' ' || NEW.sku || ' ' || NEW.barcode || ' ' || NEW.vendor) || ' '
  WHERE NEW.hidden = 0;
END;
--> statement-breakpoint
-- A SKU stands folded, or trimmed as the row has it until it is folded; before this migration only U+0020 was trimmed.
DROP TRIGGER `overviews_named_insert`;
--> statement-breakpoint
DROP TRIGGER `overviews_named_update`;
--> statement-breakpoint
DROP TRIGGER `overviews_named_delete`;
--> statement-breakpoint
CREATE TRIGGER `overviews_named_insert` AFTER INSERT ON `overviews` WHEN NEW.hidden = 0 AND COALESCE(NEW.sku_folded, TRIM(NEW.sku, char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8203, 8206, 8207, 8232, 8233, 8234, 8235, 8236, 8237, 8238, 8239, 8287, 8288, 8294, 8295, 8296, 8297, 12288, 65279))) <> '' BEGIN
  INSERT INTO skus (shop_id, sku, variant_id) VALUES (NEW.shop_id, COALESCE(NEW.sku_folded, TRIM(NEW.sku, char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8203, 8206, 8207, 8232, 8233, 8234, 8235, 8236, 8237, 8238, 8239, 8287, 8288, 8294, 8295, 8296, 8297, 12288, 65279))), NEW.variant_id);
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_named_update` AFTER UPDATE OF sku, sku_folded, hidden ON `overviews`
WHEN (NEW.sku, NEW.sku_folded, NEW.hidden) IS NOT (OLD.sku, OLD.sku_folded, OLD.hidden) BEGIN
  DELETE FROM skus WHERE shop_id = OLD.shop_id AND sku IN (TRIM(OLD.sku), COALESCE(OLD.sku_folded, TRIM(OLD.sku, char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8203, 8206, 8207, 8232, 8233, 8234, 8235, 8236, 8237, 8238, 8239, 8287, 8288, 8294, 8295, 8296, 8297, 12288, 65279)))) AND variant_id = OLD.variant_id;
  INSERT INTO skus (shop_id, sku, variant_id) SELECT NEW.shop_id, COALESCE(NEW.sku_folded, TRIM(NEW.sku, char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8203, 8206, 8207, 8232, 8233, 8234, 8235, 8236, 8237, 8238, 8239, 8287, 8288, 8294, 8295, 8296, 8297, 12288, 65279))), NEW.variant_id
  WHERE NEW.hidden = 0 AND COALESCE(NEW.sku_folded, TRIM(NEW.sku, char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8203, 8206, 8207, 8232, 8233, 8234, 8235, 8236, 8237, 8238, 8239, 8287, 8288, 8294, 8295, 8296, 8297, 12288, 65279))) <> '';
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_named_delete` AFTER DELETE ON `overviews` BEGIN
  DELETE FROM skus WHERE shop_id = OLD.shop_id AND sku IN (TRIM(OLD.sku), COALESCE(OLD.sku_folded, TRIM(OLD.sku, char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8203, 8206, 8207, 8232, 8233, 8234, 8235, 8236, 8237, 8238, 8239, 8287, 8288, 8294, 8295, 8296, 8297, 12288, 65279)))) AND variant_id = OLD.variant_id;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_scanned_insert` AFTER INSERT ON `overviews` WHEN NEW.hidden = 0 AND NEW.barcodes <> '[]' BEGIN
  INSERT INTO barcodes (shop_id, form, variant_id)
  SELECT DISTINCT NEW.shop_id, form.value, NEW.variant_id FROM json_each(NEW.barcodes) barcode, json_each(barcode.value, '$[2]') form
  WHERE NEW.hidden = 0;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_scanned_update` AFTER UPDATE OF barcodes, hidden ON `overviews`
WHEN (NEW.barcodes, NEW.hidden) IS NOT (OLD.barcodes, OLD.hidden) BEGIN
  DELETE FROM barcodes WHERE shop_id = OLD.shop_id AND variant_id = OLD.variant_id AND form IN (
    SELECT form.value FROM json_each(OLD.barcodes) barcode, json_each(barcode.value, '$[2]') form);
  INSERT INTO barcodes (shop_id, form, variant_id)
  SELECT DISTINCT NEW.shop_id, form.value, NEW.variant_id FROM json_each(NEW.barcodes) barcode, json_each(barcode.value, '$[2]') form
  WHERE NEW.hidden = 0;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_scanned_delete` AFTER DELETE ON `overviews` WHEN OLD.barcodes <> '[]' BEGIN
  DELETE FROM barcodes WHERE shop_id = OLD.shop_id AND variant_id = OLD.variant_id AND form IN (
    SELECT form.value FROM json_each(OLD.barcodes) barcode, json_each(barcode.value, '$[2]') form);
END;
