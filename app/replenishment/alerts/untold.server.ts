import * as z from "zod";
import { type StockAt, stockFrom } from "../overviews/stock-at";

/** A variant with alerts of which no mail has told. */
export type UntoldVariant = {
  variantId: number;
  productTitle: string;
  variantTitle: string;
  sku: string;
  /** Units a day of the whole shop. */
  velocity: number;
  /** Units to order of it: one order for all its locations. */
  suggested: number;
  /** Units of it that stand on drafts of orders, beside what is suggested. */
  drafted: number;
  /** That lasts for years, by the minimum order: nobody orders it but by hand. */
  heldBack: boolean;
  /** Where the alerts are, as it stands there now. */
  places: StockAt[];
  stock: StockAt[];
};

const found = z.array(
  z.object({
    variantId: z.number(),
    productTitle: z.string(),
    variantTitle: z.string(),
    sku: z.string(),
    velocity: z.number(),
    suggested: z.number(),
    drafted: z.number(),
    heldBack: z.number().transform((held) => held === 1),
    stock: z.string().transform(stockFrom),
    locations: z.string().transform((text) => z.array(z.number()).parse(JSON.parse(text))),
  }),
);

const summed = z.tuple([z.object({ total: z.number(), ids: z.string() })]);

const UNTOLD = `alerts a INDEXED BY alerts_untold
  CROSS JOIN overviews o ON o.shop_id = a.shop_id AND o.variant_id = a.variant_id AND o.hidden = 0
  WHERE a.shop_id = ?1 AND a.closed_at IS NULL AND a.told_at IS NULL`;

/** What lasts for years is ordered by hand, if at all: after what has to be. */
const TO_DO = "CASE o.standing WHEN 'low' THEN o.held_back WHEN 'move' THEN 2 ELSE 3 END";

/**
 * Variants with open alerts of which no mail has told, but for those put aside: how many there are, and the first `limit`,
 * what is to order before what is to move and that before what needs nothing, each by what runs out first. `ids` are those of
 * all alerts, put aside or not. Two statements.
 */
export async function listUntoldAlerts(database: D1Database, shop: { id: number }, limit: number) {
  const [counted, listed] = await database.batch<Record<string, unknown>>([
    database
      .prepare(
        `SELECT COUNT(DISTINCT iif(a.snoozed_until_day IS NULL, a.variant_id, NULL)) AS total, json_group_array(a.id) AS ids FROM ${UNTOLD}`,
      )
      .bind(shop.id),
    database
      .prepare(
        `SELECT a.variant_id AS variantId, json_group_array(a.location_id) AS locations, o.product_title AS productTitle,
          o.variant_title AS variantTitle, o.sku, o.velocity, o.suggested, o.held_back AS heldBack, o.stock,
          (SELECT COALESCE(SUM(i.quantity), 0) FROM incoming i WHERE i.shop_id = o.shop_id AND i.variant_id = o.variant_id
            AND i.state = 'drafted' AND i.source <> 'transfer') AS drafted
        FROM ${UNTOLD} AND a.snoozed_until_day IS NULL
        GROUP BY a.variant_id ORDER BY ${TO_DO}, o.cover, o.velocity DESC, a.variant_id LIMIT ?2`,
      )
      .bind(shop.id, limit),
  ]);
  const variants = found.parse(listed?.results ?? []).map(
    ({ locations, ...row }): UntoldVariant => ({
      ...row,
      places: row.stock.filter(({ locationId }) => locations.includes(locationId)),
    }),
  );
  const [sums] = summed.parse(counted?.results);
  return { variants, total: sums.total, ids: z.array(z.number()).parse(JSON.parse(sums.ids)) };
}
