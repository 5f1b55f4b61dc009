import { ITEM_FIELDS, type ItemPayload, itemFacts, narrowItem } from "./inventory-items";
import type { Topic } from "./topic";

/** Whether stock is tracked, and what a unit costs; its variants are planned anew. */
export const inventoryItemsUpdate: Topic<ItemPayload> = {
  subscription: { topic: "INVENTORY_ITEMS_UPDATE", includeFields: ITEM_FIELDS },
  narrow: narrowItem,
  facts: itemFacts,
};
