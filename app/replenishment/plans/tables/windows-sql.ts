import { WINDOWS, type Window } from "../../../demand/windows";
import { UNASSIGNED } from "../../../sql/zeros";

/** SQL: a part for each window of days. */
export const each = (part: (window: Window, at: number) => string) => WINDOWS.map(part).join(", ");

/** SQL: a table's units by place, where what was sold at a place that does not stock it counts as unassigned (location 0). */
export const passedOn = (table: string) => `
  SELECT d.shop_id, d.variant_id, COALESCE(k.location_id, ${UNASSIGNED}) AS location_id, ${each((window) => `SUM(d.units_${window}) AS units_${window}`)}
  FROM ${table} d
  LEFT JOIN stocked k ON k.shop_id = d.shop_id AND k.variant_id = d.variant_id AND k.location_id = d.location_id
  GROUP BY d.shop_id, d.variant_id, COALESCE(k.location_id, ${UNASSIGNED})`;
