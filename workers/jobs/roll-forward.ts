import { linesForgotten } from "../../app/demand/retention.server";
import { planChanges } from "../../app/replenishment/plans.server";
import type { RollForwardCursor } from "../../app/replenishment/roll-forward.server";
import { listVariantsAfter } from "../../app/replenishment/variant-range.server";
import { dayOf } from "../../app/shops/calendar";
import { findJob, jobMoved, wasMoved } from "../../app/shops/jobs.server";
import { levelDaysForgotten } from "../../app/stock/retention.server";
import type { JobStep } from "./job";

const VARIANTS_A_STEP = 500;

/**
 * Plans every variant anew: when the shop's day has turned, and when something for all of them has changed. What is kept
 * for a number of days goes on the way.
 */
export const rollForward: JobStep = async ({ database, shop, now }) => {
  const job = await findJob(database, shop.id, "roll-forward");
  if (job?.state !== "running") return "done";
  const cursor: RollForwardCursor = JSON.parse(job.cursor);
  const today = dayOf(now, shop.timeZone);
  const range = await listVariantsAfter(database, shop.id, cursor.after, VARIANTS_A_STEP);
  if (!range) {
    await jobMoved(database, shop.id, job, { cursor, state: "done" }, now).run();
    return "done";
  }
  const written = await database.batch([
    ...linesForgotten(database, shop.id, range, today),
    levelDaysForgotten(database, shop.id, range, today),
    ...planChanges(database, [{ shopId: shop.id, ...range }], [{ shopId: shop.id, today }], now),
    jobMoved(database, shop.id, job, { cursor: { ...cursor, after: range.to } }, now),
  ]);
  return wasMoved(written) ? { delaySeconds: 0 } : "done";
};
