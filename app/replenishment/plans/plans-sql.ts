import { forSale } from "../../catalog/for-sale-sql";
import { eachSubject, stretches } from "../../demand/promotions/marked-stretches-sql";
import { WINDOWS } from "../../demand/windows";
import { AT_LOCATION, RULE_FIELDS, RULE_LEVELS } from "../rules/levels-sql";
import { TOUCHED } from "../touched-sql";
import { LEAST_ABOVE, UNKNOWN_PRICE } from "./standing";

const each = (line: (window: number) => string, separator = ", ") => WINDOWS.map(line).join(separator);
const LONGEST = Math.max(...WINDOWS);

/** The day of the plan is not among them: alone it changes nothing. */
const COLUMNS = [
  "available",
  "incoming",
  "position",
  ...WINDOWS.map((window) => `units_${window}`),
  ...WINDOWS.map((window) => `days_${window}`),
  ...WINDOWS.map((window) => `promotion_units_${window}`),
  ...WINDOWS.map((window) => `promotion_days_${window}`),
  "known_days",
  "observed_from_day",
  "velocity",
  "safety_stock",
  "reorder_point",
  "cover",
  "low",
  "method",
  "suggested",
  "lost_units",
  "standing",
  "worth",
  "supplier_id",
];

/** Units expected in so many days at the variant's pace there: multiply first, so that exact sums stay exact. */
const expected = (days: string) => `iif(pace_days = 0, 0.0, pace_units * ${days} / pace_days)`;

/** SQL: a step's units by place, where what was sold at a place that does not stock it counts as unassigned. */
const passedOn = (step: string) => `
  SELECT d.shop_id, d.variant_id, COALESCE(k.location_id, 0) AS location_id, ${each((window) => `SUM(d.units_${window}) AS units_${window}`)}
  FROM ${step} d
  LEFT JOIN stocked k ON k.shop_id = d.shop_id AND k.variant_id = d.variant_id AND k.location_id = d.location_id
  GROUP BY d.shop_id, d.variant_id, COALESCE(k.location_id, 0)`;

/** What is typed at every place adds up over the shop; typed at some only, it says nothing of the whole. */
const summed = (field: string) =>
  `iif(COUNT(COALESCE(here.${field}, v.${field})) = COUNT(*), SUM(COALESCE(here.${field}, v.${field})), NULL) AS ${field}`;

/*
 * The whole plan in one statement. Its steps, each a table of its own:
 *   variant  the touched variants with their rule, how long their sales are known and their shop's today
 *   stocked  where they are stocked: active locations that track them
 *   place    those, the whole shop (location 0), and places with an older plan that no longer stock it
 *   sold     units in each window by sale location; 0 is unassigned, and what was sold where it is not stocked
 *   share    of the unassigned: by each location's sales of the last 90 days, equally where there are none
 *   pace     units in each window at each place
 *   seen     each observed day with how the day opened and when the next observation came
 *   empty    stretches of days on which nothing was available all day: observed days and the gaps between them
 *   tide     along the days, how many places are empty; bare: stretches of each place, and of the shop where all its places are
 *   out_days those stretches, and with the sign − their days on which something sold; outs: their days in each window
 *   stretch  the days marked for the shop, each product and each variant, each day once; marked: each variant's own of them
 *   promoted what sold on marked days, by sale location as in sold
 *   left_out at each place, what they leave out of each window: units, and days that were not out anyway
 *   ruled    the rule at each place; what is typed in units adds up for the whole shop
 *   made     the forecasts; moved: one of sales is of a place that no longer stocks it, so that the other places' miss what has passed on
 *   stand    days in stock in each window, and the forecast where the rule's method uses it and one holds
 *   paced, safe, ordered, short, judged, added   velocity; safety stock; reorder point and cover; quantity and expected loss; low and soon
 * Each is materialized and joined from left to right (CROSS JOIN): left to itself SQLite folds them into one another and
 * reads the whole shop for each variant. D1 takes expressions 100 deep, and SQLite adds up the depth of all steps on its way to
 * one that it has not met: left_out, the furthest, is counted where the last step begins, so that the way to it is short.
 * reorder.ts and standing.ts say the same as pure functions; test/api/plans holds the two equal.
 */
