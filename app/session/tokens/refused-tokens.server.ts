/** A shop whose token Shopify takes no more. */
export interface RefusedToken {
  refusedAt: number;
  refusals: number;
  toldAt: number | null;
}

/** Domains of those that Shopify may be asked about again. One statement. */
export async function listShopsToAskAgain(database: D1Database, now: number): Promise<string[]> {
  const { results } = await database
    .prepare(
      `SELECT s.domain FROM tokens t JOIN shops s ON s.id = t.shop_id AND s.uninstalled_at IS NULL
      WHERE t.refused_at IS NOT NULL AND t.ask_again_at <= ? ORDER BY t.ask_again_at LIMIT 100`,
    )
    .bind(now)
    .all<{ domain: string }>();
  return results.map(({ domain }) => domain);
}

/** Undefined while Shopify takes the token. One statement. */
export async function findRefusedToken(database: D1Database, shop: { id: number }): Promise<RefusedToken | undefined> {
  const found = await database
    .prepare(
      `SELECT refused_at AS refusedAt, refusals, refusal_told_at AS toldAt FROM tokens
      WHERE shop_id = ? AND refused_at IS NOT NULL`,
    )
    .bind(shop.id)
    .first<RefusedToken>();
  return found ?? undefined;
}

/** One statement. */
export const refusalTold = (database: D1Database, shop: { id: number }, now: number) =>
  database
    .prepare("UPDATE tokens SET refusal_told_at = ? WHERE shop_id = ? AND refused_at IS NOT NULL")
    .bind(now, shop.id);
