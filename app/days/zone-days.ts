import { isZone, type Stretch, stretchesBetween } from "./calendar";
import { offsetsInJson } from "./day-in-zone-sql";
import { DAY } from "./iso-day";
import type { Zone } from "./zone";

/** In milliseconds: what is counted by days is kept for little more than a year. */
export const REACH = 800 * DAY;

/** The offsets of a zone within REACH of now, as the JSON that dayInZone reads. */
export const offsetsOf = (timeZone: string, now: number) =>
  offsetsInJson(
    stretchesBetween(now - REACH, now, timeZone)
      .map(asRow)
      .map(([from, offset]) => ({ from, offset })),
  );

/** Ahead of now: when a token expires. */
const AHEAD = 100 * DAY;

/** A zone with its clocks within REACH of now, for a page. */
export const zoneOf = (timeZone: string, now: number): Zone => ({
  name: timeZone,
  isKnown: isZone(timeZone),
  offsets: stretchesBetween(now - REACH, now + AHEAD, timeZone).map(asRow),
});

/** JSON knows no infinity: null stands for it. */
const asRow = ({ from, offset }: Stretch): [number | null, number] => [Number.isFinite(from) ? from : null, offset];
