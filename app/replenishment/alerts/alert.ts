import type { StockAt } from "../overviews/stock-at";

export type AlertVariant = {
  /** Shopify's id. */
  shopifyId: string;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  /** Deleted in Shopify: it has no page any more. */
  hidden: boolean;
};

export type OpenAlert = {
  id: number;
  openedAt: number;
  variantId: number;
  locationId: number;
  /** Null when we no longer hold it. */
  variant: AlertVariant | null;
  /** What is to order of the variant, in units: one order for all its locations. */
  suggested: number;
  /** That lasts for years, by the minimum order: nobody orders it but by hand. */
  heldBack: boolean;
  /** Units a day of the whole shop. */
  velocity: number;
  /** How it stands there now; absent when it is not stocked there any more. */
  stock?: StockAt;
};

export type SnoozedAlert = {
  id: number;
  openedAt: number;
  /** The shop's day on which it opens again, since 1970-01-01. */
  snoozedUntilDay: number;
  variantId: number;
  locationId: number;
  variant: AlertVariant | null;
};

export type ClosedAlert = {
  id: number;
  openedAt: number;
  closedAt: number;
  variantId: number;
  locationId: number;
  positionThen: number;
  reorderPointThen: number;
  variant: AlertVariant | null;
};
