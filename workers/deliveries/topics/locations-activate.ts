import { LOCATION_FIELDS, type LocationPayload, locationFacts, narrowLocation } from "./locations";
import type { Topic } from "./topic";

/** Its stock counts again: every variant there is planned anew. */
export const locationsActivate: Topic<LocationPayload> = {
  subscription: { topic: "LOCATIONS_ACTIVATE", includeFields: LOCATION_FIELDS },
  narrow: narrowLocation,
  facts: locationFacts,
};
