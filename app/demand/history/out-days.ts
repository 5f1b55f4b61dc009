import { BARE, dayStates, type Observation, shopDayStates } from "../availability";

/**
 * The days, from `fromDay` to today, on which the whole shop was out: nothing was available all day at any place, and
 * nothing sold. Plans count the same days (`DAYS_OUT`); here they are named, to be shown. A variant that goes on selling at
 * none has none.
 */
export function outDays(places: Observation[][], soldOn: Set<number>, fromDay: number, today: number): number[] {
  const count = Math.max(0, today - fromDay + 1);
  const states = shopDayStates(
    places.map((seen) => dayStates(seen, fromDay, count)),
    count,
  );
  const days = Array.from({ length: count }, (_, index) => fromDay + index);
  return days.filter((day, index) => states[index] === BARE && !soldOn.has(day));
}
