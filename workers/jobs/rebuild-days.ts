import { daysRebuilt } from "../../app/demand/days.server";
import { planChanges } from "../../app/replenishment/plans.server";
import { listVariantsAfter } from "../../app/replenishment/variant-range.server";
import { dayOf } from "../../app/shops/calendar";
import { findJob, type Job, jobMoved, jobStarted, wasMoved } from "../../app/shops/jobs.server";
import { daysCounted, isRecountDue } from "../../app/shops/recount.server";
import type { JobContext, JobStep } from "./job";

const VARIANTS_A_STEP = 100;

/** Into which zone's days, and up to which variant. */
interface Cursor {
  timeZone: string;
  after: number;
}

/**
 * After the shop's time zone changed every sale moves to the day it has there; after its rules of what counts as sold did,
 * every day is summed anew. Some variants a step, plans with them.
 */
export const rebuildDays: JobStep = async (context) => {
  const { database, shop, now } = context;
  if (!(await isRecountDue(database, shop.id))) return "done";
  const job = await findJob(database, shop.id, "rebuild-days");
  const cursor: Cursor | undefined = job?.state === "running" ? JSON.parse(job.cursor) : undefined;
  if (job && cursor?.timeZone === shop.timeZone) return step(context, job, cursor);
  const start: Cursor = { timeZone: shop.timeZone, after: 0 };
  await jobStarted(database, shop.id, "rebuild-days", start, now).run();
  return { delaySeconds: 0 };
};

async function step({ database, shop, now }: JobContext, job: Job, cursor: Cursor) {
  const range = await listVariantsAfter(database, shop.id, cursor.after, VARIANTS_A_STEP);
  if (!range) {
    await database.batch([
      daysCounted(database, shop, job.cursor),
      jobMoved(database, shop.id, job, { cursor, state: "done" }, now),
    ]);
    return "done";
  }
  const today = dayOf(now, shop.timeZone);
  const written = await database.batch([
    ...daysRebuilt(database, shop, range, now),
    ...planChanges(database, [{ shopId: shop.id, ...range }], [{ shopId: shop.id, today }], now),
    jobMoved(database, shop.id, job, { cursor: { ...cursor, after: range.to } }, now),
  ]);
  return wasMoved(written) ? { delaySeconds: 0 } : "done";
}
