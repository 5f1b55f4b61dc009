import { z } from "zod";
import { shopifyId } from "../../../app/shopify/wire-types";
import type { Topic } from "./topic";

const disconnected = z.object({ inventory_item_id: shopifyId, location_id: shopifyId });

interface DisconnectionPayload {
  inventoryItemId: string;
  locationId: string;
}

/** The item is stocked there no more: the level leaves a tombstone, and what was available leaves by a movement. */
export const inventoryLevelsDisconnect: Topic<DisconnectionPayload> = {
  subscription: { topic: "INVENTORY_LEVELS_DISCONNECT", includeFields: ["inventory_item_id", "location_id"] },
  narrow(body) {
    const { inventory_item_id, location_id } = disconnected.parse(body);
    return [{ inventoryItemId: inventory_item_id, locationId: location_id }];
  },
  isFarewell: true,
  facts: (payload, { shopId, triggeredAt }) => ({ disconnections: [{ ...payload, shopId, triggeredAt }] }),
};
