import { receivedOf } from "../order-sums-sql";
import type { FileLine } from "./file-line";

type Row = Omit<FileLine, "taxIncluded" | "deliveries"> & { taxIncluded: number; deliveries: string | null };

/** The lines of these orders, in the order of the ids and as entered. One statement. */
export async function listFileLines(
  database: D1Database,
  shop: { id: number },
  orderIds: number[],
): Promise<FileLine[]> {
  const { results } = await linesForFile(database, shop, orderIds).all<Row>();
  return results.map(({ taxIncluded, deliveries, ...line }) => ({
    ...line,
    taxIncluded: taxIncluded === 1,
    deliveries: deliveries === null ? [] : JSON.parse(deliveries),
  }));
}

/** The statement that it asks. */
export const linesForFile = (database: D1Database, shop: { id: number }, orderIds: number[]) =>
  database.prepare(LINES).bind(shop.id, JSON.stringify(orderIds));

const LINES = `
SELECT o.id AS orderId, o.number, o.state AS "state", o.sale_name AS saleName, o.units_open AS unitsOpen, o.location_id AS locationId,
  o.currency, o.expected_day AS expectedDay, o.ordered_day AS orderedDay, o.supplier_note AS supplierNote, o.team_note AS teamNote,
  o.terms, o.supplier_id AS supplierId, COALESCE(s.name, '') AS supplier, o.form_token AS formToken,
  l.id, l.variant_id AS variantId, CAST(v.shopify_id AS TEXT) AS shopifyId, COALESCE(p.title, '') AS productTitle,
  COALESCE(v.title, '') AS variantTitle, COALESCE(v.sku, l.told_sku, '') AS sku, l.ordered,
  ${receivedOf("l", "x.accepted")} AS accepted, ${receivedOf("l", "x.damaged")} AS damaged, ${receivedOf("l", "x.returned")} AS returned,
  l.amount, l.priced_amount AS pricedAmount, l.priced_units AS pricedUnits, l.tax_rate AS taxRate, l.tax_included AS taxIncluded,
  l.supplier_sku AS supplierSku, l.description, l.pack, l.closed_short AS closedShort, l.closed_reason AS closedReason, l.billed,
  (SELECT json_group_array(json_object('day', d.day, 'quantity', d.quantity)) FROM (SELECT day, quantity FROM purchase_order_deliveries
    WHERE shop_id = l.shop_id AND line_id = l.id ORDER BY day, id) d) AS deliveries
FROM json_each(?2) f CROSS JOIN purchase_orders o ON o.id = f.value AND o.shop_id = ?1
CROSS JOIN purchase_order_lines l ON l.shop_id = o.shop_id AND l.order_id = o.id
LEFT JOIN suppliers s ON s.id = o.supplier_id AND s.shop_id = o.shop_id
LEFT JOIN variants v ON v.id = l.variant_id AND v.shop_id = l.shop_id AND v.deleted_at IS NULL
LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
ORDER BY f.key, l.position, l.id`;
