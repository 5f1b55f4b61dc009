import { SORTS, type Sort, TABS, type Tab } from "./overview";
import { searchText } from "./search";

/** What the list of products shows, as its address says. A search looks everywhere; a filter at the whole catalogue. */
export type ProductList = {
  tab: Tab;
  sort: Sort;
  text: string;
  supplierId: number | null;
  vendor: string | null;
  /** Where the figures are of; null: of the whole shop. */
  locationId: number | null;
};

export function productListIn(search: URLSearchParams): ProductList {
  const text = searchText(search.get("q"));
  const tab = TABS.find((tab) => tab === search.get("tab")) ?? "all";
  const filtered = !text && tab === "all";
  const supplierId = filtered ? idIn(search.get("supplier")) : null;
  return {
    tab,
    sort: SORTS.find((sort) => sort === search.get("sort")) ?? "title",
    text,
    supplierId,
    vendor: filtered && supplierId === null ? search.get("vendor") || null : null,
    locationId: idIn(search.get("location")),
  };
}

/** The list's address, with no place in it. */
export function productListAddress({ tab, sort, text, supplierId, vendor, locationId }: ProductList) {
  const search = new URLSearchParams({
    ...(text && { q: text }),
    ...(!text && tab !== "all" && { tab }),
    ...(!text && tab === "all" && sort !== "title" && { sort }),
    ...(supplierId !== null && { supplier: String(supplierId) }),
    ...(vendor !== null && { vendor }),
    ...(locationId !== null && { location: String(locationId) }),
  });
  return search.size > 0 ? `/products?${search}` : "/products";
}

const idIn = (text: string | null) => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null);
