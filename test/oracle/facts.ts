import { z } from "zod";

/*
 * What the dev store says happened: its rows as they stood once, and every fact since, in order. Nothing here, nor in
 * the files beside it, comes from the app: a mistake that both made would agree with itself.
 */

const id = z.number().int();
const flag = z.union([z.boolean(), z.literal(0), z.literal(1)]).transform(Boolean);

const locationRow = z.object({ id, active: flag });
const productRow = z.object({ id, status: z.string() });
const variantRow = z.object({
  id,
  product_id: id,
  item_id: id,
  tracked: flag,
  policy: z.enum(["deny", "continue"]),
  created_at: z.number(),
});
const levelRow = z.object({
  item_id: id,
  location_id: id,
  available: z.number(),
  active: flag,
  updated_at: z.number(),
});
const orderRow = z.object({
  id,
  location_id: id.nullable(),
  processed_at: z.number(),
  cancelled_at: z.number().nullable(),
  test: flag,
});
const lineRow = z.object({
  id,
  order_id: id,
  variant_id: id.nullable(),
  quantity: z.number(),
  current_quantity: z.number(),
  location_id: id.nullable(),
});
const refundRow = z.object({ id, order_id: id });
const refundLineRow = z.object({ refund_id: id, line_id: id, quantity: z.number(), location_id: id.nullable() });
const fulfillmentRow = z.object({ id, order_id: id, location_id: id.nullable(), status: z.string() });
const fulfillmentLineRow = z.object({ fulfillment_id: id, line_id: id, quantity: z.number() });

export const beginning = z.object({
  timeZone: z.string(),
  locations: z.array(locationRow),
  products: z.array(productRow),
  variants: z.array(variantRow),
  levels: z.array(levelRow),
  orders: z.array(orderRow),
  lines: z.array(lineRow),
  refunds: z.array(refundRow),
  refundLines: z.array(refundLineRow),
  fulfillments: z.array(fulfillmentRow),
  fulfillmentLines: z.array(fulfillmentLineRow),
});
export type Beginning = z.infer<typeof beginning>;

const level = z.object({
  ...{ inventoryItemId: id, locationId: id, available: z.number(), active: z.boolean(), updatedAt: z.number() },
});
export type LevelFact = z.infer<typeof level>;

const order = z.object({
  orderId: id,
  locationId: id.nullable(),
  test: z.boolean(),
  processedAt: z.number(),
  cancelledAt: z.number().nullable(),
  lines: z.array(
    z.object({
      ...{ lineId: id, variantId: id.nullable(), quantity: z.number(), currentQuantity: z.number() },
      locationId: id.nullable(),
      shipped: z.array(z.object({ locationId: id.nullable(), quantity: z.number() })),
    }),
  ),
});
export type OrderFact = z.infer<typeof order>;

const refund = z.object({
  orderId: id,
  refundId: id,
  lines: z.array(
    z.object({
      lineId: id,
      quantity: z.number(),
      restock: z.enum(["return", "cancel", "no_restock"]),
      locationId: id.optional(),
    }),
  ),
});
export type RefundFact = z.infer<typeof refund>;

const told = <Kind extends string, Facts extends z.ZodType>(kind: Kind, facts: Facts) =>
  z.object({ seq: z.number(), at: z.number(), kind: z.literal(kind), facts });

/** Of each kind of fact what bears on a level, a sale or an alert. An unknown kind is an error. */
export const fact = z.discriminatedUnion("kind", [
  told("level_changed", level),
  told("level_connected", level),
  told("level_disconnected", level),
  told("order_placed", order),
  told("order_edited", order),
  told("order_fulfilled", order),
  told("order_cancelled", order),
  told("order_refunded", refund),
  told("order_deleted", z.object({ orderId: id })),
  told("product_created", z.object({ product: productRow, variants: z.array(variantRow) })),
  told("product_changed", z.object({ product: productRow })),
  told("product_deleted", z.object({ productId: id, variantIds: z.array(id) })),
  told("variant_changed", z.object({ variant: variantRow })),
  told("location_created", z.object({ location: locationRow })),
  told("location_changed", z.object({ location: locationRow })),
  told("shop_changed", z.object({ timeZone: z.string() })),
  told("seeded", z.unknown()),
  told("installed", z.unknown()),
  told("uninstalled", z.unknown()),
  told("scopes_changed", z.unknown()),
  told("subscription_dropped", z.unknown()),
]);
export type Fact = z.infer<typeof fact>;
