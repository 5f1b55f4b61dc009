import { LOCATION_FIELDS, type LocationPayload, locationFacts, narrowLocation } from "./locations";
import type { Topic } from "./topic";

/** A location's name, and whether it is in use. */
export const locationsUpdate: Topic<LocationPayload> = {
  subscription: { topic: "LOCATIONS_UPDATE", includeFields: LOCATION_FIELDS },
  narrow: narrowLocation,
  facts: locationFacts,
};
