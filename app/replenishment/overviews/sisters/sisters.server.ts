import type { Sister } from "./sister";

/** As many as a card holds. */
const MOST_SHOWN = 20;

/** The other variants of this one's product, in the order in which they became known, and how many there are of them. One statement. */
export async function listSisters(
  database: D1Database,
  shop: { id: number },
  variantId: number,
): Promise<{ sisters: Sister[]; count: number }> {
  const { results } = await database
    .prepare(
      `SELECT o.variant_id AS variantId, o.variant_title AS variantTitle, o.sku, o.available, o.status, o.low, o."out", o.untracked,
        o.suggested, COUNT(*) OVER () AS count
      FROM variants own CROSS JOIN variants v ON v.shop_id = own.shop_id AND v.product_id = own.product_id AND v.id <> own.id
      CROSS JOIN overviews o ON o.shop_id = v.shop_id AND o.variant_id = v.id AND o.hidden = 0
      WHERE own.shop_id = ?1 AND own.id = ?2 ORDER BY o.variant_id LIMIT ${MOST_SHOWN}`,
    )
    .bind(shop.id, variantId)
    .all<Omit<Sister, "low" | "out" | "untracked"> & Record<"low" | "out" | "untracked" | "count", number>>();
  return {
    count: results[0]?.count ?? 0,
    sisters: results.map(({ count: _, low, out, untracked, ...sister }) => ({
      ...sister,
      ...{ low: Boolean(low), out: Boolean(out), untracked: Boolean(untracked) },
    })),
  };
}
