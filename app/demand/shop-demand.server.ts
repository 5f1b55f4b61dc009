import { cells, rowsIn } from "../sql/cells-sql";
import { DAYS_OF_DEMAND } from "./demand-days";
import { type ShopPaces, shopPaces } from "./engine/shop-pace";
import { type Trust, type Trusts, trustOf } from "./engine/trust";
import { type MarkedDays, markedOf } from "./promotions/marked-days";
import { EACH_LEVEL, numbersOf, SUBJECT, stretches } from "./promotions/marked-stretches-sql";

/**
 * Σ √units over a range of the shop's variants on each of so many days before today, the oldest first; without what a
 * variant sold while a promotion of its own, of its product, its type or its vendor left it out.
 */
export async function rootsOf(
  database: D1Database,
  shopId: number,
  range: { from: number; to: number },
  today: number,
  days = DAYS_OF_DEMAND,
): Promise<number[]> {
  const { results } = await database
    .prepare(
      `WITH variant AS MATERIALIZED (
        SELECT shop_id, id AS variant_id, product_id, NULL AS shop_wide,
          ${numbersOf("shop_id", "product_id")}, ?4 AS from_day, ?5 - 1 AS today
        FROM (SELECT 1 FROM promotions WHERE shop_id = ?1 LIMIT 1) CROSS JOIN variants WHERE +shop_id = ?1 AND id BETWEEN ?2 AND ?3
      ),
      ${stretches("variant")}
      SELECT day, SUM(roots) AS roots FROM (
        SELECT s.day, sqrt(MAX(0, SUM(s.units))) AS roots FROM variants v
        CROSS JOIN daily_sales s ON s.shop_id = ?1 AND s.variant_id = v.id AND s.day >= ?4 AND s.day < ?5
        WHERE +v.shop_id = ?1 AND v.id BETWEEN ?2 AND ?3
        GROUP BY s.variant_id, s.day
        UNION ALL
        SELECT day, -sqrt(MAX(0, SUM(units))) FROM (
          SELECT DISTINCT s.variant_id, s.day, s.location_id, s.units FROM variant v CROSS JOIN ${EACH_LEVEL}
          CROSS JOIN stretch p ON p.level = at.level AND p.subject_id = ${SUBJECT}
          CROSS JOIN daily_sales s ON s.shop_id = ?1 AND s.variant_id = v.variant_id AND s.day BETWEEN p.day AND p.until
        ) GROUP BY variant_id, day
      ) GROUP BY day`,
    )
    .bind(shopId, range.from, range.to, today - days, today)
    .all<{ day: number; roots: number }>();
  return onDays(results, today, days);
}

/**
 * All of the shop's days as they are to be kept, those too old forgotten: 3 statements. Each evening is trusted as the new day is: a new
 * day trusts the engine's rates by what the last whole roll-forward told; the same day again by what it did before, so that
 * its forecasts stay what they were. What was kept of variants goes with other days.
 */
export async function shopDemandChanges(
  database: D1Database,
  shopId: number,
  today: number,
  { roots, launchRate }: ShopDemand,
) {
  const marked = markedOf(await listShopMarks(database, shopId), today - DAYS_OF_DEMAND, DAYS_OF_DEMAND);
  const { paces } = shopPaces(roots, marked);
  return [
    daysKept(database, shopId, today - DAYS_OF_DEMAND, roots, paces, marked),
    daysForgotten(database, shopId, today),
    database
      .prepare(
        `INSERT INTO shop_demand (shop_id, as_of_day, launch_rate, trusts, series) VALUES (?1, ?2, ?3, json_array(json_array(0, json('[]'))), 1)
        ON CONFLICT (shop_id) DO UPDATE SET as_of_day = excluded.as_of_day, launch_rate = excluded.launch_rate, series = series + 1,
          trusts = json_array(json_array(0, json(${TRUSTED}))), trusted = ${TRUSTED}`,
      )
      .bind(shopId, today, launchRate),
  ];
}

/** By what the rates are trusted on the day that comes. */
const TRUSTED = "iif(excluded.as_of_day > as_of_day, told, trusted)";

