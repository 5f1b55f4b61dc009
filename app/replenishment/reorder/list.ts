import { isForSale } from "../../catalog/product-status";
import { WHOLE_SHOP } from "../../sql/zeros";
import { ANY_DAY, type OrderDays } from "../../suppliers/calendar/order-days-sql";
import { type PriceBreak, unitCostAt } from "../../suppliers/costs/price-breaks";
import type { Overview } from "../overviews/overview";
import { searchText } from "../overviews/search";
import type { StockAt } from "../overviews/stock-at";
import { lastDayWithoutSafety, orderByDay, stockOutDay } from "../plans/steps/cover-sql";
import { STANDINGS } from "../plans/steps/standing-sql";

/** Tabs of the Reorder page; "all" is every variant. */
export const REORDER_TABS = [...STANDINGS, "all"] as const;
export type ReorderTab = (typeof REORDER_TABS)[number];

/** What stands first: what is worth most, what runs out first, or by title. */
const REORDER_SORTS = ["worth", "cover", "title"] as const;
export type ReorderSort = (typeof REORDER_SORTS)[number];

/**
 * What the address asks for. Location 0 is the whole shop; supplier null is every one, 0 those without. Without a text, a vendor,
 * a product type or a sort it is the whole tab, what is worth most first.
 */
export type ReorderFilter = {
  tab: ReorderTab;
  location: number;
  supplier: number | null;
  text?: string;
  vendor?: string;
  type?: string;
  sort?: ReorderSort;
};

/** Whether it holds a part of its tab only, which nothing has counted. */
export const isNarrowed = ({ text, vendor, type }: ReorderFilter) => Boolean(text || vendor || type);

/**
 * A variant to order, as it stands at one location or in the whole shop: what is drawn of it. What is suggested is one
 * order for all of it.
 */
export type ListedLine = Dated &
  Pick<
    Overview,
    | ("variantId" | "productTitle" | "variantTitle" | "sku" | "imageUrl" | "supplierId")
    | ("incoming" | "trend" | "risk" | "suggested" | "heldBack" | "casePack" | "unitCost")
  > & {
    /** What its supplier asks for one of few, and from which quantity on less. */
    prices: Prices;
    /** Units of what is on its way that stand on drafts of orders: nobody has ordered them yet. */
    drafted: number;
    /** The location's share of what is suggested, in units; null of the whole shop. */
    share: number | null;
    /** Of a location's line: as the whole shop stands, which is what it is ordered by. */
    whole?: Dated;
    /** Of what is to be moved only. */
    stock: StockAt[];
  };

export type Prices = { unitCost: number | null; priceBreaks: PriceBreak[] };

/** What one costs where so many are ordered, in minor units; null: not known. */
export const costOfOne = ({ unitCost, prices }: { unitCost: number | null; prices: Prices }, quantity: number) =>
  unitCostAt(prices.unitCost === null && prices.priceBreaks.length === 0 ? { ...prices, unitCost } : prices, quantity);

/** What the days of an order follow from. */
export type Dated = Pick<
  Overview,
  | ("status" | "standing" | "sellOut")
  | ("available" | "cover" | "leadTimeDays" | "position" | "reorderPoint" | "velocity")
>;

/**
 * By when to order, and the last day without safety stock; in days since 1970-01-01. Null where there is none: not
 * sold, not tracked, or a rule says that it is never reordered.
 */
export function orderDaysOf(line: Dated, today: number, days: OrderDays = ANY_DAY) {
  const isOrdered = isForSale(line.status) && !line.sellOut && line.standing !== "excluded";
  if (line.available === null || !isOrdered) return { orderBy: null, last: null };
  return {
    orderBy: orderByDay(line, today, days),
    last: lastDayWithoutSafety(stockOutDay(today, line.cover), line.leadTimeDays, days),
  };
}

/**
 * What of a supplier's is to order now: all of it, on whichever page. `lines`: those that are ordered without being typed, with
 * `units` and `cost`, in minor units of its currency; the minimum order of the others would last for years.
 */
export type SupplierToOrderFrom = {
  supplierId: number;
  name: string;
  currency: string;
  minimumValue: number | null;
  /** When it takes orders. */
  orderDays: OrderDays;
  low: number;
  lines: number;
  units: number;
  cost: number;
  withoutCost: number;
};

export function filterIn(search: URLSearchParams): ReorderFilter {
  const tab = REORDER_TABS.find((each) => each === search.get("tab")) ?? "low";
  // Every variant is kept for the whole shop only: what stands at a location is known by its standing there.
  const location = tab === "all" ? 0 : (wholeNumber(search.get("location")) ?? 0);
  const text = searchText(search.get("q"));
  const [vendor, type] = ["vendor", "type"].map((name) => search.get(name)?.slice(0, LONGEST_NAME));
  const sort = REORDER_SORTS.find((each) => each === search.get("sort"));
  return {
    ...{ tab, location, supplier: wholeNumber(search.get("supplier")) },
    ...(text && { text }),
    ...(vendor && { vendor }),
    ...(type && { type }),
    ...(sort && sort !== "worth" && { sort }),
  };
}

const LONGEST_NAME = 255;

export function addressOf({ tab, location, supplier, text, vendor, type, sort }: ReorderFilter) {
  const search = new URLSearchParams({
    ...(tab !== "low" && { tab }),
    ...(location !== WHOLE_SHOP && tab !== "all" && { location: String(location) }),
    ...(supplier !== null && { supplier: String(supplier) }),
    ...(text && { q: text }),
    ...(vendor && { vendor }),
    ...(type && { type }),
    ...(sort && sort !== "worth" && { sort }),
  });
  return search.size ? `/reorder?${search}` : "/reorder";
}

type SupplierGroup<Line> = { supplierId: number; lines: Line[] };

/** Lines of one supplier together, the supplier of the first line first. */
export function bySupplier<Line extends { supplierId: number }>(lines: Line[]): SupplierGroup<Line>[] {
  const groups = new Map<number, Line[]>();
  for (const line of lines) groups.set(line.supplierId, [...(groups.get(line.supplierId) ?? []), line]);
  return [...groups].map(([supplierId, lines]) => ({ supplierId, lines }));
}

const wholeNumber = (text: string | null) => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null);
