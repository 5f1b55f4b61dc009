import { SORTS, type Sort, TABS, type Tab } from "./overview";
import { MOST_HITS, searchText } from "./search";

/** What the list of products shows, as its address says: of the tab what the text, the supplier and the vendor leave. */
export type ProductList = {
  tab: Tab;
  /** Null: as such a list usually stands. */
  sort: Sort | null;
  text: string;
  supplierId: number | null;
  vendor: string | null;
  /** The products' type, in whatever case. */
  productType: string | null;
  /** Only what a rule says to sell out and never reorder. */
  sellOut: boolean;
  /** Where the figures are of; null: of the whole shop. */
  locationId: number | null;
};

export const WHOLE_LIST: ProductList = {
  tab: "all",
  sort: null,
  text: "",
  supplierId: null,
  vendor: null,
  productType: null,
  sellOut: false,
  locationId: null,
};

export function productListIn(search: URLSearchParams): ProductList {
  return {
    tab: TABS.find((tab) => tab === search.get("tab")) ?? "all",
    sort: SORTS.find((sort) => sort === search.get("sort")) ?? null,
    text: searchText(search.get("q")),
    supplierId: idIn(search.get("supplier")),
    vendor: search.get("vendor")?.slice(0, LONGEST_VENDOR) || null,
    productType: search.get("type")?.slice(0, LONGEST_VENDOR) || null,
    sellOut: search.get("sellOut") === "yes",
    locationId: idIn(search.get("location")),
  };
}

const LONGEST_VENDOR = 255;

/** The list's address, with no place in it. */
export function productListAddress(
  { tab, sort, text, supplierId, vendor, productType, sellOut, locationId }: ProductList,
  path = "/products",
) {
  const search = new URLSearchParams({
    ...{ ...(tab !== "all" && { tab }), ...(text && { q: text }), ...(sort && { sort }) },
    ...(supplierId !== null && { supplier: String(supplierId) }),
    ...{ ...(vendor !== null && { vendor }), ...(productType !== null && { type: productType }) },
    ...(sellOut && { sellOut: "yes" }),
    ...(locationId !== null && { location: String(locationId) }),
  });
  return search.size > 0 ? `${path}?${search}` : path;
}

/** The order that the list has an index for: it is read as far as the page, however long it is. */
export function usualSort({
  tab,
  text,
  supplierId,
  vendor,
  productType,
  sellOut,
}: Omit<ProductList, "sort" | "locationId">): Sort {
  if (text) return "title";
  if (vendor !== null || productType !== null || sellOut) return "added";
  if (supplierId !== null) return "-risk";
  return tab === "all" ? "title" : "cover";
}

/** What is not tracked has no figures to be sorted by. */
export function sortOf(list: ProductList): Sort {
  const isOfFigures = list.sort !== null && /cover|available|risk/.test(list.sort);
  return list.sort === null || (list.tab === "untracked" && isOfFigures) ? usualSort(list) : list.sort;
}

/** Whether it holds a part of its tab only, which nothing has counted. */
export const isNarrowed = ({ text, ...list }: ProductList) => text !== "" || isFiltered(list);

/** Whether a filter beside the tab and the text leaves a part. */
export const isFiltered = ({ supplierId, vendor, productType, sellOut }: Omit<ProductList, "tab" | "text">) =>
  supplierId !== null || vendor !== null || productType !== null || sellOut;

/** Within a tab or beside a filter more hits are looked through, or what is looked for might stand behind the last of them. */
export const MOST_LOOKED_THROUGH = 2000;

/** How many variants that a text means are looked through. */
export const mostHits = ({ tab, ...list }: ProductList) =>
  tab === "all" && !isFiltered(list) ? MOST_HITS : MOST_LOOKED_THROUGH;

const idIn = (text: string | null) => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null);
