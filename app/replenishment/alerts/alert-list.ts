import { searchText } from "../overviews/search";
import type { StockAt } from "../overviews/stock-at";
import type { AlertVariant } from "./alert";

export const ALERT_TABS = ["open", "snoozed", "closed"] as const;
export type AlertTab = (typeof ALERT_TABS)[number];

/** What stands there: nothing any more, less than the reorder point, or less while others can spare some. */
const ALERT_KINDS = ["out", "low", "move"] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** By when it opened or comes back, by title, by what runs out first; `-` before it turns it round. */
const ALERT_SORTS = ["-opened", "opened", "back", "-closed", "title", "-title", "cover"] as const;
export type AlertSort = (typeof ALERT_SORTS)[number];

const OFFERED = {
  open: ["-opened", "opened", "title", "-title", "cover"],
  snoozed: ["back", "title", "-title"],
  closed: ["-closed"],
} as const satisfies Record<AlertTab, readonly AlertSort[]>;

/** The first is how the tab stands by itself. */
export const sortsOf = (tab: AlertTab): readonly AlertSort[] => OFFERED[tab];

/** What the address asks for: of the tab what text, kind, location, vendor and product type leave. Location 0 is none. */
export type AlertList = {
  tab: AlertTab;
  text: string;
  kind: AlertKind | null;
  locationId: number | null;
  vendor: string | null;
  productType: string | null;
  sort: AlertSort;
};

const LONGEST_NAME = 255;

export function alertListIn(search: URLSearchParams): AlertList {
  const tab = ALERT_TABS.find((each) => each === search.get("tab")) ?? "open";
  const location = search.get("location") ?? "";
  const kind = ALERT_KINDS.find((each) => each === search.get("kind")) ?? null;
  return {
    ...{ tab, text: searchText(search.get("q")) },
    // A closed alert tells what was there; what others had is not known any more.
    kind: tab === "closed" && kind === "move" ? null : kind,
    locationId: /^\d{1,15}$/.test(location) ? Number(location) : null,
    vendor: search.get("vendor")?.slice(0, LONGEST_NAME) || null,
    productType: search.get("type")?.slice(0, LONGEST_NAME) || null,
    sort: sortsOf(tab).find((each) => each === search.get("sort")) ?? usualSort(tab),
  };
}

export const usualSort = (tab: AlertTab): AlertSort => OFFERED[tab][0];

/** The list's address, with no place in it. */
export function alertListAddress(
  { tab, text, kind, locationId, vendor, productType, sort }: AlertList,
  path = "/alerts",
) {
  const search = new URLSearchParams({
    ...{ ...(tab !== "open" && { tab }), ...(text && { q: text }), ...(kind && { kind }) },
    ...(locationId !== null && { location: String(locationId) }),
    ...{ ...(vendor !== null && { vendor }), ...(productType !== null && { type: productType }) },
    ...(sort !== usualSort(tab) && { sort }),
  });
  return search.size > 0 ? `${path}?${search}` : path;
}

/** The same search and filters under another tab, in the order in which that stands. */
export const underTab = (list: AlertList, tab: AlertTab): AlertList =>
  alertListIn(new URLSearchParams(alertListAddress({ ...list, tab }).split("?")[1]));

/** Whether it holds a part of its tab only, which nothing has counted. */
export const isNarrowed = ({ text, ...filters }: AlertList) =>
  text !== "" || [filters.kind, filters.locationId, filters.vendor, filters.productType].some((one) => one !== null);

/** An open alert at a location, as it stands there now. */
export type AlertAt = {
  id: number;
  locationId: number;
  openedAt: number;
  /** The shop's day on which it opens again, since 1970-01-01; null: it is open. */
  snoozedUntilDay: number | null;
  /** Absent when it is not stocked there any more. */
  stock?: StockAt;
};

/** Units of a variant that stand on drafts of orders, or are on their way by orders; of our own the newest of them. */
export type Bought = { state: "drafted" | "ordered"; units: number; orderId: number | null };

/** A variant with the alerts of it that a list holds. */
export type AlertGroup = {
  variantId: number;
  /** Null when we no longer hold it. */
  variant: AlertVariant | null;
  /** What is to order of it, in units: one order for all its locations. */
  suggested: number;
  /** That lasts for years, by the minimum order: nobody orders it but by hand. */
  heldBack: boolean;
  /** Units a day of the whole shop: the order is for all of it. */
  velocity: number;
  bought: Bought[];
  alerts: AlertAt[];
};
