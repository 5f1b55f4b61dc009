import { env } from "cloudflare:workers";
import { z } from "zod";
import type { Notebook } from "./keeper/notebook";
import { inStock, knownAt } from "./known";

const wrongs = z.array(z.object({ what: z.string(), key: z.string() }));

/** Each finds movements that do not lead from what a level was to what it is. */
const WRONGS = [
  `SELECT 'movement that does not begin where the one before ended' AS what, CAST(id AS TEXT) AS key FROM (
    SELECT id, delta, COALESCE(available_after, 0) AS after, COALESCE(LAG(available_after) OVER (
      PARTITION BY shop_id, inventory_item_id, location_id ORDER BY id), 0) AS before FROM movements)
  WHERE before + delta <> after`,
  `SELECT 'level that is not the sum of its movements' AS what, l.inventory_item_id || '/' || l.location_id AS key FROM levels l
  WHERE COALESCE(l.available, 0) <> (SELECT TOTAL(m.delta) FROM movements m
    WHERE m.shop_id = l.shop_id AND m.inventory_item_id = l.inventory_item_id AND m.location_id = l.location_id)`,
  `SELECT 'event that tells not its movement' AS what, e.key FROM events e JOIN movements m ON e.key = 'movement/' || m.id
  WHERE e.type = 'stock.adjusted' AND (e.data->>'available_before', e.data->>'change', e.data->>'available')
    IS NOT (COALESCE(m.available_after, 0) - m.delta, m.delta, COALESCE(m.available_after, 0))`,
];

const came = z.array(
  z.object({
    ...{ id: z.number(), variantId: z.number(), lineId: z.number(), units: z.number() },
    ...{ at: z.number(), stockBefore: z.number(), costBefore: z.number().nullable() },
  }),
);

/** Where movements, levels and what was told of them, or the average costs, do not follow from one another. */
export async function unbalanced(notebook: Notebook): Promise<unknown[]> {
  const found = await env.DB.batch(WRONGS.map((sql) => env.DB.prepare(`${sql} LIMIT 20`)));
  return [...found.flatMap(({ results }) => wrongs.parse(results)), ...(await wrongAverages(notebook))];
}

/**
 * Of all that was here and came, at what one cost: each receipt weighs by its units, and one that is taken back by as many less, where
 * some are left. The app keeps ten-thousandths of a cent.
 */
async function wrongAverages({ orders, stock }: Notebook): Promise<string[]> {
  const costs = new Map(orders.flatMap(({ lines }) => lines.map(({ id, cost }) => [id, cost])));
  const { results } = await env.DB.prepare(
    `SELECT r.id, l.variant_id AS variantId, l.id AS lineId, n.accepted AS units, r.submitted_at AS at, n.stock_before AS stockBefore,
      n.cost_before AS costBefore
    FROM receipt_lines n JOIN receipts r ON r.id = n.receipt_id JOIN purchase_order_lines l ON l.id = n.line_id
    WHERE r.state = 'submitted' AND (n.accepted > 0 OR (r.reverses IS NOT NULL AND n.accepted < 0)) ORDER BY r.submitted_at, n.id`,
  ).all();
  const averages = new Map<number, number>();
  const wrong: string[] = [];
  for (const { id, variantId, lineId, units, at, stockBefore, costBefore } of came.parse(results)) {
    const cost = costs.get(lineId) ?? Number.NaN;
    const before = averages.get(variantId) ?? costBefore;
    const known = knownAt(stock.get(id) ?? [], at);
    // It weighs nothing in a first average, and what a later one goes by all the same.
    if (known && stockBefore !== inStock(known))
      wrong.push(`stock before the receipt ${id}: ${inStock(known)}, not ${stockBefore}`);
    const weighs = !known ? Number.NaN : before === null ? 0 : Math.max(0, inStock(known));
    if (weighs + units <= 0) continue;
    averages.set(variantId, Math.max(0, (weighs * (before ?? 0) + units * cost) / (weighs + units)));
  }
  const { results: held } = await env.DB.prepare(
    "SELECT variant_id AS id, average / 1e4 AS average FROM average_costs",
  ).all<{ id: number; average: number }>();
  const kept = new Map(held.map(({ id, average }) => [id, average]));
  const differing = [...new Set([...averages.keys(), ...kept.keys()])]
    .filter((id) => !(Math.abs((averages.get(id) ?? Number.NaN) - (kept.get(id) ?? Number.NaN)) < 0.01))
    .map((id) => `average cost of ${id}: ${averages.get(id)}, not ${kept.get(id)}`);
  return [...wrong, ...differing];
}
