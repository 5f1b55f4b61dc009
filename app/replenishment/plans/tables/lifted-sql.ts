import { percentOf, USUAL, weighed } from "../../../demand/promotions/lifted-days";
import { eachSubject } from "../../../demand/promotions/marked-stretches-sql";
import { DAYS_AT_RISK } from "../steps/horizon-sql";
import { POINT_DAYS } from "../steps/lift-sql";

const beyond = (when: string) => `SUM(iif(${when}, d.percent - ${USUAL}, 0)) / ${USUAL}.0`;

/**
 * SQL: `lifted`, a variant's days from today on that an uplift holds for, each with the percent that it follows; `lifted_in`,
 * at each place, the usual days that they count for beyond themselves: in the days of the reorder point, in the cover after
 * them, and in the days at risk. What stands for many variants is looked up once.
 */
export const LIFTED = `
lift_day(shop_id, level, subject_id, day, until, percent) AS (
  SELECT u.shop_id, u.level, u.subject_id, MAX(m.from_day, u.today), m.to_day, m.percent
  FROM subject u CROSS JOIN promotions m ON (m.shop_id, m.level, m.subject_id) = (u.shop_id, u.level, u.subject_id)
    AND m.to_day >= u.today AND m.percent IS NOT NULL
  UNION ALL
  SELECT shop_id, level, subject_id, day + 1, until, percent FROM lift_day WHERE day < until
),
lifted AS MATERIALIZED (
  SELECT shop_id, variant_id, day, ${percentOf("MAX(weight)")} AS percent FROM (
    ${eachSubject((level, id) => `SELECT v.shop_id, v.variant_id, m.day, ${weighed(level, "m.percent")} AS weight FROM variant v CROSS JOIN lift_day m ON (m.shop_id, m.level, m.subject_id) = (v.shop_id, '${level}', v.${id})`, "UNION ALL")}
  ) GROUP BY shop_id, variant_id, day
),
lifted_in AS MATERIALIZED (
  SELECT g.shop_id, g.variant_id, g.location_id,
    ${beyond("d.day < g.as_of_day + g.point_days")} AS lift_point,
    ${beyond("d.day >= g.as_of_day + g.point_days AND d.day < g.as_of_day + g.point_days + g.cover_days")} AS lift_cover,
    ${beyond("d.day < g.as_of_day + g.days_at_risk")} AS lift_risk
  FROM (SELECT *, ${POINT_DAYS} AS point_days, ${DAYS_AT_RISK} AS days_at_risk FROM gathered) g
  CROSS JOIN lifted d ON d.shop_id = g.shop_id AND d.variant_id = g.variant_id
  GROUP BY g.shop_id, g.variant_id, g.location_id
)`;
