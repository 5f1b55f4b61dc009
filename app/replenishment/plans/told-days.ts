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
  const outs = neverOut ? [] : places.map(({ seen }) => daysOut(seen, from, today));
  const outEverywhere = allOf(outs, count);
  const ids = places.map(({ locationId }) => locationId);
  // The last is of what belongs to no place.
  const sold = [...ids, WHOLE_SHOP].map(noneYet);
  const promoted = [...ids, WHOLE_SHOP].map(noneYet);
  for (const { day, locationId, units } of sales) {
    if (day < from || day > today) continue;
    const at = ids.indexOf(locationId);
    const window = WINDOW_OF[today - day] ?? 0;
    add(sold.at(at), window, units);
    if (marked?.[day - from] === 1) add(promoted.at(at), window, units);
    if (units <= 0) continue;
    outEverywhere[day - from] = 0;
    for (const [place, out] of outs.entries()) if (at < 0 || at === place) out[day - from] = 0;
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
    out: out ? daysIn(out) : NONE,
    marked:
      marked && isMarked
        ? { promoted: upTo(promoted.at(at) ?? noneYet()), days: daysIn(out ? withoutThose(marked, out) : marked) }
        : null,
  });
  return [
    told(WHOLE_SHOP, -1, outEverywhere, firstOf(observed)),
    ...ids.map((locationId, at) => told(locationId, at, outs[at], observed[at] ?? null)),
  ];
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

/** Of days of which the last is today, those in each window that are 1. */
function daysIn(days: Uint8Array) {
  const first = days.indexOf(1);
  if (first < 0) return NONE;
  const sums = noneYet();
  for (let day = first; day < days.length; day++)
    if (days[day] === 1) add(sums, WINDOW_OF[days.length - 1 - day] ?? 0, 1);
  return upTo(sums);
}

const withoutThose = (days: Uint8Array, others: Uint8Array) => days.map((one, day) => (others[day] === 1 ? 0 : one));

/** 1 on days from `from` up to `today` on which nothing was there all day: observed days, and the gaps after them. `seen` goes by day. */
function daysOut(seen: Observation[], from: number, today: number) {
  const out = new Uint8Array(Math.max(0, today - from + 1));
  let wasNone = false;
  for (let at = 0; at < seen.length; at++) {
    const that = seen[at];
    if (!that) continue;
    if (wasNone && that.day >= from && isNone(that.maxAvailable)) out[that.day - from] = 1;
    wasNone = isNone(that.lastAvailable);
    const next = seen[at + 1]?.day ?? today + 1;
    if (wasNone) out.fill(1, Math.max(0, that.day + 1 - from), Math.max(0, next - from));
  }
  return out;
}

const isNone = (available: number | null) => available !== null && available <= 0;

/** 1 on days that are 1 in all of them; none where there are none. */
function allOf([first, ...others]: Uint8Array[], count: number) {
  const all = first?.slice() ?? new Uint8Array(count);
  for (const other of others)
    for (let day = all.indexOf(1); day >= 0; day = all.indexOf(1, day + 1)) all[day] = other[day] ?? 0;
  return all;
}

function firstOf(days: (number | null)[]) {
  const known = days.filter((day) => day !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
