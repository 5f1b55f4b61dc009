import { DAY } from "../../days/iso-day";
import { firstImportRuns } from "../../jobs/first-import-sql";
import { WHOLE_SHOP } from "../../sql/zeros";
import { TOUCHED } from "../touched-sql";

/**
 * Opens, closes and reopens alerts as the plans of the touched variants say. One episode is one alert; what becomes of
 * it is announced after this. One statement: a row without an id opens an alert unless one is open there, a row with an
 * id changes that one.
 */
export const alertChanges = (database: D1Database, scope: string, now: number) =>
  database.prepare(ALERTS).bind(scope, now);

/** A peak below every position. */
const NOTHING_SEEN = Number.MIN_SAFE_INTEGER;

/** For so long an episode that no stock has ended may go on, in ms. */
const GOES_ON_WITHIN = 7 * DAY;

/**
 * `past` is the last alert of a place, where it was closed lately. What is low again goes on with it, unless its peak (the
 * highest position since it closed) was above a reorder point, that of its beginning or today's: then stock had ended it.
 * A place without a plan has no position, and stock that nobody saw ends nothing; a peak unknown (null) counts as stock.
 * What the first import finds low was low before anyone looked: those alerts are marked, not announced one by one.
 */
const ALERTS = `
INSERT INTO alerts (id, shop_id, variant_id, location_id, opened_at, closed_at, initial, available_then, position_then, reorder_point_then,
  reopened_at, peak_position, snoozed_until_day)
WITH ${TOUCHED},
past AS MATERIALIZED (
  SELECT a.shop_id, a.variant_id, a.location_id, MAX(a.id) AS id, a.opened_at, a.closed_at, a.initial, a.available_then,
    a.position_then, a.reorder_point_then, a.reopened_at, a.peak_position, a.snoozed_until_day
  FROM touched t CROSS JOIN alerts a INDEXED BY alerts_past ON a.shop_id = t.shop_id AND a.variant_id = t.variant_id
    AND a.closed_at > ?2 - ${GOES_ON_WITHIN}
  GROUP BY a.shop_id, a.variant_id, a.location_id
)
SELECT l.id, p.shop_id, p.variant_id, p.location_id, ?2, NULL,
  ${firstImportRuns("p.shop_id")},
  p.available, p.position, p.reorder_point, iif(l.id IS NULL, NULL, ?2), NULL,
  iif(l.snoozed_until_day > p.as_of_day, l.snoozed_until_day, NULL)
FROM touched t CROSS JOIN plans p ON p.shop_id = t.shop_id AND p.variant_id = t.variant_id
LEFT JOIN past l ON l.shop_id = p.shop_id AND l.variant_id = p.variant_id AND l.location_id = p.location_id
  AND l.peak_position <= MIN(p.reorder_point, l.reorder_point_then)
WHERE p.low AND p.location_id <> ${WHOLE_SHOP}
  AND NOT EXISTS (SELECT 1 FROM alerts a WHERE a.shop_id = p.shop_id AND a.variant_id = p.variant_id
    AND a.location_id = p.location_id AND a.closed_at IS NULL)
UNION ALL
SELECT a.id, a.shop_id, a.variant_id, a.location_id, a.opened_at, ?2, a.initial, a.available_then, a.position_then, a.reorder_point_then,
  a.reopened_at, COALESCE(p.position, ${NOTHING_SEEN}), a.snoozed_until_day
FROM touched t CROSS JOIN alerts a ON a.shop_id = t.shop_id AND a.variant_id = t.variant_id AND a.closed_at IS NULL
LEFT JOIN plans p ON p.shop_id = a.shop_id AND p.variant_id = a.variant_id AND p.location_id = a.location_id
WHERE p.low IS NOT 1
UNION ALL
SELECT l.id, l.shop_id, l.variant_id, l.location_id, l.opened_at, l.closed_at, l.initial, l.available_then, l.position_then, l.reorder_point_then,
  l.reopened_at, p.position, l.snoozed_until_day
FROM past l CROSS JOIN plans p ON p.shop_id = l.shop_id AND p.variant_id = l.variant_id AND p.location_id = l.location_id
WHERE NOT p.low AND p.position > l.peak_position
ON CONFLICT (id) DO UPDATE SET closed_at = excluded.closed_at, reopened_at = excluded.reopened_at,
  peak_position = excluded.peak_position, snoozed_until_day = excluded.snoozed_until_day`;
