import { availabilityOf, dayStates, type Observation, STOCKED, shopDayStates } from "./availability";
import { type MarkedDays, markedOf } from "./promotions/marked-days";

/** So many daily buckets are looked at. */
export const DAYS_OF_DEMAND = 400;
/** Over so many days a location's share of what sold is counted. */
const DAYS_OF_SHARE = 90;

/** Net units of a day at a location; 0: Shopify has not said where. */
export type DaySale = { day: number; locationId: number; units: number };

export type DemandHistory = {
  /** The first day on which it could sell and whose sales are known. */
  fromDay: number;
  /** Not counted in any more: its day is not over. */
  today: number;
  /** Not tracked, or goes on selling when there is none: never out of stock. */
  neverOut: boolean;
  /** Left out, as if it had been out of stock: what sells on them says nothing of other days. */
  promotions: MarkedDays[];
  sales: DaySale[];
  places: { locationId: number; seen: Observation[] }[];
};

/** `sold`: in all. `promotionDays`: those left out though it was in stock. */
export type PlaceDays = {
  locationId: number;
  units: Float64Array;
  availability: Float64Array;
  sold: number;
  promotionDays: number;
};

/**
 * Daily buckets up to yesterday, the oldest first: of the whole shop (location 0) and of each place. What sold nobody
 * knows where, or where it is not stocked (any more), is spread over the places by their share of the last 90 days,
 * equally where nothing else sold.
 */
export function demandDays({ fromDay, today, neverOut, promotions, sales, places }: DemandHistory): PlaceDays[] {
  const count = Math.min(DAYS_OF_DEMAND, Math.max(0, today - fromDay));
  const start = today - count;
  const all = new Float64Array(count);
  const unassigned = new Float64Array(count);
  const own = new Map(places.map(({ locationId }) => [locationId, new Float64Array(count)]));
  for (const { day, locationId, units } of sales) {
    if (day < start || day >= today) continue;
    add(all, day - start, units);
    add(own.get(locationId) ?? unassigned, day - start, units);
  }
  const marked = markedOf(promotions, start, count);
  const states = neverOut ? [] : places.map(({ seen }) => dayStates(seen, start, count));
  const recent = places.map(({ locationId }) => sum(own.get(locationId)?.subarray(-DAYS_OF_SHARE) ?? []));
  const soldRecently = sum(recent);
  const isAssigned = unassigned.every((units) => units === 0);
  return [
    placeDays(0, all, shopDayStates(states, count), all, marked),
    ...places.map(({ locationId }, index) => {
      const units = own.get(locationId) ?? new Float64Array(count);
      const part = soldRecently > 0 ? (recent[index] ?? 0) / soldRecently : 1 / places.length;
      const stock = states[index] ?? shopDayStates([], count);
      if (isAssigned) return placeDays(locationId, units, stock, units, marked);
      const soldOn = units.map((here, day) => here + (unassigned[day] ?? 0));
      const shared = units.map((here, day) => here + (unassigned[day] ?? 0) * part);
      return placeDays(locationId, shared, stock, soldOn, marked);
    }),
  ];
}

function placeDays(
  locationId: number,
  units: Float64Array,
  states: Uint8Array,
  soldOn: Float64Array,
  marked: Uint8Array,
): PlaceDays {
  const availability = new Float64Array(units.length);
  let promotionDays = 0;
  for (let day = 0; day < units.length; day++) {
    const available = availabilityOf(states[day] ?? STOCKED, (soldOn[day] ?? 0) > 0);
    if (marked[day] === 1) promotionDays += available > 0 ? 1 : 0;
    else availability[day] = available;
  }
  return { locationId, units, availability, sold: sum(units), promotionDays };
}

function add(days: Float64Array, index: number, units: number) {
  days[index] = (days[index] ?? 0) + units;
}

function sum(numbers: ArrayLike<number>) {
  let total = 0;
  for (let index = 0; index < numbers.length; index++) total += numbers[index] ?? 0;
  return total;
}
