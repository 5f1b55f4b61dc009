import type { Observation } from "../../demand/availability";
import { type DaySale, type DemandHistory, demandDays } from "../../demand/demand-days";
import { meanBefore, NAIVE_DAYS } from "../../demand/engine/accuracy";
import { engineDay } from "../../demand/engine/day";
import { trustOn } from "../../demand/engine/trust";
import { horizonOf } from "../../demand/horizon";
import { goOn, MADE_BY, numbersOf, putInto, takenFrom } from "../../demand/kept/kept-course";
import { numbersIn, textOf } from "../../demand/kept/numbers-in-text";
import type { MarkedDays } from "../../demand/promotions/marked-days";
import { WHOLE_SHOP } from "../../sql/zeros";
import { DAYS_NEW } from "./days-new";
import type { ForecastAt } from "./forecast-at";
import type { DemandInput } from "./inputs.server";
import { forecastsKept, type KeptPlace, type ShopAsOf } from "./made";

/*
 * A variant's days as they are kept from one night to the next: the engine's numbers of the whole shop and of each place, and
 * what was sold and seen since its first day, so that a night reads of them what yesterday brought.
 */

/** As a row holds it. `untilDay`: the days before it are in it. */
export type Course = { variantId: number; untilDay: number; basis: string; days: string; numbers: string };

/**
 * It is gone on from for so many days, of which each night reads what they brought, and then made anew: most rows are
 * written once a week.
 */
export const DAYS_GONE_ON = 7;

/** A shop whose days are kept, `series` saying which going through of them. */
export type KeptShop = ShopAsOf & { asOfDay: number; series: number };

type Input = Pick<DemandInput, "history" | "settings" | "variantId" | "inventoryItemId">;

/**
 * What a course follows from besides the shop's evenings, the sales and the observations: were it another, all would be another.
 * What is forecast from it, by which chance and for a lead time how sure, is asked for each time.
 */
function basisOf({ history, settings, inventoryItemId }: Input, series: number, untilDay: number) {
  const { fromDay, neverOut, promotions } = history;
  const horizons = horizonsOf({ history, settings });
  const marked = stretchesIn(promotions, fromDay, untilDay);
  return JSON.stringify({ series, madeBy: MADE_BY, inventoryItemId, fromDay, neverOut, horizons, marked });
}

/** SQL: whether a course could not run out, as its basis says. */
export const neverOutIn = (course: string) => `${course}.basis->>'neverOut'`;

/** Marked days of those from `fromDay` to before `untilDay`, as they follow each other: from, to, from, to. */
function stretchesIn(promotions: MarkedDays[], fromDay: number, untilDay: number) {
  const ends: number[] = [];
  for (const { fromDay: first, toDay: last } of [...promotions].sort((a, b) => a.fromDay - b.fromDay)) {
    const [from, to] = [Math.max(first, fromDay), Math.min(last, untilDay - 1)];
    if (from > to) continue;
    const until = ends.at(-1);
    if (until !== undefined && from <= until + 1) ends[ends.length - 1] = Math.max(until, to);
    else ends.push(from, to);
  }
  return ends;
}

/** What is to be kept of a variant that was forecast from its days; null where it cannot go on from there. */
export function courseFromDays(input: Input, kept: KeptPlace[], { asOfDay, series }: KeptShop): Course | null {
  const { history } = input;
  const places = history.places.length;
  if (kept.length !== 1 + places || kept.some(({ begins }) => begins) || isShared(history, history.sales)) return null;
  return courseUpTo(asOfDay, input, kept, series);
}

const courseUpTo = (untilDay: number, input: Input, kept: KeptPlace[], series: number): Course => ({
  ...{ variantId: input.variantId, untilDay, basis: basisOf(input, series, untilDay) },
  ...{ days: daysInText(input.history, untilDay), numbers: textOfPlaces(kept) },
});

