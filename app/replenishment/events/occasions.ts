/**
 * What a delivery, or a read in its place, says that it tells of: whether there is news in it, the rows say. Comparisons and
 * imports have none, and so announce no more than the alerts that follow from them.
 */
export interface Occasion {
  shopId: number;
  /** Shopify's time of the delivery, epoch ms. */
  triggeredAt: number;
  type:
    | "product.created"
    | "product.updated"
    | "product.deleted"
    | "order.created"
    | "order.cancelled"
    | "order.deleted"
    | "stock.adjusted"
    /** An item is stocked at a location no more. */
    | "stock.ended";
  /** Shopify's id of the product, the order or the inventory item. */
  id: string;
  /** Of a level: Shopify's id of its location, and its version. */
  locationId?: string;
  updatedAt?: number;
  /** Of an order that comes in parts: so many lines it has once it is whole. */
  lines?: number;
}
