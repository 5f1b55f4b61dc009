import { z } from "zod";
import { gid, instant } from "../wire-types";

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
              node { id updatedAt item { id tracked } location { id } quantities(names: ["available"]) { quantity } }
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
  quantities: z.array(z.object({ quantity: z.number().int() })),
});
export type Level = z.infer<typeof level>;

const item = z.object({
  id: z.string().startsWith("gid://shopify/InventoryItem/").pipe(gid),
  tracked: z.boolean(),
  updatedAt: instant,
  unitCost: z.object({ amount: z.string(), currencyCode: z.string() }).nullable(),
});
export type Item = z.infer<typeof item>;

export const levelLine = z.union([level, item]);
