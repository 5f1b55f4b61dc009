import { z } from "zod";
import { type Parsed, parsed } from "../../forms/parsed";

/** The lists whose searches, filters, orders and tabs can be given a name; each is a page's path. */
export const VIEW_PAGES = ["alerts", "products", "purchase-orders", "reorder"] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];

/** More of a page than anybody finds again. */
export const MOST_VIEWS = 20;
export const LONGEST_NAME = 60;
const LONGEST_SEARCH = 1000;

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

const NAME = z
  .string()
  .trim()
  .min(1, "Give the view a name.")
  .max(LONGEST_NAME, `Keep the name to ${LONGEST_NAME} characters.`);

const viewForm = z.object({
  page: z.enum(VIEW_PAGES),
  name: NAME,
  search: z
    .string()
    .max(LONGEST_SEARCH, "This search is too long to be saved.")
    .transform((text) => searchOf(`?${text}`)),
  /** A view of that name is to show this from now on. */
  replace: z.literal("yes").optional(),
});

export type NewView = z.infer<typeof viewForm>;

export const parseView = (form: FormData): Parsed<NewView> => parsed(viewForm.safeParse(Object.fromEntries(form)));

export const parseViewName = (form: FormData): Parsed<{ name: string }> =>
  parsed(z.object({ name: NAME }).safeParse(Object.fromEntries(form)));
