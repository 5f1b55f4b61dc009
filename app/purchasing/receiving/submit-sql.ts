import { cells } from "../../sql/cells-sql";
import { neverLeft } from "../../stock/transfers/moves-sql";
import { PENDING } from "../../stock/writes/pending-sql";
import { rateOf } from "../costs/rate-sql";
import { receivedOf } from "../orders/order-sums-sql";
import { cameIn, RECEIVABLE, REMAINDER } from "./sums-sql";

/** What was counted of a line, with what was shown as still to come; and what an entry adds to one. */
export const COUNT = cells({ lineId: "value", accepted: "value", damaged: "value", shown: "value" });
export const ENTRY = cells({ lineId: "value", accepted: "value", damaged: "value", returned: "value" });
const { cell: c } = COUNT;
const { cell: e } = ENTRY;

/** SQL: the receipt that a form made: ?1 shop, ?2 order, ?3 the form's token. */
const OF_FORM = "shop_id = ?1 AND order_id = ?2 AND form_token = ?3";
const DRAFT = `SELECT d.id FROM receipts d WHERE d.shop_id = ?1 AND d.order_id = ?2 AND d.form_token = ?3 AND d.state = 'draft'`;

/** ?4 received-on day, ?5 note, ?6 codes, ?7 who, ?8 now. A form's second arrival writes over its draft, and over nothing else. */
export const RECEIPT_DRAFTED = `
INSERT INTO receipts (shop_id, order_id, state, received_day, note, codes, form_token, created_by, created_at)
SELECT o.shop_id, o.id, 'draft', ?4, ?5, ?6, ?3, ?7, ?8 FROM purchase_orders o
WHERE o.shop_id = ?1 AND o.id = ?2 AND o.state IN ${RECEIVABLE} AND o.sale_id IS NULL
ON CONFLICT (shop_id, form_token) DO UPDATE SET received_day = excluded.received_day, note = excluded.note, codes = excluded.codes
WHERE receipts.state = 'draft' AND receipts.order_id = excluded.order_id`;

export const COUNTED_ANEW = `DELETE FROM receipt_lines WHERE shop_id = ?1 AND receipt_id IN (${DRAFT})`;

/** ?4 what was counted: rows of COUNT. */
export const COUNTED = `
INSERT INTO receipt_lines (shop_id, receipt_id, line_id, accepted, damaged)
SELECT l.shop_id, d.id, l.id, ${c.accepted}, ${c.damaged} FROM receipts d CROSS JOIN json_each(?4) f
CROSS JOIN purchase_order_lines l ON l.shop_id = d.shop_id AND l.order_id = d.order_id AND l.id = ${c.lineId}
WHERE d.shop_id = ?1 AND d.order_id = ?2 AND d.form_token = ?3 AND d.state = 'draft'
  AND (${c.accepted} > 0 OR ${c.damaged} > 0)`;

/** SQL: a line `n` of the receipt goes beyond what is still to come of its line `l`. */
const GOES_OVER = `n.accepted + n.damaged > ${REMAINDER}`;

/**
 * What is still to come is looked at by the statement that submits: of two that together are too much, the second finds
 * less than it was shown. ?5 whether too much is confirmed, by one who saw how much was to come; ?6 now.
 */
export const SUBMITTED = `
UPDATE receipts SET state = 'submitted', submitted_at = ?6,
  rate = (SELECT ${rateOf("o")} FROM purchase_orders o WHERE o.shop_id = receipts.shop_id AND o.id = receipts.order_id),
  currency = (SELECT s.currency FROM shops s WHERE s.id = ?1)
WHERE ${OF_FORM} AND state = 'draft'
  AND EXISTS (SELECT 1 FROM purchase_orders o WHERE o.shop_id = ?1 AND o.id = ?2 AND o.state IN ${RECEIVABLE})
  AND EXISTS (SELECT 1 FROM receipt_lines n WHERE n.shop_id = ?1 AND n.receipt_id = receipts.id)
  AND NOT EXISTS (
    SELECT 1 FROM receipt_lines n CROSS JOIN purchase_order_lines l ON l.shop_id = n.shop_id AND l.id = n.line_id
    LEFT JOIN json_each(?4) f ON ${c.lineId} = n.line_id
    WHERE n.shop_id = ?1 AND n.receipt_id = receipts.id AND ${GOES_OVER}
      AND NOT (?5 AND COALESCE(${c.shown}, 0) <= ${REMAINDER}))`;

