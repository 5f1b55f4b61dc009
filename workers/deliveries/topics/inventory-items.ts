import * as z from "zod";
import { minorUnits } from "../../../app/money/money";
import { readerOf } from "../../../app/shopify/wire/quick-reader";
import { instant, shopifyId } from "../../../app/shopify/wire-types";
import type { ShopFacts } from "../facts";
import { narrowDeleted } from "./deleted";
import type { Origin, Topic } from "./topic";

const readItem = readerOf(
  z.object({
    id: shopifyId,
    tracked: z.boolean(),
    cost: z
      .string()
      .regex(/^\d{1,12}(\.\d{1,12})?$/)
      .nullish(),
    updated_at: instant,
  }),
);

/** The fields that an item's body is asked for. */
const ITEM_FIELDS = ["id", "tracked", "cost", "updated_at"];

interface ItemPayload {
  id: string;
  tracked: boolean;
  /** As Shopify writes it, in the shop's currency. */
  cost: string | null;
  updatedAt: number;
}

function narrowItem(body: unknown): ItemPayload[] {
  const { id, tracked, cost, updated_at } = readItem(body);
  return [{ id, tracked, cost: cost ?? null, updatedAt: updated_at }];
}

function itemFacts({ cost, ...item }: ItemPayload, origin: Origin): Partial<ShopFacts> {
  const { shopId, triggeredAt, currency } = origin;
  const minor = cost === null ? undefined : minorUnits(cost, currency);
  return {
    items: [{ ...item, shopId, triggeredAt, cost: minor ?? null, costCurrency: minor === undefined ? null : currency }],
  };
}

const itemTopic = (topic: string): Topic<ItemPayload> => ({
  subscription: { topic, includeFields: ITEM_FIELDS },
  narrow: narrowItem,
  facts: itemFacts,
});

/** The item may come before its variant: it is kept by its own id. */
export const inventoryItemsCreate: Topic<ItemPayload> = itemTopic("INVENTORY_ITEMS_CREATE");

/** Whether stock is tracked, and what a unit costs; its variants are planned anew. */
export const inventoryItemsUpdate: Topic<ItemPayload> = itemTopic("INVENTORY_ITEMS_UPDATE");

/** Nothing of a deleted item is tracked any more. */
export const inventoryItemsDelete: Topic<string> = {
  subscription: { topic: "INVENTORY_ITEMS_DELETE", includeFields: ["id"] },
  narrow: narrowDeleted,
  isFarewell: true,
  facts: (id, { shopId, triggeredAt }) => ({ itemDeletions: [{ shopId, triggeredAt, id }] }),
};
