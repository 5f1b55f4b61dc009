import { availableThen } from "../writes/pending-sql";

/*
 * SQL: how many of a line `n` of a count `c` were there as it was first scanned, of the variant `v`. The ledger is asked, by
 * Shopify's own times, and not the level as it was known then: a sale that is told an hour late was no less a sale. What a write
 * of ours had been asked for by then is on the shelf, or off it, though Shopify may not have made it yet. What another count has put
 * right since moved nothing on the shelf: that was so at the scan already, and is not put right twice.
 */

const COUNTED_ELSEWHERE = "reason = 'cycle_count_available'";
const CORRECTION = "reason = 'correction'";

const AT_LEVEL =
  "m.shop_id = n.shop_id AND m.inventory_item_id = v.inventory_item_id AND m.location_id = c.location_id";

/** Needs `pending` beside the level `e` and the location `p`. */
export const EXPECTED = `(COALESCE(
    (SELECT COALESCE(m.available_after, 0) FROM movements m WHERE ${AT_LEVEL} AND m.at <= n.first_at ORDER BY m.at DESC, m.id DESC LIMIT 1),
    (SELECT COALESCE(m.available_after, 0) - m.delta FROM movements m WHERE ${AT_LEVEL} ORDER BY m.at, m.id LIMIT 1),
    e.available, 0)
  + COALESCE((SELECT SUM(m.delta) FROM movements m LEFT JOIN inventory_writes w ON w.shop_id = m.shop_id AND w.id = m.write_id AND w.created_at <= n.first_at
      WHERE ${AT_LEVEL} AND m.at > n.first_at AND (w.id IS NOT NULL OR m.${COUNTED_ELSEWHERE})), 0)
  + COALESCE((SELECT SUM(d.delta) FROM pending d WHERE d.item = v.inventory_item_id AND d.location = p.shopify_id AND (d.since <= n.first_at OR d.${COUNTED_ELSEWHERE})
      AND (d.told_at IS NULL OR d.told_at > n.first_at)), 0))`;

/**
 * SQL: a line that differs was corrected since its scan: by hand, or by a receipt that was taken back. Whether that says the same as the
 * count, or is of what came or went since, nothing here tells.
 */
export const CORRECTED_SINCE = `n.first_at IS NOT NULL AND (EXISTS (
    SELECT 1 FROM movements m LEFT JOIN inventory_writes w ON w.shop_id = m.shop_id AND w.id = m.write_id AND w.created_at <= n.first_at
    WHERE ${AT_LEVEL} AND m.at > n.first_at AND m.${CORRECTION} AND w.id IS NULL)
  OR EXISTS (
    SELECT 1 FROM pending d WHERE d.item = v.inventory_item_id AND d.location = p.shopify_id AND d.since > n.first_at AND d.${CORRECTION}))
  AND n.counted <> ${EXPECTED}`;

export const AVAILABLE_THEN = availableThen("v.inventory_item_id", "p.shopify_id");

/** SQL: to write what was counted of it leaves fewer than none available, since more of it was sold than is left. Twin in review.ts. */
export const LEAVES_BELOW = `n.first_at IS NOT NULL AND ${AVAILABLE_THEN} + n.counted - ${EXPECTED} < 0 AND n.counted <> ${EXPECTED}`;

/** What a line is reckoned with; a level that is not tracked, or gone, has no `available`. */
export const WITH_LEVEL = `
CROSS JOIN variants v ON v.shop_id = n.shop_id AND v.id = n.variant_id
CROSS JOIN locations p ON p.shop_id = c.shop_id AND p.id = c.location_id
LEFT JOIN levels e ON e.shop_id = v.shop_id AND e.inventory_item_id = v.inventory_item_id AND e.location_id = c.location_id AND e.deleted_at IS NULL`;
