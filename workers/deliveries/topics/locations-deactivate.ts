import { LOCATION_FIELDS, type LocationPayload, locationFacts, narrowLocation } from "./locations";
import type { Topic } from "./topic";

/** Its stock counts no longer: every variant there is planned anew. */
export const locationsDeactivate: Topic<LocationPayload> = {
  subscription: { topic: "LOCATIONS_DEACTIVATE", includeFields: LOCATION_FIELDS },
  narrow: narrowLocation,
  facts: locationFacts,
};
