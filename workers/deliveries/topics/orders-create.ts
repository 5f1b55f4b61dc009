import { narrowOrder, ORDER_FIELDS, type OrderPayload, orderFacts, orderOccasion } from "./orders";
import type { Topic } from "./topic";

/** Sold variants and units become sales history; each sold variant is planned anew. */
export const ordersCreate: Topic<OrderPayload> = {
  subscription: { topic: "ORDERS_CREATE", includeFields: ORDER_FIELDS },
  narrow: narrowOrder,
  facts: (order, origin) => ({
    ...orderFacts(order, origin),
    occasions: [orderOccasion("order.created", order, origin)],
  }),
};
