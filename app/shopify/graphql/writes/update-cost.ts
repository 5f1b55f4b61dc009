import * as z from "zod";
import type { Operation } from "../../operation";
import { item } from "../bulk-levels";

const answer = z.object({
  inventoryItemUpdate: z
    .object({
      inventoryItem: item.nullable(),
      userErrors: z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() })),
    })
    .nullable(),
});

/**
 * Sets what a unit of an item costs, in the shop's currency, as a decimal. It takes no idempotency key and needs none: the same
 * cost set twice is the same.
 */
export const UPDATE_COST: Operation<z.infer<typeof answer>, { id: string; cost: string }> = {
  name: "UpdateCost",
  document: `#graphql
    mutation UpdateCost($id: ID!, $cost: Decimal!) {
      inventoryItemUpdate(id: $id, input: { cost: $cost }) {
        inventoryItem { id tracked updatedAt unitCost { amount currencyCode } }
        userErrors { field message }
      }
    }`,
  answer,
};