/**
 * The same where only yesterday is new, `roots` of it, and all before stays as it was kept, paces and trust with it: what was
 * kept of variants goes on. What was added once stays, whatever has come of that day since. 3 statements.
 */
export async function nextDayOfShop(
  database: D1Database,
  shopId: number,
  today: number,
  { roots, launchRate }: { roots: number; launchRate: number | null },
) {
  const [before, promotions] = await Promise.all([
    database
      .prepare("SELECT day, roots FROM shop_demand_days WHERE shop_id = ? AND day < ?")
      .bind(shopId, today - 1)
      .all<{ day: number; roots: number }>(),
    listShopMarks(database, shopId),
  ]);
  const all = onDays([...before.results, { day: today - 1, roots }], today);
  const marked = markedOf(promotions, today - DAYS_OF_DEMAND, DAYS_OF_DEMAND);
  const last = (numbers: ArrayLike<number>) => [numbers[DAYS_OF_DEMAND - 1] ?? 0];
  return [
    daysKept(database, shopId, today - 1, last(all), last(shopPaces(all, marked).paces), last(marked), today),
    daysForgotten(database, shopId, today),
    database
      .prepare(
        `UPDATE shop_demand SET as_of_day = ?2, launch_rate = ?3, trusted = told,
          trusts = json_insert(trusts, '$[#]', json_array(?2 - 1, json(told))) WHERE shop_id = ?1 AND as_of_day < ?2`,
      )
      .bind(shopId, today, launchRate),
  ];
}

/** `newOn`: only where the shop's days were as of an earlier day. */
const daysKept = (
  database: D1Database,
  shopId: number,
  from: number,
  roots: number[],
  paces: ArrayLike<number>,
  marked: ArrayLike<number>,
  newOn: number | null = null,
) =>
  database
    .prepare(
      `INSERT INTO shop_demand_days (shop_id, day, roots, pace, marked)
      SELECT ?1, ${DAY.cell.day}, ${DAY.cell.roots}, ${DAY.cell.pace}, ${DAY.cell.marked} FROM ${rowsIn("?2")}
      WHERE ?3 IS NULL OR EXISTS (SELECT 1 FROM shop_demand d WHERE d.shop_id = ?1 AND d.as_of_day < ?3)
      ON CONFLICT (shop_id, day) DO UPDATE SET roots = excluded.roots, pace = excluded.pace, marked = excluded.marked
        WHERE (roots, pace, marked) IS NOT (excluded.roots, excluded.pace, excluded.marked)`,
    )
    .bind(
      shopId,
      DAY.json(
        roots.map((sum, day) => ({ day: from + day, roots: sum, pace: paces[day] ?? 0, marked: marked[day] ?? 0 })),
      ),
      newOn,
    );

const DAY = cells({ day: "value", roots: "value", pace: "value", marked: "value" });

const daysForgotten = (database: D1Database, shopId: number, today: number) =>
  database
    .prepare("DELETE FROM shop_demand_days WHERE shop_id = ?1 AND (day < ?2 OR day >= ?3)")
    .bind(shopId, today - DAYS_OF_DEMAND - DAYS_LOOKED_BACK, today);

/** In a large shop a forecast may be so old (still.server.ts), and what it was read from is of its day. */
const DAYS_LOOKED_BACK = 7;

/** What the variants of a whole roll-forward told of the engine's rates (`toldOf`), in place of what the one before told. */
export const toldKept = (database: D1Database, shopId: number, asOfDay: number, told: number[]) =>
  database
    .prepare("UPDATE shop_demand SET told = ?3 WHERE shop_id = ?1 AND as_of_day = ?2")
    .bind(shopId, asOfDay, JSON.stringify(told));

type ShopDemand = {
  /** √units of the whole shop on each of the last 400 days before `asOfDay`, the oldest first. */
  roots: number[];
  /** Units a day of the shop's own launches; null where it has too few. */
  launchRate: number | null;
};

