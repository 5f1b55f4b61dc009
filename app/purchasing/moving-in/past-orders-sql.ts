import { cells } from "../../sql/cells-sql";
import { RATE_TO } from "../costs/rate-sql";

/** Cells of ?2. */
export const ORDERS = cells({
  ...{ key: "value", number: "value", state: "value", supplierId: "value", locationId: "value", currency: "value" },
  ...{ rate: "value", expectedDay: "value", note: "value", orderedDay: "value", createdAt: "value", sentAt: "value" },
  ...{ endedAt: "value", reason: "value", history: "value", told: "value" },
});
const o = ORDERS.cell;

/** Cells of ?3. A variant of 0 is not found. */
export const LINES = cells({
  ...{ key: "value", position: "value", variantId: "value", ordered: "value", amount: "value", taxRate: "value" },
  ...{ pricedAmount: "value", pricedUnits: "value" },
  ...{ supplierSku: "value", title: "value", pack: "value", sku: "value", barcode: "value" },
});
const l = LINES.cell;

/** Cells of ?3: what of an order came on one day. */
export const RECEIPTS = cells({ key: "value", day: "value", dated: "value", at: "value" });
const r = RECEIPTS.cell;

/** Cells of ?3. */
export const CAME = cells({ key: "value", day: "value", dated: "value", position: "value", units: "value" });
const c = CAME.cell;

const tokenOf = (key: string) => `'stocky/' || (${key})`;
const receiptToken = (key: string, day: string, dated: string) =>
  `'stocky/' || (${key}) || '/' || iif(${dated}, ${day}, 'undated')`;

/** SQL: nobody has done anything to the order `w` here since it was moved in. */
const UNTOUCHED = `NOT EXISTS (SELECT 1 FROM purchase_order_timeline t WHERE t.shop_id = w.shop_id AND t.order_id = w.id AND t.what <> 'moved_in')
  AND NOT EXISTS (SELECT 1 FROM receipts x WHERE x.shop_id = w.shop_id AND x.order_id = w.id AND x.history IS NULL)`;

/** SQL: `fresh`, the orders of ?2 that are to be written: new, or told otherwise than before and left alone since. */
const FRESH = `WITH fresh AS MATERIALIZED (
  SELECT ${o.key} AS key, w.id FROM json_each(?2) f
  CROSS JOIN purchase_orders w ON w.shop_id = ?1 AND w.form_token = ${tokenOf(o.key)}
  LEFT JOIN past_orders p ON p.shop_id = ?1 AND p.key = ${o.key}
  WHERE p.key IS NULL OR (p.told IS NOT ${o.told} AND ${UNTOUCHED})
)`;

export const ORDERS_MADE = `
INSERT INTO purchase_orders (shop_id, number, state, supplier_id, location_id, currency, source, form_token, created_at, updated_at, history)
SELECT ?1, ${o.number}, ${o.state}, ${o.supplierId}, ${o.locationId}, ${o.currency}, 'stocky', ${tokenOf(o.key)}, ${o.createdAt}, ?3, ${o.history}
FROM json_each(?2) f WHERE true ON CONFLICT DO NOTHING`;

export const RECEIPT_LINES_GONE = `${FRESH}
DELETE FROM receipt_lines WHERE shop_id = ?1 AND receipt_id IN (
  SELECT x.id FROM fresh w CROSS JOIN receipts x ON x.shop_id = ?1 AND x.order_id = w.id)`;

export const RECEIPTS_GONE = `${FRESH}
DELETE FROM receipts WHERE shop_id = ?1 AND order_id IN (SELECT id FROM fresh)`;

export const LINES_GONE = `${FRESH}
DELETE FROM purchase_order_lines WHERE shop_id = ?1 AND order_id IN (SELECT id FROM fresh)`;

/** With all that is told of it; the sums follow from the rows. */
export const ORDERS_TOLD = `${FRESH}, told AS MATERIALIZED (SELECT w.id AS order_id, f.value FROM json_each(?2) f CROSS JOIN fresh w ON w.key = ${o.key})
UPDATE purchase_orders SET state = ${o.state}, supplier_id = ${o.supplierId}, location_id = ${o.locationId}, currency = ${o.currency},
  rate = ${o.rate}, rate_to = ${RATE_TO}, expected_day = ${o.expectedDay}, team_note = ${o.note}, ordered_day = ${o.orderedDay}, sent_at = ${o.sentAt},
  ended_at = ${o.endedAt}, end_reason = ${o.reason}, history = ${o.history}, created_at = ${o.createdAt}, updated_at = ?3
FROM told f WHERE purchase_orders.shop_id = ?1 AND purchase_orders.id = f.order_id`;

