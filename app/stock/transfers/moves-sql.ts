import { availableThen, PENDING } from "../writes/pending-sql";
import { ACCEPTED, DAMAGED, IN_TRANSIT, NAMED } from "./transfer-sums-sql";

/**
 * What may be moved is looked at by the statement that moves: of two that together are too much, the second finds less. ?3 the
 * form's token, ?4 day, ?5 note, ?6 who, ?7 now.
 */
const begun = (kind: string, states: string, more = "", reverses = "NULL") => `
INSERT INTO transfer_moves (shop_id, transfer_id, kind, day, note, form_token, reverses, created_by, created_at)
SELECT t.shop_id, t.id, ${kind}, ?4, ?5, ?3, ${reverses}, ?6, ?7 FROM transfers t
WHERE ${NAMED} AND t.state IN (${states}) ${more}
ON CONFLICT DO NOTHING`;

/** SQL: a line of the transfer `t` leaves fewer than none available; needs `pending`. Twin in transfer-shown.ts. */
const LEAVES_BELOW = `EXISTS (SELECT 1 FROM transfer_lines l CROSS JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id
    CROSS JOIN locations a ON a.shop_id = t.shop_id AND a.id = t.from_id
    CROSS JOIN levels e ON e.shop_id = v.shop_id AND e.inventory_item_id = v.inventory_item_id AND e.location_id = t.from_id AND e.deleted_at IS NULL
    WHERE l.shop_id = t.shop_id AND l.transfer_id = t.id AND l.quantity > ${availableThen("v.inventory_item_id", "a.shopify_id")})`;

/** ?8 the version that was looked at as it was shipped, null where nobody looked; ?9 that fewer than none available are meant. */
export const SHIP = `WITH ${PENDING}
${begun("'shipped'", "'draft'", `AND t.line_count > 0 AND (?8 IS NULL OR t.version = ?8) AND (?9 OR NOT ${LEAVES_BELOW})`)}`;

/** ?8 what came: JSON {lineId, accepted, damaged}[]. */
export const RECEIVE = begun(
  "'received'",
  "'in_transit', 'partial'",
  `AND NOT EXISTS (
    SELECT 1 FROM json_each(?8) f LEFT JOIN transfer_lines l ON l.shop_id = t.shop_id AND l.transfer_id = t.id AND l.id = f.value->>'lineId'
    WHERE l.id IS NULL OR f.value->>'accepted' + f.value->>'damaged' > ${IN_TRANSIT})`,
);

/** SQL: Shopify refused to take the units of a transfer's line out of where they were shipped: they are still there. */
export const neverLeft = (
  shop: string,
  line: string,
) => `EXISTS (SELECT 1 FROM transfer_move_lines y CROSS JOIN transfer_moves s ON s.shop_id = y.shop_id AND s.id = y.move_id AND s.kind = 'shipped'
    CROSS JOIN inventory_writes w ON w.shop_id = y.shop_id AND w.idempotency_key = 'transfer/' || y.id AND w.state = 'refused'
    WHERE y.shop_id = ${shop} AND y.line_id = ${line})`;
const NEVER_LEFT = neverLeft("l.shop_id", "l.id");

/** Cancelling what was shipped is receiving it back where it came from: not of what Shopify still holds there, and came all the same. */
export const CANCEL = begun(
  "iif(t.state = 'draft', 'cancelled', 'returned')",
  "'draft', 'in_transit', 'partial'",
  `AND NOT EXISTS (SELECT 1 FROM transfer_lines l WHERE l.shop_id = t.shop_id AND l.transfer_id = t.id
    AND ${ACCEPTED} + ${DAMAGED} > 0 AND ${NEVER_LEFT})`,
);

/**
 * ?8 the receipt that is taken back: once, and not before Shopify has answered for each of its lines. Of a cancelled transfer
 * nothing is awaited any more that could come again.
 */
export const TAKE_BACK = begun(
  "'received'",
  "'partial', 'received', 'in_transit'",
  `AND EXISTS (SELECT 1 FROM transfer_moves b
    WHERE b.shop_id = t.shop_id AND b.transfer_id = t.id AND b.id = ?8 AND b.kind = 'received' AND b.reverses IS NULL)
  AND NOT EXISTS (
    SELECT 1 FROM transfer_move_lines n CROSS JOIN inventory_writes w ON w.shop_id = n.shop_id AND w.idempotency_key = 'transfer/' || n.id
    WHERE n.shop_id = t.shop_id AND n.move_id = ?8 AND w.state IN ('queued', 'sending', 'uncertain'))`,
  "?8",
);

