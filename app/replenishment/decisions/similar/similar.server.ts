import { cells } from "../../../sql/cells-sql";
import { decide, decideGuarded, type Planned } from "../decide.server";
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
  const chosen = similarChanges(database, shop, [{ variantId, similar: { similarId, percent } }], now);
  const { plans, changed } = await decideGuarded(
    database,
    shop,
    chosen,
    [{ shopId: shop.id, variants: [variantId] }],
    now,
  );
  if (changed > 0) return plans;
  const known = await database.prepare(`SELECT ${IS_OF_SHOP} AS known`).bind(shop.id, similarId).first<number>("known");
  return known ? "circle" : "unknown";
}

/** Its start is again the shop's launches'. */
export const forgetSimilar = (database: D1Database, shop: Shop, variantId: number, now: number): Promise<Planned> =>
  decide(
    database,
    shop,
    similarChanges(database, shop, [{ variantId, similar: null }], now),
    [{ shopId: shop.id, variants: [variantId] }],
    now,
  );

/** A variant, and what it shall be forecast like. */
export type SimilarOf = { variantId: number; similar: Similar | null };

/** Those gone, then choices as they shall be: a statement each. What would come round to itself, or is not the shop's, is not kept. */
export function similarChanges(database: D1Database, shop: { id: number }, saved: SimilarOf[], now: number) {
  const gone = saved.flatMap(({ variantId, similar }) => (similar ? [] : [variantId]));
  const kept = saved.flatMap(({ variantId, similar }) => (similar ? [{ variantId, ...similar }] : []));
  return [
    ...(gone.length > 0 ? [database.prepare(FORGOTTEN).bind(shop.id, JSON.stringify(gone))] : []),
    ...(kept.length > 0 ? [database.prepare(CHOSEN).bind(shop.id, CHOICE.json(kept), now)] : []),
  ];
}

const FORGOTTEN = "DELETE FROM similar_variants WHERE shop_id = ?1 AND variant_id IN (SELECT value FROM json_each(?2))";

/** What these are forecast like, what those are, and so on; without those that are gone from Shopify. */
export async function listSimilarBehind(
  database: D1Database,
  shop: { id: number },
  variantIds: number[],
): Promise<Map<number, Similar>> {
  const { results } = await database
    .prepare(
      `WITH RECURSIVE behind(id) AS (
        SELECT value FROM json_each(?2)
        UNION SELECT s.similar_id FROM behind b CROSS JOIN similar_variants s ON s.shop_id = ?1 AND s.variant_id = b.id
      )
      SELECT s.variant_id AS variantId, s.similar_id AS similarId, s.percent
      FROM behind b CROSS JOIN similar_variants s ON s.shop_id = ?1 AND s.variant_id = b.id
      CROSS JOIN variants v ON v.id = s.similar_id AND v.shop_id = ?1 AND v.deleted_at IS NULL`,
    )
    .bind(shop.id, JSON.stringify(variantIds))
    .all<Similar & { variantId: number }>();
  return new Map(results.map(({ variantId, ...similar }) => [variantId, similar]));
}

const IS_OF_SHOP = "EXISTS (SELECT 1 FROM variants v WHERE v.id = ?2 AND v.shop_id = ?1 AND v.deleted_at IS NULL)";

const CHOICE = cells({ variantId: "value", similarId: "value", percent: "value" });

/** Held against circles in the statement itself: two choices at once cannot make one. */
const CHOSEN = `
  INSERT INTO similar_variants (shop_id, variant_id, similar_id, percent, updated_at)
  WITH RECURSIVE told(variant_id, similar_id, percent) AS MATERIALIZED (
    SELECT ${CHOICE.cell.variantId}, ${CHOICE.cell.similarId}, ${CHOICE.cell.percent} FROM json_each(?2) f
  ),
  way(variant_id, id) AS (
    SELECT variant_id, similar_id FROM told
    UNION SELECT way.variant_id, t.similar_id FROM way CROSS JOIN told t ON t.variant_id = way.id
    UNION SELECT way.variant_id, s.similar_id FROM way
      CROSS JOIN similar_variants s ON s.shop_id = ?1 AND s.variant_id = way.id
      WHERE NOT EXISTS (SELECT 1 FROM told t WHERE t.variant_id = way.id)
  )
  SELECT ?1, t.variant_id, t.similar_id, t.percent, ?3 FROM told t
  CROSS JOIN variants own ON own.id = t.variant_id AND own.shop_id = ?1
  CROSS JOIN variants other ON other.id = t.similar_id AND other.shop_id = ?1 AND other.deleted_at IS NULL
  WHERE NOT EXISTS (SELECT 1 FROM way w WHERE w.variant_id = t.variant_id AND w.id = t.variant_id)
  ON CONFLICT (shop_id, variant_id) DO UPDATE SET
    similar_id = excluded.similar_id, percent = excluded.percent, updated_at = excluded.updated_at`;
