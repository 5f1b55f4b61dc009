import { dayOf } from "../../app/days/calendar";
import { linesForgotten } from "../../app/demand/sales/retention.server";
import { jobMoved, wasMoved } from "../../app/jobs/jobs.server";
import { dailyFiguresKept } from "../../app/replenishment/planning/daily-figures.server";
import { type RollForwardCursor, rollForwardStarted } from "../../app/replenishment/planning/roll-forward.server";
import { nextPlanningStep } from "../../app/replenishment/planning/steps.server";
import { formulas } from "../../app/replenishment/planning/still.server";
import { figureChanges } from "../../app/reports/figures/figures.server";
import { figuresTotalled } from "../../app/reports/figures/totals.server";
import { levelDaysForgotten } from "../../app/stock/levels/retention.server";
import { AT_ONCE, type JobStep } from "./job";

/**
 * Forecasts and plans every variant anew, but for what stands still when the day has turned: when the shop's day has
 * turned, and when something for all of them has changed. What is kept for a number of days goes on the way.
 */
export const rollForward: JobStep = async ({ database, shop, job, now }) => {
  // What was begun before the shop uninstalled is of a day long gone: the import plans all anew.
  if (job?.state !== "running" || job.startedAt < shop.installedAt) return "done";
  const cursor: RollForwardCursor = JSON.parse(job.cursor);
  const { day } = cursor;
  const today = dayOf(now, shop.timeZone);
  const step = await nextPlanningStep(database, shop.id, cursor, today, now);
  if (!step) {
    await database.batch([
      dailyFiguresKept(database, shop.id, day),
      ...figuresTotalled(database, shop.id, day),
      jobMoved(database, shop.id, job, { cursor: { ...cursor, whole: formulas() }, state: "done" }, now),
    ]);
    return "done";
  }
  const { range } = step;
  const forgotten = range
    ? [...linesForgotten(database, shop.id, range, today), levelDaysForgotten(database, shop.id, range, today)]
    : [];
  const written = await database.batch<{ id: number }>([
    ...forgotten,
    ...step.statements,
    ...(range ? figureChanges(database, shop.id, range) : []),
    jobMoved(database, shop.id, job, { cursor: { ...step.cursor, day } }, now),
  ]);
  if (!wasMoved(written)) return "done";
  const differing = step.comparing === undefined ? 0 : written[forgotten.length + step.comparing]?.meta.changes;
  const [before = [], after = []] = (step.asking ?? []).map((at) =>
    written[forgotten.length + at]?.results.map(({ id }) => id),
  );
  const notCalm = after.filter((id) => !before.includes(id));
  if (differing || step.differing?.length || notCalm.length) {
    const { differing: goneOn } = step;
    console.error(JSON.stringify({ at: "roll-forward", shop: shop.domain, range, differing, goneOn, notCalm }));
    await rollForwardStarted(database, [{ ...shop, countsDays: true }], now).run();
  }
  return AT_ONCE;
};
