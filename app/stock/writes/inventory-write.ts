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
export const WRITE_STATES = ["queued", "sending", "confirmed", "refused", "uncertain"] as const;
export type WriteState = (typeof WRITE_STATES)[number];

/** Null where nothing is to be written. */
export const isPosting = (state: WriteState | null) => state === "queued" || state === "sending";

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

/** As long (ms) as a change waits for Shopify before its page says that this is later than usual. */
const LATE_AFTER = 10 * 60_000;

/** Of a row with what became of its write, and when Shopify was asked for it (epoch ms). */
export const isLate = (
  { posting, askedAt }: { posting: WriteState | null; askedAt: number | null },
  now: number,
): boolean => isPosting(posting) && askedAt !== null && askedAt <= now - LATE_AFTER;

/** What a merchant asks then. */
export const LATE_WORDS = {
  title: "Later than usual",
  nothingIsLost:
    "A change of stock has waited for more than ten minutes for Shopify's answer. Nothing is lost, and nothing needs to be entered again: it goes by itself as soon as it can.",
  where: "See in Sync health what holds it up",
  why: "Where Shopify does not let Evenstock in, Access says so below. What a cancelled transfer brings back waits until it is known whether it had left: where that is not sure, say below what you see. Otherwise Shopify itself is slow: its own status page tells more.",
};

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

/** Of which variant a change is, where it is still known. */
export interface NamedChange {
  item: string;
  delta: number;
  variantId: number | null;
  productTitle: string | null;
  variantTitle: string | null;
}
