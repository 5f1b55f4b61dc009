import { ITEM_FIELDS, type ItemPayload, itemFacts, narrowItem } from "./inventory-items";
import type { Topic } from "./topic";

/** The item may come before its variant: it is kept by its own id. */
export const inventoryItemsCreate: Topic<ItemPayload> = {
  subscription: { topic: "INVENTORY_ITEMS_CREATE", includeFields: ITEM_FIELDS },
  narrow: narrowItem,
  facts: itemFacts,
};
