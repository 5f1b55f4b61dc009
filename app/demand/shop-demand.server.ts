import { DAYS_OF_DEMAND } from "./demand-days";

/** Σ √units over a range of the shop's variants on each of the last 400 days before today, the oldest first. */
export async function rootsOf(
  database: D1Database,
  shopId: number,
  range: { from: number; to: number },
  today: number,
): Promise<number[]> {
  const { results } = await database
    .prepare(
      `SELECT day, SUM(sqrt(units)) AS roots FROM (
        SELECT s.day, s.variant_id, MAX(0, SUM(s.units)) AS units FROM variants v
        CROSS JOIN daily_sales s ON s.shop_id = ?1 AND s.variant_id = v.id AND s.day >= ?4 AND s.day < ?5
        WHERE v.id BETWEEN ?2 AND ?3 AND +v.shop_id = ?1 GROUP BY s.variant_id, s.day
      ) GROUP BY day`,
    )
    .bind(shopId, range.from, range.to, today - DAYS_OF_DEMAND, today)
    .all<{ day: number; roots: number }>();
  return onDays(results, today);
}

/** The days as they are to be kept, those too old forgotten: 3 statements. */
export const shopDemandChanges = (database: D1Database, shopId: number, today: number, demand: ShopDemand) => [
  database
    .prepare(
      `INSERT INTO shop_demand_days (shop_id, day, roots)
      SELECT ?1, ?2 + f.key, f.value FROM json_each(?3) f WHERE true
      ON CONFLICT (shop_id, day) DO UPDATE SET roots = excluded.roots WHERE roots <> excluded.roots`,
    )
    .bind(shopId, today - DAYS_OF_DEMAND, JSON.stringify(demand.roots)),
  database
    .prepare("DELETE FROM shop_demand_days WHERE shop_id = ?1 AND (day < ?2 OR day >= ?3)")
    .bind(shopId, today - DAYS_OF_DEMAND, today),
  database
    .prepare(
      `INSERT INTO shop_demand (shop_id, as_of_day, launch_rate) VALUES (?1, ?2, ?3)
      ON CONFLICT (shop_id) DO UPDATE SET as_of_day = excluded.as_of_day, launch_rate = excluded.launch_rate`,
    )
    .bind(shopId, today, demand.launchRate),
];

export type ShopDemand = {
  /** √units of the whole shop on each of the last 400 days before `asOfDay`, the oldest first. */
  roots: number[];
  /** Units a day of the shop's own launches; null where it has too few. */
  launchRate: number | null;
};

/** As last kept, for forecasts as of that day; undefined before the first time. */
export async function findShopDemand(
  database: D1Database,
  shopId: number,
): Promise<(ShopDemand & { asOfDay: number }) | undefined> {
  const [shops, days] = await database.batch<Record<string, number>>([
    database
      .prepare("SELECT as_of_day AS asOfDay, launch_rate AS launchRate FROM shop_demand WHERE shop_id = ?")
      .bind(shopId),
    database.prepare("SELECT day, roots FROM shop_demand_days WHERE shop_id = ?").bind(shopId),
  ]);
  const kept = shops?.results[0];
  if (kept?.asOfDay === undefined) return undefined;
  const found = (days?.results ?? []).map(({ day = 0, roots = 0 }) => ({ day, roots }));
  return { asOfDay: kept.asOfDay, roots: onDays(found, kept.asOfDay), launchRate: kept.launchRate ?? null };
}

/** Six decimals: what comes back out of a job's cursor is what went in. */
function onDays(found: { day: number; roots: number }[], today: number) {
  const roots = new Array<number>(DAYS_OF_DEMAND).fill(0);
  for (const { day, roots: sum } of found) {
    const index = day - (today - DAYS_OF_DEMAND);
    if (index >= 0 && index < DAYS_OF_DEMAND) roots[index] = Math.round(sum * 1e6) / 1e6;
  }
  return roots;
}
