import { z } from "zod";
import { type StockAt, stockFrom } from "./stock-at";

export type UntoldAlert = {
  variantId: number;
  locationId: number;
  productTitle: string;
  variantTitle: string;
  sku: string;
  /** How it stands there now. */
  stock: StockAt;
};

const found = z.array(
  z.object({
    variantId: z.number(),
    locationId: z.number(),
    productTitle: z.string(),
    variantTitle: z.string(),
    sku: z.string(),
    stock: z.string(),
  }),
);

const OPEN_SINCE = `alerts a CROSS JOIN overviews o ON o.shop_id = a.shop_id AND o.variant_id = a.variant_id AND o.hidden = 0
  WHERE a.shop_id = ?1 AND a.closed_at IS NULL AND a.id > ?2`;

/**
 * Open alerts after that one, but for those put aside: how many there are, and the `limit` that run out first. `upTo` is
 * the last of all that are open. Two statements.
 */
export async function listUntoldAlerts(database: D1Database, shop: { id: number }, after: number, limit: number) {
  const [counted, listed] = await database.batch<Record<string, unknown>>([
    database
      .prepare(
        `SELECT COUNT(*) FILTER (WHERE a.snoozed_until_day IS NULL) AS total, MAX(a.id) AS upTo FROM ${OPEN_SINCE}`,
      )
      .bind(shop.id, after),
    database
      .prepare(
        `SELECT a.variant_id AS variantId, a.location_id AS locationId, o.product_title AS productTitle,
          o.variant_title AS variantTitle, o.sku, o.stock
        FROM ${OPEN_SINCE} AND a.snoozed_until_day IS NULL ORDER BY o.cover, o.velocity DESC, a.id LIMIT ?3`,
      )
      .bind(shop.id, after, limit),
  ]);
  const alerts = found.parse(listed?.results ?? []).flatMap(({ stock, ...row }): UntoldAlert[] => {
    const there = stockFrom(stock).find(({ locationId }) => locationId === row.locationId);
    return there ? [{ ...row, stock: there }] : [];
  });
  const [sums] = counted?.results ?? [];
  return { alerts, total: Number(sums?.total ?? 0), upTo: Number(sums?.upTo ?? after) };
}
