import { decided, type Planned, written } from "../decide.server";
import type { Similar } from "./form";

type Shop = { id: number; timeZone: string };

/**
 * From now on the variant is forecast like the other. "unknown": the shop has no such other; "circle": that one is itself
 * forecast like this one, at once or by way of others.
 */
export async function chooseSimilar(
  database: D1Database,
  shop: Shop,
  variantId: number,
  { similarId, percent }: Similar,
  now: number,
): Promise<Planned | "unknown" | "circle"> {
  const chosen = database.prepare(CHOSEN).bind(shop.id, variantId, similarId, percent, now);
  const { plans, changed } = await written(database, shop, [chosen], [{ shopId: shop.id, variants: [variantId] }], now);
  if (changed > 0) return plans;
  const known = await database.prepare(`SELECT ${IS_OF_SHOP} AS known`).bind(shop.id, similarId).first<number>("known");
  return known ? "circle" : "unknown";
}

/** Its start is again the shop's launches'. */
export const forgetSimilar = (database: D1Database, shop: Shop, variantId: number, now: number): Promise<Planned> =>
  decided(
    database,
    shop,
    [database.prepare("DELETE FROM similar_variants WHERE shop_id = ?1 AND variant_id = ?2").bind(shop.id, variantId)],
    [{ shopId: shop.id, variants: [variantId] }],
    now,
  );

const IS_OF_SHOP = "EXISTS (SELECT 1 FROM variants v WHERE v.id = ?2 AND v.shop_id = ?1 AND v.deleted_at IS NULL)";

/** Held against circles in the statement itself: two choices at once cannot make one. */
const CHOSEN = `
  INSERT INTO similar_variants (shop_id, variant_id, similar_id, percent, updated_at)
  WITH RECURSIVE way(id) AS (
    SELECT ?3 UNION SELECT s.similar_id FROM way CROSS JOIN similar_variants s ON s.shop_id = ?1 AND s.variant_id = way.id
  )
  SELECT ?1, ?2, ?3, ?4, ?5
  WHERE ${IS_OF_SHOP.replace("?2", "?3")} AND NOT EXISTS (SELECT 1 FROM way WHERE id = ?2)
  ON CONFLICT (shop_id, variant_id) DO UPDATE SET
    similar_id = excluded.similar_id, percent = excluded.percent, updated_at = excluded.updated_at`;
