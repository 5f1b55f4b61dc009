import { type Case, type Place, type Rule, type ShopCase, TODAY, WINDOWS } from "./model";

type Random = () => number;

const upTo = (random: Random, most: number) => Math.floor(random() * (most + 1));
const oneOf = <Item>(random: Random, items: readonly [Item, ...Item[]]) =>
  items[upTo(random, items.length - 1)] ?? items[0];
const perhaps = <Item>(random: Random, chance: number, make: () => Item) => (random() < chance ? make() : null);
const many = <Item>(count: number, make: (n: number) => Item) => Array.from({ length: count }, (_, n) => make(n));

export const randomShop = (random: Random): ShopCase => ({
  salesFromDay: TODAY - oneOf(random, [400, 365, 200, 60, 5]),
  window: oneOf(random, WINDOWS),
  base: {
    ...{ leadTimeDays: upTo(random, 30), safetyDays: upTo(random, 10) },
    safetyStock: perhaps(random, 0.3, () => upTo(random, 20)),
    ...{ velocity: null, reorderPoint: null },
  },
});

export function randomCase(random: Random, id: number, locations: { id: number; active: boolean }[]): Case {
  const stocks = locations.filter(() => random() < 0.7);
  const reach = oneOf(random, [10, 40, 100, 390]);
  const sales = new Map(
    many(upTo(random, 25), () => ({
      day: TODAY - upTo(random, reach),
      location: oneOf(random, [0, 0, 1, 2, 3]),
      units: oneOf(random, [0, 1, 2, 7, 40]),
    })).map((sale) => [`${sale.day}/${sale.location}`, sale]),
  );
  return {
    id,
    createdDay: perhaps(random, 0.8, () => TODAY - upTo(random, 400)),
    continuesSelling: random() < 0.1,
    watched: random() < 0.9,
    places: stocks.map((location) => randomPlace(random, location)),
    sales: [...sales.values()],
    own: random() < 0.5 ? NO_RULE : randomRule(random),
  };
}

const NO_RULE: Rule = { leadTimeDays: null, safetyDays: null, safetyStock: null, velocity: null, reorderPoint: null };

const randomRule = (random: Random): Rule => ({
  leadTimeDays: perhaps(random, 0.5, () => upTo(random, 60)),
  safetyDays: perhaps(random, 0.4, () => upTo(random, 14)),
  safetyStock: perhaps(random, 0.3, () => upTo(random, 30)),
  velocity: perhaps(random, 0.3, () => oneOf(random, [0, 0.5, 5, 3.25])),
  reorderPoint: perhaps(random, 0.2, () => upTo(random, 50)),
});

function randomPlace(random: Random, location: { id: number; active: boolean }): Place {
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
