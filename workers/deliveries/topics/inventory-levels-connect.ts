import { LEVEL_FIELDS, type LevelPayload, levelFacts, narrowLevel } from "./inventory-levels";
import type { Topic } from "./topic";

/** The item is stocked at one more location, from the level that the body tells. */
export const inventoryLevelsConnect: Topic<LevelPayload> = {
  subscription: { topic: "INVENTORY_LEVELS_CONNECT", includeFields: LEVEL_FIELDS },
  narrow: narrowLevel,
  facts: levelFacts,
};
