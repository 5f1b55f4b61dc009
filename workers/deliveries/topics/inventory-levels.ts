import * as z from "zod";
import { dayOf } from "../../../app/days/calendar";
import { readerOf } from "../../../app/shopify/wire/quick-reader";
import { instant, shopifyId, units } from "../../../app/shopify/wire-types";
import type { ShopFacts } from "../facts";
import type { Origin, Topic } from "./topic";

const readLevel = readerOf(
  z.object({
    inventory_item_id: shopifyId,
    location_id: shopifyId,
    /** Null: not tracked. Absent is no level at all. */
    available: units.nullable(),
    updated_at: instant,
  }),
);

interface LevelPayload {
  inventoryItemId: string;
  locationId: string;
  available: number | null;
  updatedAt: number;
}

/** The fields that a level's body is asked for. */
const LEVEL_FIELDS = ["inventory_item_id", "location_id", "available", "updated_at"];

function narrowLevel(body: unknown): LevelPayload[] {
  const { inventory_item_id, location_id, available, updated_at } = readLevel(body);
  return [{ inventoryItemId: inventory_item_id, locationId: location_id, available, updatedAt: updated_at }];
}

const levelFacts = (payload: LevelPayload, { shopId, timeZone, triggeredAt }: Origin): Partial<ShopFacts> => ({
  levels: [{ ...payload, shopId, triggeredAt, day: dayOf(payload.updatedAt, timeZone), cause: "shopify" }],
});

const levelTopic = (topic: string): Topic<LevelPayload> => ({
  subscription: { topic, includeFields: LEVEL_FIELDS },
  narrow: narrowLevel,
  facts: levelFacts,
});

/** The level of that variant at that location; its rules are evaluated, an alert opens or closes. */
export const inventoryLevelsUpdate: Topic<LevelPayload> = levelTopic("INVENTORY_LEVELS_UPDATE");

/** The item is stocked at one more location, from the level that the body tells. */
export const inventoryLevelsConnect: Topic<LevelPayload> = levelTopic("INVENTORY_LEVELS_CONNECT");

const readDisconnected = readerOf(z.object({ inventory_item_id: shopifyId, location_id: shopifyId }));

interface DisconnectionPayload {
  inventoryItemId: string;
  locationId: string;
}

/** The item is stocked there no more: the level leaves a tombstone, and what was available leaves by a movement. */
export const inventoryLevelsDisconnect: Topic<DisconnectionPayload> = {
  subscription: { topic: "INVENTORY_LEVELS_DISCONNECT", includeFields: ["inventory_item_id", "location_id"] },
  narrow(body) {
    const { inventory_item_id, location_id } = readDisconnected(body);
    return [{ inventoryItemId: inventory_item_id, locationId: location_id }];
  },
  isFarewell: true,
  facts: (payload, { shopId, timeZone, triggeredAt }) => ({
    disconnections: [{ ...payload, shopId, triggeredAt, day: dayOf(triggeredAt, timeZone), cause: "shopify" }],
  }),
};
