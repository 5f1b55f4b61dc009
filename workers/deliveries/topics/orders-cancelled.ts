import { narrowOrder, ORDER_FIELDS, type OrderPayload, orderFacts, orderOccasion } from "./orders";
import type { Topic } from "./topic";

/** A cancelled order counts nothing on the day of its sale. */
export const ordersCancelled: Topic<OrderPayload> = {
  subscription: { topic: "ORDERS_CANCELLED", includeFields: ORDER_FIELDS },
  narrow: narrowOrder,
  facts: (order, origin) => ({
    ...orderFacts(order, origin),
    occasions: [orderOccasion("order.cancelled", order, origin)],
  }),
};
