/** What a plan should say, written from the product's rules and DELIVERIES alone: plain loops over days, no SQL. */
export const TODAY = 20_000;
export const WINDOWS = [7, 14, 30, 60, 90, 180, 365] as const;

export interface Place {
  id: number;
  active: boolean;
  available: number | null;
  incoming: number;
  observed: { day: number; max: number | null; last: number | null }[];
}

export interface Rule {
  leadTimeDays: number | null;
  safetyDays: number | null;
  safetyStock: number | null;
  velocity: number | null;
  reorderPoint: number | null;
}

export interface Case {
  id: number;
  createdDay: number | null;
  continuesSelling: boolean;
  watched: boolean;
  places: Place[];
  /** location 0: Shopify does not say where. */
  sales: { day: number; location: number; units: number }[];
  own: Rule;
}

export interface ShopCase {
  salesFromDay: number;
  window: number;
  base: Rule;
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

/** The expected plan of each place, and of the whole shop as place 0. */
export function expectedPlans(shop: ShopCase, variant: Case) {
  const stocked = variant.places.filter((place) => place.active && place.available !== null);
  const fromDay = firstDay(shop, variant);
  const known = TODAY - fromDay + 1;
  const sold = (location: number | "all", window: number) =>
    sum(
      variant.sales
        .filter(({ day }) => day >= fromDay && day > TODAY - window && day <= TODAY)
        .filter((sale) => location === "all" || sale.location === location)
        .map(({ units }) => units),
    );
  const soldHere = sum(stocked.map((place) => sold(place.id, 90)));
  const share = (place: Place) => (soldHere > 0 ? sold(place.id, 90) / soldHere : 1 / stocked.length);
  const sellsOn = (day: number, at: (location: number) => boolean) =>
    variant.sales.some((sale) => sale.day === day && sale.units > 0 && at(sale.location));
  const days = Array.from({ length: known }, (_, n) => fromDay + n);
  const isBare = (place: Place, day: number) => !variant.continuesSelling && wasBare(place, day);
  const outOf = (place: Place) =>
    days.filter((day) => isBare(place, day) && !sellsOn(day, (location) => location === place.id || location === 0));
  const allOut = days.filter(
    (day) => stocked.length > 0 && stocked.every((place) => isBare(place, day)) && !sellsOn(day, () => true),
  );

  const plan = (place: Place | null) => {
    const times = place ? 1 : Math.max(stocked.length, 1);
    const part = place ? share(place) : 1;
    const out = place ? outOf(place) : allOut;
    const units = (window: number) => (place ? sold(place.id, window) + sold(0, window) * part : sold("all", window));
    const daysIn = (window: number) =>
      Math.max(0, Math.min(window, known) - out.filter((day) => day > TODAY - window).length);
    const manual = variant.own.velocity;
    const pace =
      manual === null ? { units: units(shop.window), days: daysIn(shop.window) } : { units: manual * part, days: 1 };
    const expected = (count: number) => (pace.days === 0 ? 0 : (pace.units * count) / pace.days);
    const inUnits = variant.own.safetyStock ?? shop.base.safetyStock;
    const safety = inUnits === null ? expected(variant.own.safetyDays ?? shop.base.safetyDays ?? 0) : inUnits * times;
    const lead = variant.own.leadTimeDays ?? shop.base.leadTimeDays ?? 0;
    const computed = Math.max(0, Math.ceil(expected(lead) + safety - 1e-9));
    const reorderPoint = variant.own.reorderPoint === null ? computed : variant.own.reorderPoint * times;
    const available = place ? place.available : stocked.length ? sum(stocked.map((each) => each.available ?? 0)) : null;
    const incoming = place ? place.incoming : sum(variant.places.map((each) => each.incoming));
    const position = (available ?? 0) + incoming;
    const velocity = expected(1);
    const seen = (place ? [place] : stocked).flatMap((each) => each.observed.map(({ day }) => day));
    return {
      location_id: place?.id ?? 0,
      available,
      incoming,
      position,
      units: WINDOWS.map(units),
      days: WINDOWS.map(daysIn),
      known_days: known,
      unobserved_days: variant.continuesSelling || !seen.length ? known : Math.max(0, Math.min(...seen) - fromDay),
      velocity,
      safety_stock: safety,
      reorder_point: reorderPoint,
      cover: velocity <= 0 ? 1e9 : (available ?? 0) <= 0 ? 0 : Math.min(1e9, (available ?? 0) / velocity),
      low: Number(variant.watched && available !== null && position <= reorderPoint),
    };
  };
  const there = stocked.map(plan).sort((a, b) => a.location_id - b.location_id);
  return [{ ...plan(null), low: Math.max(0, ...there.map(({ low }) => low)) }, ...there];
}

function firstDay({ salesFromDay }: ShopCase, { createdDay, sales }: Case) {
  const counted = sales.filter(({ units }) => units > 0).map(({ day }) => day);
  return Math.max(
    salesFromDay,
    Math.min(createdDay ?? salesFromDay, ...(counted.length ? counted : [TODAY])),
    TODAY - 364,
  );
}

/** Was there nothing all day, by what was seen that day and before it? */
function wasBare({ observed }: Place, day: number) {
  const before = observed.filter((each) => each.day < day).sort((a, b) => b.day - a.day)[0];
  const that = observed.find((each) => each.day === day);
  const none = (units: number | null | undefined) => typeof units === "number" && units <= 0;
  return none(before?.last) && (!that || none(that.max));
}
