import { listVariantsAfter } from "../../catalog/variant-range.server";
import { DAYS_OF_DEMAND } from "../../demand/demand-days";
import { WINDOWS } from "../../demand/windows";
import { WHOLE_SHOP } from "../../sql/zeros";
import type { ForecastAt } from "../forecasts/forecast-at";
import { DAYS_GONE_ON, neverOutIn } from "../forecasts/kept";
import { OVERVIEWS } from "../overviews/changes.server";
import { PLANS, PLANS_OF_TOLD } from "../plans/plans-sql";
import { isSoon } from "../plans/steps/lacking-sql";
import { RULE_COLUMNS, RULE_LEVELS, ruleField } from "../rules/levels-sql";

/*
 * A variant stands still where a day that goes by changes nothing of its plan: it has sold nothing in all the days that are
 * counted, and so has no forecast; it has been in stock, or out of it, for all of the longest window; and no date of its own is
 * near. Most articles of a large catalog do. What happens to it, a delivery or a decision, plans it anew by itself.
 */

const LONGEST = Math.max(...WINDOWS);

/** Of a plan `p` of the variant `v`: a place that was never out and is not now, one that always was and is, or none at all. */
const STANDS = `p.velocity = 0 AND p.known_days >= ${LONGEST} AND p.standing IS NOT 'snoozed'
  AND COALESCE(p.observed_from_day, 0) NOT BETWEEN 1 AND ?3 - ${LONGEST - 1} AND CASE
    WHEN p.location_id = ${WHOLE_SHOP} OR p.available IS NULL THEN p.days_${LONGEST} IN (0, ${LONGEST})
    WHEN p.available > 0 OR (SELECT o.continues_selling FROM variants o WHERE o.id = v.id AND o.shop_id = v.shop_id) THEN p.days_${LONGEST} = ${LONGEST}
    ELSE p.days_${LONGEST} = 0 END`;

/** SQL: a variant `v` is planned, follows no other, and its supplier takes orders on each day: else it has dates of its own. */
const BY_ITSELF = `
  NOT EXISTS (SELECT 1 FROM similar_variants c WHERE c.shop_id = v.shop_id AND c.variant_id = v.id)
  AND EXISTS (SELECT 1 FROM plans w WHERE w.shop_id = v.shop_id AND w.variant_id = v.id AND w.location_id = ${WHOLE_SHOP}
    AND NOT EXISTS (SELECT 1 FROM suppliers s WHERE s.id = w.supplier_id AND s.shop_id = w.shop_id
      AND (s.order_weekdays IS NOT NULL OR s.closures IS NOT NULL)))`;

/** SQL: of a variant `v`, as it was planned for the day before ?3. */
const STILL = `
  NOT EXISTS (SELECT 1 FROM daily_sales d WHERE d.shop_id = v.shop_id AND d.variant_id = v.id AND d.day >= ?3 - ${DAYS_OF_DEMAND + 1})
  AND NOT EXISTS (SELECT 1 FROM forecasts f WHERE f.shop_id = v.shop_id AND f.variant_id = v.id)
  AND ${BY_ITSELF}
  AND NOT EXISTS (SELECT 1 FROM plans p WHERE p.shop_id = v.shop_id AND p.variant_id = v.id AND NOT (${STANDS}))`;

/*
 * In a large shop a variant may be calm besides: it has sold nothing and nothing was seen of it since its days were last kept, within a
 * week, and it has so much more than its reorder point that only its own sales could make anybody act. Its rate fades by the day, and
 * windows move on: until the night that it is next planned in, once a week at the latest, its figures are of the day they say.
 */

/**
 * Of a plan `p`: nobody is asked to do anything. What is no forecast's follows windows, out of which a day may go that came back or was
 * shared out.
 */
const ASKS_NOTHING =
  "p.method = 'engine' AND COALESCE(p.standing, 'overstocked') IN ('overstocked', 'excluded') AND NOT p.low";

/**
 * Of a plan `p` with its forecast `f`: were its rate a quarter more it would not be soon due. A reorder
 * point is of whole units: that of little rises by one where its rate rises by a hundredth. One that was typed does not hold what sells
 * before the review.
 */
