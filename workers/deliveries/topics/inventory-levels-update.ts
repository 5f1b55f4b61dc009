import { LEVEL_FIELDS, type LevelPayload, levelFacts, narrowLevel } from "./inventory-levels";
import type { Topic } from "./topic";

/** The level of that variant at that location; its rules are evaluated, an alert opens or closes. */
export const inventoryLevelsUpdate: Topic<LevelPayload> = {
  subscription: { topic: "INVENTORY_LEVELS_UPDATE", includeFields: LEVEL_FIELDS },
  narrow: narrowLevel,
  facts: levelFacts,
};
