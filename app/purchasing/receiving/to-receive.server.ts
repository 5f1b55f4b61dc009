import * as z from "zod";
import { storedBarcodes } from "../../catalog/words";
import type { DraftReceipt } from "../../stock/draft-receipt";
import { cameIn, REMAINDER } from "./sums-sql";
import type { LineToReceive, OrderToReceive, SubmittedReceipt } from "./to-receive";

interface ToReceive {
  order: OrderToReceive;
  lines: LineToReceive[];
  drafts: DraftReceipt[];
  /** The newest first, at most 50; of drafts all. */
  receipts: SubmittedReceipt[];
}

/** An order with all that a page needs to count its goods; undefined where the shop has none. Four statements at once. */
export async function findToReceive(
  database: D1Database,
  shop: { id: number },
  orderId: number,
): Promise<ToReceive | undefined> {
  const ask = <Row>(statement: string) => database.prepare(statement).bind(shop.id, orderId).all<Row>();
  const [orders, lines, receipts, entries] = await Promise.all([
    ask<Omit<OrderToReceive, "isLocationClosed"> & { isLocationClosed: number }>(ORDER),
    ask<Omit<LineToReceive, "barcodes"> & { barcodes: string | null }>(LINES),
    ask<ReceiptRow>(RECEIPTS),
    ask<EntryRow>(ENTRIES),
  ]);
  const [order] = orders.results;
  if (!order) return undefined;
  const entriesOf = (id: number) => entries.results.filter(({ receiptId }) => receiptId === id);
  return {
    order: { ...order, isLocationClosed: order.isLocationClosed === 1 },
    lines: lines.results.map((line) => ({ ...line, barcodes: storedBarcodes(line.barcodes) })),
    drafts: receipts.results.flatMap((row) =>
      row.state === "draft" && row.formToken !== null
        ? [{ ...row, formToken: row.formToken, codes: codesOf(row.codes), lines: entriesOf(row.id) }]
        : [],
    ),
    receipts: receipts.results.flatMap((row) =>
      row.submittedAt === null ? [] : [{ ...row, submittedAt: row.submittedAt, lines: entriesOf(row.id) }],
    ),
  };
}

type ReceiptRow = Omit<DraftReceipt, "lines" | "codes" | "formToken"> &
  Omit<SubmittedReceipt, "lines" | "submittedAt"> & {
    state: "draft" | "submitted";
    formToken: string | null;
    codes: string | null;
    submittedAt: number | null;
  };
type EntryRow = SubmittedReceipt["lines"][number] & { receiptId: number };

const codes = z.array(z.string());
const codesOf = (stored: string | null) => codes.parse(JSON.parse(stored ?? "[]"));

const ORDER = `SELECT o.id, o.number, o.state, s.name AS supplierName, c.name AS locationName, NOT c.active AS isLocationClosed, o.ordered_day AS orderedDay, o.team_note AS teamNote,
  o.sale_name AS saleName
FROM purchase_orders o
LEFT JOIN suppliers s ON s.shop_id = o.shop_id AND s.id = o.supplier_id
LEFT JOIN locations c ON c.shop_id = o.shop_id AND c.id = o.location_id
WHERE o.shop_id = ?1 AND o.id = ?2`;

const LINES = `SELECT l.id AS lineId, l.variant_id AS variantId, COALESCE(p.title, '') AS productTitle, COALESCE(v.title, '') AS variantTitle,
  p.image_url AS imageUrl, v.deleted_at IS NOT NULL AS gone, v.sku, COALESCE(l.supplier_sku, t.supplier_sku) AS supplierSku, COALESCE(l.pack, t.case_pack) AS pack, v.barcodes,
  l.ordered, ${cameIn("accepted")} AS accepted, ${cameIn("damaged")} AS damaged, ${cameIn("returned")} AS returned, ${REMAINDER} AS remainder
FROM purchase_order_lines l
CROSS JOIN purchase_orders o ON o.shop_id = l.shop_id AND o.id = l.order_id
LEFT JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id
LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
LEFT JOIN supplier_terms t ON t.shop_id = l.shop_id AND t.supplier_id = o.supplier_id AND t.variant_id = l.variant_id
WHERE l.shop_id = ?1 AND l.order_id = ?2 ORDER BY l.position, l.id`;

const RECEIPTS = `SELECT r.id, r.state, r.received_day AS receivedDay, r.note, r.codes, r.form_token AS formToken, r.created_by AS createdBy,
  r.created_at AS createdAt, r.submitted_at AS submittedAt, r.reverses,
  (SELECT b.id FROM receipts b WHERE b.shop_id = r.shop_id AND b.reverses = r.id) AS reversedBy
FROM receipts r WHERE r.shop_id = ?1 AND r.order_id = ?2 AND (r.state = 'draft' OR r.id IN (
  SELECT n.id FROM receipts n WHERE n.shop_id = ?1 AND n.order_id = ?2 AND n.state = 'submitted' ORDER BY n.id DESC LIMIT 50))
ORDER BY r.id DESC`;

const ENTRIES = `SELECT n.receipt_id AS receiptId, n.line_id AS lineId, n.id, n.accepted, n.damaged, n.returned,
  w.idempotency_key AS "key", w.state AS posting, w.refusal, w.created_at AS askedAt
FROM receipts r CROSS JOIN receipt_lines n ON n.shop_id = r.shop_id AND n.receipt_id = r.id
LEFT JOIN inventory_writes w ON w.shop_id = n.shop_id AND w.idempotency_key = 'receipt/' || n.id
WHERE r.shop_id = ?1 AND r.order_id = ?2 ORDER BY n.id`;