const IS_FAR_ABOVE = `MIN(p.available, p.position) >= 1.25 * (p.reorder_point + 1
    + MAX(0.0, p.velocity) * f.review_days * iif(p.reorder_point = f.reorder_level - 1, 1, 2))`;

/**
 * SQL: of a variant `v`, whether its forecast `f` is of the shop's rule as it stands: a price list, a vendor, a
 * supplier may have changed it since.
 */
const byItsRule = (besides: string) =>
  `EXISTS (SELECT 1 FROM variants v ${RULE_LEVELS} WHERE v.id = f.variant_id AND v.shop_id = f.shop_id${besides}
  AND ${(["leadTimeDays", "reviewDays", "leadTimeDeviation", "serviceLevel"] as const).map((field) => `f.${RULE_COLUMNS[field]} = ${ruleField(field)}`).join(" AND ")})`;

/**
 * SQL: of a variant `v`. What has no forecast at a place, no days that are kept, or may run out as it could not before is not; nor is
 * anything while an uplift is to come. First what most that are due are due by.
 */
const calmWhere = (atEachPlace: string, ofItsRule = "") => `
  NOT EXISTS (SELECT 1 FROM plans p LEFT JOIN forecasts f USING (shop_id, variant_id, location_id)
    WHERE p.shop_id = v.shop_id AND p.variant_id = v.id AND (p.available IS NULL OR (${atEachPlace})) IS NOT 1)
  AND EXISTS (SELECT 1 FROM courses k CROSS JOIN plans w ON w.shop_id = k.shop_id AND w.variant_id = k.variant_id AND w.location_id = ${WHOLE_SHOP}
    WHERE k.shop_id = v.shop_id AND k.variant_id = v.id AND k.until_day BETWEEN ?3 - ${DAYS_GONE_ON} AND ?3
    AND ${neverOutIn("k")} = (w.available IS NULL OR (SELECT o.continues_selling FROM variants o WHERE o.id = v.id AND o.shop_id = v.shop_id))
    AND NOT EXISTS (SELECT 1 FROM daily_sales d WHERE d.shop_id = v.shop_id AND d.variant_id = v.id AND d.day >= k.until_day AND d.day < ?3)
    AND NOT EXISTS (SELECT 1 FROM variants i CROSS JOIN levels l ON l.shop_id = i.shop_id AND l.inventory_item_id = i.inventory_item_id
      CROSS JOIN level_days o ON o.shop_id = l.shop_id AND o.inventory_item_id = l.inventory_item_id AND o.location_id = l.location_id
      AND o.day >= k.until_day AND o.day < ?3 WHERE i.id = v.id AND i.shop_id = v.shop_id))
  AND ${BY_ITSELF}
  AND EXISTS (SELECT 1 FROM forecasts f WHERE f.shop_id = v.shop_id AND f.variant_id = v.id AND f.location_id = ${WHOLE_SHOP} AND ${byItsRule(ofItsRule)})
  AND NOT EXISTS (SELECT 1 FROM promotions m WHERE m.shop_id = ?1 AND m.percent IS NOT NULL AND m.to_day >= ?3)`;

const CALM = calmWhere(`${ASKS_NOTHING} AND ${IS_FAR_ABOVE}`);

/** SQL: whether a variant `v` is calm but for how near its reorder point it is, which is its forecast's: the forecast of the night tells. */
const CLOSE = `NOT EXISTS (SELECT 1 FROM rules r WHERE r.shop_id = v.shop_id AND r.level = 'variant' AND r.subject_id = v.id AND r.reorder_point IS NOT NULL)
  AND ${calmWhere(`${ASKS_NOTHING} AND f.location_id IS NOT NULL`, ` AND ${ruleField("reorderPoint")} IS NULL`)}`;

/** Units of each place, by which nobody is asked to do anything. */
type Room = [locationId: number, units: number][];

/** SQL: the same, of a variant `v`. */
const ROOM = `(SELECT json_group_array(json_array(p.location_id, MIN(p.available, p.position))) FROM plans p
  WHERE p.shop_id = v.shop_id AND p.variant_id = v.id AND p.available IS NOT NULL)`;

