import { listVariantsAfter } from "../../app/catalog/variant-range.server";
import { dayOf } from "../../app/days/calendar";
import { createdDaysRebuilt } from "../../app/demand/created-days.server";
import { daysRebuilt } from "../../app/demand/sales/days.server";
import { type Job, jobMoved, jobStarted } from "../../app/jobs/jobs.server";
import { daysCounted, findRecount, type Recount } from "../../app/jobs/recount.server";
import { planChanges } from "../../app/replenishment/planning/replan.server";
import { rollForwardStarted } from "../../app/replenishment/planning/roll-forward.server";
import { levelDaysRebuilt } from "../../app/stock/levels/days.server";
import { AT_ONCE, type JobContext, type JobStep, onward } from "./job";

const VARIANTS_A_STEP = 100;

/** Into which zone's days, and up to which variant. */
interface Cursor {
  timeZone: string;
  after: number;
}

/**
 * After the shop's time zone changed every sale moves to the day it has there, and so do what was seen of the stock and
 * a variant's first day; after its rules of what counts as sold did, every day is summed anew. Some variants a step,
 * plans with them; forecasts after the last.
 */
export const rebuildDays: JobStep = async (context) => {
  const { database, shop, job, now } = context;
  const recount = await findRecount(database, shop.id);
  if (!recount) return "done";
  const cursor: Cursor | undefined = job?.state === "running" ? JSON.parse(job.cursor) : undefined;
  if (job && cursor?.timeZone === shop.timeZone) return step(context, recount, job, cursor);
  const start: Cursor = { timeZone: shop.timeZone, after: 0 };
  await jobStarted(database, shop.id, "rebuild-days", start, now).run();
  return AT_ONCE;
};

async function step({ database, jobs, shop, now }: JobContext, recount: Recount, job: Job, cursor: Cursor) {
  const range = await listVariantsAfter(database, shop.id, cursor.after, VARIANTS_A_STEP);
  if (!range) {
    await database.batch([
      daysCounted(database, shop, recount, job.cursor),
      jobMoved(database, shop.id, job, { cursor, state: "done" }, now),
      rollForwardStarted(database, [shop], now),
    ]);
    await jobs.send({ kind: "roll-forward", shop: shop.domain }, { contentType: "json" });
    return "done";
  }
  const today = dayOf(now, shop.timeZone);
  const written = await database.batch([
    createdDaysRebuilt(database, shop, range, now),
    ...daysRebuilt(database, shop, range, now),
    ...levelDaysRebuilt(database, shop, range, now),
    ...planChanges(database, [{ shopId: shop.id, ...range }], [{ shopId: shop.id, today }], now),
    jobMoved(database, shop.id, job, { cursor: { ...cursor, after: range.to } }, now),
  ]);
  return onward(...written);
}
