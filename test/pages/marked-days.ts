import { env } from "cloudflare:workers";
import { catalogueRows, givenShop, overviewRow } from "./rows";

export const SHOP = "one.myshopify.com";
export const today = Math.floor(Date.now() / 86_400_000);
export const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/**
 * Two shops; the first has one variant that sold two a day for so many days, and `peak` a day from the first to the
 * last of `on`, days ago.
 */
export async function givenTwoADay({
  days,
  on,
  peak,
}: {
  days: number;
  on: [first: number, last: number];
  peak: number;
}) {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, "two.myshopify.com", "UTC");
  await env.DB.batch([
    env.DB.prepare("UPDATE shops SET sales_from_day = ?").bind(today - days - 20),
    env.DB.prepare("UPDATE rules SET method = 'simple'"),
    ...catalogueRows(1, 1),
    overviewRow(1, 1),
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
      INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units) SELECT 1, 1, ?1 - i, 11, iif(i BETWEEN ?3 AND ?4, ?5, 2) FROM n`,
    ).bind(today, days, ...on, peak),
  ]);
}

/** All rows of promotions and uplifts. */
export const keptMarks = async () => (await env.DB.prepare("SELECT * FROM promotions ORDER BY id").all()).results;
