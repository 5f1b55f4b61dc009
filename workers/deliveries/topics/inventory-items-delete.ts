import { narrowDeleted } from "./deleted";
import type { Topic } from "./topic";

/** Nothing of a deleted item is tracked any more. */
export const inventoryItemsDelete: Topic<string> = {
  subscription: { topic: "INVENTORY_ITEMS_DELETE", includeFields: ["id"] },
  narrow: narrowDeleted,
  isFarewell: true,
  facts: (id, { shopId, triggeredAt }) => ({ itemDeletions: [{ shopId, triggeredAt, id }] }),
};
