/** What was seen of the stock at one place on one day. Null: not tracked at some time of it. */
export type Observation = { day: number; maxAvailable: number | null; lastAvailable: number | null };

/** How a day went: nothing all day; some, and none in the evening; some in the evening, or not known. The more, the higher. */
export const BARE = 0;
export const RAN_OUT = 1;
export const STOCKED = 2;

/**
 * The states of `count` days from `fromDay` on at one place. `seen` goes by day, the oldest first; an observation holds
 * until the next one. A day opens with the last value before it: before the first that is unknown, and counts as stocked.
 */
export function dayStates(seen: Observation[], fromDay: number, count: number): Uint8Array {
  const states = new Uint8Array(count);
  let next = seen.findIndex(({ day }) => day >= fromDay);
  if (next < 0) next = seen.length;
  let opened = seen[next - 1]?.lastAvailable ?? null;
  for (let index = 0; index < count; index++) {
    const that = seen[next]?.day === fromDay + index ? seen[next++] : undefined;
    const left = that ? that.lastAvailable : opened;
    states[index] = stateOf(opened, that ? that.maxAvailable : opened, left);
    opened = left;
  }
  return states;
}

/** A shop is out where every place is, and has run out where none has anything left. Without places it never is. */
export function shopDayStates(places: Uint8Array[], count: number): Uint8Array {
  const states = new Uint8Array(count).fill(places.length === 0 ? STOCKED : BARE);
  for (const place of places)
    for (let day = 0; day < count; day++) states[day] = Math.max(states[day] ?? 0, place[day] ?? STOCKED);
  return states;
}

/** 1 in stock all day, 0.5 ran out that day, 0 out all day and nothing sold. */
export function availabilityOf(state: number, sold: boolean) {
  if (state === RAN_OUT) return 0.5;
  return state === BARE && !sold ? 0 : 1;
}

function stateOf(opened: number | null, most: number | null, left: number | null) {
  if (isNone(opened) && isNone(most)) return BARE;
  return isNone(left) && (isSome(opened) || isSome(most)) ? RAN_OUT : STOCKED;
}

const isNone = (available: number | null) => available !== null && available <= 0;
const isSome = (available: number | null) => available !== null && available > 0;
