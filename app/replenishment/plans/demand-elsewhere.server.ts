import * as z from "zod";
import { sellable } from "../../catalog/for-sale-sql";
import { ITS_PROMOTIONS } from "../../demand/promotions/promotions-of-sql";
import type { Window } from "../../demand/windows";
import { UNASSIGNED } from "../../sql/zeros";
import type { DemandElsewhere } from "./demand-elsewhere";
import type { PlanAt } from "./plan-at";

/** What the whole shop's plan counts of places that do not stock the variant, the most first; `asOfDay` is what the plan holds for. */
export async function listDemandElsewhere(
  database: D1Database,
  shop: { id: number },
  { variantId, knownDays }: Pick<PlanAt, "variantId" | "knownDays">,
  window: Window,
  asOfDay: number,
): Promise<DemandElsewhere[]> {
  const { results } = await database
    .prepare(ELSEWHERE)
    .bind(shop.id, variantId, asOfDay, asOfDay - knownDays + 1, window)
    .all();
  return found.parse(results);
}

const found = z.array(
  z.object({
    locationId: z.number(),
    name: z.string().nullable(),
    why: z.enum(["closed", "out", "left", "never"]),
    units: z.number(),
    units90: z.number(),
  }),
);

const ELSEWHERE = `
  WITH sold AS MATERIALIZED (
    SELECT v.inventory_item_id, s.location_id,
      COALESCE(SUM(s.units) FILTER (WHERE s.day > ?3 - ?5 AND NOT EXISTS (
        SELECT 1 FROM promotions m WHERE ${ITS_PROMOTIONS} AND s.day BETWEEN m.from_day AND m.to_day
      )), 0) AS units,
      COALESCE(SUM(s.units) FILTER (WHERE s.day > ?3 - 90), 0) AS units_90
    FROM variants v
    CROSS JOIN daily_sales s ON s.shop_id = v.shop_id AND s.variant_id = v.id AND s.location_id <> ${UNASSIGNED}
      AND s.day BETWEEN MAX(?4, ?3 - MAX(?5, 90) + 1) AND ?3
    WHERE v.id = ?2 AND v.shop_id = ?1
    GROUP BY s.location_id
  )
  SELECT s.location_id AS locationId, c.name, s.units, s.units_90 AS units90,
    CASE WHEN NOT c.active THEN 'closed' WHEN c.left_out THEN 'out' WHEN l.location_id IS NOT NULL THEN 'left' ELSE 'never' END AS why
  FROM sold s
  LEFT JOIN locations c ON c.id = s.location_id AND c.shop_id = ?1
  LEFT JOIN levels l ON l.shop_id = ?1 AND l.inventory_item_id = s.inventory_item_id AND l.location_id = s.location_id
  WHERE (l.available IS NULL OR NOT ${sellable("c")}) AND (s.units <> 0 OR s.units_90 <> 0)
  ORDER BY s.units DESC, s.location_id`;
