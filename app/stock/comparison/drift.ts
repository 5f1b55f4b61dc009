import * as z from "zod";

/** A level that differed, as the page tells it. `item` is Shopify's number, `locationId` ours. */
export interface Drift {
  reconciliationId: number;
  item: string;
  locationId: number;
  location: string | null;
  variantId: number | null;
  productTitle: string | null;
  variantTitle: string | null;
  sku: string | null;
  ours: number | null;
  theirs: number | null;
  sinceAt: number;
  foundAt: number;
}

/** Where a page of them begins. */
export type DriftPlace = Pick<Drift, "reconciliationId" | "item" | "locationId">;

const cursor = z.tuple([z.number().int(), z.string().regex(/^\d{1,19}$/), z.number().int()]);

/** For an address. */
export const driftPlaceText = ({ reconciliationId, item, locationId }: DriftPlace) =>
  JSON.stringify([reconciliationId, item, locationId]);

/** From the address; what cannot be read is the start of the list. */
export function driftPlaceFrom(text: string | null): DriftPlace | null {
  try {
    const [reconciliationId, item, locationId] = cursor.parse(JSON.parse(text ?? ""));
    return { reconciliationId, item, locationId };
  } catch {
    return null;
  }
}
