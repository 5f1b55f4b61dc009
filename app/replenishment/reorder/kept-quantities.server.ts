import { cells } from "../../sql/cells-sql";
import { breakAt, COST_BELOW_BREAKS } from "../../suppliers/cost-sql";
import { MOST_QUANTITIES, type TypedQuantities } from "./kept-quantities";
import type { KeptQuantity } from "./quantities";

type Shop = { id: number };

/** All that the shop keeps, beside what is filled in by itself. Of a variant that is hidden it waits unseen. */
export async function listOrderQuantities(database: D1Database, shop: Shop): Promise<KeptQuantity[]> {
  const { quantities } = await keptQuantities(database, shop);
  return quantities;
}

/** The same, and how many rows that read. */
export async function keptQuantities(database: D1Database, shop: Shop) {
  const { results, meta } = await database.prepare(KEPT).bind(shop.id, MOST_QUANTITIES).all<Row>();
  return {
    quantities: results.map(({ isLow, ...each }): KeptQuantity => ({ ...each, isLow: isLow === 1 })),
    read: meta.rows_read,
  };
}

type Row = Omit<KeptQuantity, "isLow"> & { isLow: number };

const { json, cell } = cells({ variantId: "value", quantity: "value" });

/** Each over what is kept of it. "full": there is no room for all of them, and none is kept. */
export async function keepOrderQuantities(
  database: D1Database,
  shop: Shop,
  { quantities, back }: TypedQuantities,
  now: number,
): Promise<"kept" | "full"> {
  const asked = json([...quantities].map(([variantId, quantity]) => ({ variantId, quantity })));
  const [, , room] = await database.batch<{ fits: number }>([
    database.prepare(BACK).bind(shop.id, JSON.stringify(back)),
    database.prepare(CHANGED).bind(shop.id, asked, now),
    database.prepare(`SELECT ${FITS} AS fits`).bind(shop.id, asked),
  ]);
  return room?.results[0]?.fits === 1 ? "kept" : "full";
}

export const clearOrderQuantities = (database: D1Database, shop: Shop) =>
  database.prepare("DELETE FROM order_quantities WHERE shop_id = ?1").bind(shop.id).run();

const KEPT = `
SELECT q.variant_id AS variantId, q.quantity, o.supplier_id AS supplierId, iif(o.held_back, 0, o.suggested) AS filled, o.unit_cost AS unitCost,
  COALESCE(${breakAt("q.quantity")}, ${COST_BELOW_BREAKS}, iif(term.price_breaks IS NULL, o.unit_cost, NULL)) AS cost, o.standing IS 'low' AS isLow
FROM order_quantities q CROSS JOIN overviews o ON o.shop_id = q.shop_id AND o.variant_id = q.variant_id AND o.hidden = 0
LEFT JOIN supplier_terms term ON term.shop_id = q.shop_id AND term.variant_id = q.variant_id AND term.supplier_id = o.supplier_id
WHERE q.shop_id = ?1 ORDER BY q.variant_id LIMIT +?2`;

/** SQL: those given that are not kept yet fit beside those that are. The same before and after they were added. */
const FITS = `(
  SELECT COUNT(*) FROM order_quantities WHERE shop_id = ?1
) + (
  SELECT COUNT(*) FROM json_each(?2) f WHERE NOT EXISTS (
    SELECT 1 FROM order_quantities q WHERE q.shop_id = ?1 AND q.variant_id = ${cell.variantId})
) <= ${MOST_QUANTITIES}`;

/** Of variants of this shop alone: no more rows than it has variants. */
const CHANGED = `
INSERT INTO order_quantities (shop_id, variant_id, quantity, updated_at)
SELECT ?1, v.id, ${cell.quantity}, ?3 FROM json_each(?2) f CROSS JOIN variants v ON v.id = ${cell.variantId} AND v.shop_id = ?1
WHERE ${FITS}
ON CONFLICT (shop_id, variant_id) DO UPDATE SET quantity = excluded.quantity, updated_at = excluded.updated_at`;

const BACK = "DELETE FROM order_quantities WHERE shop_id = ?1 AND variant_id IN (SELECT value FROM json_each(?2))";