/** SQL: the move `m` that a form made of the transfer `t`, in this very batch: a form that comes again finds nothing to do. */
const MADE_NOW = `transfers t CROSS JOIN transfer_moves m
  ON m.shop_id = t.shop_id AND m.transfer_id = t.id AND m.form_token = ?3 AND m.created_at = ?4`;
const WITHOUT_LINES =
  "NOT EXISTS (SELECT 1 FROM transfer_move_lines n WHERE n.shop_id = m.shop_id AND n.move_id = m.id)";

/** All that there is of each line goes, or comes back. ?4 now. */
export const WHOLE_LINES = `
INSERT INTO transfer_move_lines (shop_id, move_id, line_id, accepted)
SELECT l.shop_id, m.id, l.id, iif(m.kind = 'shipped', l.quantity, ${IN_TRANSIT}) FROM ${MADE_NOW}
CROSS JOIN transfer_lines l ON l.shop_id = t.shop_id AND l.transfer_id = t.id
WHERE ${NAMED} AND m.kind IN ('shipped', 'returned') AND (m.kind = 'shipped' OR ${IN_TRANSIT} > 0) AND ${WITHOUT_LINES}`;

/** ?4 now, ?5 what came: JSON {lineId, accepted, damaged}[]. */
export const COUNTED_LINES = `
INSERT INTO transfer_move_lines (shop_id, move_id, line_id, accepted, damaged)
SELECT m.shop_id, m.id, f.value->>'lineId', f.value->>'accepted', f.value->>'damaged' FROM ${MADE_NOW} CROSS JOIN json_each(?5) f
WHERE ${NAMED} AND m.kind = 'received' AND m.reverses IS NULL AND f.value->>'accepted' + f.value->>'damaged' > 0 AND ${WITHOUT_LINES}`;

/** The units of a receipt with the other sign: they are in transit again. ?4 now. */
export const TAKEN_BACK_LINES = `
INSERT INTO transfer_move_lines (shop_id, move_id, line_id, accepted, damaged)
SELECT m.shop_id, m.id, b.line_id, 0 - b.accepted, 0 - b.damaged FROM ${MADE_NOW}
CROSS JOIN transfer_move_lines b ON b.shop_id = m.shop_id AND b.move_id = m.reverses
WHERE ${NAMED} AND ${WITHOUT_LINES}`;

/** SQL: lines `n` of moves `m` of the transfer, with the line `l`, the place `c` that they leave or reach, and the variant `v`. */
const MOVED_LINES = `transfer_move_lines n ON n.shop_id = m.shop_id AND n.move_id = m.id
CROSS JOIN transfer_lines l ON l.shop_id = n.shop_id AND l.id = n.line_id
CROSS JOIN locations c ON c.shop_id = t.shop_id AND c.id = iif(m.kind = 'received', t.to_id, t.from_id)
CROSS JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id`;
const DELTA = "iif(m.kind = 'shipped', -n.accepted, n.accepted)";

/** SQL: what a line `n` of the move `m` takes back never came into stock: Shopify refused it. */
const NEVER_CAME = `EXISTS (SELECT 1 FROM transfer_move_lines b
    CROSS JOIN inventory_writes w ON w.shop_id = b.shop_id AND w.idempotency_key = 'transfer/' || b.id AND w.state = 'refused'
    WHERE b.shop_id = m.shop_id AND b.move_id = m.reverses AND b.line_id = n.line_id)`;

/**
 * One write to Shopify a line of a move, under a key that no other line ever has: out of available where it was shipped, into
 * available where accepted units came, out of it again where they are taken back. The level's own number does not matter. ?4 now.
 */
export const POSTED = `
INSERT INTO inventory_writes (shop_id, idempotency_key, changes, reason, reference, asked_by, state, created_at, updated_at)
SELECT n.shop_id, 'transfer/' || n.id,
  json_array(json_object('item', CAST(v.inventory_item_id AS TEXT), 'location', CAST(c.shopify_id AS TEXT), 'delta', ${DELTA}, 'from', NULL)),
  CASE WHEN m.reverses IS NOT NULL THEN 'correction' WHEN m.kind = 'shipped' THEN 'movement_created' WHEN m.kind = 'received' THEN 'movement_received' ELSE 'movement_canceled' END,
  'gid://evenstock/Transfer/' || t.id, m.created_by, 'queued', ?4, ?4
FROM ${MADE_NOW} CROSS JOIN ${MOVED_LINES}
WHERE ${NAMED} AND n.accepted <> 0 AND NOT (m.kind = 'returned' AND ${NEVER_LEFT}) AND NOT ${NEVER_CAME} ON CONFLICT DO NOTHING`;

