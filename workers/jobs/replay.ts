import { jobMoved } from "../../app/jobs/jobs.server";
import { readHistory } from "../../app/reports/replay/history.server";
import { nextTrial, replayResult } from "../../app/reports/replay/replay";
import { type ReplayCursor, replayKept } from "../../app/reports/replay/replays.server";
import { type JobStep, onward } from "./job";

/** One trial a step, of some ten: a trial of 200 variants over a year takes about 0.1 s. */
export const replay: JobStep = async ({ database, shop, job, now }) => {
  if (job?.state !== "running") return "done";
  const { plan, scope, trials }: ReplayCursor = JSON.parse(job.cursor);
  const history = await readHistory(database, shop, scope);
  const next = nextTrial(history, plan, trials);
  if (!next) {
    const result = replayResult(history, plan, trials);
    await database.batch([
      replayKept(database, shop.id, plan, result, now),
      jobMoved(database, shop.id, job, { cursor: { plan, scope, trials }, state: "done" }, now),
    ]);
    return "done";
  }
  return onward(await jobMoved(database, shop.id, job, { cursor: { plan, scope, trials: next } }, now).run());
};
