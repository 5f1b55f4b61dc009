import type { Asked } from "../filter/asked";
import { REPORTS } from "../reports";
import { chosenOf } from "./narrowed.server";

/**
 * Variants of those days of which nobody knows what a location had as a past day ended: its stock was first seen later. 0 where
 * a report counts no stock of a past day.
 */
export async function countUnseen(
  database: D1Database,
  shop: { id: number },
  { report, filter, span, today }: Asked,
): Promise<number> {
  if (!span || span.to >= today || !REPORTS[report].columns.some(({ figure }) => figure === "units")) return 0;
  const values: unknown[] = [shop.id];
  const put = (value: unknown) => `?${values.push(value)}`;
  const [chosen, day] = [chosenOf(filter, put), put(span.to)];
  const here = filter.location === null ? "" : ` AND l.location_id = ${put(filter.location)}`;
  const unseen = await database
    .prepare(
      `SELECT COUNT(DISTINCT c.variant_id) AS variants FROM overviews c
      CROSS JOIN variants v ON v.id = c.variant_id AND v.shop_id = c.shop_id AND COALESCE(v.created_day, 0) <= ${day}
      CROSS JOIN levels l ON l.shop_id = v.shop_id AND l.inventory_item_id = v.inventory_item_id
        AND l.available IS NOT NULL AND l.deleted_at IS NULL${here}
      CROSS JOIN locations w ON w.id = l.location_id AND NOT w.left_out
      WHERE ${chosen} AND NOT EXISTS (SELECT 1 FROM level_days d WHERE d.shop_id = l.shop_id
        AND d.inventory_item_id = l.inventory_item_id AND d.location_id = l.location_id AND d.day <= ${day})`,
    )
    .bind(...values)
    .first<number>("variants");
  return unseen ?? 0;
}
