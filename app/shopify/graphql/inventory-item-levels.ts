import { z } from "zod";
import type { Operation } from "../operation";
import { LEVEL_FIELDS, level } from "./bulk-levels";

const answer = z.object({
  nodes: z.array(z.object({ inventoryLevels: z.object({ nodes: z.array(level) }) }).nullable()),
});

/** The levels of some items as they are now, at up to 50 locations each. */
export const ITEM_LEVELS: Operation<z.infer<typeof answer>, { ids: string[] }> = {
  name: "ItemLevels",
  document: `#graphql
    query ItemLevels($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on InventoryItem {
          inventoryLevels(first: 50) {
            nodes { ${LEVEL_FIELDS} }
          }
        }
      }
    }`,
  answer,
};
