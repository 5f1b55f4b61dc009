import * as z from "zod";
import type { Operation } from "../operation";
import { LEVEL_FIELDS, level } from "./bulk-levels";

const answer = z.object({
  inventoryAdjustQuantities: z
    .object({
      inventoryAdjustmentGroup: z
        .object({ changes: z.array(z.object({ item: z.object({ inventoryLevel: level.nullable() }).nullable() })) })
        .nullable(),
      userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
    })
    .nullable(),
});

interface AdjustInput {
  name: "available";
  reason: string;
  referenceDocumentUri: string | null;
  /** `changeFromQuantity` must be sent; null is: whatever it was. */
  changes: { inventoryItemId: string; locationId: string; delta: number; changeFromQuantity: number | null }[];
}

/** Changes what is available at one location, once a key, and tells how the levels then stand. */
export const ADJUST_INVENTORY: Operation<
  z.infer<typeof answer>,
  { key: string; input: AdjustInput; location: string }
> = {
  name: "AdjustInventory",
  document: `#graphql
    mutation AdjustInventory($input: InventoryAdjustQuantitiesInput!, $key: String!, $location: ID!) {
      inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
        inventoryAdjustmentGroup {
          changes(quantityNames: ["available"]) {
            item { inventoryLevel(locationId: $location) { ${LEVEL_FIELDS} } }
          }
        }
        userErrors { code message }
      }
    }`,
  answer,
};
