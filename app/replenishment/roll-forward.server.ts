import { dayOf } from "../shops/calendar";
import { jobsStarted } from "../shops/jobs.server";

/** Where the roll-forward stands: for which of the shop's days, and up to which variant. */
export interface RollForwardCursor {
  day: number;
  after: number;
}

/** Every plan of these shops is to be made anew: a job, so that a lost message is asked for again by the schedule. */
export const rollForwardStarted = (database: D1Database, shops: { id: number; timeZone: string }[], now: number) =>
  jobsStarted(
    database,
    "roll-forward",
    shops.map(({ id, timeZone }) => {
      const cursor: RollForwardCursor = { day: dayOf(now, timeZone), after: 0 };
      return { shopId: id, cursor };
    }),
    now,
  );
