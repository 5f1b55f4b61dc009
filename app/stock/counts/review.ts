import type { Scannable } from "../../catalog/scanned";
import type { WriteState } from "../writes/inventory-write";

interface Named {
  lineId: number;
  variantId: number;
  productTitle: string;
  variantTitle: string;
  imageUrl: string | null;
  /** 1 where Shopify has the variant no more: it has no page. */
  gone: number;
  sku: string | null;
}

/** A line as a phone counts it. */
export interface LineToCount extends Named, Scannable {
  sku: string | null;
  /** Null: not counted yet. */
  counted: number | null;
  /** How many people counted on it. */
  people: number;
  /** As it stands now; null where the count is blind, or it is not tracked. */
  available: number | null;
}

/** Tabs of a review. */
export const REVIEW_TABS = ["differences", "matching", "uncounted", "all"] as const;
export type ReviewTab = (typeof REVIEW_TABS)[number];

/** A line beside what was there at its first scan. Value and cost in minor units of the shop's currency; null: not known. */
export interface ReviewLine extends Named {
  barcodes: string[];
  counted: number | null;
  people: number;
  /** Null: not counted, or not tracked at this location. */
  expected: number | null;
  change: number | null;
  /** Shopify's own figure as we last knew it, with what is on its way there. */
  available: number | null;
  /** Shopify's own as we last knew it. */
  committed: number | null;
  cost: number | null;
  value: number | null;
  /** Of its write to Shopify; null where there is none. */
  posting: WriteState | null;
  refusal: string | null;
  /** Epoch ms: when Shopify was asked for it. */
  askedAt: number | null;
}

export interface ReviewSums {
  lines: number;
  counted: number;
  matching: number;
  differences: number;
  /** Units found beyond what was expected, and units missing. */
  more: number;
  fewer: number;
  value: number;
  withoutCost: number;
  /** Counted, and not tracked at this location by now: nothing can be written. */
  untracked: number;
  /** Lines on which several people counted. */
  shared: number;
  /** Lines that would leave fewer than none available. */
  below: number;
}

/** What is available once the difference is written, where that is fewer than none; else undefined. */
export function availableBelow({ available, change }: Pick<ReviewLine, "available" | "change">): number | undefined {
  if (available === null || change === null || change === 0) return undefined;
  return available + change < 0 ? available + change : undefined;
}

/** More were found by just as many as are promised to orders: those were counted too, though they are not for sale. */
export const mayBeCommitted = ({ change, committed }: Pick<ReviewLine, "change" | "committed">) =>
  change !== null && change > 0 && change === committed;
