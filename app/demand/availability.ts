/** What was seen of the stock at one place on one day. Null: not tracked at some time of it. */
export type Observation = { day: number; maxAvailable: number | null; lastAvailable: number | null };

/** How a day went at one place: nothing all day, some and none in the evening, some in the evening or not known. */
export type DayState = "bare" | "ran out" | "stocked";

/**
 * The days from `fromDay` on, `count` of them. `seen` goes by day, the oldest first; an observation holds until the next
 * one. A day opens with the last value before it: before the first observation that is unknown, and counts as stocked.
 */
export function dayStates(seen: Observation[], fromDay: number, count: number): DayState[] {
  let next = seen.findIndex(({ day }) => day >= fromDay);
  if (next < 0) next = seen.length;
  let opened = seen[next - 1]?.lastAvailable ?? null;
  return Array.from({ length: count }, (_, index) => {
    const that = seen[next]?.day === fromDay + index ? seen[next++] : undefined;
    const most = that ? that.maxAvailable : opened;
    const left = that ? that.lastAvailable : opened;
    const state = stateOf(opened, most, left);
    opened = left;
    return state;
  });
}

/** 1 in stock all day, 0.5 ran out that day, 0 out all day and nothing sold. */
export const availabilityOf = (state: DayState, sold: boolean) => {
  if (state === "ran out") return 0.5;
  return state === "bare" && !sold ? 0 : 1;
};

/** A shop is out where every place is, and has run out where none has anything left. Without places it never is. */
export function shopDayStates(places: DayState[][], count: number): DayState[] {
  return Array.from({ length: count }, (_, day) => {
    if (places.length === 0 || places.some((states) => states[day] === "stocked")) return "stocked";
    return places.every((states) => states[day] === "bare") ? "bare" : "ran out";
  });
}

function stateOf(opened: number | null, most: number | null, left: number | null): DayState {
  if (isNone(opened) && isNone(most)) return "bare";
  return isNone(left) && (isSome(opened) || isSome(most)) ? "ran out" : "stocked";
}

const isNone = (available: number | null) => available !== null && available <= 0;
const isSome = (available: number | null) => available !== null && available > 0;
