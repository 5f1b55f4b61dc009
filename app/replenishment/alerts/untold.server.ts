import { z } from "zod";
import { type StockAt, stockFrom } from "../overviews/stock-at";

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

const summed = z.tuple([z.object({ total: z.number(), ids: z.string() })]);

const UNTOLD = `alerts a INDEXED BY alerts_untold
  CROSS JOIN overviews o ON o.shop_id = a.shop_id AND o.variant_id = a.variant_id AND o.hidden = 0
  WHERE a.shop_id = ?1 AND a.closed_at IS NULL AND a.told_at IS NULL`;

/**
 * Open alerts of which no mail has told, but for those put aside: how many there are, and the `limit` that run out first.
 * `ids` are those of all, put aside or not. Two statements.
 */
export async function listUntoldAlerts(database: D1Database, shop: { id: number }, limit: number) {
  const [counted, listed] = await database.batch<Record<string, unknown>>([
    database
      .prepare(
        `SELECT COUNT(*) FILTER (WHERE a.snoozed_until_day IS NULL) AS total, json_group_array(a.id) AS ids FROM ${UNTOLD}`,
      )
      .bind(shop.id),
    database
      .prepare(
        `SELECT a.variant_id AS variantId, a.location_id AS locationId, o.product_title AS productTitle,
          o.variant_title AS variantTitle, o.sku, o.stock
        FROM ${UNTOLD} AND a.snoozed_until_day IS NULL ORDER BY o.cover, o.velocity DESC, a.id LIMIT ?2`,
      )
      .bind(shop.id, limit),
  ]);
  const alerts = found.parse(listed?.results ?? []).flatMap(({ stock, ...row }): UntoldAlert[] => {
    const there = stockFrom(stock).find(({ locationId }) => locationId === row.locationId);
    return there ? [{ ...row, stock: there }] : [];
  });
  const [sums] = summed.parse(counted?.results);
  return { alerts, total: sums.total, ids: z.array(z.number()).parse(JSON.parse(sums.ids)) };
}
