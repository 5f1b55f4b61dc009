import * as z from "zod";
import type { Operation } from "../operation";
import { LEVEL_FIELDS, level } from "./bulk-levels";

const answer = z.object({ nodes: z.array(level.extend({ isActive: z.boolean() }).nullable()) });

/** Levels as they are now, by their own ids. One at which the item is stocked no more may still answer, as not active. */
export const LEVELS_BY_ID: Operation<z.infer<typeof answer>, { ids: string[] }> = {
  name: "LevelsById",
  document: `#graphql
    query LevelsById($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on InventoryLevel { isActive ${LEVEL_FIELDS} }
      }
    }`,
  answer,
};
