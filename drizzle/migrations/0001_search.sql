CREATE INDEX `overviews_urgent` ON `overviews` (`shop_id`,`cover`,velocity DESC,`variant_id`) WHERE hidden = 0 AND low = 1;--> statement-breakpoint
-- Search by any part of a word. No copy of the text is kept; the row's id is the variant's. The shop stands in every
-- row, or a search would read the hits of all shops. Each text begins and ends with a space, so that a word of one
-- or two letters, too short for a trigram, is found with the space beside it.
CREATE VIRTUAL TABLE `overview_search` USING fts5(shop, words, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1');
--> statement-breakpoint
INSERT INTO overview_search (rowid, shop, words)
SELECT variant_id, ' ' || shop_id || ' ',
  ' ' || product_title || ' ' || variant_title || ' ' || sku || ' ' || barcode || ' ' || vendor || ' '
FROM overviews WHERE hidden = 0;
--> statement-breakpoint
CREATE TRIGGER `overviews_searched_insert` AFTER INSERT ON `overviews` WHEN NEW.hidden = 0 BEGIN
  INSERT INTO overview_search (rowid, shop, words) VALUES (NEW.variant_id, ' ' || NEW.shop_id || ' ',
    ' ' || NEW.product_title || ' ' || NEW.variant_title || ' ' || NEW.sku || ' ' || NEW.barcode || ' ' || NEW.vendor || ' ');
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_searched_update` AFTER UPDATE OF product_title, variant_title, sku, barcode, vendor, hidden ON `overviews`
WHEN (NEW.product_title, NEW.variant_title, NEW.sku, NEW.barcode, NEW.vendor, NEW.hidden)
  IS NOT (OLD.product_title, OLD.variant_title, OLD.sku, OLD.barcode, OLD.vendor, OLD.hidden) BEGIN
  DELETE FROM overview_search WHERE rowid = OLD.variant_id AND OLD.hidden = 0;
  INSERT INTO overview_search (rowid, shop, words) SELECT NEW.variant_id, ' ' || NEW.shop_id || ' ',
    ' ' || NEW.product_title || ' ' || NEW.variant_title || ' ' || NEW.sku || ' ' || NEW.barcode || ' ' || NEW.vendor || ' '
  WHERE NEW.hidden = 0;
END;
--> statement-breakpoint
CREATE TRIGGER `overviews_searched_delete` AFTER DELETE ON `overviews` WHEN OLD.hidden = 0 BEGIN
  DELETE FROM overview_search WHERE rowid = OLD.variant_id;
END;
