import * as z from "zod";
import type { Operation } from "../../operation";

const answer = z.object({
  inventoryActivate: z
    .object({
      inventoryLevel: z.object({ id: z.string() }).nullable(),
      userErrors: z.array(z.object({ message: z.string() })),
    })
    .nullable(),
});

/** Has Shopify stock an item at a location, with none of it there, once a key. Where it is stocked already nothing changes. */
export const ACTIVATE_INVENTORY: Operation<z.infer<typeof answer>, { key: string; item: string; location: string }> = {
  name: "ActivateInventory",
  document: `#graphql
    mutation ActivateInventory($item: ID!, $location: ID!, $key: String!) {
      inventoryActivate(inventoryItemId: $item, locationId: $location) @idempotent(key: $key) {
        inventoryLevel { id }
        userErrors { message }
      }
    }`,
  answer,
};