/** Whether by forecasts of tonight nobody would be either. */
export const stillSuffices = (room: Room, forecasts: ForecastAt[]) =>
  room.every(([place, units]) => {
    const at = forecasts.find(({ locationId }) => locationId === place);
    return (
      at && !isSoon({ ...ALL_WATCHED, ...at, position: units, velocity: at.rate, reorderPoint: at.reorderLevel - 1 })
    );
  });

const ALL_WATCHED = { watched: true, sellsOut: false, coversReview: true };

/** SQL: whether a marked day enters or leaves a window of the shop ?1 when the day ?3 begins: then nothing stands still. */
const MARKS_MOVE = `EXISTS (SELECT 1 FROM promotions m WHERE m.shop_id = ?1
  AND (${[0, ...WINDOWS].map((ago) => `?3 - ${ago} BETWEEN m.from_day AND m.to_day`).join(" OR ")}))`;

/**
 * What some variants that follow each other are, by local id: those to plan, and how far all others are left alone. Of those
 * that are `close` to where somebody would be asked, only where by their forecasts somebody is.
 */
export type DueRange = { from: number; to: number; due: number[]; close: Map<number, Room> };

type Asked = { after: number; today: number; most: number; among: number; leavesCalm?: boolean | undefined };

/**
 * Of the variants after this one: the next that a day's passing may change, `most` of them at most, out of the next `among`.
 * Undefined when there are no more. All of them must have been planned for the day before `today`, or since, or have been left
 * alone by then.
 */
export async function listDueAfter(
  database: D1Database,
  shopId: number,
  { after, today, most, among, leavesCalm }: Asked,
): Promise<DueRange | undefined> {
  const left = leavesCalm ? `${STILL} OR ${CALM}` : STILL;
  const { results } = await database
    .prepare(
      `SELECT v.id, (SELECT id FROM (${NEXT}) LIMIT 1) AS "from", ${leavesCalm ? `iif(NOT ${MARKS_MOVE} AND ${CLOSE}, ${ROOM}, NULL)` : "NULL"} AS room
      FROM (${NEXT}) v WHERE ${MARKS_MOVE} OR NOT (${left}) LIMIT ?5`,
    )
    .bind(shopId, after, today, among, most)
    .all<{ id: number; from: number; room: string | null }>();
  const due = results.map(({ id }) => id);
  const close = new Map(
    results.flatMap(({ id, room }): [number, Room][] => (room === null ? [] : [[id, JSON.parse(room)]])),
  );
  const [first] = results;
  if (first && due.length === most) return { from: first.from, to: due.at(-1) ?? first.from, due, close };
  const range = await listVariantsAfter(database, shopId, after, among);
  return range && { ...range, due, close };
}

/** A table of its own, by its limit: of it is read only as far as is asked for. */
const NEXT = "SELECT shop_id, id FROM variants WHERE shop_id = ?1 AND id > ?2 ORDER BY id LIMIT ?4";

/** Which of these variants, none of which is due, stand still; the others are calm. One statement. */
export async function listLeft(database: D1Database, shopId: number, variants: number[], today: number) {
  const { results } = await database
    .prepare(
      `SELECT v.id, ${STILL} AS isStill FROM json_each(?2) f CROSS JOIN variants v ON v.id = f.value AND v.shop_id = ?1`,
    )
    .bind(shopId, JSON.stringify(variants), today)
    .all<{ id: number; isStill: number }>();
  return results;
}

/** Those of these variants about which somebody is asked to do something. One statement. */
export const askedAbout = (database: D1Database, shopId: number, variants: number[]) =>
  database
    .prepare(
      `SELECT DISTINCT p.variant_id AS id FROM json_each(?2) f CROSS JOIN plans p ON p.shop_id = ?1 AND p.variant_id = f.value
      WHERE p.low OR p.standing IN ('low', 'move', 'soon')`,
    )
    .bind(shopId, JSON.stringify(variants));

/** The formulas that plans are made by, as a number: what another release has made stands by other ones. */
export function formulas(): number {
  let hash = 0;
  for (const text of [PLANS, PLANS_OF_TOLD, OVERVIEWS])
    for (let at = 0; at < text.length; at++) hash = (hash * 31 + text.charCodeAt(at)) | 0;
  return hash;
}
