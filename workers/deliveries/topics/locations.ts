import { z } from "zod";
import { instant, shopifyId } from "../../../app/shopify/wire-types";
import type { ShopFacts } from "../facts";
import type { Origin } from "./topic";

const location = z.object({ id: shopifyId, name: z.string().max(500), active: z.boolean(), updated_at: instant });

/** The fields that a location's body is asked for; its address is nobody's business here. */
export const LOCATION_FIELDS = ["id", "name", "active", "updated_at"];

export interface LocationPayload {
  id: string;
  name: string;
  active: boolean;
  updatedAt: number;
}

export function narrowLocation(body: unknown): LocationPayload[] {
  const { id, name, active, updated_at } = location.parse(body);
  return [{ id, name, active, updatedAt: updated_at }];
}

/** Stock counts at active locations alone, so that all plans follow; a variant a batch would be too many. */
export const locationFacts = (payload: LocationPayload, { shopId, triggeredAt }: Origin): Partial<ShopFacts> => ({
  locations: [{ ...payload, shopId, triggeredAt }],
  wakes: [{ shopId, kind: "replan" }],
});
