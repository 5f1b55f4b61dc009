import { z } from "zod";
import type { Operation } from "../operation";
import { gid, instant } from "../wire-types";
import { order, saleLine } from "./bulk-orders";

const refundLine = z.object({
  /** Null where Shopify has none to give: the line cannot be told from another. */
  id: gid.nullable(),
  quantity: z.number().int(),
  restockType: z.string(),
  location: z.object({ id: gid }).nullable(),
  lineItem: z.object({ id: gid }),
});

const answer = z.object({
  nodes: z.array(
    order
      .extend({
        lineItems: z.object({ nodes: z.array(saleLine) }),
        refunds: z.array(
          z
            .object({
              createdAt: instant.nullable(),
              processedAt: instant,
              refundLineItems: z.object({ nodes: z.array(refundLine) }),
            })
            .transform(({ createdAt, processedAt, ...refund }) => ({ ...refund, createdAt: createdAt ?? processedAt })),
        ),
      })
      .nullable(),
  ),
});
export type ReadOrder = NonNullable<z.infer<typeof answer>["nodes"][number]>;

/** Some orders as they are now, with up to 100 lines and refunds each; nothing of the buyer is asked for. */
export const ORDERS_BY_ID: Operation<z.infer<typeof answer>, { ids: string[] }> = {
  name: "OrdersById",
  document: `#graphql
    query OrdersById($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on Order {
          id test processedAt updatedAt cancelledAt
          retailLocation { id }
          fulfillments { status location { id } }
          lineItems(first: 100) { nodes { id quantity currentQuantity variant { id } product { id } } }
          refunds(first: 20) {
            createdAt processedAt
            refundLineItems(first: 50) { nodes { id quantity restockType location { id } lineItem { id } } }
          }
        }
      }
    }`,
  answer,
};
