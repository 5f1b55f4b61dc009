/** What we ask Shopify to change at one location. Ids are Shopify's. */
export interface InventoryWrite {
  /** The same at every try, unlike any other write's; 255 characters at most. */
  key: string;
  locationId: string;
  /** At most MOST_CHANGES. */
  changes: { inventoryItemId: string; delta: number; from: number | null }[];
  reason: AdjustmentReason;
  /** What it belongs to, as an address: "gid://evenstock/Receipt/12". */
  reference: string | null;
}

/** queued, sending: under way. uncertain: no answer for a day, for a person to decide. */
export type WriteState = "queued" | "sending" | "confirmed" | "refused" | "uncertain";

/** So many cost about half of what Shopify takes for one request. */
export const MOST_CHANGES = 50;

/** Shopify forgets a key after a day: from then on a write might be made twice. */
export const SURE_FOR = 24 * 3_600_000;

/** Shopify's words for why a quantity changes. */
export const REASONS = {
  correction: "Correction",
  cycle_count_available: "Count",
  received: "Received",
  restock: "Put back on the shelf",
  damaged: "Damaged",
  shrinkage: "Theft or loss",
  promotion: "Promotion or donation",
  other: "Other",
} as const;
export type AdjustmentReason = keyof typeof REASONS;

export const isReason = (text: string): text is AdjustmentReason => Object.hasOwn(REASONS, text);

/** What a refusal of Shopify's means, in the merchant's words. Its own message where we know nothing better. */
export function refusalText({ code, message }: { code: string | null; message: string }): string {
  switch (code) {
    case "CHANGE_FROM_QUANTITY_STALE":
      return "The stock had changed meanwhile, so nothing was changed. Look at the number now and try again.";
    case "INVALID_LOCATION":
    case "ITEM_NOT_STOCKED_AT_LOCATION":
      return "Shopify does not stock this item at that location. Nothing was changed.";
    case "INVALID_INVENTORY_ITEM":
      return "Shopify no longer has this item. Nothing was changed.";
    default:
      return `Shopify refused it: ${message.slice(0, 300)}`;
  }
}