export const PLANS = `
INSERT INTO plans (shop_id, variant_id, location_id, as_of_day, unobserved_days, ${COLUMNS.join(", ")})
WITH RECURSIVE ${TOUCHED},
today(shop_id, day) AS (SELECT value->>0, value->>1 FROM json_each(?2)),
variant AS MATERIALIZED (
  SELECT t.shop_id, t.variant_id, v.product_id, v.inventory_item_id, d.day AS today, v.continues_selling,
    MAX(shop.sales_from_day, MIN(
      COALESCE(v.created_day, shop.sales_from_day),
      COALESCE((SELECT MIN(s.day) FROM daily_sales s WHERE s.shop_id = t.shop_id AND s.variant_id = t.variant_id AND s.units > 0), d.day)
    ), d.day - ${LONGEST - 1}) AS from_day,
    ${RULE_FIELDS}, set_.velocity_window, COALESCE(s.id, 0) AS supplier_id,
    v.price, COALESCE(iif(i.cost_currency = shop.currency, i.cost, NULL), iif(s.currency = shop.currency, term.unit_cost, NULL)) AS cost,
    v.deleted_at IS NULL AND ${forSale("p.status")} AS sold_here,
    v.deleted_at IS NULL AND v.title IS NOT NULL AND p.title IS NOT NULL AS listed, COALESCE(z.until_day > d.day, 0) AS snoozed,
    v.deleted_at IS NOT NULL AS deleted, COALESCE(i.tracked AND i.deleted_at IS NULL, 1) AS tracked, 0 AS shop_wide
  FROM touched t
  CROSS JOIN today d ON d.shop_id = t.shop_id
  CROSS JOIN shops shop ON shop.id = t.shop_id
  CROSS JOIN shop_settings set_ ON set_.shop_id = t.shop_id
  CROSS JOIN variants v ON v.id = t.variant_id AND v.shop_id = t.shop_id
  LEFT JOIN inventory_items i ON i.shop_id = v.shop_id AND i.shopify_id = v.inventory_item_id
  LEFT JOIN snoozes z ON z.shop_id = v.shop_id AND z.variant_id = v.id
  ${RULE_LEVELS}
),
stocked AS MATERIALIZED (
  SELECT v.shop_id, v.variant_id, l.location_id, l.available, v.inventory_item_id, v.continues_selling, v.today, v.from_day,
    COUNT(*) OVER (PARTITION BY v.shop_id, v.variant_id) AS places
  FROM variant v
  CROSS JOIN levels l ON l.shop_id = v.shop_id AND l.inventory_item_id = v.inventory_item_id AND l.available IS NOT NULL
  CROSS JOIN locations c ON c.id = l.location_id AND c.shop_id = l.shop_id AND c.active
  WHERE v.tracked AND NOT v.deleted
),
place AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id, available, places, 0 AS left_over FROM stocked
  UNION ALL
  SELECT v.shop_id, v.variant_id, 0, SUM(k.available), COUNT(k.location_id), 0
  FROM variant v LEFT JOIN stocked k ON k.shop_id = v.shop_id AND k.variant_id = v.variant_id GROUP BY v.shop_id, v.variant_id
  UNION ALL
  SELECT o.shop_id, o.variant_id, o.location_id, NULL, 0, 1
  FROM variant v CROSS JOIN plans o ON o.shop_id = v.shop_id AND o.variant_id = v.variant_id AND o.location_id <> 0
  WHERE NOT EXISTS (SELECT 1 FROM stocked k WHERE k.shop_id = o.shop_id AND k.variant_id = o.variant_id AND k.location_id = o.location_id)
),
sold_at AS MATERIALIZED (
  SELECT v.shop_id, v.variant_id, s.location_id,
    ${each((window) => `SUM(s.units) FILTER (WHERE s.day > v.today - ${window}) AS units_${window}`)}
  FROM variant v
  CROSS JOIN daily_sales s ON s.shop_id = v.shop_id AND s.variant_id = v.variant_id AND s.day BETWEEN v.from_day AND v.today
  GROUP BY v.shop_id, v.variant_id, s.location_id
),
sold AS MATERIALIZED (${passedOn("sold_at")}
),
share AS MATERIALIZED (
  SELECT k.shop_id, k.variant_id, k.location_id,
    CASE WHEN SUM(COALESCE(s.units_90, 0)) OVER w > 0
      THEN COALESCE(s.units_90, 0) * 1.0 / SUM(COALESCE(s.units_90, 0)) OVER w
      ELSE 1.0 / k.places END AS part
  FROM stocked k
  LEFT JOIN sold s ON s.shop_id = k.shop_id AND s.variant_id = k.variant_id AND s.location_id = k.location_id
  WINDOW w AS (PARTITION BY k.shop_id, k.variant_id)
),
pace AS MATERIALIZED (
  SELECT k.shop_id, k.variant_id, k.location_id, k.part,
    ${each((window) => `COALESCE(own.units_${window}, 0) + COALESCE(un.units_${window}, 0) * k.part AS units_${window}`)}
  FROM share k
  LEFT JOIN sold own ON own.shop_id = k.shop_id AND own.variant_id = k.variant_id AND own.location_id = k.location_id
  LEFT JOIN sold un ON un.shop_id = k.shop_id AND un.variant_id = k.variant_id AND un.location_id = 0
  UNION ALL
  SELECT shop_id, variant_id, 0, 1, ${each((window) => `SUM(COALESCE(units_${window}, 0))`)} FROM sold GROUP BY shop_id, variant_id
),
seen AS MATERIALIZED (
  SELECT k.shop_id, k.variant_id, k.location_id, k.places, k.today, k.from_day, o.day, o.max_available, o.last_available,
    LAG(o.last_available) OVER w AS opened, LEAD(o.day, 1, k.today + 1) OVER w AS next_day
  FROM stocked k
  CROSS JOIN level_days o ON o.shop_id = k.shop_id AND o.inventory_item_id = k.inventory_item_id AND o.location_id = k.location_id AND o.day <= k.today
  WHERE NOT k.continues_selling
  WINDOW w AS (PARTITION BY k.shop_id, k.variant_id, k.location_id ORDER BY o.day)
),
empty AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id, places, today, day, day AS until FROM seen
  WHERE opened <= 0 AND max_available <= 0 AND day >= from_day
  UNION ALL
  SELECT shop_id, variant_id, location_id, places, today, MAX(day + 1, from_day), next_day - 1 FROM seen
  WHERE last_available <= 0 AND MAX(day + 1, from_day) <= next_day - 1
),
tide AS MATERIALIZED (
  SELECT shop_id, variant_id, places, today, day, LEAD(day) OVER w - 1 AS until, SUM(SUM(change)) OVER w AS empty_places
  FROM (
    SELECT shop_id, variant_id, places, today, day, 1 AS change FROM empty
    UNION ALL SELECT shop_id, variant_id, places, today, until + 1, -1 FROM empty
  )
  GROUP BY shop_id, variant_id, places, today, day
  WINDOW w AS (PARTITION BY shop_id, variant_id ORDER BY day)
),
bare AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id, today, day, until FROM empty
  UNION ALL
  SELECT shop_id, variant_id, 0, today, day, until FROM tide WHERE empty_places = places
),
out_days AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id, today, day, until, 1 AS sign FROM bare
  UNION ALL
  SELECT DISTINCT e.shop_id, e.variant_id, e.location_id, e.today, s.day, s.day, -1
  FROM bare e
  CROSS JOIN daily_sales s ON s.shop_id = e.shop_id AND s.variant_id = e.variant_id AND s.day BETWEEN e.day AND e.until
    AND s.units > 0
  LEFT JOIN stocked k ON k.shop_id = s.shop_id AND k.variant_id = s.variant_id AND k.location_id = s.location_id
  WHERE e.location_id = 0 OR COALESCE(k.location_id, e.location_id) = e.location_id
),
outs AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id,
    ${each((window) => `SUM(sign * MAX(0, until - MAX(day, today - ${window - 1}) + 1)) AS out_${window}`)}
  FROM out_days GROUP BY shop_id, variant_id, location_id
),
${stretches("variant")},
marked_day(shop_id, level, subject_id, day, until) AS (
  SELECT shop_id, level, subject_id, day, until FROM stretch
  UNION ALL
  SELECT shop_id, level, subject_id, day + 1, until FROM marked_day WHERE day < until
),
marked AS MATERIALIZED (
  ${eachSubject((level, id) => `SELECT v.shop_id, v.variant_id, v.today, m.day FROM variant v CROSS JOIN marked_day m ON (m.shop_id, m.level, m.subject_id) = (v.shop_id, '${level}', v.${id}) AND m.day BETWEEN v.from_day AND v.today`, "UNION")}
),
promoted_at AS MATERIALIZED (
  SELECT m.shop_id, m.variant_id, s.location_id, ${each((window) => `SUM(s.units) FILTER (WHERE m.day > m.today - ${window}) AS units_${window}`)}
  FROM marked m CROSS JOIN daily_sales s ON s.shop_id = m.shop_id AND s.variant_id = m.variant_id AND s.day = m.day
  GROUP BY m.shop_id, m.variant_id, s.location_id
),
promoted AS MATERIALIZED (${passedOn("promoted_at")}
),
marked_in AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id, ${each((window) => `COUNT(*) FILTER (WHERE day > today - ${window}) AS days_${window}`)}
  FROM (
    SELECT m.shop_id, m.variant_id, k.location_id, m.today, m.day
    FROM marked m CROSS JOIN place k ON k.shop_id = m.shop_id AND k.variant_id = m.variant_id
    LEFT JOIN out_days o ON o.shop_id = k.shop_id AND o.variant_id = k.variant_id AND o.location_id = k.location_id
      AND m.day BETWEEN o.day AND o.until
    GROUP BY m.shop_id, m.variant_id, k.location_id, m.today, m.day HAVING COALESCE(SUM(o.sign), 0) = 0
  )
  GROUP BY shop_id, variant_id, location_id
),
left_out AS MATERIALIZED (
  SELECT k.shop_id, k.variant_id, k.location_id, ${each((window) => `d.days_${window}`)},
    ${each((window) => `COALESCE(own.units_${window}, 0) + COALESCE(un.units_${window}, 0) * k.part AS units_${window}`)}
  FROM marked_in d
  CROSS JOIN share k ON k.shop_id = d.shop_id AND k.variant_id = d.variant_id AND k.location_id = d.location_id
  LEFT JOIN promoted own ON own.shop_id = k.shop_id AND own.variant_id = k.variant_id AND own.location_id = k.location_id
  LEFT JOIN promoted un ON un.shop_id = k.shop_id AND un.variant_id = k.variant_id AND un.location_id = 0
  UNION ALL
  SELECT d.shop_id, d.variant_id, 0, ${each((window) => `MAX(d.days_${window})`)}, ${each((window) => `SUM(COALESCE(p.units_${window}, 0))`)}
  FROM marked_in d LEFT JOIN promoted p ON p.shop_id = d.shop_id AND p.variant_id = d.variant_id
  WHERE d.location_id = 0 GROUP BY d.shop_id, d.variant_id
),
observed AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id, MIN(day) AS first_day FROM seen GROUP BY shop_id, variant_id, location_id
  UNION ALL
  SELECT shop_id, variant_id, 0, MIN(day) FROM seen GROUP BY shop_id, variant_id
),
coming AS MATERIALIZED (
  SELECT i.shop_id, i.variant_id, i.location_id, SUM(i.quantity) AS quantity FROM variant v
  CROSS JOIN incoming i ON i.shop_id = v.shop_id AND i.variant_id = v.variant_id GROUP BY i.shop_id, i.variant_id, i.location_id
  UNION ALL
  SELECT i.shop_id, i.variant_id, 0, SUM(i.quantity) FROM variant v
  CROSS JOIN incoming i ON i.shop_id = v.shop_id AND i.variant_id = v.variant_id GROUP BY i.shop_id, i.variant_id
),
ruled AS MATERIALIZED (
  SELECT v.shop_id, v.variant_id, k.location_id, COALESCE(here.active, v.active) AS active,
    COALESCE(here.lead_time_days, v.lead_time_days) AS lead_time_days, COALESCE(here.cover_days, v.cover_days) AS cover_days,
    COALESCE(here.safety_days, v.safety_days) AS safety_days, COALESCE(here.review_days, v.review_days) AS review_days,
    COALESCE(here.minimum_order, v.minimum_order) AS minimum_order, COALESCE(here.case_pack, v.case_pack) AS case_pack,
    COALESCE(here.method, v.method) AS method, COALESCE(here.safety_stock, v.safety_stock) AS safety_stock,
    COALESCE(here.reorder_point, v.reorder_point) AS reorder_point, COALESCE(here.velocity, v.velocity * k.part) AS velocity
  FROM share k
  CROSS JOIN variant v ON v.shop_id = k.shop_id AND v.variant_id = k.variant_id
  ${AT_LOCATION("k", "k.location_id")}
  UNION ALL
  SELECT v.shop_id, v.variant_id, 0, MAX(COALESCE(here.active, v.active)), v.lead_time_days, v.cover_days, v.safety_days, v.review_days,
    v.minimum_order, v.case_pack, v.method,
    ${summed("safety_stock")}, ${summed("reorder_point")},
    CASE WHEN COUNT(here.velocity) = 0 THEN v.velocity
      WHEN COUNT(COALESCE(here.velocity, v.velocity)) = COUNT(*) THEN SUM(COALESCE(here.velocity, v.velocity * k.part)) END
  FROM variant v
  LEFT JOIN share k ON k.shop_id = v.shop_id AND k.variant_id = v.variant_id
  ${AT_LOCATION("v", "COALESCE(k.location_id, 0)")}
  GROUP BY v.shop_id, v.variant_id
),
made AS MATERIALIZED (
  SELECT f.shop_id, f.variant_id, f.location_id, f.rate, f.reorder_level, f.variance, f.lead_time_days, f.review_days,
    MAX(f.location_id <> 0 AND f.rate > 0 AND k.location_id IS NULL) OVER (PARTITION BY f.shop_id, f.variant_id) AS moved
  FROM variant v
  CROSS JOIN forecasts f ON f.shop_id = v.shop_id AND f.variant_id = v.variant_id
  LEFT JOIN stocked k ON k.shop_id = f.shop_id AND k.variant_id = f.variant_id AND k.location_id = f.location_id
),
stand AS MATERIALIZED (
  SELECT k.shop_id, k.variant_id, k.location_id, v.today AS as_of_day, k.available, v.supplier_id, v.price, v.cost,
    v.sold_here AND COALESCE(r.active, v.active) AND k.available IS NOT NULL AS watched,
    v.listed AND NOT k.left_over AND NOT COALESCE(r.active, v.active) AS excluded, v.listed AND NOT k.left_over AND v.snoozed AS snoozed,
    COALESCE(i.quantity, 0) AS incoming,
    COALESCE(k.available, 0) + COALESCE(i.quantity, 0) AS position,
    ${each((window) => `COALESCE(a.units_${window}, 0) AS units_${window}`)},
    ${each((window) => `MAX(0, MIN(${window}, v.today - v.from_day + 1) - COALESCE(o.out_${window}, 0)) AS days_${window}`)},
    ${each((window) => `COALESCE(u.units_${window}, 0) AS promotion_units_${window}`)},
    ${each((window) => `COALESCE(u.days_${window}, 0) AS promotion_days_${window}`)},
    v.today - v.from_day + 1 AS known_days,
    iif(b.first_day <= v.from_day, 0, b.first_day) AS observed_from_day,
    v.velocity_window, COALESCE(r.lead_time_days, v.lead_time_days) AS lead_time_days, COALESCE(r.cover_days, v.cover_days) AS cover_days,
    COALESCE(r.safety_days, v.safety_days) AS safety_days, COALESCE(r.review_days, v.review_days) AS review_days,
    COALESCE(r.minimum_order, v.minimum_order) AS minimum_order, COALESCE(r.case_pack, v.case_pack) AS case_pack,
    iif(k.left_over, v.reorder_point, r.reorder_point) AS own_reorder_point,
    iif(k.left_over, v.velocity, r.velocity) AS own_velocity, iif(k.left_over, v.safety_stock, r.safety_stock) AS own_safety_stock,
    f.rate, f.reorder_level, f.variance, MAX(1, f.lead_time_days + f.review_days) AS horizon
  FROM place k
  CROSS JOIN variant v ON v.shop_id = k.shop_id AND v.variant_id = k.variant_id
  LEFT JOIN ruled r ON r.shop_id = k.shop_id AND r.variant_id = k.variant_id AND r.location_id = k.location_id
  LEFT JOIN pace a ON a.shop_id = k.shop_id AND a.variant_id = k.variant_id AND a.location_id = k.location_id
  LEFT JOIN outs o ON o.shop_id = k.shop_id AND o.variant_id = k.variant_id AND o.location_id = k.location_id
  LEFT JOIN left_out u ON u.shop_id = k.shop_id AND u.variant_id = k.variant_id AND u.location_id = k.location_id
  LEFT JOIN observed b ON b.shop_id = k.shop_id AND b.variant_id = k.variant_id AND b.location_id = k.location_id
  LEFT JOIN coming i ON i.shop_id = k.shop_id AND i.variant_id = k.variant_id AND i.location_id = k.location_id
  LEFT JOIN made f ON f.shop_id = k.shop_id AND f.variant_id = k.variant_id AND f.location_id = k.location_id
    AND (k.location_id = 0 OR NOT f.moved) AND r.method = 'engine' AND r.velocity IS NULL AND r.safety_stock IS NULL
),
paced AS MATERIALIZED (
  SELECT *,
    COALESCE(rate, own_velocity, CASE velocity_window ${each((window) => `WHEN ${window} THEN units_${window} - promotion_units_${window}`, " ")} END) * 1.0 AS pace_units,
    iif(rate IS NULL AND own_velocity IS NULL, CASE velocity_window ${each((window) => `WHEN ${window} THEN days_${window} - promotion_days_${window}`, " ")} END, 1) AS pace_days
  FROM stand
),
safe AS MATERIALIZED (
  SELECT *, ${expected("1")} AS velocity,
    COALESCE(reorder_level - rate * horizon, own_safety_stock, ${expected("safety_days")}) * 1.0 AS safety_stock
  FROM paced
),
ordered AS MATERIALIZED (
  SELECT *,
    COALESCE(own_reorder_point, reorder_level - 1,
      NULLIF(MAX(0, CAST(ceil(${expected("lead_time_days")} + safety_stock - 1e-9) AS INTEGER)), iif(velocity <= 0, 0, -1)), -1) AS reorder_point,
    CASE WHEN velocity <= 0 THEN 1e9 WHEN COALESCE(available, 0) <= 0 THEN 0.0 ELSE MIN(1e9, available / velocity) END AS cover,
    lead_time_days + review_days + 2 * cover_days AS days_of_plenty,
    COALESCE(horizon, MAX(1, lead_time_days + review_days)) AS days_at_risk
  FROM safe
),
short AS MATERIALIZED (
  SELECT *,
    iif(watched, MAX(0, CAST(ceil(iif(rate IS NULL, ${expected("(lead_time_days + cover_days)")} + safety_stock,
      reorder_point + MAX(1.0, rate * cover_days)) - position - 1e-9) AS INTEGER)), 0) AS needed,
    velocity * days_at_risk - MAX(0, position) AS gap,
    sqrt(3 * COALESCE(variance, velocity * days_at_risk)) / pi() AS spread
  FROM ordered
),
judged AS MATERIALIZED (
  SELECT *,
    CAST(ceil(iif(needed > 0, MAX(needed, minimum_order), 0) * 1.0 / case_pack) AS INTEGER) * case_pack AS suggested,
    iif(watched AND velocity > 0, MIN(velocity * days_at_risk, MAX(0, gap) + spread * ln(1 + exp(-abs(gap) / spread))) / days_at_risk, 0.0) AS lost_here,
    watched AND reorder_point >= 0 AND position <= reorder_point AS is_low,
    watched AND reorder_point >= 0 AND position - velocity * review_days <= reorder_point AS is_soon,
    MAX(velocity * days_of_plenty + MAX(0.0, safety_stock), iif(reorder_point >= 0, reorder_point + ${LEAST_ABOVE}, 0)) AS plenty_here
  FROM short
),
added AS MATERIALIZED (
  SELECT *,
    iif(location_id = 0, MAX(is_low) OVER w, is_low) AS low,
    iif(location_id = 0, MAX(is_soon) OVER w, is_soon) AS soon,
    iif(location_id = 0, SUM(iif(location_id = 0 OR available IS NULL, 0.0, plenty_here)) OVER w, plenty_here) AS plenty,
    iif(location_id = 0, MIN(MAX(0.0, velocity), SUM(iif(location_id = 0, 0.0, lost_here)) OVER w), lost_here) AS lost_units
  FROM judged WINDOW w AS (PARTITION BY shop_id, variant_id)
),
stands AS (SELECT *, watched AND known_days > days_of_plenty AND available > plenty AS is_plenty FROM added)
SELECT shop_id, variant_id, location_id, as_of_day, 0, available, incoming, position,
  ${each((window) => `units_${window}`)}, ${each((window) => `days_${window}`)},
  ${each((window) => `promotion_units_${window}`)}, ${each((window) => `promotion_days_${window}`)},
  known_days, observed_from_day, velocity, safety_stock, reorder_point, cover, low,
  iif(rate IS NULL, 'simple', 'engine'), suggested, lost_units,
  CASE WHEN excluded THEN 'excluded' WHEN snoozed THEN 'snoozed' WHEN low THEN 'low' WHEN soon THEN 'soon' WHEN is_plenty THEN 'overstocked' END,
  CAST(round(CASE WHEN low OR soon THEN lost_units * COALESCE(price, ${UNKNOWN_PRICE})
    WHEN is_plenty THEN (available - plenty) * COALESCE(cost, price, ${UNKNOWN_PRICE}) ELSE 0 END) AS INTEGER),
  supplier_id
FROM (SELECT COUNT(*) FROM left_out) CROSS JOIN stands WHERE true
ON CONFLICT (shop_id, variant_id, location_id) DO UPDATE SET as_of_day = excluded.as_of_day, ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(", ")}
WHERE (${COLUMNS.map((column) => `plans.${column}`).join(", ")}) IS NOT (${COLUMNS.map((column) => `excluded.${column}`).join(", ")})`;