/**
 * SQL: accepted units of a line `l` that are on the shelf for certain. What comes counts once Shopify has confirmed it, what goes as soon
 * as it is asked for, unless that was refused. A receipt that was taken back counts as nothing.
 */
const MADE = receivedOf(
  "l",
  `iif(t.reverses IS NOT NULL OR EXISTS (SELECT 1 FROM receipts b WHERE b.shop_id = t.shop_id AND b.reverses = t.id)
    OR EXISTS (SELECT 1 FROM inventory_writes w WHERE w.shop_id = x.shop_id AND w.idempotency_key = 'receipt/' || x.id
      AND (w.state = 'refused' OR (x.accepted > 0 AND w.state <> 'confirmed'))),
    0, x.accepted)`,
);

/** SQL: what is taken back of an order's line with the receipt `reverses` was never made in Shopify. */
const neverMade = (reverses: string, shop: string, line: string) => `EXISTS (SELECT 1 FROM receipt_lines b
    CROSS JOIN inventory_writes w ON w.shop_id = b.shop_id AND w.idempotency_key = 'receipt/' || b.id AND w.state = 'refused'
    WHERE b.shop_id = ${shop} AND b.receipt_id = ${reverses} AND b.line_id = ${line})`;

/** SQL: Shopify has not answered for a line of that receipt. */
const unanswered = (receipt: string) => `EXISTS (
    SELECT 1 FROM receipt_lines b CROSS JOIN inventory_writes w ON w.shop_id = b.shop_id AND w.idempotency_key = 'receipt/' || b.id
    WHERE b.shop_id = ?1 AND b.receipt_id = ${receipt} AND w.state IN ('queued', 'sending', 'uncertain'))`;

/**
 * Counter entries of a receipt: rejected later, sent back, or the whole of it taken back. They stand by themselves only
 * where no sum would fall below zero, nor more have gone back than was bad, nor more would leave the shelf than Shopify
 * has put there. ?4 what each line adds: rows of ENTRY; ?5 the receipt that is taken back, or null; ?6 received-on day,
 * ?7 note, ?8 who, ?9 now.
 */
export const COUNTERED = `
INSERT INTO receipts (shop_id, order_id, state, received_day, note, rate, currency, form_token, reverses, created_by, created_at, submitted_at)
SELECT o.shop_id, o.id, 'submitted', ?6, ?7, ${rateOf("o")}, COALESCE((SELECT b.currency FROM receipts b WHERE b.id = ?5 AND b.shop_id = ?1),
  (SELECT s.currency FROM shops s WHERE s.id = ?1)), ?3, ?5, ?8, ?9, ?9 FROM purchase_orders o
WHERE o.shop_id = ?1 AND o.id = ?2 AND (o.state IN ${RECEIVABLE} OR (?5 IS NULL AND o.state = 'closed'))
  AND NOT EXISTS (
    SELECT 1 FROM json_each(?4) f LEFT JOIN purchase_order_lines l ON l.shop_id = ?1 AND l.order_id = ?2 AND l.id = ${e.lineId}
    WHERE l.id IS NULL OR ${e.accepted} + ${cameIn("accepted")} < 0 OR ${e.damaged} + ${cameIn("damaged")} < 0
      OR ${e.returned} + ${cameIn("returned")} < 0
      OR ${e.returned} + ${cameIn("returned")} > ${e.damaged} + ${cameIn("damaged")}
      OR (${e.accepted} < 0 AND o.sale_id IS NULL AND ${e.accepted} + ${MADE} < 0 AND NOT ${neverMade("?5", "?1", "l.id")}))
  AND NOT ${unanswered("?5")}
ON CONFLICT DO NOTHING`;

