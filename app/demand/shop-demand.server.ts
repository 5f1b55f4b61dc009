import { DAYS_OF_DEMAND } from "./demand-days";
import { type Trust, trustOf } from "./engine/trust";
import { type MarkedDays, markedOf } from "./promotions/marked-days";
import { EACH_LEVEL, numbersOf, SUBJECT, stretches } from "./promotions/marked-stretches-sql";

/**
 * Σ √units over a range of the shop's variants on each of the last 400 days before today, the oldest first; without what a
 * variant sold while a promotion of its own, of its product, its type or its vendor left it out.
 */
export async function rootsOf(
  database: D1Database,
  shopId: number,
  range: { from: number; to: number },
  today: number,
): Promise<number[]> {
  const { results } = await database
    .prepare(
      `WITH variant AS MATERIALIZED (
        SELECT shop_id, id AS variant_id, product_id, NULL AS shop_wide,
          ${numbersOf("shop_id", "product_id")}, ?4 AS from_day, ?5 - 1 AS today
        FROM variants WHERE +shop_id = ?1 AND id BETWEEN ?2 AND ?3
      ),
      ${stretches("variant")}
      SELECT day, SUM(roots) AS roots FROM (
        SELECT s.day, sqrt(MAX(0, SUM(s.units))) AS roots FROM variant v
        CROSS JOIN daily_sales s ON s.shop_id = ?1 AND s.variant_id = v.variant_id AND s.day >= ?4 AND s.day < ?5
        GROUP BY s.variant_id, s.day
        UNION ALL
        SELECT day, -sqrt(MAX(0, SUM(units))) FROM (
          SELECT DISTINCT s.variant_id, s.day, s.location_id, s.units FROM variant v CROSS JOIN ${EACH_LEVEL}
          CROSS JOIN stretch p ON p.level = at.level AND p.subject_id = ${SUBJECT}
          CROSS JOIN daily_sales s ON s.shop_id = ?1 AND s.variant_id = v.variant_id AND s.day BETWEEN p.day AND p.until
        ) GROUP BY variant_id, day
      ) GROUP BY day`,
    )
    .bind(shopId, range.from, range.to, today - DAYS_OF_DEMAND, today)
    .all<{ day: number; roots: number }>();
  return onDays(results, today);
}

/**
 * The days as they are to be kept, those too old forgotten: 3 statements. A new day trusts the engine's rates by what the
 * last whole roll-forward told; the same day again by what it did before, so that its forecasts stay what they were.
 */
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
      ON CONFLICT (shop_id) DO UPDATE SET as_of_day = excluded.as_of_day, launch_rate = excluded.launch_rate,
        trusted = iif(excluded.as_of_day > as_of_day, told, trusted)`,
    )
    .bind(shopId, today, demand.launchRate),
];

/** What the variants of a whole roll-forward told of the engine's rates (`toldOf`), in place of what the one before told. */
export const toldKept = (database: D1Database, shopId: number, asOfDay: number, told: number[]) =>
  database
    .prepare("UPDATE shop_demand SET told = ?3 WHERE shop_id = ?1 AND as_of_day = ?2")
    .bind(shopId, asOfDay, JSON.stringify(told));

export type ShopDemand = {
  /** √units of the whole shop on each of the last 400 days before `asOfDay`, the oldest first. */
  roots: number[];
  /** Units a day of the shop's own launches; null where it has too few. */
  launchRate: number | null;
};

/** What a forecast of the shop's variants takes from the shop: `marked` is 1 on days that a promotion of the whole shop leaves out. */
export type ShopDemandAsOf = ShopDemand & { asOfDay: number; marked: Uint8Array; trust: Trust };

/** As last kept, for forecasts as of that day; undefined before the first time. */
export async function findShopDemand(database: D1Database, shopId: number): Promise<ShopDemandAsOf | undefined> {
  const [shops, days, promotions] = await database.batch<Record<string, number | string | null>>([
    database
      .prepare("SELECT as_of_day AS asOfDay, launch_rate AS launchRate, trusted FROM shop_demand WHERE shop_id = ?")
      .bind(shopId),
    database.prepare("SELECT day, roots FROM shop_demand_days WHERE shop_id = ?").bind(shopId),
    database
      .prepare(
        "SELECT from_day AS fromDay, to_day AS toDay FROM promotions WHERE shop_id = ? AND level = 'shop' AND subject_id = 0",
      )
      .bind(shopId),
  ]);
  const kept = shops?.results[0];
  if (!kept) return undefined;
  const asOfDay = Number(kept.asOfDay);
  const found = (days?.results ?? []).map(({ day, roots }) => ({ day: Number(day), roots: Number(roots) }));
  const marked = (promotions?.results ?? []).map(
    ({ fromDay, toDay }): MarkedDays => ({ fromDay: Number(fromDay), toDay: Number(toDay) }),
  );
  return {
    ...{ asOfDay, launchRate: kept.launchRate === null ? null : Number(kept.launchRate) },
    roots: onDays(found, asOfDay),
    marked: markedOf(marked, asOfDay - DAYS_OF_DEMAND, DAYS_OF_DEMAND),
    trust: trustOf(JSON.parse(String(kept.trusted))),
  };
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
