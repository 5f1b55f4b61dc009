import { z } from "zod";
import { dayOf } from "../../../app/days/calendar";
import { instant, shopifyId, units } from "../../../app/shopify/wire-types";
import type { ShopFacts } from "../facts";
import type { Origin } from "./topic";

const level = z.object({
  inventory_item_id: shopifyId,
  location_id: shopifyId,
  /** Null: not tracked. Absent is no level at all. */
  available: units.nullable(),
  updated_at: instant,
});

export interface LevelPayload {
  inventoryItemId: string;
  locationId: string;
  available: number | null;
  updatedAt: number;
}

/** The fields that a level's body is asked for. */
export const LEVEL_FIELDS = ["inventory_item_id", "location_id", "available", "updated_at"];

export function narrowLevel(body: unknown): LevelPayload[] {
  const { inventory_item_id, location_id, available, updated_at } = level.parse(body);
  return [{ inventoryItemId: inventory_item_id, locationId: location_id, available, updatedAt: updated_at }];
}

export const levelFacts = (payload: LevelPayload, { shopId, timeZone, triggeredAt }: Origin): Partial<ShopFacts> => ({
  levels: [{ ...payload, shopId, triggeredAt, day: dayOf(payload.updatedAt, timeZone), cause: "shopify" }],
});
