import { dayOf } from "./calendar";
import { emptyDays } from "./days";
import type { Level } from "./levels";
import { type Sale, salesIn, UNASSIGNED } from "./sales";
import type { Variant, World } from "./world";

/** By what the shop plans, as the product's rules of the simple method name it. */
export interface Planning {
  windowDays: number;
  leadTimeDays: number;
  safetyDays: number;
  /** No sale is known from before that day. */
  salesFromDay: number;
}

/** What is unlisted is sold by its direct link. */
const FOR_SALE = new Set(["active", "unlisted"]);

/** The reorder point of what has none: nothing is as low as that. */
const NONE = -1;

/** How a variant stands at a place. */
export interface Stand {
  variantId: number;
  place: number;
  available: number;
  /** Units sold within the window, and the days of it in stock: their quotient is the velocity. */
  units: number;
  days: number;
  reorderPoint: number;
  /** Available ≤ reorder point, and the product is for sale. */
  low: boolean;
}

/** Every variant at every active location that stocks it. */
export function standsIn(world: World, planning: Planning, now: number): Stand[] {
  const sales = groupedBy(salesIn(world), ({ variantId }) => variantId);
  const levels = groupedBy([...world.levels.values()], ({ itemId }) => itemId);
  const today = dayOf(now, world.timeZone);
  return [...world.variants.values()].flatMap((variant) =>
    standsOf(world, planning, today, variant, levels.get(variant.itemId) ?? [], sales.get(variant.id) ?? []),
  );
}

function standsOf(world: World, planning: Planning, today: number, variant: Variant, levels: Level[], sales: Sale[]) {
  if (!variant.tracked) return [];
  const stocked = levels.filter((level) => level.connected && world.locations.get(level.locationId));
  const from = firstDay(world, planning, today, variant, sales);
  const stocksIt = (place: number) => stocked.some(({ locationId }) => locationId === place);
  // What was sold where it is not stocked belongs to where it is, as if nobody had been told where.
  const known = sales
    .filter(({ day }) => day >= from && day <= today)
    .map((sale) => (stocksIt(sale.place) ? sale : { ...sale, place: UNASSIGNED }));
  const soldAt = (place: number, days: number) =>
    sum(known.filter((sale) => sale.place === place && sale.day > today - days).map(({ units }) => units));
  const soldWhereStocked = sum(stocked.map(({ locationId }) => soldAt(locationId, 90)));

  return stocked.map(({ locationId: place, available, seen }): Stand => {
    const share = soldWhereStocked > 0 ? soldAt(place, 90) / soldWhereStocked : 1 / stocked.length;
    const units = soldAt(place, planning.windowDays) + soldAt(UNASSIGNED, planning.windowDays) * share;
    const sold = new Set(
      known.filter((sale) => sale.place === place || sale.place === UNASSIGNED).map(({ day }) => day),
    );
    const empty = variant.continuesSelling ? [] : [...emptyDays(seen, world.timeZone, from, today)];
    const out = empty.filter((day) => day > today - planning.windowDays && !sold.has(day)).length;
    const days = Math.max(0, Math.min(planning.windowDays, today - from + 1) - out);
    const reorderPoint = reorderPointOf(units, days, planning);
    const forSale = FOR_SALE.has(world.products.get(variant.productId) ?? "");
    return {
      variantId: variant.id,
      place,
      available,
      units,
      days,
      reorderPoint,
      low: forSale && reorderPoint !== NONE && available <= reorderPoint,
    };
  });
}

/**
 * ⌈velocity × lead time + safety stock⌉, where the safety stock is velocity × safety days. A hair is not a unit. What does
 * not sell has none.
 */
function reorderPointOf(units: number, days: number, { leadTimeDays, safetyDays }: Planning) {
  if (days === 0 || units <= 0) return NONE;
  return Math.ceil((units * leadTimeDays) / days + (units * safetyDays) / days - 1e-9);
}

/** Since when its sales are known: its creation or its first sale, never before the shop's, never longer than a year. */
function firstDay(world: World, { salesFromDay }: Planning, today: number, variant: Variant, sales: Sale[]) {
  const born = dayOf(variant.createdAt, world.timeZone);
  const firstSale = Math.min(today, ...sales.filter(({ units }) => units > 0).map(({ day }) => day));
  return Math.max(salesFromDay, Math.min(born, firstSale), today - 364);
}

function groupedBy<Item>(items: Item[], keyOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
