import { HERE_AND_WHOLE } from "./places-sql";

/**
 * SQL, of what stops selling when it is out:
 *   observations  each observed day at a place, how it opened, and when the next observation came
 *   observed      the first of those days, at each place and of the whole shop
 *   empty_spans   stretches on which nothing was available all day: observed days, and the gaps between them
 *   empty_places  along the days, how many places are empty
 *   out_spans     those stretches of each place, and of the whole shop where all its places are empty
 */
export const OUT_SPANS = `
observations AS MATERIALIZED (
  SELECT k.shop_id, k.variant_id, k.location_id, k.places, k.today, k.from_day, o.day, o.max_available, o.last_available,
    LAG(o.last_available) OVER w AS opened, LEAD(o.day, 1, k.today + 1) OVER w AS next_day
  FROM stocked k
  CROSS JOIN level_days o ON o.shop_id = k.shop_id AND o.inventory_item_id = k.inventory_item_id AND o.location_id = k.location_id AND o.day <= k.today
  WHERE NOT k.continues_selling
  WINDOW w AS (PARTITION BY k.shop_id, k.variant_id, k.location_id ORDER BY o.day)
),
observed AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id * here AS location_id, MIN(day) AS first_day FROM observations CROSS JOIN ${HERE_AND_WHOLE}
  GROUP BY shop_id, variant_id, location_id * here
),
empty_spans AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id, places, today, iif(gap, MAX(day + 1, from_day), day) AS day, iif(gap, next_day - 1, day) AS until
  FROM observations CROSS JOIN (SELECT 0 AS gap UNION ALL SELECT 1)
  WHERE iif(gap, last_available <= 0 AND MAX(day + 1, from_day) <= next_day - 1, opened <= 0 AND max_available <= 0 AND day >= from_day)
),
empty_places AS MATERIALIZED (
  SELECT shop_id, variant_id, places, today, day, LEAD(day) OVER w - 1 AS until, SUM(SUM(change)) OVER w AS empty_places
  FROM (
    SELECT shop_id, variant_id, places, today, iif(change > 0, day, until + 1) AS day, change
    FROM empty_spans CROSS JOIN (SELECT 1 AS change UNION ALL SELECT -1)
  )
  GROUP BY shop_id, variant_id, places, today, day
  WINDOW w AS (PARTITION BY shop_id, variant_id ORDER BY day)
),
out_spans AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id, today, day, until FROM empty_spans
  UNION ALL
  SELECT shop_id, variant_id, 0, today, day, until FROM empty_places WHERE empty_places = places
)`;