/** How the receipt ?2 stands that is to be taken back. */
export const REVERSAL = `
SELECT EXISTS (SELECT 1 FROM receipts b WHERE b.shop_id = r.shop_id AND b.reverses = r.id) AS takenBack,
  o.state IN ${RECEIVABLE} AS isOpen, ${unanswered("r.id")} AS posting
FROM receipts r CROSS JOIN purchase_orders o ON o.shop_id = r.shop_id AND o.id = r.order_id WHERE r.shop_id = ?1 AND r.id = ?2`;

/** Of the entry that this form made, while it has none: the same form again adds nothing. */
export const COUNTER_LINES = `
INSERT INTO receipt_lines (shop_id, receipt_id, line_id, accepted, damaged, returned)
SELECT r.shop_id, r.id, ${e.lineId}, ${e.accepted}, ${e.damaged}, ${e.returned} FROM receipts r CROSS JOIN json_each(?4) f
WHERE r.shop_id = ?1 AND r.order_id = ?2 AND r.form_token = ?3 AND r.state = 'submitted'
  AND NOT EXISTS (SELECT 1 FROM receipt_lines n WHERE n.shop_id = r.shop_id AND n.receipt_id = r.id)`;

/** SQL: lines `n` of the receipt `r` that a form made, once it is submitted, with their line `l` and order `o`. */
const LINES_OF_FORM = `receipts r
CROSS JOIN receipt_lines n ON n.shop_id = r.shop_id AND n.receipt_id = r.id
CROSS JOIN purchase_order_lines l ON l.shop_id = n.shop_id AND l.id = n.line_id
CROSS JOIN purchase_orders o ON o.shop_id = r.shop_id AND o.id = r.order_id
CROSS JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id`;
const SUBMITTED_FORM = "r.shop_id = ?1 AND r.order_id = ?2 AND r.form_token = ?3 AND r.state = 'submitted'";

/** SQL: an accepted unit of what was ordered for one sale goes to its buyer, never into the shop's stock. */
const INTO_STOCK = "n.accepted <> 0 AND o.sale_id IS NULL";

/**
 * One write to Shopify a line, of accepted units alone, under a key that no other line ever has. The level's own number does not
 * matter: what came is added to whatever is there. Only in the batch that submits: a form that comes again long after finds no write
 * any more. ?4 now.
 */
export const POSTED = `
INSERT INTO inventory_writes (shop_id, idempotency_key, changes, reason, reference, asked_by, state, created_at, updated_at)
SELECT r.shop_id, 'receipt/' || n.id,
  json_array(json_object('item', CAST(v.inventory_item_id AS TEXT), 'location', CAST(c.shopify_id AS TEXT), 'delta', n.accepted, 'from', NULL)),
  iif(n.accepted > 0, 'received', iif(r.reverses IS NULL, 'damaged', 'correction')), 'gid://evenstock/Receipt/' || r.id, r.created_by, 'queued', ?4, ?4
FROM ${LINES_OF_FORM}
CROSS JOIN locations c ON c.shop_id = o.shop_id AND c.id = o.location_id
WHERE ${SUBMITTED_FORM} AND r.submitted_at = ?4 AND ${INTO_STOCK} AND NOT ${neverMade("r.reverses", "r.shop_id", "n.line_id")}
ON CONFLICT DO NOTHING`;

/**
 * Until Shopify has answered, what was received is on its way into stock: neither awaited any more nor available yet. So the
 * position is the same before, meanwhile and after.
 */
export const POSTING = `
INSERT INTO incoming (shop_id, variant_id, location_id, source, source_id, quantity, expected_day, state, origin_id)
SELECT n.shop_id, l.variant_id, o.location_id, 'receipt', n.id, n.accepted, r.received_day, 'ordered', o.id
FROM ${LINES_OF_FORM}
CROSS JOIN inventory_writes w ON w.shop_id = n.shop_id AND w.idempotency_key = 'receipt/' || n.id AND w.state IN ('queued', 'sending')
WHERE ${SUBMITTED_FORM} ON CONFLICT DO NOTHING`;

/**
 * Notes beside each line of the receipt how many units of the variant were here before, at all locations, between them and on their way into
 * stock, and what Shopify then said that one costs. Whenever an average is made anew, it follows from these and the receipts.
 */
