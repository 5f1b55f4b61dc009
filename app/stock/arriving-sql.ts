/** Where what a purchase order of ours brings stands: until it is received, and until Shopify has answered the receipt. */
const OURS = ["purchase_order", "split_delivery", "receipt"] as const;

const ours = OURS.map((source) => `'${source}'`).join(", ");

/**
 * SQL: units of a group of `incoming` rows `i` of one variant and location. What one of Shopify's own purchase orders brings counts
 * as far as our orders hold no more than it: both are the same goods, written down twice. What is on its way out of stock, where a
 * receipt is taken back, is no goods of an order. The same as `arriving`.
 */
export const ARRIVING = `SUM(iif(i.source = 'shopify_order', 0, i.quantity))
    + MAX(0, SUM(iif(i.source = 'shopify_order', i.quantity, 0)) - MAX(0, SUM(iif(i.source IN (${ours}), i.quantity, 0))))`;

interface Arriving {
  locationId: number;
  source: string;
  /** Since 1970-01-01; null where nobody knows. */
  day: number | null;
  quantity: number;
}

/**
 * A variant's rows as they count, the next first: of Shopify's own orders what ours do not hold already, which stand
 * for those that come first.
 */
export function arriving(rows: Arriving[]): { day: number | null; quantity: number }[] {
  const held = new Map<number, number>();
  for (const { locationId, source, quantity } of rows)
    if (OURS.some((own) => own === source)) held.set(locationId, (held.get(locationId) ?? 0) + quantity);
  return rows.flatMap(({ locationId, source, day, quantity }) => {
    if (source !== "shopify_order") return [{ day, quantity }];
    const both = Math.min(quantity, Math.max(0, held.get(locationId) ?? 0));
    held.set(locationId, (held.get(locationId) ?? 0) - both);
    return both < quantity ? [{ day, quantity: quantity - both }] : [];
  });
}
