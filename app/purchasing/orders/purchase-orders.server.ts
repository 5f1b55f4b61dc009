import { rateOf } from "../costs/rate-sql";
import type { Delivery, Order, OrderLine } from "./order";
import { receivedOf } from "./order-sums-sql";

/** An order with its lines as entered; undefined where the shop has no such order. One batch of 3 statements. */
export async function findOrder(
  database: D1Database,
  shop: { id: number },
  orderId: number,
): Promise<Order | undefined> {
  const bound = (statement: string) => database.prepare(statement).bind(shop.id, orderId);
  const [orders, lines, deliveries] = await database.batch([bound(ORDER), bound(LINES), bound(DELIVERIES)]);
  const order = orders?.results[0] as Omit<Order, "lines"> | undefined;
  if (!order) return undefined;
  const parts = (deliveries?.results ?? []) as (Delivery & { lineId: number })[];
  return {
    ...order,
    lines: ((lines?.results ?? []) as LineRow[]).map(({ costTyped, taxIncluded, ...line }) => ({
      ...line,
      costTyped: costTyped === 1,
      taxIncluded: taxIncluded === 1,
      deliveries: parts.filter(({ lineId }) => lineId === line.id).map(({ lineId: _, ...part }) => part),
    })),
  };
}

type LineRow = Omit<OrderLine, "costTyped" | "taxIncluded" | "deliveries"> & { costTyped: number; taxIncluded: number };

const ORDER = `
SELECT o.id, o.number, o.state AS "state", o.supplier_id AS supplierId, COALESCE(s.name, '') AS supplier, o.location_id AS locationId,
  c.name AS location, c.active IS NOT 1 AS locationClosed, o.currency, ${rateOf("o")} AS rate, o.expected_day AS expectedDay, o.supplier_note AS supplierNote, o.team_note AS teamNote,
  o.terms, o.line_order AS lineOrder, o.ship_to_id AS shipToId, o.payment_account_id AS paymentAccountId, o.source AS "source",
  CAST(o.sale_id AS TEXT) AS saleId, o.sale_name AS saleName, o.bill_number AS billNumber, o.bill_day AS billDay,
  o.bill_total AS billTotal, o.version, o.ordered_day AS orderedDay, o.sent_at AS sentAt, o.ended_at AS endedAt,
  o.end_reason AS endReason, o.created_by AS createdBy, o.created_at AS createdAt, o.updated_at AS updatedAt,
  o.line_count AS lineCount, o.units_ordered AS unitsOrdered, o.units_received AS unitsReceived, o.units_open AS unitsOpen,
  o.lines_amount AS linesAmount, o.tax_amount AS taxAmount, o.lines_without_cost AS linesWithoutCost, o.next_day AS nextDay
FROM purchase_orders o LEFT JOIN suppliers s ON s.id = o.supplier_id AND s.shop_id = o.shop_id
LEFT JOIN locations c ON c.id = o.location_id AND c.shop_id = o.shop_id
WHERE o.id = ?2 AND o.shop_id = ?1`;

const LINES = `
SELECT l.id, l.variant_id AS variantId, CAST(v.shopify_id AS TEXT) AS shopifyId, COALESCE(p.title, '') AS productTitle,
  COALESCE(v.title, '') AS variantTitle, COALESCE(v.sku, l.told_sku, '') AS sku, p.image_url AS imageUrl,
  v.deleted_at IS NOT NULL AS gone, l.ordered,
  ${receivedOf("l", "x.accepted")} AS accepted, ${receivedOf("l", "x.damaged")} AS damaged, ${receivedOf("l", "x.returned")} AS returned,
  l.amount, l.priced_amount AS pricedAmount, l.priced_units AS pricedUnits, l.cost_typed AS costTyped, l.tax_rate AS taxRate,
  l.tax_included AS taxIncluded, l.supplier_sku AS supplierSku, l.description, l.pack, l.closed_short AS closedShort,
  l.closed_reason AS closedReason, l.billed, l.weight, l.form_token AS formToken
FROM purchase_order_lines l LEFT JOIN variants v ON v.id = l.variant_id AND v.shop_id = l.shop_id
LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
WHERE l.shop_id = ?1 AND l.order_id = ?2 ORDER BY l.position, l.id`;

const DELIVERIES = `
SELECT d.id, d.line_id AS lineId, d.day, d.quantity FROM purchase_order_lines l
CROSS JOIN purchase_order_deliveries d ON d.shop_id = l.shop_id AND d.line_id = l.id
WHERE l.shop_id = ?1 AND l.order_id = ?2 ORDER BY d.day, d.id`;

/** The order that a form made; undefined where it has made none. */
export const findOrderOfForm = async (database: D1Database, shop: { id: number }, formToken: string) =>
  (await database
    .prepare("SELECT id, number FROM purchase_orders WHERE shop_id = ?1 AND form_token = ?2")
    .bind(shop.id, formToken)
    .first<{ id: number; number: string }>()) ?? undefined;
