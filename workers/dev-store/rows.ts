export type LocationRow = {
  id: number;
  name: string;
  city: string;
  country: string;
  active: number;
  created_at: number;
  updated_at: number;
};

export type ProductRow = {
  id: number;
  title: string;
  vendor: string;
  type: string;
  status: string;
  handle: string;
  image: number | null;
  created_at: number;
  updated_at: number;
};

export type VariantRow = {
  id: number;
  product_id: number;
  position: number;
  title: string;
  sku: string | null;
  /** The first of its barcodes. */
  barcode: string | null;
  price: number;
  policy: string;
  item_id: number;
  tracked: number;
  cost: number | null;
  created_at: number;
  updated_at: number;
  item_updated_at: number;
};

export type BarcodeRow = {
  variant_id: number;
  /** From 1. */
  position: number;
  value: string;
  type: string | null;
};

export const QUANTITY_NAMES = [
  "available",
  "committed",
  "incoming",
  "reserved",
  "damaged",
  "safety_stock",
  "quality_control",
] as const;
export type QuantityName = (typeof QUANTITY_NAMES)[number];

export type LevelRow = {
  id: number;
  item_id: number;
  location_id: number;
  active: number;
  created_at: number;
  updated_at: number;
} & Record<QuantityName, number>;

export type OrderRow = {
  id: number;
  name: string;
  channel: string;
  location_id: number | null;
  test: number;
  processed_at: number;
  created_at: number;
  updated_at: number;
  cancelled_at: number | null;
  /** Since when all of it has been shipped. */
  fulfilled_at: number | null;
};

export type LineRow = {
  id: number;
  order_id: number;
  variant_id: number | null;
  product_id: number | null;
  title: string;
  sku: string | null;
  price: number;
  quantity: number;
  current_quantity: number;
  /** Where the units are committed or left from; null for an untracked variant without a level. */
  location_id: number | null;
};

/** `success` and `open` ship; `failure`, `error` and `cancelled` do not. */
export type FulfillmentRow = {
  id: number;
  order_id: number;
  location_id: number | null;
  status: string;
  created_at: number;
};

export type FulfillmentLineRow = { id: number; fulfillment_id: number; line_id: number; quantity: number };

export type RefundRow = { id: number; order_id: number; created_at: number };

export type RefundLineRow = {
  id: number;
  refund_id: number;
  line_id: number;
  quantity: number;
  restock: string;
  location_id: number | null;
};

/** Shopify's on hand: everything that lies on the shelf, whatever it is meant for. */
export function onHand(level: LevelRow): number {
  return (
    level.available + level.committed + level.reserved + level.damaged + level.safety_stock + level.quality_control
  );
}

export type PurchaseOrderRow = {
  id: number;
  name: string;
  /** DRAFT or ORDERED. */
  status: string;
  currency: string;
  supplier: string | null;
  location_id: number | null;
  created_at: number;
  ordered_at: number | null;
  archived_at: number | null;
};

export type PurchaseOrderLineRow = {
  id: number;
  order_id: number;
  variant_id: number | null;
  title: string | null;
  variant_title: string | null;
  supplier_sku: string | null;
  quantity: number;
  unit_cost: number | null;
  tax_percent: string | null;
};

export type ShipmentRow = { id: number; transfer_id: number; arrives_at: number | null };

export type ShipmentLineRow = {
  id: number;
  shipment_id: number;
  item_id: number;
  quantity: number;
  accepted: number;
  rejected: number;
};
