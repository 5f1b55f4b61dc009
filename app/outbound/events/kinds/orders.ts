import * as z from "zod";
import { instant, kind, MUG, ownId, quantity, shopifyId, words } from "./facts";

/** Units and variants. Of the buyer nothing is told, since nothing is known. */
const order = z.object({
  order_id: shopifyId,
  created_at: instant.nullable(),
  cancelled_at: instant.nullable().describe("Null where it is not; told late, an order may be cancelled as it is made"),
  units: quantity,
  lines: z.array(
    z.object({
      line_id: shopifyId,
      variant_id: shopifyId.nullable().describe("Null for a line that sells no variant"),
      product_id: shopifyId.nullable(),
      name: words.nullable(),
      sku: words.nullable(),
      vendor: words.nullable(),
      supplier_id: ownId.nullable(),
      location_id: shopifyId.nullable().describe("Null where Shopify has not said where it was sold"),
      quantity,
    }),
  ),
});

const { inventory_item_id: _, ...mug } = MUG;

const sold = {
  order_id: "5234567890123",
  created_at: "2026-11-20T09:31:00.000Z",
  cancelled_at: null,
  units: 2,
  lines: [{ line_id: "13234567890123", ...mug, location_id: "61234567890", quantity: 2 }],
};

export const ORDERS = {
  "order.created": kind({
    title: "Order created",
    says: "An order was placed: its units and variants, never its buyer.",
    group: "Orders",
    data: order,
    example: sold,
  }),
  "order.cancelled": kind({
    title: "Order cancelled",
    says: "An order was cancelled.",
    group: "Orders",
    data: order,
    example: { ...sold, cancelled_at: "2026-11-20T10:02:00.000Z" },
  }),
  "order.deleted": kind({
    title: "Order deleted",
    says: "An order that was told as made was deleted in Shopify: it counts as never sold.",
    group: "Orders",
    data: order,
    example: sold,
  }),
};
