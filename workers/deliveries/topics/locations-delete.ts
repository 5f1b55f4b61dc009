import { narrowDeleted } from "./deleted";
import type { Topic } from "./topic";

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
