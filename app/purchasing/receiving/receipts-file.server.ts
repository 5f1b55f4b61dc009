import { csvResponse } from "../../csv/csv-response";
import { gidOf } from "../../csv/shopify-id";
import { isoDay } from "../../days/iso-day";
import { ownTitle } from "../../words/own-title";

interface ReceiptLine {
  receiptId: number;
  lineId: number;
  number: string;
  supplier: string;
  receivedDay: number;
  reverses: number | null;
  productTitle: string;
  variantTitle: string;
  sku: string;
  shopifyId: string | null;
  accepted: number;
  damaged: number;
  returned: number;
  rate: string | null;
  rateTo: string | null;
  note: string | null;
}

const LINES_AT_ONCE = 2500;

/** What came of all orders: a row a line of a submitted receipt. What takes a receipt back says which. */
export const receiptsFile = (database: D1Database, shop: { id: number }) =>
  csvResponse<ReceiptLine>({
    name: "receipts.csv",
    headings: [
      "Order",
      "Supplier",
      "Receipt",
      "Takes back receipt",
      "Received on",
      "Product",
      "Variant",
      "SKU",
      "Shopify ID",
      ...["Received", "Damaged", "Sent back", "Rate", "Rate to", "Note"],
    ],
    cells: (line) => [
      ...[line.number, line.supplier, line.receiptId, line.reverses, isoDay(line.receivedDay)],
      ...[line.productTitle, ownTitle(line), line.sku, line.shopifyId && gidOf("ProductVariant", line.shopifyId)],
      ...[line.accepted, line.damaged, line.returned, line.rate, line.rateTo, line.note],
    ],
    listAfter: async (last) => {
      const { results } = await database
        .prepare(LINES)
        .bind(shop.id, last?.receiptId ?? 0, last?.lineId ?? 0, LINES_AT_ONCE)
        .all<ReceiptLine>();
      return results;
    },
  });

/** By the index of the lines, each read once. */
const LINES = `
SELECT x.receipt_id AS receiptId, x.line_id AS lineId, o.number, COALESCE(s.name, '') AS supplier, t.received_day AS receivedDay, t.reverses,
  COALESCE(p.title, '') AS productTitle, COALESCE(v.title, '') AS variantTitle, COALESCE(v.sku, l.told_sku, '') AS sku,
  CAST(v.shopify_id AS TEXT) AS shopifyId, x.accepted, x.damaged, x.returned, t.rate,
  iif(t.rate IS NULL, NULL, COALESCE(t.currency, h.currency)) AS rateTo, t.note
FROM receipt_lines x INDEXED BY receipt_lines_receipt
CROSS JOIN receipts t ON t.id = x.receipt_id AND t.shop_id = x.shop_id AND t.state = 'submitted'
CROSS JOIN shops h ON h.id = x.shop_id
CROSS JOIN purchase_order_lines l ON l.id = x.line_id AND l.shop_id = x.shop_id
CROSS JOIN purchase_orders o ON o.id = l.order_id AND o.shop_id = x.shop_id
LEFT JOIN suppliers s ON s.id = o.supplier_id AND s.shop_id = o.shop_id
LEFT JOIN variants v ON v.id = l.variant_id AND v.shop_id = l.shop_id AND v.deleted_at IS NULL
LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
WHERE x.shop_id = ?1 AND (x.receipt_id, x.line_id) > (?2, ?3) ORDER BY x.receipt_id, x.line_id LIMIT ?4`;
