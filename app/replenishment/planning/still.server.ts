import { listVariantsAfter } from "../../catalog/variant-range.server";
import { DAYS_OF_DEMAND } from "../../demand/demand-days";
import { WINDOWS } from "../../demand/windows";
import { WHOLE_SHOP } from "../../sql/zeros";
import { OVERVIEWS } from "../overviews/changes.server";
import { PLANS, PLANS_OF_TOLD } from "../plans/plans-sql";

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

/** SQL: of a variant `v`, as it was planned for the day before ?3. A supplier who does not take orders on each day has dates of its own. */
const STILL = `
  NOT EXISTS (SELECT 1 FROM daily_sales d WHERE d.shop_id = v.shop_id AND d.variant_id = v.id AND d.day >= ?3 - ${DAYS_OF_DEMAND + 1})
  AND NOT EXISTS (SELECT 1 FROM forecasts f WHERE f.shop_id = v.shop_id AND f.variant_id = v.id)
  AND NOT EXISTS (SELECT 1 FROM similar_variants c WHERE c.shop_id = v.shop_id AND c.variant_id = v.id)
  AND EXISTS (SELECT 1 FROM plans w WHERE w.shop_id = v.shop_id AND w.variant_id = v.id AND w.location_id = ${WHOLE_SHOP}
    AND NOT EXISTS (SELECT 1 FROM suppliers s WHERE s.id = w.supplier_id AND s.shop_id = w.shop_id
      AND (s.order_weekdays IS NOT NULL OR s.closures IS NOT NULL)))
  AND NOT EXISTS (SELECT 1 FROM plans p WHERE p.shop_id = v.shop_id AND p.variant_id = v.id AND NOT (${STANDS}))`;

/** SQL: whether a marked day enters or leaves a window of the shop ?1 when the day ?3 begins: then nothing stands still. */
const MARKS_MOVE = `EXISTS (SELECT 1 FROM promotions m WHERE m.shop_id = ?1
  AND (${[0, ...WINDOWS].map((ago) => `?3 - ${ago} BETWEEN m.from_day AND m.to_day`).join(" OR ")}))`;

/** What some variants that follow each other are, by local id: those to plan, and how far all others stand still. */
export type DueRange = { from: number; to: number; due: number[] };

/**
 * Of the variants after this one: the next that a day's passing may change, `most` of them at most, out of the next `among`.
 * Undefined when there are no more. All of them must have been planned for the day before `today`, or since.
 */
export async function listDueAfter(
  database: D1Database,
  shopId: number,
  { after, today, most, among }: { after: number; today: number; most: number; among: number },
): Promise<DueRange | undefined> {
  const { results } = await database
    .prepare(
      `SELECT v.id, (SELECT id FROM (${NEXT}) LIMIT 1) AS "from" FROM (${NEXT}) v WHERE ${MARKS_MOVE} OR NOT (${STILL}) LIMIT ?5`,
    )
    .bind(shopId, after, today, among, most)
    .all<{ id: number; from: number }>();
  const due = results.map(({ id }) => id);
  const [first] = results;
  if (first && due.length === most) return { from: first.from, to: due.at(-1) ?? first.from, due };
  const range = await listVariantsAfter(database, shopId, after, among);
  return range && { ...range, due };
}

/** A table of its own, by its limit: of it is read only as far as is asked for. */
const NEXT = "SELECT shop_id, id FROM variants WHERE shop_id = ?1 AND id > ?2 ORDER BY id LIMIT ?4";

/** The formulas that plans are made by, as a number: what another release has made stands by other ones. */
export function formulas(): number {
  let hash = 0;
  for (const text of [PLANS, PLANS_OF_TOLD, OVERVIEWS])
    for (let at = 0; at < text.length; at++) hash = (hash * 31 + text.charCodeAt(at)) | 0;
  return hash;
}
