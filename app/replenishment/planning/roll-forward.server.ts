import { dayOf } from "../../days/calendar";
import { jobsStarted } from "../../jobs/jobs.server";
import { PLANNING_BEGINS, type PlanningCursor } from "./steps.server";

/** Where the roll-forward stands, and for which of the shop's days. */
export type RollForwardCursor = PlanningCursor & { day: number };

/** Every plan of these shops is to be made anew: a job, so that a lost message is asked for again by the schedule. */
export const rollForwardStarted = (database: D1Database, shops: { id: number; timeZone: string }[], now: number) =>
  jobsStarted(
    database,
    "roll-forward",
    shops.map(({ id, timeZone }) => {
      const cursor: RollForwardCursor = { ...PLANNING_BEGINS, day: dayOf(now, timeZone) };
      return { shopId: id, cursor };
    }),
    now,
  );
