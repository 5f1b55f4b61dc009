import { DAY } from "../../days/iso-day";
import { UNDER_WAY } from "../comparison/level-comparison";

/** SQL: units of a line `l` over the moves of its transfer. `x` is the move's line, `k` the move. */
const moved = (units: string) => `COALESCE((
    SELECT SUM(${units}) FROM transfer_move_lines x CROSS JOIN transfer_moves k ON k.shop_id = x.shop_id AND k.id = x.move_id
    WHERE x.shop_id = l.shop_id AND x.line_id = l.id), 0)`;

const of = (kind: "shipped" | "received" | "returned", units: string) => moved(`iif(k.kind = '${kind}', ${units}, 0)`);

/** SQL: what became of a line `l`, each a sum and never a counter. Named in LineSums. */
export const SHIPPED = of("shipped", "x.accepted");
export const ACCEPTED = of("received", "x.accepted");
export const DAMAGED = of("received", "x.damaged");
export const RETURNED = of("returned", "x.accepted + x.damaged");

/** SQL: units of a line `l` that are between the two locations. The same as `inTransitOf`. */
export const IN_TRANSIT = moved("iif(k.kind = 'shipped', x.accepted, -x.accepted - x.damaged)");

/** So long (ms) after a transfer has ended what it moved may still be written to Shopify. */
const LONGEST_POSTING = 7 * DAY;

/**
 * SQL: units of a variant `v` that were between two of the shop's places at the instant `at`, by the ledger alone, so that together
 * with what was available they are the same before Shopify has answered and after; needs `pending`. ?1 shop.
 */
export const inTransitAt = (at: string) => `(COALESCE((SELECT SUM(
      -COALESCE((SELECT SUM(m.delta) FROM movements m WHERE m.shop_id = t.shop_id AND m.inventory_item_id = v.inventory_item_id
        AND m.location_id IN (t.from_id, t.to_id) AND m.at BETWEEN t.shipped_at - ${UNDER_WAY} AND ${at} AND m.reference = 'gid://evenstock/Transfer/' || t.id), 0)
      - COALESCE((SELECT SUM(x.damaged) FROM transfer_move_lines x CROSS JOIN transfer_moves k ON k.shop_id = x.shop_id AND k.id = x.move_id
        WHERE x.shop_id = l.shop_id AND x.line_id = l.id AND k.created_at <= ${at}), 0))
    FROM transfer_lines l CROSS JOIN transfers t ON t.shop_id = l.shop_id AND t.id = l.transfer_id
    WHERE l.shop_id = ?1 AND l.variant_id = v.id AND t.shipped_at <= ${at} AND (t.ended_at IS NULL OR t.ended_at > ${at} - ${LONGEST_POSTING})), 0)
  - COALESCE((SELECT SUM(d.delta) FROM pending d WHERE d.item = v.inventory_item_id AND d."key" LIKE 'transfer/%' AND d.told_at <= ${at}), 0))`;

/** SQL: the transfer that the number ?2 of the shop ?1 names. */
export const NAMED = "t.shop_id = ?1 AND t.number = ?2";

const SUMS = [...["line_count", "units", "units_in_transit", "units_received"], ...["shipped_at", "ended_at", "state"]];

const made = (kinds: string, what = "1") =>
  `(SELECT ${what} FROM transfer_moves m WHERE m.shop_id = t.shop_id AND m.transfer_id = t.id AND m.kind IN (${kinds}))`;

/** SQL: sums, times and state from the lines and moves; the version rises where something differs. ?3 now. */
export const TRANSFER_SUMS = `
WITH line AS MATERIALIZED (
  SELECT t.id, l.quantity, ${IN_TRANSIT} AS in_transit, ${of("received", "x.accepted + x.damaged")} AS received
  FROM transfers t CROSS JOIN transfer_lines l ON l.shop_id = t.shop_id AND l.transfer_id = t.id WHERE ${NAMED}
),
sums AS MATERIALIZED (
  SELECT t.id, COUNT(l.id) AS line_count, COALESCE(SUM(l.quantity), 0) AS units, COALESCE(SUM(l.in_transit), 0) AS units_in_transit,
    COALESCE(SUM(l.received), 0) AS units_received, ${made("'shipped'", "MIN(m.created_at)")} AS shipped_at,
    ${made("'shipped', 'received', 'returned', 'cancelled'", "MAX(m.created_at)")} AS moved_at,
    EXISTS ${made("'returned', 'cancelled'")} AS cancelled
  FROM transfers t LEFT JOIN line l ON l.id = t.id WHERE ${NAMED} GROUP BY t.id
),
stand AS MATERIALIZED (
  SELECT *, CASE WHEN cancelled THEN 'cancelled' WHEN shipped_at IS NULL THEN 'draft' WHEN units_in_transit = 0 THEN 'received'
      WHEN units_received > 0 THEN 'partial' ELSE 'in_transit' END AS state,
    iif(cancelled OR (shipped_at IS NOT NULL AND units_in_transit = 0), moved_at, NULL) AS ended_at
  FROM sums
)
UPDATE transfers SET ${SUMS.map((column) => `${column} = stand.${column}`).join(", ")}, version = version + 1, updated_at = ?3
FROM stand WHERE transfers.id = stand.id AND +transfers.shop_id = ?1
  AND (${SUMS.map((column) => `transfers.${column}`).join(", ")}) IS NOT (${SUMS.map((column) => `stand.${column}`).join(", ")})`;

/** SQL: what is on its way of the transfer, taken out, to be written anew in the same batch. */
export const ARRIVALS_GONE = `
DELETE FROM incoming INDEXED BY incoming_origin WHERE shop_id = ?1 AND source = 'transfer'
  AND origin_id = (SELECT t.id FROM transfers t WHERE ${NAMED})`;

/**
 * SQL: the same, from its rows. A draft's units count where they are to come and no longer where they are to leave, so that
 * neither is moved or ordered a second time; of the shop as a whole they are nothing.
 */
export const ARRIVALS = `
INSERT INTO incoming (shop_id, variant_id, location_id, source, source_id, quantity, expected_day, state, origin_id)
SELECT t.shop_id, l.variant_id, t.to_id, 'transfer', l.id, iif(t.state = 'draft', l.quantity, ${IN_TRANSIT}), t.expected_day,
  iif(t.state = 'draft', 'drafted', 'ordered'), t.id
FROM transfers t CROSS JOIN transfer_lines l ON l.shop_id = t.shop_id AND l.transfer_id = t.id
WHERE ${NAMED} AND t.state IN ('draft', 'in_transit', 'partial') AND (t.state = 'draft' OR ${IN_TRANSIT} > 0)
UNION ALL
SELECT t.shop_id, l.variant_id, t.from_id, 'transfer', l.id, -l.quantity, NULL, 'drafted', t.id
FROM transfers t CROSS JOIN transfer_lines l ON l.shop_id = t.shop_id AND l.transfer_id = t.id
WHERE ${NAMED} AND t.state = 'draft'`;
