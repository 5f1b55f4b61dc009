import { foldedVendor } from "../../sql/folded-vendor-sql";
import { AROUND, type Compared, comparedWithAround } from "./last-year";
import type { MarkedDays } from "./marked-days";
import type { PromotionLevel } from "./promotion";

/** So many variants are looked at: some sixty days of each are read. */
const MOST_COMPARED = 1000;

/** What days are compared for. `subjects`: of products Shopify's ids, of variants ours; `named`: a vendor or a product type, folded. */
type ComparedFor = { level: PromotionLevel; subjects: string[]; named: string | null };

/** What sold on those days against the days around them: of what is asked for, else of the whole shop where that sold too little. */
export async function findLastYear(
  database: D1Database,
  shop: { id: number },
  of: ComparedFor,
  days: MarkedDays,
  today: number,
): Promise<{ of: "asked" | "shop"; compared: Compared } | undefined> {
  const own = await compared(database, shop, of, days, today);
  if (own) return { of: "asked", compared: own };
  if (of.level === "shop") return undefined;
  const whole = await compared(database, shop, { level: "shop", subjects: [], named: null }, days, today);
  return whole && { of: "shop", compared: whole };
}

async function compared(
  database: D1Database,
  shop: { id: number },
  { level, subjects, named }: ComparedFor,
  days: MarkedDays,
  today: number,
) {
  const [sold, marked, known] = await database.batch<Record<string, number>>([
    database
      .prepare(
        `WITH chosen AS MATERIALIZED (${CHOSEN[level]} LIMIT ${MOST_COMPARED})
        SELECT s.day, SUM(s.units) AS units FROM chosen c
        CROSS JOIN daily_sales s ON s.shop_id = ?1 AND s.variant_id = c.id AND s.day BETWEEN ?3 AND ?4 GROUP BY s.day`,
      )
      .bind(shop.id, named ?? JSON.stringify(subjects), days.fromDay - AROUND, days.toDay + AROUND),
    database
      .prepare(
        `SELECT from_day AS fromDay, to_day AS toDay FROM promotions
        WHERE shop_id = ?1 AND level = 'shop' AND subject_id = 0 AND to_day >= ?2 AND from_day <= ?3`,
      )
      .bind(shop.id, days.fromDay - AROUND, days.toDay + AROUND),
    database.prepare("SELECT sales_from_day AS fromDay FROM shops WHERE id = ?").bind(shop.id),
  ]);
  return comparedWithAround(
    new Map((sold?.results ?? []).map((row) => [row.day ?? 0, row.units ?? 0])),
    days,
    (marked?.results ?? []).map(({ fromDay = 0, toDay = 0 }) => ({ fromDay, toDay })),
    { fromDay: known?.results[0]?.fromDay ?? today, toDay: today - 1 },
  );
}

/** SQL: the variants, by ?2 where it names some. */
const CHOSEN = {
  shop: "SELECT v.id FROM variants v WHERE v.shop_id = ?1 AND ?2 IS NOT NULL AND v.deleted_at IS NULL",
  vendor: `SELECT v.id FROM products p INDEXED BY products_vendor_folded
    CROSS JOIN variants v ON v.shop_id = p.shop_id AND v.product_id = p.shopify_id AND v.deleted_at IS NULL
    WHERE p.shop_id = ?1 AND p.deleted_at IS NULL AND ${foldedVendor("p")} = ?2`,
  product_type: `SELECT v.id FROM products p INDEXED BY products_type
    CROSS JOIN variants v ON v.shop_id = p.shop_id AND v.product_id = p.shopify_id AND v.deleted_at IS NULL
    WHERE p.shop_id = ?1 AND p.deleted_at IS NULL AND p.product_type_folded = ?2`,
  product: `SELECT v.id FROM json_each(?2) f
    CROSS JOIN variants v ON v.shop_id = ?1 AND v.product_id = CAST(f.value AS INTEGER) AND v.deleted_at IS NULL`,
  variant:
    "SELECT v.id FROM json_each(?2) f CROSS JOIN variants v ON v.id = CAST(f.value AS INTEGER) AND v.shop_id = ?1",
} satisfies Record<PromotionLevel, string>;