/**
 * Until Shopify has answered, what left is still available there and what came is not yet: so that the position is right before,
 * meanwhile and after.
 */
export const POSTING = `
INSERT INTO incoming (shop_id, variant_id, location_id, source, source_id, quantity, expected_day, state, origin_id)
SELECT n.shop_id, l.variant_id, c.id, 'transfer_move', n.id, ${DELTA}, m.day, 'ordered', t.id
FROM transfers t CROSS JOIN transfer_moves m ON m.shop_id = t.shop_id AND m.transfer_id = t.id CROSS JOIN ${MOVED_LINES}
CROSS JOIN inventory_writes w ON w.shop_id = n.shop_id AND w.idempotency_key = 'transfer/' || n.id AND w.state IN ('queued', 'sending')
WHERE ${NAMED} ON CONFLICT DO NOTHING`;

/** SQL: the line `n` of a move whose write has the key ?2. */
const OF_KEY = "n.shop_id = ?1 AND n.id = CAST(substr(?2, length('transfer/') + 1) AS INTEGER)";

/** How the write stands that took out what the one with the key ?2 brings back where it left. ?1 shop. */
export const WRITE_OF_WHAT_LEFT = `
SELECT w.state FROM transfer_move_lines n
CROSS JOIN transfer_moves r ON r.shop_id = n.shop_id AND r.id = n.move_id AND r.kind = 'returned'
CROSS JOIN transfer_move_lines y ON y.shop_id = n.shop_id AND y.line_id = n.line_id
CROSS JOIN transfer_moves s ON s.shop_id = y.shop_id AND s.id = y.move_id AND s.kind = 'shipped'
CROSS JOIN inventory_writes w ON w.shop_id = y.shop_id AND w.idempotency_key = 'transfer/' || y.id
WHERE ${OF_KEY} AND ?2 = 'transfer/' || n.id`;

/**
 * The line that brings back where it left what the write ?2 took out, with its transfer; there is none while nobody
 * cancelled it. ?1 shop.
 */
export const BACK_OF_WHAT_LEFT = `
SELECT b.id, l.variant_id AS variantId, t.number FROM inventory_writes w
CROSS JOIN transfer_move_lines n ON n.shop_id = w.shop_id AND n.id = CAST(substr(w.idempotency_key, length('transfer/') + 1) AS INTEGER)
CROSS JOIN transfer_moves s ON s.shop_id = n.shop_id AND s.id = n.move_id AND s.kind = 'shipped'
CROSS JOIN transfer_lines l ON l.shop_id = n.shop_id AND l.id = n.line_id
CROSS JOIN transfers t ON t.shop_id = l.shop_id AND t.id = l.transfer_id
CROSS JOIN transfer_move_lines b ON b.shop_id = n.shop_id AND b.line_id = n.line_id
CROSS JOIN transfer_moves r ON r.shop_id = b.shop_id AND r.id = b.move_id AND r.kind = 'returned'
WHERE +w.shop_id = ?1 AND w.id = ?2 AND w.state = 'uncertain' AND w.idempotency_key = 'transfer/' || n.id`;

/** SQL: what the write with the key ?2 would move never left and was cancelled without anything brought back since, or was taken back. */
export const NOT_WANTED_ANY_MORE = `(EXISTS (
  SELECT 1 FROM transfer_move_lines n CROSS JOIN transfer_moves m ON m.shop_id = n.shop_id AND m.id = n.move_id AND m.kind = 'shipped'
  CROSS JOIN transfer_move_lines b ON b.shop_id = n.shop_id AND b.line_id = n.line_id
  CROSS JOIN transfer_moves r ON r.shop_id = b.shop_id AND r.id = b.move_id AND r.kind = 'returned'
  WHERE ${OF_KEY}
    AND NOT EXISTS (SELECT 1 FROM inventory_writes w WHERE w.shop_id = b.shop_id AND w.idempotency_key = 'transfer/' || b.id AND w.state <> 'refused'))
OR EXISTS (
  SELECT 1 FROM transfer_move_lines n CROSS JOIN transfer_moves r ON r.shop_id = n.shop_id AND r.reverses = n.move_id WHERE ${OF_KEY}))`;
