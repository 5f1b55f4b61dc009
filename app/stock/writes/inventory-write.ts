/** What we ask Shopify to change at one location. Ids are Shopify's. */
export interface InventoryWrite {
  /** Unlike any other write's, 240 characters at most: Shopify makes it once a key. */
  key: string;
  locationId: string;
  /** At most MOST_CHANGES. */
  changes: { inventoryItemId: string; delta: number; from: number | null }[];
  reason: AdjustmentReason;
  /** What it belongs to, as an address: "gid://evenstock/Receipt/12". */
  reference: string | null;
  /** The person of the shop who wants it; null where a program does. */
  askedBy?: string | null;
}

/** queued, sending: under way. uncertain: no answer for a day, for a person to decide. */
export type WriteState = "queued" | "sending" | "confirmed" | "refused" | "uncertain";

/** How screens and files name them. */
export const WRITE_WORDS: Record<WriteState, string> = {
  queued: "On its way to Shopify",
  sending: "On its way to Shopify",
  confirmed: "In Shopify",
  refused: "Refused by Shopify",
  uncertain: "Not sure: see Sync health",
};

/** So many cost about half of what Shopify takes for one request. */
export const MOST_CHANGES = 50;

/** Goods that came by a receipt or a transfer: wherever they come, they are stocked from then on. */
export const bringsIn = ({ key, changes }: { key: string; changes: readonly { delta: number }[] }) =>
  /^(receipt|transfer)\//.test(key) && changes.some(({ delta }) => delta > 0);

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
