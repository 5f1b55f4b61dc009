import { dayOf } from "../../days/calendar";
import { jobDoneWith, jobsStarted } from "../../jobs/jobs.server";
import { PLANNING_BEGINS, type PlanningCursor } from "./steps.server";
import { formulas } from "./still.server";

/** Where the roll-forward stands, and for which of the shop's days. `whole`, at its end: by which formulas all plans stand now. */
export type RollForwardCursor = PlanningCursor & { day: number; whole?: number };

const DAYS_A_WEEK = 7;

/**
 * Whether the roll-forward of a day may leave alone what stands still: where the last was of the day before, and came to its
 * end by the same formulas. Once a week all are planned anew, so that what nobody thought of lasts no longer.
 */
export const mayLeaveStill = (last: Partial<RollForwardCursor>, shopId: number, today: number) =>
  last.day === today - 1 && last.whole === formulas() && (today + shopId) % DAYS_A_WEEK !== 0;

type RolledShop = { id: number; timeZone: string } & Pick<PlanningCursor, "leavesStill" | "countsDays">;

/**
 * Every plan of these shops is to be made anew, but for what stands still where that may be left: a job, so that a lost message is
 * asked for again by the schedule.
 */
export const rollForwardStarted = (database: D1Database, shops: RolledShop[], now: number) =>
  jobsStarted(
    database,
    "roll-forward",
    shops.map(({ id, timeZone, leavesStill, countsDays }) => {
      const cursor: RollForwardCursor = {
        ...PLANNING_BEGINS,
        day: dayOf(now, timeZone),
        ...(leavesStill && { leavesStill }),
        ...(countsDays && { countsDays }),
      };
      return { shopId: id, cursor };
    }),
    now,
  );

/**
 * The first import has planned every variant by the end of its plans, for `day`: nothing of that day is left to
 * a roll-forward, and the next goes on from there.
 */
export function firstRolledForward(database: D1Database, shop: { id: number }, { day }: PlanningCursor, now: number) {
  if (day === undefined) return [];
  const cursor: RollForwardCursor = { after: 0, day, whole: formulas() };
  return [jobDoneWith(database, shop.id, "roll-forward", cursor, now)];
}
