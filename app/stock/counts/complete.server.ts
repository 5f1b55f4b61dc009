import type { JobMessage } from "../../jobs/messages";
import { dispatchesMade } from "../../outbound/dispatches/made.server";
import { askForWrites, writeAskedAgain } from "../writes/ask-for-writes.server";
import { PENDING } from "../writes/pending-sql";
import { COUNT_ANNOUNCED } from "./announced-sql";
import { moveRefusal } from "./count";
import { findCount, type Moved, SUMS } from "./counts.server";
import { CORRECTED_SINCE, EXPECTED, LEAVES_BELOW, WITH_LEVEL } from "./level-at-sql";

type Shop = { id: number; domain: string };

/**
 * What was counted stands: each line's difference, one write to Shopify for each that has one, and the event, in one batch. A line
 * that matches stays without a write. `restIsNone`: what nobody counted is not there. `belowIsMeant`: that fewer than none are
 * available afterwards; else such a count stays in its review, and so it does where a line was corrected since it was counted.
 * `reviewedAt`: the review that was looked at; what was counted on and reviewed anew since then stays as well. The same form again
 * changes nothing.
 */
export async function completeCount(
  database: D1Database,
  jobs: Queue<JobMessage>,
  shop: Shop,
  id: number,
  {
    formToken,
    restIsNone,
    belowIsMeant,
    reviewedAt = null,
  }: { formToken: string; restIsNone: boolean; belowIsMeant: boolean; reviewedAt?: number | null },
  who: string | null,
  now: number,
): Promise<Moved> {
  const before = await findCount(database, shop, id);
  if (!before) return { kind: "unknown" };
  const names = [shop.id, id, formToken] as const;
  await database.batch([
    database.prepare(COMPLETED).bind(...names, who, now, Number(belowIsMeant), reviewedAt),
    ...(restIsNone
      ? [database.prepare(REST_ENTERED).bind(...names, who, now), database.prepare(REST_COUNTED).bind(...names, now)]
      : []),
    database.prepare(RECKONED).bind(...names, now),
    database
      .prepare(`UPDATE stock_counts SET ${SUMS} WHERE shop_id = ?1 AND id = ?2 AND end_token = ?3`)
      .bind(...names),
    database.prepare(WRITTEN).bind(...names, now),
    database.prepare(COUNT_ANNOUNCED).bind(shop.id, now, id, formToken),
    ...dispatchesMade(database, now),
  ]);
  const { results } = await database
    .prepare(OUTCOME)
    .bind(...names)
    .all<{ key: string | null }>();
  if (results.length === 0) {
    const stands = (await findCount(database, shop, id)) ?? before;
    return {
      kind: "refused",
      reason:
        moveRefusal(stands, "complete") ??
        (reviewedAt === null || reviewedAt === stands.reviewedAt ? undefined : COUNTED_ON) ??
        (await correctedSince(database, shop, id)) ??
        (belowIsMeant ? MEANWHILE : BELOW),
    };
  }
  await askForWrites(
    jobs,
    shop,
    results.flatMap(({ key }) => key ?? []),
  );
  return { kind: "moved" };
}

async function correctedSince(database: D1Database, shop: Shop, id: number): Promise<string | undefined> {
  const { results } = await database.prepare(CORRECTED).bind(shop.id, id).all<{ name: string }>();
  if (results.length === 0) return undefined;
  return `Stock was corrected since it was counted, by hand or by a receipt taken back: ${results.map(({ name }) => name).join(", ")}. Go on counting, and count again what is named here.`;
}

/** A refused write of a line is asked for once more, under a new key. Answers whether it is under way. */
export const writeLineAgain = (
  database: D1Database,
  jobs: Queue<JobMessage>,
  shop: Shop,
  lineId: number,
  now: number,
) => writeAskedAgain(database, jobs, shop, `count/${lineId}`, now);

const OF_FORM = "c.shop_id = ?1 AND c.id = ?2 AND c.state = 'completed' AND c.end_token = ?3";

const MEANWHILE = "Somebody moved it meanwhile. Look again.";
const COUNTED_ON = "Somebody went on counting since you opened it. Look at it as it is now.";
export const BELOW =
  "Some lines would leave fewer than none available. Nothing was changed: look at them, and say that it is meant.";

