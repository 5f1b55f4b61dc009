import type { History } from "../../demand/replay/simulate";

/** Which sales are played: of these variants, on the days from one to another, the last one too. */
export type ReplayScope = { variants: number[]; from: number; to: number };

/** The best sellers of the last 365 days by revenue. */
export async function listBestSellers(database: D1Database, shop: { id: number }, limit: number): Promise<number[]> {
  const { results } = await database
    .prepare(
      `SELECT variant_id AS id FROM variant_figures INDEXED BY variant_figures_revenue
      WHERE shop_id = ? AND sold_365 > 0 ORDER BY revenue DESC, variant_id DESC LIMIT ?`,
    )
    .bind(shop.id, limit)
    .all<{ id: number }>();
  return results.map(({ id }) => id);
}

/** What sold day by day: of the variants, and of the rest of the shop together. Two statements. */
export async function readHistory(database: D1Database, shop: { id: number }, scope: ReplayScope): Promise<History> {
  const [sales, roots] = await database.batch<Record<string, string | number>>([
    database.prepare(SALES).bind(shop.id, JSON.stringify(scope.variants), scope.from, scope.to),
    database
      .prepare("SELECT day, roots FROM shop_demand_days WHERE shop_id = ? AND day BETWEEN ? AND ?")
      .bind(shop.id, scope.from, scope.to),
  ]);
  const length = scope.to - scope.from + 1;
  const articles = (sales?.results ?? []).map(({ days }) => {
    const units = new Float64Array(length);
    const sold: [number, number][] = JSON.parse(String(days));
    for (const [day, each] of sold) units[day - scope.from] = Math.max(0, each);
    return units;
  });
  const others = new Float64Array(length);
  for (const { day, roots: all } of roots?.results ?? []) {
    const at = Number(day) - scope.from;
    const ofArticles = articles.reduce((sum, units) => sum + Math.sqrt(units[at] ?? 0), 0);
    others[at] = Math.max(0, Number(all) - ofArticles);
  }
  return { articles, others };
}

/** One row a variant, its days as JSON: a row a day would be tens of thousands. */
const SALES = `
SELECT b.value AS variant, (
  SELECT json_group_array(json_array(day, units)) FROM (
    SELECT d.day, SUM(d.units) AS units FROM daily_sales d
    WHERE d.shop_id = ?1 AND d.variant_id = b.value AND d.day BETWEEN ?3 AND ?4 GROUP BY d.day)
) AS days FROM json_each(?2) b`;
