import { HERE_AND_WHOLE } from "./places-sql";

/** SQL: the observations of a place's variant, of this name. */
const at = (observation: string) =>
  `(${observation}.shop_id, ${observation}.inventory_item_id, ${observation}.location_id) = (k.shop_id, k.inventory_item_id, k.location_id)`;

/** SQL: the day before the next observation; today, where none has come since. */
const UNTIL = `COALESCE((SELECT MIN(n.day) FROM level_days n WHERE ${at("n")} AND n.day > o.day AND n.day <= k.today) - 1, k.today)`;

/** SQL: what was left of the day observed before. */
const OPENED = `(SELECT b.last_available FROM level_days b WHERE ${at("b")} AND b.day < o.day ORDER BY b.day DESC LIMIT 1)`;

/** SQL: a place's observed days of which this holds; the few that do are what the others are looked up for. */
const observedWhere = (holds: string) =>
  `FROM stocked k CROSS JOIN level_days o ON ${at("o")} AND o.day <= k.today AND ${holds} WHERE NOT k.continues_selling`;

/**
 * SQL, of what stops selling when it is out:
 *   observed      the first observed day, at each place and of the whole shop
 *   empty_spans   stretches on which nothing was available all day: observed days, and the gaps between them
 *   empty_places  along the days, how many places are empty
 *   out_spans     those stretches of each place, and of the whole shop where all its places are empty
 */
export const OUT_SPANS = `
observed AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id * here AS location_id, MIN(first_day) AS first_day FROM (
    SELECT k.shop_id, k.variant_id, k.location_id, (SELECT MIN(o.day) FROM level_days o WHERE ${at("o")} AND o.day <= k.today) AS first_day
    FROM stocked k WHERE NOT k.continues_selling
  ) CROSS JOIN ${HERE_AND_WHOLE} GROUP BY shop_id, variant_id, location_id * here
),
empty_spans AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id, places, today, day, until FROM (
    SELECT k.shop_id, k.variant_id, k.location_id, k.places, k.today, MAX(o.day + 1, k.from_day) AS day, ${UNTIL} AS until
    ${observedWhere("o.last_available <= 0")}
  ) WHERE day <= until
  UNION ALL
  SELECT k.shop_id, k.variant_id, k.location_id, k.places, k.today, o.day, o.day
  ${observedWhere("o.max_available <= 0")} AND o.day >= k.from_day AND ${OPENED} <= 0
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
