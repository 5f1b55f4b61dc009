import type { Observation } from "../../demand/availability";
import type { DemandHistory } from "../../demand/demand-days";
import { markedOf } from "../../demand/promotions/marked-days";
import { WINDOWS } from "../../demand/windows";
import { WHOLE_SHOP } from "../../sql/zeros";

/*
 * What the tables of a plan count of a variant's days (sold, out_spans, promotion_days), where those days are at hand anyway.
 * Lists hold one number for each of WINDOWS, in their order.
 */

/** Of a place, or of the whole shop (location 0). */
export type ToldDays = {
  locationId: number;
  /** Units sold there. */
  sold: number[];
  /** Units sold where it is not stocked, or nobody knows where. */
  unassigned: number[];
  /** Units of the last 90 days at all places that stock it. */
  soldEverywhere: number;
  /** Days out of stock on which nothing sold. */
  out: number[];
  /** The day of its first observed level; null: never observed, or never out. */
  firstDay: number | null;
  /** Units sold on marked days, of location 0 those of no place; and those of these days that were not out. Null where no day is marked. */
  marked: { promoted: number[]; days: number[] } | null;
};

const LONGEST = Math.max(...WINDOWS);

/** By which unassigned sales are shared out. */
const OF_SHARE = WINDOWS.indexOf(90);

/** The first window that reaches a day of so many days ago. */
const WINDOW_OF = Uint8Array.from({ length: LONGEST }, (_, ago) => WINDOWS.findIndex((window) => ago < window));

/** Of the whole shop first, then of each place. `history` holds what was sold, seen and marked up to its today, that day in it. */
export function toldDays({ fromDay, today, neverOut, promotions, sales, places }: DemandHistory): ToldDays[] {
  const from = Math.max(fromDay, today - LONGEST + 1);
  const count = Math.max(0, today - from + 1);
  const marked = promotions.length > 0 ? markedOf(promotions, from, count) : null;
  const outs = neverOut ? [] : places.map(({ seen }, at) => daysOut(seen, from, count, roomOf(1 + at)));
  const outEverywhere = allOf(outs, count, roomOf(0));
  const ids = places.map(({ locationId }) => locationId);
  // The last is of what belongs to no place.
  const sold = [...ids, WHOLE_SHOP].map(noneYet);
  const promoted = marked ? sold.map(noneYet) : [];
  for (const { day, locationId, units } of sales) {
    if (day < from || day > today) continue;
    const at = ids.indexOf(locationId);
    const there = at < 0 ? ids.length : at;
    const window = WINDOW_OF[today - day] ?? 0;
    add(sold[there], window, units);
    if (marked?.[day - from] === 1) add(promoted[there], window, units);
    if (units <= 0) continue;
    outEverywhere[day - from] = 0;
    for (let place = 0; place < outs.length; place++) {
      const out = outs[place];
      if (out && (at < 0 || at === place)) out[day - from] = 0;
    }
  }
  const all = noneYet();
  for (const each of sold) {
    upTo(each);
    for (let window = 0; window < all.length; window++) add(all, window, each[window] ?? 0);
  }
  const unassigned = sold.at(-1) ?? noneYet();
  const soldEverywhere = (all[OF_SHARE] ?? 0) - (unassigned[OF_SHARE] ?? 0);
  const observed = neverOut ? [] : places.map(({ seen }) => seen[0]?.day ?? null);
  const isMarked = marked?.includes(1);
  const told = (locationId: number, at: number, out: Uint8Array | undefined, firstDay: number | null): ToldDays => ({
    locationId,
    firstDay,
    unassigned,
    soldEverywhere,
    sold: at < 0 ? all : (sold[at] ?? noneYet()),
    out: out ? daysIn(out, count) : NONE,
    marked:
      marked && isMarked
        ? {
            promoted: upTo(promoted.at(at) ?? noneYet()),
            days: daysIn(out ? withoutThose(marked, out) : marked, count),
          }
        : null,
  });
  return [
    told(WHOLE_SHOP, -1, outEverywhere, firstOf(observed)),
    ...ids.map((locationId, at) => told(locationId, at, outs[at], observed[at] ?? null)),
  ];
}

/** Of days, for one variant after the other, so that each is not another piece of memory outside of the heap. */
const ROOMS: Uint8Array[] = [];

function roomOf(at: number) {
  const room = ROOMS[at] ?? new Uint8Array(LONGEST);
  ROOMS[at] = room;
  return room.fill(0);
}

const noneYet = () => WINDOWS.map(() => 0);
const NONE = noneYet();

function add(sums: number[] | undefined, window: number, units: number) {
  if (sums) sums[window] = (sums[window] ?? 0) + units;
}

/** What is in a window is in each longer one. */
function upTo(sums: number[]) {
  for (let window = 1; window < sums.length; window++) add(sums, window, sums[window - 1] ?? 0);
  return sums;
}

/** Of `count` days of which the last is today, those in each window that are 1. */
function daysIn(days: Uint8Array, count: number) {
  const sums = noneYet();
  let sum = 0;
  let day = count;
  for (let window = 0; window < WINDOWS.length; window++) {
    const first = Math.max(0, count - (WINDOWS[window] ?? 0));
    while (day > first) sum += days[--day] ?? 0;
    sums[window] = sum;
  }
  return sums;
}

const withoutThose = (days: Uint8Array, others: Uint8Array) => days.map((one, day) => (others[day] === 1 ? 0 : one));

/**
 * In `out`, which is all 0: 1 on those of `count` days from `from` on on which nothing was there all day: observed
 * days, and the gaps after them. `seen` goes by day.
 */
function daysOut(seen: Observation[], from: number, count: number, out: Uint8Array) {
  let wasNone = false;
  for (let at = 0; at < seen.length; at++) {
    const that = seen[at];
    if (!that) continue;
    if (wasNone && that.day >= from && isNone(that.maxAvailable)) out[that.day - from] = 1;
    wasNone = isNone(that.lastAvailable);
    const until = seen[at + 1]?.day ?? from + count;
    if (wasNone && until > from) out.fill(1, Math.max(0, that.day + 1 - from), until - from);
  }
  return out;
}

const isNone = (available: number | null) => available !== null && available <= 0;

/** In `all`: 1 on days that are 1 in all of them; none where there are none. */
function allOf([first, ...others]: Uint8Array[], count: number, all: Uint8Array) {
  if (first) all.set(first);
  for (const other of others) for (let day = 0; day < count; day++) if (other[day] === 0) all[day] = 0;
  return all;
}

function firstOf(days: (number | null)[]) {
  const known = days.filter((day) => day !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
