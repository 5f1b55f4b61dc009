import * as z from "zod";
import { readerOf } from "../../../app/shopify/wire/quick-reader";
import { instant, shopifyId } from "../../../app/shopify/wire-types";
import type { ShopFacts } from "../facts";
import { narrowDeleted } from "./deleted";
import type { Origin, Topic } from "./topic";

const readLocation = readerOf(
  z.object({ id: shopifyId, name: z.string().max(500), active: z.boolean(), updated_at: instant }),
);

/** The fields that a location's body is asked for; its address is nobody's business here. */
const LOCATION_FIELDS = ["id", "name", "active", "updated_at"];

interface LocationPayload {
  id: string;
  name: string;
  active: boolean;
  updatedAt: number;
}

function narrowLocation(body: unknown): LocationPayload[] {
  const { id, name, active, updated_at } = readLocation(body);
  return [{ id, name, active, updatedAt: updated_at }];
}

/** Stock counts at active locations alone, so that all plans follow; a variant a batch would be too many. */
const locationFacts = (payload: LocationPayload, { shopId, triggeredAt }: Origin): Partial<ShopFacts> => ({
  locations: [{ ...payload, shopId, triggeredAt }],
  wakes: [{ shopId, kind: "replan" }],
});

const locationTopic = (topic: string): Topic<LocationPayload> => ({
  subscription: { topic, includeFields: LOCATION_FIELDS },
  narrow: narrowLocation,
  facts: locationFacts,
});

/** A location that levels or sales may have named before. */
export const locationsCreate: Topic<LocationPayload> = locationTopic("LOCATIONS_CREATE");

/** A location's name, and whether it is in use. */
export const locationsUpdate: Topic<LocationPayload> = locationTopic("LOCATIONS_UPDATE");

/** Its stock counts again: every variant there is planned anew. */
export const locationsActivate: Topic<LocationPayload> = locationTopic("LOCATIONS_ACTIVATE");

/** Its stock counts no longer: every variant there is planned anew. */
export const locationsDeactivate: Topic<LocationPayload> = locationTopic("LOCATIONS_DEACTIVATE");

/** A deleted location keeps its name, for what was sold there; its stock counts no longer. */
export const locationsDelete: Topic<string> = {
  subscription: { topic: "LOCATIONS_DELETE", includeFields: ["id"] },
  narrow: narrowDeleted,
  isFarewell: true,
  facts: (id, { shopId, triggeredAt }) => ({
    locationDeletions: [{ shopId, triggeredAt, id }],
    wakes: [{ shopId, kind: "replan" }],
  }),
};
