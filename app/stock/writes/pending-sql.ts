import { UNDER_WAY } from "../comparison/level-comparison";

/**
 * SQL: the movements `m` that the change `f` of the write `w` may have made, of which Shopify's delivery came and its
 * answer did not: since about when it was asked for, of as many units, and of no write that is known. `place`: the
 * location's local id.
 */
export const movementsToldOf = (place: string) => `movements m WHERE m.shop_id = ?1
    AND m.inventory_item_id = CAST(f.value->>'item' AS INTEGER) AND m.location_id = ${place} AND m.at >= w.created_at - ${UNDER_WAY}
    AND m.recorded_at >= w.created_at AND m.write_id IS NULL AND m.cause = 'shopify' AND m.delta = f.value->>'delta'`;

/**
 * SQL: writes under way. The states are those of the index; one that is uncertain shows in the ledger if it was made.
 * `told_at`: when Shopify made it, where that stands in the ledger already; of several alike each has a movement of its
 * own. ?1 shop.
 */
export const PENDING = `
pending AS MATERIALIZED (
  SELECT CAST(f.value->>'item' AS INTEGER) AS item, CAST(f.value->>'location' AS INTEGER) AS location, f.value->>'delta' AS delta, w.created_at AS since, w.reason,
    w.idempotency_key AS "key", CASE WHEN w.state = 'sending' THEN (SELECT at FROM (
      SELECT m.at, ROW_NUMBER() OVER (ORDER BY m.at, m.id) AS nth FROM locations c CROSS JOIN ${movementsToldOf("c.id")}
        AND c.shop_id = ?1 AND c.shopify_id = CAST(f.value->>'location' AS INTEGER)) WHERE nth = 1 + (
      SELECT COUNT(*) FROM inventory_writes x CROSS JOIN json_each(x.changes) g WHERE x.shop_id = ?1 AND x.state = 'sending' AND x.state IN ('queued', 'sending', 'uncertain')
        AND x.id < w.id AND (g.value->>'item', g.value->>'location', g.value->>'delta') = (f.value->>'item', f.value->>'location', f.value->>'delta')))
    END AS told_at
  FROM inventory_writes w CROSS JOIN json_each(w.changes) f
  WHERE w.shop_id = ?1 AND w.state IN ('queued', 'sending', 'uncertain') AND w.state <> 'uncertain'
)`;

/**
 * SQL: what is available once Shopify has made what it was asked for, of an item at a location by Shopify's numbers; needs `pending`.
 * `available`: what is now. A receipt on its way is among what is expected, too.
 */
export const availableThen = (item: string, location: string, available = "e.available") => `(${available}
  + COALESCE((SELECT SUM(d.delta) FROM pending d WHERE d.item = ${item} AND d.location = ${location} AND d.told_at IS NULL), 0))`;
