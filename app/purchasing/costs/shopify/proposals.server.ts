import { cells } from "../../../sql/cells-sql";
import { inMinorUnits } from "../moving-average";

const { json, cell } = cells({ variantId: "value", token: "value", cost: "value" });

/**
 * New averages that Shopify is to hold, by the shop's setting: 2 statements, while they are due by the same token. What
 * it holds already, and what was proposed last of a variant since the shop was installed, is not proposed again; what
 * is still open and differs is superseded. As much in a currency that the shop had before differs.
 */
export function costsProposed(
  database: D1Database,
  shop: { id: number },
  averages: readonly { variantId: number; token: string | undefined; average: number }[],
  now: number,
): D1PreparedStatement[] {
  const rows = json(averages.map(({ average, ...due }) => ({ ...due, cost: inMinorUnits(average) })));
  return [SUPERSEDED, PROPOSED].map((statement) => database.prepare(statement).bind(shop.id, rows, now));
}

/** SQL: the rows `f` that nothing has changed since they were reckoned. */
const STILL_SO = `json_each(?2) f
CROSS JOIN averages_due d ON d.shop_id = ?1 AND d.variant_id = ${cell.variantId} AND d.token = ${cell.token}`;

const SUPERSEDED = `
UPDATE cost_changes INDEXED BY cost_changes_open SET state = 'superseded', updated_at = ?3 FROM ${STILL_SO}
WHERE cost_changes.shop_id = ?1 AND cost_changes.variant_id = ${cell.variantId} AND cost_changes.state IN ('asked', 'queued')
  AND NOT (cost_changes.new_cost = ${cell.cost} AND cost_changes.currency = (SELECT s.currency FROM shops s WHERE s.id = ?1))`;

/** SQL: what Shopify holds of the item `i` in the shop's currency. */
export const HELD = "iif(i.cost_currency = shop.currency, i.cost, NULL)";

/** The same as `asksFirst`. */
const FAR = `COALESCE(${HELD} <> ${cell.cost} AND (${cell.cost} > 3 * ${HELD} OR 3 * ${cell.cost} < ${HELD}), 0)`;

const PROPOSED = `
INSERT INTO cost_changes (shop_id, variant_id, old_cost, new_cost, currency, is_far, state, created_at, updated_at)
SELECT v.shop_id, v.id, ${HELD}, ${cell.cost}, shop.currency, ${FAR}, iif(w.cost_to_shopify = 'ask' OR ${FAR}, 'asked', 'queued'), ?3, ?3
FROM ${STILL_SO}
CROSS JOIN purchasing_settings w ON w.shop_id = ?1 AND w.cost_to_shopify <> 'off'
CROSS JOIN shops shop ON shop.id = w.shop_id
CROSS JOIN variants v ON v.shop_id = w.shop_id AND v.id = ${cell.variantId} AND v.deleted_at IS NULL AND v.inventory_item_id IS NOT NULL
LEFT JOIN inventory_items i ON i.shop_id = v.shop_id AND i.shopify_id = v.inventory_item_id
WHERE ${HELD} IS NOT ${cell.cost} AND ${cell.cost} IS NOT (
  SELECT c.new_cost FROM cost_changes c WHERE c.shop_id = v.shop_id AND c.variant_id = v.id AND c.restores IS NULL
    AND c.state <> 'superseded' AND c.currency = shop.currency AND c.created_at >= shop.installed_at ORDER BY c.id DESC LIMIT 1)
ON CONFLICT DO NOTHING`;
