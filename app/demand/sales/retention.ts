import { DAY } from "../../days/iso-day";

/** Order lines are kept for so many days, longer than the longest window. */
export const DAYS_OF_LINES = 400;

/** The first day whose lines are surely all kept, in whichever zone, at `now` (epoch ms). */
export const oldestKeptDay = (now: number) => Math.floor(now / DAY) - DAYS_OF_LINES + 2;