/** SQL: the lines `n` of the count ?2. */
const LINES_OF_COUNT = `stock_counts c CROSS JOIN stock_count_lines n ON n.shop_id = c.shop_id AND n.count_id = c.id ${WITH_LEVEL}
  WHERE c.shop_id = ?1 AND c.id = ?2`;

const COMPLETED = `
WITH ${PENDING}
UPDATE stock_counts SET state = 'completed', end_token = ?3, ended_by = ?4, ended_at = ?5
WHERE shop_id = ?1 AND id = ?2 AND state = 'in_review' AND (?7 IS NULL OR reviewed_at = ?7) AND NOT EXISTS (
  SELECT 1 FROM ${LINES_OF_COUNT} AND ((NOT ?6 AND ${LEAVES_BELOW}) OR (${CORRECTED_SINCE})))`;

/** What is to be counted again: as many as a sentence takes. */
const CORRECTED = `
WITH ${PENDING}
SELECT COALESCE(NULLIF(v.sku, ''), (SELECT g.title FROM products g WHERE g.shop_id = v.shop_id AND g.shopify_id = v.product_id), '') AS name
FROM ${LINES_OF_COUNT} AND ${CORRECTED_SINCE} ORDER BY n.id LIMIT 10`;

const REST_ENTERED = `
INSERT INTO stock_count_entries (shop_id, count_id, line_id, round, units, at, who, token)
SELECT n.shop_id, n.count_id, n.id, n.round, 0, ?5, ?4, 'rest/' || n.id || '/' || n.round
FROM stock_counts c CROSS JOIN stock_count_lines n ON n.shop_id = c.shop_id AND n.count_id = c.id AND n.first_at IS NULL
WHERE ${OF_FORM} AND c.ended_at = ?5 ON CONFLICT DO NOTHING`;

const REST_COUNTED = `
UPDATE stock_count_lines SET first_at = ?4, people = 1 WHERE shop_id = ?1 AND count_id = ?2 AND first_at IS NULL
  AND EXISTS (SELECT 1 FROM stock_counts c WHERE ${OF_FORM} AND c.ended_at = ?4)`;

/** What was there at the first scan is fixed, in the batch that completes: what is written follows from it. */
const RECKONED = `
WITH ${PENDING},
there AS MATERIALIZED (
  SELECT n.id, ${EXPECTED} AS expected
  FROM stock_counts c CROSS JOIN stock_count_lines n ON n.shop_id = c.shop_id AND n.count_id = c.id AND n.first_at IS NOT NULL AND n.expected IS NULL ${WITH_LEVEL}
  WHERE ${OF_FORM} AND c.ended_at = ?4 AND e.available IS NOT NULL
)
UPDATE stock_count_lines SET expected = there.expected, change = stock_count_lines.counted - there.expected
FROM there WHERE stock_count_lines.shop_id = ?1 AND stock_count_lines.id = there.id`;

/**
 * The level's own number does not matter: the difference is added to whatever is there, so that what moved since stays.
 * Only in the batch that completes.
 */
const WRITTEN = `
INSERT INTO inventory_writes (shop_id, idempotency_key, changes, reason, reference, asked_by, state, created_at, updated_at)
SELECT c.shop_id, 'count/' || n.id,
  json_array(json_object('item', CAST(v.inventory_item_id AS TEXT), 'location', CAST(p.shopify_id AS TEXT), 'delta', n.change, 'from', NULL)),
  'cycle_count_available', 'gid://evenstock/Count/' || c.id, c.ended_by, 'queued', ?4, ?4
FROM stock_counts c CROSS JOIN stock_count_lines n ON n.shop_id = c.shop_id AND n.count_id = c.id AND n.change <> 0
CROSS JOIN variants v ON v.shop_id = n.shop_id AND v.id = n.variant_id
CROSS JOIN locations p ON p.shop_id = c.shop_id AND p.id = c.location_id
WHERE ${OF_FORM} AND c.ended_at = ?4 ON CONFLICT DO NOTHING`;

const OUTCOME = `
SELECT w.idempotency_key AS "key" FROM stock_counts c
LEFT JOIN stock_count_lines n ON n.shop_id = c.shop_id AND n.count_id = c.id AND n.change <> 0
LEFT JOIN inventory_writes w ON w.shop_id = n.shop_id AND w.idempotency_key = 'count/' || n.id AND w.state = 'queued'
WHERE ${OF_FORM}`;
