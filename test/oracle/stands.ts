import { dayOf } from "./calendar";
import { blurredDays, daysSinceTurned, emptyDays } from "./days";
import type { Level } from "./levels";
import { type Sale, salesIn, UNASSIGNED } from "./sales";
import type { Variant, World } from "./world";

/** By what the shop plans, as the product's rules of the simple method name it. */
interface Planning {
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
  /** Position ≤ reorder point, and the product is for sale. */
  low: boolean;
}

/** Units on their way to a variant's place, as "variant/place". */
export type Arrivals = ReadonlyMap<string, number>;

/** What is told of a place's days in stock, as "variant/place": believed where nobody can know better, as far as it can be. */
type DaysTold = ReadonlyMap<string, number>;

/** Every variant at every active location that stocks it. */
export function standsIn(
  world: World,
  planning: Planning,
  now: number,
  arrivals: Arrivals = new Map(),
  told: DaysTold = new Map(),
): Stand[] {
  const sales = groupedBy(salesIn(world), ({ variantId }) => variantId);
  const levels = groupedBy([...world.levels.values()], ({ itemId }) => itemId);
  const today = dayOf(now, world.timeZone);
  return [...world.variants.values()].flatMap((variant) =>
    standsOf(
      ...([world, planning, today, variant, levels.get(variant.itemId) ?? []] as const),
      ...([sales.get(variant.id) ?? [], arrivals, told] as const),
    ),
  );
}

function standsOf(
  world: World,
  planning: Planning,
  today: number,
  variant: Variant,
  levels: Level[],
  sales: Sale[],
  arrivals: Arrivals,
  told: DaysTold,
) {
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

  return stocked.map(({ locationId: place, available, seen, turned }): Stand => {
    const share = soldWhereStocked > 0 ? soldAt(place, 90) / soldWhereStocked : 1 / stocked.length;
    const units = soldAt(place, planning.windowDays) + soldAt(UNASSIGNED, planning.windowDays) * share;
    const sold = new Set(
      known.filter((sale) => sale.place === place || sale.place === UNASSIGNED).map(({ day }) => day),
    );
    const first = Math.max(from, today - planning.windowDays + 1);
    const window = Array.from({ length: Math.max(0, today - first + 1) }, (_, n) => first + n);
    const empty = variant.continuesSelling ? new Set() : emptyDays(seen, world.timeZone, from, today);
    const blurred = variant.continuesSelling
      ? new Set()
      : new Set([
          ...blurredDays(seen, world.timeZone, world.zoneChanges),
          ...daysSinceTurned(turned, seen, world.timeZone, today),
        ]);
    const inStock = (day: number) => sold.has(day) || !empty.has(day);
    const least = window.filter((day) => inStock(day) && (sold.has(day) || !blurred.has(day))).length;
    const most = window.filter((day) => inStock(day) || blurred.has(day)).length;
    const counted = told.get(`${variant.id}/${place}`) ?? window.filter(inStock).length;
    const days = Math.min(most, Math.max(least, counted));
    const reorderPoint = reorderPointOf(units, days, planning);
    const position = available + (arrivals.get(`${variant.id}/${place}`) ?? 0);
    const forSale = FOR_SALE.has(world.products.get(variant.productId) ?? "");
    return {
      variantId: variant.id,
      place,
      available,
      units,
      days,
      reorderPoint,
      low: forSale && reorderPoint !== NONE && position <= reorderPoint,
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
