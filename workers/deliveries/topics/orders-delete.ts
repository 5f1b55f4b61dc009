import { narrowDeleted } from "./deleted";
import type { Topic } from "./topic";

/** A deleted order counts nothing, whether its lines come before or after. */
export const ordersDelete: Topic<string> = {
  subscription: { topic: "ORDERS_DELETE", includeFields: ["id"] },
  narrow: narrowDeleted,
  isFarewell: true,
  facts: (orderId, { shopId, triggeredAt }) => ({ orderDeletions: [{ shopId, triggeredAt, orderId }] }),
};
