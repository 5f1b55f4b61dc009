/** The lists whose searches, filters, orders and tabs can be given a name; each is a page's path. */
export const VIEW_PAGES = ["alerts", "products", "purchase-orders", "reorder"] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];

/** More of a page than anybody finds again. */
export const MOST_VIEWS = 20;
export const LONGEST_NAME = 60;

/** For all staff of the shop. `search` is what stands behind the page's path, without a place in the list. */
export type SavedView = { id: number; page: ViewPage; name: string; search: string };

export const viewAddress = ({ page, search }: Pick<SavedView, "page" | "search">) =>
  search === "" ? `/${page}` : `/${page}?${search}`;

/** What of an address can be kept: where in the list a page begins is gone tomorrow. */
export function searchOf(address: string): string {
  const search = new URLSearchParams(address.split("?")[1] ?? "");
  for (const name of ["after", "before"]) search.delete(name);
  search.sort();
  return search.toString();
}
