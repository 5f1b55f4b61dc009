import { availabilityOf, type DayState, dayStates, type Observation, shopDayStates } from "./availability";

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
  sales: DaySale[];
  places: { locationId: number; seen: Observation[] }[];
};

/** `sold`: in all. */
export type PlaceDays = { locationId: number; units: number[]; availability: number[]; sold: number };

/**
 * Daily buckets up to yesterday, the oldest first: of the whole shop (location 0) and of each place. What sold nobody
 * knows where is spread over the places by their share of the last 90 days, equally where nothing else sold.
 */
export function demandDays({ fromDay, today, neverOut, sales, places }: DemandHistory): PlaceDays[] {
  const count = Math.min(DAYS_OF_DEMAND, Math.max(0, today - fromDay));
  const start = today - count;
  const unitsWhere = (at: (locationId: number) => boolean) => {
    const units = new Array<number>(count).fill(0);
    for (const sale of sales)
      if (sale.day >= start && sale.day < today && at(sale.locationId))
        units[sale.day - start] = (units[sale.day - start] ?? 0) + sale.units;
    return units;
  };
  const unassigned = unitsWhere((locationId) => locationId === 0);
  const own = places.map((place) => unitsWhere((locationId) => locationId === place.locationId));
  const recent = own.map((units) => sum(units.slice(-DAYS_OF_SHARE)));
  const states = places.map(({ seen }) => (neverOut ? [] : dayStates(seen, start, count)));
  const asDays = (locationId: number, units: number[], stock: DayState[], soldOn: number[]): PlaceDays => ({
    locationId,
    units,
    availability: units.map((_, day) =>
      availabilityOf(neverOut ? "stocked" : (stock[day] ?? "stocked"), (soldOn[day] ?? 0) > 0),
    ),
    sold: sum(units),
  });
  const all = unitsWhere(() => true);
  return [
    asDays(0, all, neverOut ? [] : shopDayStates(states, count), all),
    ...places.map(({ locationId }, index) => {
      const here = own[index] ?? [];
      const part = sum(recent) > 0 ? (recent[index] ?? 0) / sum(recent) : 1 / places.length;
      const soldOn = here.map((units, day) => units + (unassigned[day] ?? 0));
      return asDays(
        locationId,
        here.map((units, day) => units + (unassigned[day] ?? 0) * part),
        states[index] ?? [],
        soldOn,
      );
    }),
  ];
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