/** Where some sold nowhere in particular they are spread over the places by what sold lately, on all days anew each night. */
const isShared = ({ places }: DemandHistory, sales: DaySale[]) =>
  places.length > 1 && sales.some(({ locationId: sold }) => !places.some(({ locationId }) => locationId === sold));

export type GoneOn = {
  variantId: number;
  history: DemandHistory;
  forecasts: ForecastAt[];
  told: ArrayLike<number>;
  /** To be kept: where it was made from the days, or what went on is kept, too. */
  course: Course | null;
};

/**
 * The forecasts of a variant by its course and the days since. `input` tells of what was sold and seen on the last `DAYS_GONE_ON` days
 * alone. Undefined where the course does not hold, and the days must be asked for.
 */
export function goneOn(
  input: DemandInput,
  course: Course | undefined,
  shop: KeptShop,
  keepsOn = false,
): GoneOn | undefined {
  const { asOfDay, series } = shop;
  const { variantId, settings } = input;
  const { fromDay } = input.history;
  if (!course || course.untilDay > asOfDay || course.untilDay < asOfDay - DAYS_GONE_ON) return undefined;
  if (course.basis !== basisOf(input, series, course.untilDay)) return undefined;
  if (input.launched && asOfDay - fromDay < DAYS_NEW) return undefined;
  const late = input.history.sales.filter(({ day }) => day >= course.untilDay);
  if (isShared(input.history, late)) return undefined;
  const history = joined(input.history, course, late);
  if (!history.sales.some(({ day, units }) => day < asOfDay && units !== 0) || soldBefore(history, asOfDay) === 0)
    return undefined;
  const numbers = numbersIn(course.numbers);
  if (numbers.length !== sizeOf(horizonsOf(input))) return undefined;
  const kept = placesIn(numbers, input);
  goOnByDays(kept, history, late, course.untilDay, shop);
  if (input.similar && (kept[0]?.course.memory.inStockDays ?? 0) < DAYS_NEW) return undefined;
  const on = keepsOn && isNewSince(input.history, course.untilDay, asOfDay);
  return {
    ...{ variantId, history, ...forecastsKept(kept, settings, asOfDay) },
    course: on ? courseUpTo(asOfDay, { ...input, history }, kept, series) : null,
  };
}

/** Whether something was sold or seen from that day on, before today. */
function isNewSince({ sales, places }: DemandHistory, fromDay: number, today: number) {
  const isNew = ({ day }: { day: number }) => day >= fromDay && day < today;
  return sales.some(isNew) || places.some(({ seen }) => seen.some(isNew));
}

function soldBefore({ sales }: DemandHistory, today: number) {
  let sold = 0;
  for (const { day, units } of sales) if (day < today) sold += units;
  return sold;
}

/** The days from that one to before `asOfDay`, each as the engine takes it in at each place. */
function goOnByDays(
  kept: KeptPlace[],
  history: DemandHistory,
  late: DaySale[],
  fromDay: number,
  { asOfDay, paces, trust }: KeptShop,
) {
  if (fromDay === asOfDay) return;
  const days = demandDays({ ...history, fromDay, today: asOfDay, sales: late });
  const first = paces.sold.length - (asOfDay - fromDay);
  const today = engineDay(0, 0, 0, 0);
  const lagging = { shopSold: 0, pace: 0 };
  for (const [at, place] of kept.entries()) {
    const { course, locationId } = place;
    const there = days[at];
    if (!there) throw new Error("A place has no days.");
    for (let day = 0; day < there.units.length; day++) {
      const evening = first + day;
      const ago = evening - course.memory.errors.horizonDays;
      today.units = there.units[day] ?? 0;
      today.availability = there.availability[day] ?? 0;
      today.shopSold = paces.sold[evening] ?? 0;
      today.pace = paces.paces[evening] ?? 0;
      lagging.shopSold = paces.sold[ago] ?? 0;
      lagging.pace = paces.paces[ago] ?? 0;
      const naive = () => naiveOf(history, locationId, fromDay + day + 1);
      goOn(course, today, lagging, trustOn(trust, evening), naive);
    }
    place.promotionDays += there.promotionDays;
  }
}

