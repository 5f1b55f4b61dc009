import * as z from "zod";
import type { Operation } from "../operation";
import { item, LEVEL_FIELDS, level } from "./bulk-levels";
import { pageInfo } from "./page-info";

const inventoryLevels = z.object({ nodes: z.array(level), pageInfo });

const answer = z.object({
  nodes: z.array(item.extend({ inventoryLevels }).nullable()),
});

/** Some items as they are now, with the first page of their levels. */
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
            pageInfo { hasNextPage endCursor }
          }
        }
      }
    }`,
  answer,
};

const page = z.object({ inventoryItem: z.object({ inventoryLevels }).nullable() });

/** The next levels of an item. */
export const LEVELS_OF_ITEM: Operation<z.infer<typeof page>, { id: string; after: string | null }> = {
  name: "LevelsOfItem",
  document: `#graphql
    query LevelsOfItem($id: ID!, $after: String) {
      inventoryItem(id: $id) {
        inventoryLevels(first: 100, after: $after) { nodes { ${LEVEL_FIELDS} } pageInfo { hasNextPage endCursor } }
      }
    }`,
  answer: page,
};
