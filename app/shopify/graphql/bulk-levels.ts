import * as z from "zod";
import { oneOfKinds } from "../wire/quick-reader";
import { gid, instant } from "../wire-types";

/** What is asked of a level, wherever: a delivery tells of available alone. */
export const LEVEL_FIELDS = `id updatedAt item { id tracked } location { id }
                quantities(names: ["available", "on_hand", "committed", "incoming"]) { name quantity }`;

/** All inventory items with their levels. A level's line tells its item and whether that is tracked: its parent is not needed. */
export const BULK_LEVELS = `#graphql
  query BulkLevels {
    inventoryItems {
      edges {
        node {
          id tracked updatedAt
          unitCost { amount currencyCode }
          inventoryLevels {
            edges {
              node { ${LEVEL_FIELDS} }
            }
          }
        }
      }
    }
  }`;

export const level = z.object({
  id: z.string().startsWith("gid://shopify/InventoryLevel/"),
  updatedAt: instant,
  item: z.object({ id: gid, tracked: z.boolean() }),
  location: z.object({ id: gid }),
  quantities: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
});
export type Level = z.infer<typeof level>;

export const item = z.object({
  id: z.string().startsWith("gid://shopify/InventoryItem/").pipe(gid),
  tracked: z.boolean(),
  updatedAt: instant,
  unitCost: z.object({ amount: z.string(), currencyCode: z.string() }).nullable(),
});
export type Item = z.infer<typeof item>;

/** Only a level names its item. */
export const levelLine = oneOfKinds([level, item], (line) => ("item" in line ? 0 : 1));
