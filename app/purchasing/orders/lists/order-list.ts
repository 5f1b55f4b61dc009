import type { State } from "../purchase-order";

/**
 * Tabs of the list; what is being sent stands among all alone, since it is so for minutes. History is what was moved in from a
 * former system, and stands by itself.
 */
export const ORDER_TABS = [
  "all",
  "draft",
  "sent",
  "partial",
  "received",
  "late",
  "closed",
  "cancelled",
  "history",
] as const;
export type OrderTab = (typeof ORDER_TABS)[number];

/** The newest stand first; turned round, the oldest. Late ones go by the day on which they were expected. */
type OrderSort = "number";

/** What the address asks for. `text` and supplier narrow the tab down; all orders are searched among with what was moved in. */
export type OrderFilter = { tab: OrderTab; text: string; supplierId?: number; sort?: OrderSort };

/** An order in a list. Amounts in minor units of its currency, days since 1970-01-01. */
export type ListedOrder = {
  id: number;
  number: string;
  state: State;
  supplierId: number;
  supplier: string;
  locationId: number;
  currency: string;
  lineCount: number;
  unitsOrdered: number;
  unitsReceived: number;
  /** With tax, of the lines whose cost is known. */
  total: number;
  linesWithoutCost: number;
  /** When the next of it is expected; null where nobody knows, or nothing is awaited. */
  nextDay: number | null;
  /** 1: its mail came back, and the supplier may not know of it. */
  cameBack: number;
  /** Of a dropship order the sale that it is for. */
  saleName: string | null;
};

/** What Home says of orders: `drafted` units count as on the way, and nobody has ordered them yet. */
export type OrdersAtHome = {
  drafted: number;
  /** How many orders' mail came back, and the first of them. */
  cameBack: number;
  id: number | null;
  number: string | null;
};

const LONGEST = 100;

export function orderFilterIn(search: URLSearchParams): OrderFilter {
  const tab = ORDER_TABS.find((each) => each === search.get("tab")) ?? "all";
  const text = (search.get("q") ?? "").trim().slice(0, LONGEST);
  const supplier = search.get("supplier") ?? "";
  return {
    ...{ tab, text, ...(/^\d{1,15}$/.test(supplier) && { supplierId: Number(supplier) }) },
    ...(search.get("sort") === "number" && { sort: "number" as const }),
  };
}

export function orderListAddress({ tab, text, supplierId, sort }: OrderFilter) {
  const search = new URLSearchParams({
    ...(tab !== "all" && { tab }),
    ...(text && { q: text }),
    ...(supplierId !== undefined && { supplier: String(supplierId) }),
    ...(sort && { sort }),
  });
  return search.size ? `/purchase-orders?${search}` : "/purchase-orders";
}

export const orderAddress = ({ id }: { id: number }) => `/purchase-orders/${id}`;

/** Something of it is awaited, and its day has gone by. */
export const isLate = ({ state, nextDay }: { state: State; nextDay: number | null }, today: number) =>
  (state === "sent" || state === "partial") && nextDay !== null && nextDay < today;
