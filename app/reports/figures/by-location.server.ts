import type { Asked } from "../filter/asked";
import type { LocationValue } from "./location-values";
import { chosenOf, endOf, levelAt } from "./narrowed.server";

/** What stands at each location now, or stood there as a past day ended, the most at cost first. Oversold counts as none. */
export async function listStockByLocation(
  database: D1Database,
  shop: { id: number },
  { filter, span, today, timeZone }: Pick<Asked, "filter" | "span" | "today" | "timeZone">,
): Promise<LocationValue[]> {
  const values: unknown[] = [shop.id];
  const put = (value: unknown) => `?${values.push(value)}`;
  const chosen = chosenOf({ ...filter, location: null, period: null }, put);
  const held = span && span.to < today ? heldAtLevels(endOf(put, span.to, timeZone)) : HELD_NOW;
  const here = filter.location === null ? "" : ` AND h.location_id = ${put(filter.location)}`;
  const { results } = await database
    .prepare(
      `WITH h AS MATERIALIZED (
        SELECT k.shop_id, k.variant_id, k.cost, k.price, ${held.place} AS location_id, ${held.units} AS units
        FROM overviews c
        CROSS JOIN variant_figures k ON k.shop_id = c.shop_id AND k.variant_id = c.variant_id
        ${held.join}
        WHERE ${chosen}
      )
      SELECT h.location_id AS locationId, w.name, COUNT(*) AS variants, SUM(h.units) AS units,
        TOTAL(h.units * h.cost) AS stockValue, TOTAL(h.units * h.price) AS retailValue,
        SUM(h.cost IS NULL) AS withoutCost, SUM(h.price IS NULL) AS withoutPrice
      FROM h CROSS JOIN locations w ON w.id = h.location_id AND w.shop_id = h.shop_id
      WHERE h.units > 0${here} GROUP BY h.location_id, w.name ORDER BY stockValue DESC, locationId`,
    )
    .bind(...values)
    .all<LocationValue>();
  return results;
}

const HELD_NOW = {
  place: "p.location_id",
  units: "MAX(0, COALESCE(p.available, 0))",
  join: "CROSS JOIN plans p ON p.shop_id = c.shop_id AND p.variant_id = c.variant_id AND p.location_id <> 0",
};

const heldAtLevels = (end: ReturnType<typeof endOf>) => ({
  place: "l.location_id",
  units: `MAX(0, COALESCE(${levelAt(end)}, 0))`,
  join: `CROSS JOIN variants v ON v.id = c.variant_id AND v.shop_id = c.shop_id
        CROSS JOIN levels l ON l.shop_id = v.shop_id AND l.inventory_item_id = v.inventory_item_id`,
});
