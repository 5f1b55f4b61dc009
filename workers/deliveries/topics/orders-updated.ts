import { narrowOrder, ORDER_FIELDS, type OrderPayload, orderFacts } from "./orders";
import type { Topic } from "./topic";

/** Edits, refunds, fulfilments: each body is the whole order as it then was. */
export const ordersUpdated: Topic<OrderPayload> = {
  subscription: { topic: "ORDERS_UPDATED", includeFields: ORDER_FIELDS },
  narrow: narrowOrder,
  facts: orderFacts,
};
