import { csvResponse } from "../../csv/csv-response";
import { gidOf } from "../../csv/shopify-id";
import { isoDay } from "../../days/iso-day";
import { decimalAmount } from "../../money/money";
import { shopifyOrderWord } from "./shopify-order";

interface FileLine {
  orderId: string;
  line: number;
  name: string;
  supplier: string | null;
  destination: string | null;
  status: "draft" | "ordered";
  archivedAt: number | null;
  createdAt: number;
  orderedAt: number | null;
  expectedDay: number | null;
  currency: string;
  title: string | null;
  supplierSku: string | null;
  variantId: string | null;
  quantity: number | null;
  received: number | null;
  unitCost: number | null;
  taxPercent: string | null;
  totalCost: number | null;
}

const LINES_AT_ONCE = 2500;

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Purchase orders that were made in Shopify, as they were read last: a row a line, and one for an order without any. */
export const shopifyOrdersFile = (database: D1Database, shop: { id: number }) =>
  csvResponse<FileLine>({
    name: "shopify-purchase-orders.csv",
    headings: [
      ...["Order", "Shopify order ID", "Supplier", "To", "State", "Created (UTC)", "Ordered (UTC)", "Expected"],
      ...["Product", "Supplier SKU", "Shopify ID", "Ordered", "Received", "Unit cost", "Tax (%)", "Total with tax"],
      "Currency",
    ],
    cells: (line) => [
      ...[line.name, gidOf("InventoryPurchaseOrder", line.orderId), line.supplier, line.destination],
      ...[shopifyOrderWord(line), instant(line.createdAt), instant(line.orderedAt)],
      ...[line.expectedDay === null ? null : isoDay(line.expectedDay), line.title, line.supplierSku],
      ...[line.variantId && gidOf("ProductVariant", line.variantId), line.quantity, line.received],
      ...[amount(line.unitCost, line), line.taxPercent, amount(line.totalCost, line), line.currency],
    ],
    listAfter: async (last) => {
      const { results } = await database
        .prepare(LINES)
        .bind(shop.id, last?.orderId ?? "0", last?.line ?? -1, LINES_AT_ONCE)
        .all<FileLine>();
      return results;
    },
  });

const amount = (minor: number | null, { currency }: FileLine) =>
  minor === null ? null : decimalAmount(minor, currency);

/** By the index of the orders, from the last one on. */
const LINES = `
SELECT CAST(o.shopify_id AS TEXT) AS orderId, COALESCE(l.key, 0) AS line, o.name, o.supplier, o.destination, o.status,
  o.archived_at AS archivedAt, o.created_at AS createdAt, o.ordered_at AS orderedAt, o.expected_day AS expectedDay, o.currency,
  l.value->>'title' AS title, l.value->>'supplierSku' AS supplierSku, l.value->>'quantity' AS quantity, l.value->>'received' AS received,
  l.value->>'unitCost' AS unitCost, l.value->>'taxPercent' AS taxPercent, l.value->>'totalCost' AS totalCost,
  (SELECT CAST(MIN(v.shopify_id) AS TEXT) FROM variants v
    WHERE v.shop_id = o.shop_id AND v.inventory_item_id = CAST(l.value->>'item' AS INTEGER) AND v.deleted_at IS NULL) AS variantId
FROM shopify_orders o INDEXED BY shopify_orders_own LEFT JOIN json_each(o.lines) l
WHERE o.shop_id = ?1 AND o.shopify_id >= CAST(?2 AS INTEGER) AND o.gone_at IS NULL
  AND (o.shopify_id > CAST(?2 AS INTEGER) OR COALESCE(l.key, 0) > ?3)
ORDER BY o.shopify_id, l.key LIMIT ?4`;
