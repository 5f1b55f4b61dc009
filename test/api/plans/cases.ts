import { oneOf, type Random, upTo } from "../../support/random";
import {
  type Case,
  type Forecast,
  type Place,
  type Promotion,
  type Rule,
  type ShopCase,
  type Term,
  TODAY,
  WINDOWS,
} from "./model";

const perhaps = <Item>(random: Random, chance: number, make: () => Item) => (random() < chance ? make() : null);
const many = <Item>(count: number, make: (n: number) => Item) => Array.from({ length: count }, (_, n) => make(n));

export const TYPES = ["Mugs", "Étuis", "Kettles", ""] as const;
export const VENDORS = ["Acme", "Bolt", "Crûx", ""] as const;

export const randomShop = (random: Random): ShopCase => ({
  salesFromDay: TODAY - oneOf(random, [400, 365, 200, 60, 5]),
  window: oneOf(random, WINDOWS),
  base: { ...randomRule(random, 0.3), ...(random() < 0.5 ? {} : { velocity: undefined, reorder_point: undefined }) },
  suppliers: many(3, (n) => ({
    id: n + 1,
    archived: random() < 0.2,
    foreign: random() < 0.3,
    rule: randomRule(random, 0.3),
    vendor: VENDORS[n] ?? "",
  })),
  promotions: many(upTo(random, 10), () => randomPromotion(random)),
  products: Object.fromEntries(many(8, (n) => [n + 1, random() < 0.5 ? {} : randomRule(random, 0.2)])),
});

function randomPromotion(random: Random): Promotion {
  const level = oneOf(random, ["shop", "vendor", "product_type", "product", "product", "variant", "variant"] as const);
  const from = TODAY + 3 - upTo(random, oneOf(random, [10, 60, 400])) + upTo(random, oneOf(random, [0, 0, 30, 90]));
  const subject = level === "shop" ? 0 : 1 + upTo(random, level === "vendor" || level === "product_type" ? 2 : 7);
  const percent = perhaps(random, 0.6, () => oneOf(random, [100, 133, 200, 200, 450]));
  return { level, subject, percent, from, to: from + upTo(random, 30) };
}

export function randomCase(
  random: Random,
  id: number,
  locations: { id: number; active: boolean; leftOut: boolean }[],
): Case {
  const stocks = locations.filter(() => random() < 0.7);
  const places = stocks.map((location) => randomPlace(random, location));
  const stocking = places.filter(({ active, leftOut, available }) => active && !leftOut && available !== null);
  const reach = oneOf(random, [10, 40, 100, 390]);
  const sales = new Map(
    many(upTo(random, 25), () => ({
      day: TODAY - upTo(random, reach),
      location: oneOf(random, [0, 0, 1, 2, 3, 4]),
      units: oneOf(random, [0, 1, 2, 7, 40]),
    })).map((sale) => [`${sale.day}/${sale.location}`, sale]),
  );
  return {
    id,
    createdDay: perhaps(random, 0.8, () => TODAY - upTo(random, 400)),
    continuesSelling: random() < 0.1,
    product: randomProduct(random),
    price: perhaps(random, 0.8, () => upTo(random, 5000)),
    cost: perhaps(random, 0.5, () => upTo(random, 2000)),
    places,
    sales: random() < 0.1 ? [] : [...sales.values()],
    own: random() < 0.5 ? {} : randomRule(random, 0.3),
    here: Object.fromEntries(
      locations.filter(() => random() < 0.25).map((location) => [location.id, randomRule(random, 0.4)]),
    ),
    terms: randomTerms(random),
    snoozedUntil: perhaps(random, 0.15, () => TODAY - 2 + upTo(random, 4)),
    // Now and then of a place that has stopped stocking it, since they were made.
    forecasts: [0, ...(random() < 0.7 ? stocking : locations).map(({ id }) => id)]
      .filter(() => random() < 0.6)
      .map((location) => randomForecast(random, location)),
  };
}

function randomProduct(random: Random) {
  const id = 1 + upTo(random, 7);
  const vendor = VENDORS[id % VENDORS.length] ?? "";
  // Each vendor has products of two types.
  const type = TYPES[(id >> 1) % TYPES.length] ?? "";
  return { id, sold: id !== 8, vendor: id > 4 ? vendor.toUpperCase() : vendor, type };
}

function randomTerms(random: Random): Term[] {
  const preferred = upTo(random, 5);
  return [1, 2, 3]
    .filter((supplier) => supplier === preferred || random() < 0.3)
    .map((supplier) => ({
      supplier,
      preferred: supplier === preferred,
      unitCost: perhaps(random, 0.7, () => upTo(random, 900)),
      rule: {
        ...(random() < 0.5 && { lead_time_days: upTo(random, 60) }),
        ...(random() < 0.5 && { minimum_order: 1 + upTo(random, 60) }),
        ...(random() < 0.5 && { case_pack: 1 + upTo(random, 24) }),
      },
    }));
}

function randomForecast(random: Random, location: number): Forecast {
  const rate = oneOf(random, [0, 0.0123, 0.5, 3.1234, 40.25]);
  const [leadTimeDays, reviewDays] = [upTo(random, 40), upTo(random, 14)];
  const mean = rate * (leadTimeDays + reviewDays);
  const variance = mean * (1 + 4 * random()) + 0.01;
  const reorderLevel = rate === 0 ? 0 : Math.ceil(mean + 2 * Math.sqrt(variance) * random());
  return { location, rate, leadTimeDays, reviewDays, variance, reorderLevel };
}

/** Each field with that chance. */
function randomRule(random: Random, chance: number): Rule {
  const decided = {
    lead_time_days: upTo(random, 60),
    cover_days: upTo(random, 60),
    safety_days: upTo(random, 14),
    safety_stock: upTo(random, 30),
    minimum_order: 1 + upTo(random, 40),
    case_pack: 1 + upTo(random, 12),
    velocity: oneOf(random, [0, 0.5, 5, 3.25]),
    reorder_point: upTo(random, 50),
    active: Number(random() < 0.8),
    sell_out: Number(random() < 0.3),
    method: oneOf(random, ["simple", "engine"] as const),
    review_days: upTo(random, 21),
  };
  return Object.fromEntries(Object.entries(decided).filter(([field]) => random() < (TYPED.has(field) ? 0.1 : chance)));
}

/** What makes the method simple, or overrules it, is rarer, so that the engine has its turn. */
const TYPED = new Set(["safety_stock", "velocity", "reorder_point"]);

function randomPlace(random: Random, location: { id: number; active: boolean; leftOut: boolean }): Place {
  const reach = oneOf(random, [5, 60, 380]);
  const days = new Set(many(upTo(random, 12), () => TODAY - upTo(random, reach)));
  const observed = [...days].map((day) => {
    const last = random() < 0.1 ? null : oneOf(random, [-2, 0, 0, 0, 3, 12]);
    const max = last === null || random() < 0.05 ? null : Math.max(last, oneOf(random, [0, 0, 5]));
    return { day, max, last };
  });
  return {
    ...location,
    available: random() < 0.1 ? null : upTo(random, 60) - 5,
    incoming: random() < 0.3 ? upTo(random, 20) : 0,
    observed,
  };
}
