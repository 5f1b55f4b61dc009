/** SQL: writes under way. The states are those of the index; one that is uncertain shows in the ledger if it was made. ?1 shop. */
export const PENDING = `
pending AS MATERIALIZED (
  SELECT CAST(f.value->>'item' AS INTEGER) AS item, CAST(f.value->>'location' AS INTEGER) AS location, f.value->>'delta' AS delta, w.created_at AS since, w.reason
  FROM inventory_writes w CROSS JOIN json_each(w.changes) f
  WHERE w.shop_id = ?1 AND w.state IN ('queued', 'sending', 'uncertain') AND w.state <> 'uncertain'
)`;

/**
 * SQL: what is available once Shopify has made what it was asked for, of an item at a location by Shopify's numbers; needs `pending`.
 * `available`: what is now. A receipt on its way is among what is expected, too.
 */
export const availableThen = (item: string, location: string, available = "e.available") => `(${available}
  + COALESCE((SELECT SUM(d.delta) FROM pending d WHERE d.item = ${item} AND d.location = ${location}), 0))`;
