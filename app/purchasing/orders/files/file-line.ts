import type { Part } from "../lines/deliveries-form";
import type { Order, OrderLine } from "../order";

/** A line with what a file says of its order. */
export type FileLine = Pick<
  Order,
  | ("number" | "state" | "saleName" | "unitsOpen" | "locationId" | "currency" | "expectedDay" | "orderedDay")
  | ("supplierNote" | "teamNote" | "terms" | "supplier")
> &
  Omit<OrderLine, "shopifyId" | "costTyped" | "imageUrl" | "weight" | "deliveries"> & {
    orderId: number;
    supplierId: number;
    formToken: string | null;
    /** Null where Shopify has the variant no more. */
    shopifyId: string | null;
    deliveries: Part[];
  };
