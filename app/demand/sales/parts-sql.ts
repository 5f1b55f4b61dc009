import { cells } from "../../sql/cells-sql";
import { NET_UNITS } from "./net-units-sql";

const TOLD = cells({ locationId: "id", units: "value" }, "p");
/** As a line keeps it, by our own location. */
export const PART = cells({ locationId: "value", units: "value" }, "p");

/** SQL: a fact's parts as a line keeps them, `[[our location, units], …]`; null where the line is of one place. */
export const partsTold = (told: string) => `iif(${told} = '[]', NULL, NULLIF((
  SELECT json_group_array(json_array(w.id, ${TOLD.cell.units}) ORDER BY p.key) FROM json_each(${told}) p
  CROSS JOIN locations w ON w.shop_id = s.id AND w.shopify_id = ${TOLD.cell.locationId}), '[]'))`;

/**
 * SQL: net units by variant, day and place of the lines `l` that several places sold, or one a part of. Net units fill,
 * in turn, what was shipped and did not come back to where it came from, what did come back there, and the rest, at the
 * line's own place: so units given back are taken off the rest, then where they were put back, then off the last parts.
 */
export const unitsOfParts = (lines: string) => `
  SELECT shop_id, variant_id, day, location_id, SUM(MAX(0, MIN(size, net - before))) AS units
  FROM (
    SELECT *, COALESCE(SUM(size) OVER (PARTITION BY shop_id, line_id ORDER BY turn, part
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM (
      WITH several AS MATERIALIZED (
        SELECT l.shop_id, l.line_id, l.variant_id, l.day, l.location_id, l.parts, ${NET_UNITS} AS net FROM ${lines}
      ), part AS MATERIALIZED (
        SELECT m.shop_id, m.line_id, m.variant_id, m.day, m.net, p.key AS part, ${PART.cell.locationId} AS location_id, ${PART.cell.units} AS shipped,
          MIN(${PART.cell.units}, COALESCE((SELECT SUM(r.quantity) FROM refund_lines r
            WHERE r.shop_id = m.shop_id AND r.line_id = m.line_id AND r.location_id = ${PART.cell.locationId}), 0)) AS back
        FROM several m CROSS JOIN json_each(m.parts) p
      )
      SELECT shop_id, line_id, variant_id, day, net, 0 AS turn, part, location_id, shipped - back AS size FROM part
      UNION ALL
      SELECT shop_id, line_id, variant_id, day, net, 1, part, location_id, back FROM part
      UNION ALL
      SELECT shop_id, line_id, variant_id, day, net, 2, 0, location_id, net FROM several
    )
  )
  GROUP BY shop_id, variant_id, day, location_id`;
