import { z } from "zod";
import type { Operation } from "../operation";
import { item, LEVEL_FIELDS, level } from "./bulk-levels";

const answer = z.object({
  nodes: z.array(item.extend({ inventoryLevels: z.object({ nodes: z.array(level) }) }).nullable()),
});

/** Some items as they are now, with their levels at up to 50 locations each. */
export const ITEM_LEVELS: Operation<z.infer<typeof answer>, { ids: string[] }> = {
  name: "ItemLevels",
  document: `#graphql
    query ItemLevels($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on InventoryItem {
          id tracked updatedAt
          unitCost { amount currencyCode }
          inventoryLevels(first: 50) {
            nodes { ${LEVEL_FIELDS} }
          }
        }
      }
    }`,
  answer,
};
