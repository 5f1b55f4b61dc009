import type { MarkedDays } from "./marked-days";
import type { PromotionLevel } from "./promotion";

/**
 * Days to come on which more sells than usual, for the whole shop, a vendor, a product type, products or variants. Once
 * they are past they are left out as a promotion's are.
 */
export type Uplift = MarkedDays & {
  name: string;
  /** Of a usual day's sales: 200 is twice as much. From 100. */
  percent: number;
  level: PromotionLevel;
  /** Of products Shopify's ids, of variants ours; "0" of the shop; none of a vendor or a product type. */
  subjects: string[];
  vendor: string | null;
  productType: string | null;
};

/** It holds for all that bears a name, now and later, and has no ids. */
export const isNamed = (level: PromotionLevel) => level === "vendor" || level === "product_type";

export type KeptUplift = Uplift & { id: number };

/** "Black Friday × 2" */
export const factorOf = ({ percent }: { percent: number }) => percent / 100;

export type ChangedUplift = { name: string; days: MarkedDays; percent: number };

export const changedUplift = ({ name, fromDay, toDay, percent }: Uplift): ChangedUplift => ({
  ...{ name, days: { fromDay, toDay }, percent },
});
