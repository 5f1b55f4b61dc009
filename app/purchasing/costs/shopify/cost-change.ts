/** asked: waits for a person. superseded: another cost came before this one was written. */
export type CostChangeState = "asked" | "queued" | "sending" | "confirmed" | "refused" | "declined" | "superseded";

/** A new cost of one unit beside the one that Shopify held, in minor units of the currency; null: it held none. */
export interface CostChange {
  id: number;
  variantId: number;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  oldCost: number | null;
  newCost: number;
  currency: string;
  /** Above three times the old one, or below a third of it. */
  isFar: boolean;
  state: CostChangeState;
  refusal: string | null;
  /** It puts back what an earlier one had changed. */
  isRestoring: boolean;
  /** The last that was written of its variant, so that its old cost can be put back. */
  isLast: boolean;
  updatedAt: number;
}

export const DECISIONS = ["accepted", "declined", "restored", "again"] as const;
export type CostDecision = (typeof DECISIONS)[number];
