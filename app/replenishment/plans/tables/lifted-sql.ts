import { percentOf, USUAL, weighed } from "../../../demand/promotions/lifted-days";
import { EACH_LEVEL, SUBJECT } from "../../../demand/promotions/marked-stretches-sql";
import { cells } from "../../../sql/cells-sql";
import { DAYS_AT_RISK } from "../steps/horizon-sql";
import { POINT_DAYS } from "../steps/lift-sql";
import { MARKABLE } from "./variant-sql";

const { cell } = cells({ day: "value", percent: "value" }, "d");

/**
 * SQL: `lifted`, each variant's days from today on that an uplift holds for, each with the percent that it follows, as JSON
 * whose cells are named above. What stands for many variants is looked up once.
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
  SELECT shop_id, variant_id, json_group_array(json_array(day, percent)) AS days FROM (
    SELECT v.shop_id, v.variant_id, m.day, ${percentOf(`MAX(${weighed("m.level", "m.percent")})`)} AS percent
    FROM ${MARKABLE} v CROSS JOIN ${EACH_LEVEL}
    CROSS JOIN lift_day m ON (m.shop_id, m.level, m.subject_id) = (v.shop_id, at.level, ${SUBJECT})
    GROUP BY v.shop_id, v.variant_id, m.day
  ) GROUP BY shop_id, variant_id
)`;

const beyond = (when: string) =>
  `iif(lifted.days IS NULL, 0, (SELECT SUM(iif(${when}, ${cell.percent} - ${USUAL}, 0)) FROM json_each(lifted.days) d)) / ${USUAL}.0`;

const POINT_ENDS = `as_of_day + ${POINT_DAYS}`;

/**
 * SQL: the usual days that a place's lifted days count for beyond themselves: in the days of the reorder point, in the cover
 * after them, and in the days at risk.
 */
export const LIFT = `${beyond(`${cell.day} < ${POINT_ENDS}`)} AS lift_point,
    ${beyond(`${cell.day} >= ${POINT_ENDS} AND ${cell.day} < ${POINT_ENDS} + cover_days`)} AS lift_cover,
    ${beyond(`${cell.day} < as_of_day + ${DAYS_AT_RISK}`)} AS lift_risk`;
