import type { PriceBreak } from "./costs/price-breaks";

/** A supplier's terms for one variant. Null: as for the supplier's other variants. */
export type Terms = {
  supplierSku: string | null;
  /** Of one unit, in minor units of the supplier's currency. */
  unitCost: number | null;
  minimumOrder: number | null;
  casePack: number | null;
  leadTimeDays: number | null;
  /** The supplier to order this variant from. */
  preferred: boolean;
  /** Where to turn when the preferred one cannot deliver. */
  backup: boolean;
  /** What the supplier calls it. */
  description: string | null;
  /** Costs of one from so many units on. */
  priceBreaks: PriceBreak[];
};

export const NO_TERMS: Terms = {
  supplierSku: null,
  unitCost: null,
  minimumOrder: null,
  casePack: null,
  leadTimeDays: null,
  preferred: false,
  backup: false,
  description: null,
  priceBreaks: [],
};

export type VariantTerms = Terms & { variantId: number };
export type SupplierTerms = VariantTerms & { supplierId: number };

/** A line of a price list. */
export type PriceLine = VariantTerms & {
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  /** Deleted in Shopify: its terms wait, should it come back. */
  hidden: boolean;
};