export const STOCK_NOTED = `
WITH ${PENDING}
UPDATE receipt_lines SET
  stock_before = (
    SELECT COALESCE((SELECT SUM(e.available) FROM levels e
        WHERE e.shop_id = v.shop_id AND e.inventory_item_id = v.inventory_item_id AND e.deleted_at IS NULL), 0)
      + COALESCE((SELECT SUM(i.quantity) FROM incoming i WHERE i.shop_id = v.shop_id AND i.variant_id = v.id
          AND i.source IN ('receipt', 'transfer', 'transfer_move') AND NOT EXISTS (SELECT 1 FROM pending d
            WHERE d."key" = iif(i.source = 'receipt', 'receipt/', 'transfer/') || i.source_id AND i.source <> 'transfer' AND d.told_at IS NOT NULL)
          AND NOT (i.source = 'transfer' AND ${neverLeft("i.shop_id", "i.source_id")})), 0)
    FROM purchase_order_lines l CROSS JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id
    WHERE l.shop_id = receipt_lines.shop_id AND l.id = receipt_lines.line_id),
  cost_before = (
    SELECT t.cost FROM purchase_order_lines l CROSS JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id
    CROSS JOIN inventory_items t ON t.shop_id = v.shop_id AND t.shopify_id = v.inventory_item_id
    CROSS JOIN shops s ON s.id = t.shop_id AND s.currency = t.cost_currency
    WHERE l.shop_id = receipt_lines.shop_id AND l.id = receipt_lines.line_id)
WHERE shop_id = ?1 AND stock_before IS NULL
  AND receipt_id IN (SELECT r.id FROM receipts r WHERE ${SUBMITTED_FORM})`;

/** What a form's receipt came to, and what is still to come of the order's lines: all that an answer tells. */
export const OUTCOME = `SELECT r.id, r.state, r.submitted_at AS submittedAt FROM receipts r
WHERE r.shop_id = ?1 AND r.order_id = ?2 AND r.form_token = ?3`;

export const OUTCOME_LINES = `SELECT n.line_id AS lineId, n.id, n.accepted, n.damaged, n.returned, w.idempotency_key AS "key", w.state AS posting
FROM receipts r CROSS JOIN receipt_lines n ON n.shop_id = r.shop_id AND n.receipt_id = r.id
LEFT JOIN inventory_writes w ON w.shop_id = n.shop_id AND w.idempotency_key = 'receipt/' || n.id
WHERE r.shop_id = ?1 AND r.order_id = ?2 AND r.form_token = ?3 ORDER BY n.line_id`;

/** ?1 shop, ?2 order. */
export const LINE_SUMS = `SELECT l.id, l.variant_id AS variantId, l.ordered, l.closed_short AS closedShort,
  ${cameIn("accepted")} AS accepted, ${cameIn("damaged")} AS damaged, ${cameIn("returned")} AS returned
FROM purchase_order_lines l WHERE l.shop_id = ?1 AND l.order_id = ?2 ORDER BY l.position, l.id`;

/** What the order's timeline says of it, once: ?4 who, ?5 now. */
export const RECEIPT_TOLD = `
INSERT INTO purchase_order_timeline (shop_id, order_id, at, who, what, detail)
SELECT r.shop_id, r.order_id, ?5, ?4,
  CASE WHEN r.reverses IS NOT NULL THEN 'unreceived' WHEN SUM(n.returned) > 0 THEN 'returned' WHEN SUM(n.accepted) < 0 THEN 'rejected' ELSE 'received' END,
  json_object('receipt', r.id, 'day', r.received_day, 'accepted', SUM(n.accepted), 'damaged', SUM(n.damaged), 'returned', SUM(n.returned), 'reverses', r.reverses)
FROM receipts r CROSS JOIN receipt_lines n ON n.shop_id = r.shop_id AND n.receipt_id = r.id
WHERE r.shop_id = ?1 AND r.order_id = ?2 AND r.form_token = ?3 AND r.state = 'submitted'
  AND NOT EXISTS (SELECT 1 FROM purchase_order_timeline t WHERE t.shop_id = r.shop_id AND t.order_id = r.order_id AND t.detail->>'receipt' = r.id)
GROUP BY r.id`;