export const LINES_MADE = `${FRESH}
INSERT INTO purchase_order_lines (shop_id, order_id, position, variant_id, ordered, amount, priced_amount, priced_units, cost_typed,
  tax_rate, supplier_sku, description, pack, told_sku, told_barcode, created_at)
SELECT ?1, w.id, ${l.position}, ${l.variantId}, ${l.ordered}, ${l.amount}, ${l.pricedAmount}, ${l.pricedUnits}, 1,
  ${l.taxRate}, ${l.supplierSku}, ${l.title}, ${l.pack}, ${l.sku}, ${l.barcode}, ?4
FROM json_each(?3) f CROSS JOIN fresh w ON w.key = ${l.key}`;

export const RECEIPTS_MADE = `${FRESH}
INSERT INTO receipts (shop_id, order_id, state, received_day, form_token, created_at, submitted_at, history)
SELECT ?1, w.id, 'submitted', ${r.day}, ${receiptToken(r.key, r.day, r.dated)}, ${r.at}, ${r.at}, iif(${r.dated}, 'dated', 'undated')
FROM json_each(?3) f CROSS JOIN fresh w ON w.key = ${r.key}`;

export const RECEIPT_LINES_MADE = `${FRESH}
INSERT INTO receipt_lines (shop_id, receipt_id, line_id, accepted)
SELECT ?1, x.id, n.id, ${c.units} FROM json_each(?3) f CROSS JOIN fresh w ON w.key = ${c.key}
CROSS JOIN receipts x ON x.shop_id = ?1 AND x.form_token = ${receiptToken(c.key, c.day, c.dated)}
CROSS JOIN purchase_order_lines n ON n.shop_id = ?1 AND n.order_id = w.id AND n.position = ${c.position}`;

/** Once an order. */
export const MOVED_IN_TOLD = `${FRESH}
INSERT INTO purchase_order_timeline (shop_id, order_id, at, who, what)
SELECT ?1, w.id, ?3, ?4, 'moved_in' FROM fresh w
WHERE NOT EXISTS (SELECT 1 FROM purchase_order_timeline t WHERE t.shop_id = ?1 AND t.order_id = w.id)`;

/** At the end: by it the others know what is fresh. */
export const PAST_ORDERS_KEPT = `${FRESH}
INSERT INTO past_orders (shop_id, key, told, file_id, updated_at)
SELECT ?1, ${o.key}, ${o.told}, ?3, ?4 FROM json_each(?2) f CROSS JOIN fresh w ON w.key = ${o.key} WHERE true
ON CONFLICT (shop_id, key) DO UPDATE SET told = excluded.told, file_id = excluded.file_id, updated_at = excluded.updated_at`;

/** Of the orders of ?2 (keys): what was told of them, and whether somebody has done something to them since. */
export const STORED = `
SELECT f.value AS key, w.id, w.number, p.told, ${UNTOUCHED} AS untouched FROM json_each(?2) f
CROSS JOIN purchase_orders w ON w.shop_id = ?1 AND w.form_token = ${tokenOf("f.value")}
LEFT JOIN past_orders p ON p.shop_id = ?1 AND p.key = f.value`;

/**
 * Local variants by Shopify's ids ?2 of theirs and ?3 of their items, what people linked ?4, SKUs ?5 and forms of
 * barcodes ?6; JSON each.
 */
export const VARIANTS_TOLD = `
SELECT 'variant' AS kind, f.value AS code, v.id FROM json_each(?2) f
CROSS JOIN variants v ON v.shop_id = ?1 AND v.shopify_id = CAST(f.value AS INTEGER) AND v.deleted_at IS NULL AND v.product_id IS NOT NULL
UNION ALL SELECT 'item', f.value, v.id FROM json_each(?3) f
CROSS JOIN variants v ON v.shop_id = ?1 AND v.inventory_item_id = CAST(f.value AS INTEGER) AND v.deleted_at IS NULL AND v.product_id IS NOT NULL
UNION ALL SELECT 'link', f.value, v.id FROM json_each(?4) f CROSS JOIN variant_links k ON k.shop_id = ?1 AND k.code = f.value
CROSS JOIN variants v ON v.shop_id = ?1 AND v.id = k.variant_id AND v.deleted_at IS NULL
UNION ALL SELECT 'sku', f.value, k.variant_id FROM json_each(?5) f CROSS JOIN skus k ON k.shop_id = ?1 AND k.sku = f.value
UNION ALL SELECT 'barcode', f.value, b.variant_id FROM json_each(?6) f CROSS JOIN barcodes b ON b.shop_id = ?1 AND b.form = f.value`;

/** Variants that no list shows, as those of archived products, by folded SKU: all of the shop's are read. */
export const HIDDEN_BY_SKU = `
SELECT v.sku_folded AS code, v.id FROM variants v WHERE v.shop_id = ?1 AND v.deleted_at IS NULL AND v.product_id IS NOT NULL
  AND v.sku_folded IN (SELECT value FROM json_each(?2))`;
