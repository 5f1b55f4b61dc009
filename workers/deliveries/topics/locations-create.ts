import { LOCATION_FIELDS, type LocationPayload, locationFacts, narrowLocation } from "./locations";
import type { Topic } from "./topic";

/** A location that levels or sales may have named before. */
export const locationsCreate: Topic<LocationPayload> = {
  subscription: { topic: "LOCATIONS_CREATE", includeFields: LOCATION_FIELDS },
  narrow: narrowLocation,
  facts: locationFacts,
};
