import * as z from "zod";
import { folded } from "../../words/folded";

const MOST = 200;
const filtersOf = (id: z.ZodType<string>) => {
  const ids = (name: string) => z.array(id).max(MOST, `At most ${MOST} ${name}.`).default([]);
  return z.strictObject({
    location_ids: ids("locations"),
    vendors: z.array(z.string().trim().min(1).max(255)).max(MOST, `At most ${MOST} vendors.`).default([]),
    supplier_ids: ids("suppliers"),
    variant_ids: ids("variants"),
  });
};

/** What an endpoint wants to hear of; an empty list leaves nothing out. No event has "0901" in it. */
export const filtersSchema = filtersOf(
  z.string().regex(/^(0|[1-9]\d{0,19})$/, "An id is digits, as text, as it was told."),
);
/** As they are kept: "0901" was taken once, and meant 901. */
export const keptFilters = filtersOf(z.string().transform((id) => id.replace(/^0+(?=.)/, "")));
export type Filters = z.output<typeof filtersSchema>;

type Facts = Record<string, unknown>;

/**
 * Whether an event of this data passes all of the filters. Of its lines, or a product's variants, one that passes them all is enough. A
 * filter on what such an event does not speak of at all (the location of a product) leaves it alone; what it speaks of and does not
 * know (null) does not pass.
 */
export const passesFilters = (filters: Filters, data: Facts): boolean =>
  isOpen(filters) ||
  partsOf(data).some((part) => FILTERS.every(([filter, keys]) => passes(filters[filter], keys, part)));

const isOpen = (filters: Filters) => FILTERS.every(([filter]) => filters[filter].length === 0);

const FILTERS: [keyof Filters, string[]][] = [
  ["location_ids", ["location_id", "from_location_id", "to_location_id"]],
  ["vendors", ["vendor"]],
  ["supplier_ids", ["supplier_id"]],
  ["variant_ids", ["variant_id"]],
];

function passes(wanted: string[], keys: string[], part: Facts) {
  const spoken = keys.filter((key) => key in part);
  if (wanted.length === 0 || spoken.length === 0) return true;
  const among = new Set(wanted.map(folded));
  return spoken.some((key) => {
    const value = part[key];
    return typeof value === "string" && among.has(folded(value));
  });
}

/** Each line with what the whole says. A list without lines is of no variant. */
function partsOf(data: Facts): Facts[] {
  const list = data.lines ?? data.variants;
  if (!Array.isArray(list)) return [data];
  if (list.length === 0) return [{ ...data, variant_id: null }];
  return list.map((line: unknown) => (typeof line === "object" && line !== null ? { ...data, ...line } : data));
}
