import { jobMoved, wasMoved } from "../../app/jobs/jobs.server";
import { dispatchesRecovered, listRecoverable } from "../../app/outbound/dispatches/recoveries.server";
import type { Cursor } from "../../app/outbound/dispatches/recovery";
import type { JobStep } from "./job";

/** Of a recovery what may leave in the next minute. The sender takes it from there. */
export const recover: JobStep = async ({ database, shop, job, now }) => {
  if (job?.state !== "running") return "done";
  const cursor: Cursor = JSON.parse(job.cursor);
  const chosen = await listRecoverable(database, shop, cursor);
  const last = chosen.at(-1);
  if (!last) {
    await jobMoved(database, shop.id, job, { cursor, state: "done" }, now).run();
    return "done";
  }
  const counts = { ...job.counts, sent: (job.counts.sent ?? 0) + chosen.length };
  const written = await database.batch([
    dispatchesRecovered(database, shop, chosen, cursor, now),
    jobMoved(database, shop.id, job, { cursor: { ...cursor, after: last }, counts }, now),
  ]);
  return wasMoved(written) ? { delaySeconds: 60 } : "done";
};
