import { isoDay } from "../../days/iso-day";
import { type MarkedDays, markedOf } from "./marked-days";

/** So many days before and so many after are what the days themselves are held against. */
export const AROUND = 28;
/** Sold in fewer units around them, the ratio would be chance. */
const LEAST_SOLD = 20;

const [LEAST_PERCENT, MOST_PERCENT] = [100, 2000];

/** The same days of the week a year before. */
export const aYearBefore = ({ fromDay, toDay }: MarkedDays): MarkedDays => ({
  ...{ fromDay: fromDay - 364, toDay: toDay - 364 },
});

/** Units a day on the days themselves, and on those around them that are known and not marked. */
export type Compared = MarkedDays & { onDays: number; around: number; percent: number };

/** Undefined where too little sold around them, or their sales are not known. `sold`: units by day. */
export function comparedWithAround(
  sold: Map<number, number>,
  days: MarkedDays,
  marked: MarkedDays[],
  known: MarkedDays,
): Compared | undefined {
  const first = days.fromDay - AROUND;
  const count = days.toDay + AROUND - first + 1;
  const isMarked = markedOf(marked, first, count);
  const all = Array.from({ length: count }, (_, index) => first + index);
  const itself = (day: number) => days.fromDay <= day && day <= days.toDay;
  const usual = all.filter(
    (day, index) => !itself(day) && isMarked[index] === 0 && known.fromDay <= day && day <= known.toDay,
  );
  const soldOn = (each: number[]) => each.reduce((sum, day) => sum + (sold.get(day) ?? 0), 0);
  if (days.fromDay < known.fromDay || days.toDay > known.toDay || soldOn(usual) < LEAST_SOLD) return undefined;
  const itsDays = all.filter(itself);
  const [onDays, around] = [soldOn(itsDays) / itsDays.length, soldOn(usual) / usual.length];
  const percent = Math.round((20 * onDays) / around) * 5;
  return { ...days, onDays, around, percent: Math.min(MOST_PERCENT, Math.max(LEAST_PERCENT, percent)) };
}

export const daysSaid = ({ fromDay, toDay }: MarkedDays) => `${isoDay(fromDay)} to ${isoDay(toDay)}`;