function naiveOf({ fromDay, sales, places }: DemandHistory, locationId: number, before: number) {
  const from = Math.max(fromDay, before - NAIVE_DAYS);
  const units = new Float64Array(before - from);
  const isAll = locationId === WHOLE_SHOP || places.length === 1;
  for (const sale of sales)
    if (sale.day >= from && sale.day < before && (isAll || sale.locationId === locationId))
      units[sale.day - from] = (units[sale.day - from] ?? 0) + sale.units;
  return meanBefore(units, units.length);
}

function textOfPlaces(kept: KeptPlace[]) {
  const numbers = new Float64Array(sizeOf(kept.map(({ course }) => course.memory.errors)));
  let from = 0;
  for (const { promotionDays, course } of kept) {
    numbers[from] = promotionDays;
    putInto(numbers, from + 1, course);
    from += 1 + numbersOf(course.memory.errors.horizonDays);
  }
  return textOf(numbers);
}

const sizeOf = (horizons: { horizonDays: number }[]) =>
  horizons.reduce((sum, { horizonDays }) => sum + 1 + numbersOf(horizonDays), 0);

/** The whole shop and its places, as they follow each other in what is kept. */
const horizonsOf = ({ history, settings }: Pick<Input, "history" | "settings">) =>
  [WHOLE_SHOP, ...history.places.map(({ locationId }) => locationId)].flatMap((locationId) => {
    const there = settings[locationId];
    return there ? [{ locationId, horizonDays: horizonOf(there) }] : [];
  });

function placesIn(numbers: Float64Array, input: Input): KeptPlace[] {
  let from = 0;
  return horizonsOf(input).map(({ locationId, horizonDays }) => {
    const promotionDays = numbers[from] ?? 0;
    const course = takenFrom(numbers, from + 1, horizonDays);
    from += 1 + numbersOf(horizonDays);
    return { locationId, promotionDays, course, begins: false };
  });
}

/** What was sold and seen before that day, of sales and then of each place; days are counted from the first. */
function daysInText({ fromDay, sales, places }: DemandHistory, before: number) {
  const sold: number[] = [];
  for (const { day, locationId, units } of sales)
    if (day >= fromDay && day < before) sold.push(day - fromDay, locationId, units);
  const seen = places.map((place) => {
    const each: (number | null)[] = [];
    for (const { day, maxAvailable, lastAvailable } of place.seen)
      if (day < before) each.push(day - fromDay, maxAvailable, lastAvailable);
    return each;
  });
  return JSON.stringify([sold, ...seen]);
}

/** What is kept of the days, and after it what is told of those since. */
function joined(history: DemandHistory, { days, untilDay }: Course, late: DaySale[]): DemandHistory {
  const [sold = [], ...seen]: (number | null)[][] = JSON.parse(days);
  const { fromDay } = history;
  const sales: DaySale[] = [];
  for (let at = 0; at < sold.length; at += 3)
    sales.push({ day: fromDay + (sold[at] ?? 0), locationId: sold[at + 1] ?? 0, units: sold[at + 2] ?? 0 });
  sales.push(...late);
  const places = history.places.map(({ locationId, seen: since }, place) => {
    const before = seen[place] ?? [];
    const all: Observation[] = [];
    for (let at = 0; at < before.length; at += 3)
      all.push({
        ...{ day: fromDay + (before[at] ?? 0), maxAvailable: before[at + 1] ?? null },
        lastAvailable: before[at + 2] ?? null,
      });
    for (const observation of since) if (observation.day >= untilDay) all.push(observation);
    return { locationId, seen: all };
  });
  return { ...history, sales, places };
}
