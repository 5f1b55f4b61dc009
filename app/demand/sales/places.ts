/** So many units of a line from one place, by Shopify's id of it. */
export type Part = [locationId: string, units: number];

/** Units of a line that a fulfilment holds; null where it does not say how many: all of them. */
export interface Shipped {
  locationId: string;
  units: number | null;
}

/**
 * What became of a fulfilment, in capitals or not: one that failed or was called off ships nothing. Where nothing is said
 * of it, it was made.
 */
const SHIPS: Record<string, boolean> = {
  success: true,
  open: true,
  pending: false,
  cancelled: false,
  error: false,
  failure: false,
};
export const hasShipped = (status: string | null | undefined) => SHIPS[status?.toLowerCase() ?? "success"] ?? false;

/**
 * Where a line was sold. One place that shipped all of it is the line's; else each part is where it was shipped from, in
 * the order of Shopify's ids, and the line's own place, that of the till if there is one, is for what was not.
 */
export function placesOf(
  quantity: number,
  shipped: Shipped[],
  till: string | null,
): { locationId: string | null; parts: Part[] } {
  if (!shipped.length) return { locationId: till, parts: [] };
  const units = new Map<string, number>();
  for (const each of shipped)
    units.set(each.locationId, (units.get(each.locationId) ?? 0) + Math.max(0, each.units ?? quantity));
  const [first, ...others] = [...units].filter(([, some]) => some > 0).sort(([a], [b]) => byId(a, b));
  if (!first) return { locationId: till, parts: [] };
  if (others.length === 0 && first[1] >= quantity) return { locationId: first[0], parts: [] };
  return { locationId: till, parts: [first, ...others] };
}

const byId = (a: string, b: string) => a.length - b.length || (a < b ? -1 : 1);