/** What a forecast of the shop's variants takes from the shop. */
export type ShopDemandAsOf = {
  asOfDay: number;
  launchRate: number | null;
  /** Of the last 400 days before that one, as the trust of each evening. */
  paces: ShopPaces;
  trust: Trusts;
  /**
   * Which going through of the shop's days these are of, where no promotion of the whole shop has changed since; else
   * null, and nothing that was kept goes with them.
   */
  series: number | null;
};

/** As last kept, for forecasts as of that day, or as it was `on` one within the week before; undefined before the first time. */
export async function findShopDemand(
  database: D1Database,
  shopId: number,
  on?: number,
): Promise<ShopDemandAsOf | undefined> {
  const [shops, days, promotions] = await database.batch<Record<string, number | string | null>>([
    database
      .prepare(
        "SELECT as_of_day AS asOfDay, launch_rate AS launchRate, trusted, trusts, series FROM shop_demand WHERE shop_id = ?",
      )
      .bind(shopId),
    database.prepare("SELECT day, roots, pace, marked FROM shop_demand_days WHERE shop_id = ?").bind(shopId),
    shopMarks(database, shopId),
  ]);
  const kept = shops?.results[0];
  if (!kept) return undefined;
  const last = Number(kept.asOfDay);
  const asOfDay = on === undefined ? last : Math.min(last, Math.max(on, last - DAYS_LOOKED_BACK));
  const rows = days?.results ?? [];
  const from = asOfDay - DAYS_OF_DEMAND;
  const marked = markedOf((promotions?.results ?? []).map(marksIn), from, DAYS_OF_DEMAND);
  const shop = { asOfDay, launchRate: kept.launchRate === null ? null : Number(kept.launchRate) };
  const roots = onDays(
    rows.map(({ day, roots: sum }) => ({ day: Number(day), roots: Number(sum) })),
    asOfDay,
  );
  const paces = new Float64Array(DAYS_OF_DEMAND);
  let known = 0;
  for (const { day, pace, marked: was } of rows) {
    const index = Number(day) - from;
    if (index < 0 || index >= DAYS_OF_DEMAND || pace === null || was !== marked[index]) continue;
    paces[index] = Number(pace);
    known++;
  }
  if (kept.trusts === null || known < DAYS_OF_DEMAND)
    return { ...shop, paces: shopPaces(roots, marked), trust: trustOf(JSON.parse(String(kept.trusted))), series: null };
  const trust = trustsFrom(JSON.parse(String(kept.trusts)), from);
  return { ...shop, paces: { sold: Float64Array.from(roots), paces }, trust, series: Number(kept.series) };
}

const shopMarks = (database: D1Database, shopId: number) =>
  database
    .prepare(
      "SELECT from_day AS fromDay, to_day AS toDay FROM promotions WHERE shop_id = ? AND level = 'shop' AND subject_id = 0",
    )
    .bind(shopId);

const listShopMarks = async (database: D1Database, shopId: number): Promise<MarkedDays[]> =>
  (await shopMarks(database, shopId).all<Record<string, number>>()).results.map(marksIn);

const marksIn = ({ fromDay, toDay }: Record<string, number | string | null>): MarkedDays => ({
  ...{ fromDay: Number(fromDay), toDay: Number(toDay) },
});

/** Of each of the 400 evenings from that day on. `told`: from which day on by what, the oldest first. */
function trustsFrom(told: [fromDay: number, told: number[]][], from: number): Trust[] {
  const each = told.map(([fromDay, misses]) => ({ fromDay, trust: trustOf(misses) }));
  let at = 0;
  return Array.from({ length: DAYS_OF_DEMAND }, (_, index) => {
    while (each[at + 1] && Number(each[at + 1]?.fromDay) <= from + index) at++;
    return each[at]?.trust ?? trustOf([]);
  });
}

/** Six decimals: what comes back out of a job's cursor is what went in. */
function onDays(found: { day: number; roots: number }[], today: number, days = DAYS_OF_DEMAND) {
  const roots = new Array<number>(days).fill(0);
  for (const { day, roots: sum } of found) {
    const index = day - (today - days);
    if (index >= 0 && index < days) roots[index] = Math.round(sum * 1e6) / 1e6;
  }
  return roots;
}
