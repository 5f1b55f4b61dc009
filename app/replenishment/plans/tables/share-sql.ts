import { UNASSIGNED, WHOLE_SHOP } from "../../../sql/zeros";
import { each } from "./windows-sql";

/** Of the unassigned sales, a location's part: by its own sales of the last 90 days, equally where there are none. */
export const shareOf = (soldHere: number, soldEverywhere: number, places: number) =>
  soldEverywhere > 0 ? soldHere / soldEverywhere : 1 / places;

/** SQL: the same. */
export const shareBy = (here: string, everywhere: string, places: string) =>
  `CASE WHEN ${everywhere} > 0
      THEN ${here} * 1.0 / ${everywhere}
      ELSE 1.0 / ${places} END`;

/** Units at a place: what sold there, and its part of the unassigned. */
export const unitsThere = (own: number | null, unassigned: number | null, part: number) =>
  (own ?? 0) + (unassigned ?? 0) * part;

/** SQL: the same. */
export const unitsIn = (own: string, unassigned: string, part: string) =>
  `COALESCE(${own}, 0) + COALESCE(${unassigned}, 0) * ${part}`;

/** SQL: `share`, each location's `part`; `pace`, units in each window at each place, of the whole shop all of them. */
export const SHARE = `
share AS MATERIALIZED (
  SELECT k.shop_id, k.variant_id, k.location_id,
    ${shareBy("COALESCE(s.units_90, 0)", "SUM(COALESCE(s.units_90, 0)) OVER w", "k.places")} AS part
  FROM stocked k
  LEFT JOIN sold s ON s.shop_id = k.shop_id AND s.variant_id = k.variant_id AND s.location_id = k.location_id
  WINDOW w AS (PARTITION BY k.shop_id, k.variant_id)
),
pace AS MATERIALIZED (
  SELECT k.shop_id, k.variant_id, k.location_id, k.part,
    ${each((window) => `${unitsIn(`own.units_${window}`, `un.units_${window}`, "k.part")} AS units_${window}`)}
  FROM share k
  LEFT JOIN sold own ON own.shop_id = k.shop_id AND own.variant_id = k.variant_id AND own.location_id = k.location_id
  LEFT JOIN sold un ON un.shop_id = k.shop_id AND un.variant_id = k.variant_id AND un.location_id = ${UNASSIGNED}
  UNION ALL
  SELECT shop_id, variant_id, ${WHOLE_SHOP}, 1, ${each((window) => `SUM(COALESCE(units_${window}, 0))`)} FROM sold GROUP BY shop_id, variant_id
)`;
