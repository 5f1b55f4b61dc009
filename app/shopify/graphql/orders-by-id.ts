import * as z from "zod";
import type { Operation } from "../operation";
import { gid, instant } from "../wire-types";
import { order, saleLine } from "./bulk-orders";
import { ENUMS } from "./enums";
import { pageInfo } from "./page-info";

const ORDER_LINE = "id quantity currentQuantity unfulfilledQuantity variant { id } product { id }";
const orderLines = z.object({ nodes: z.array(saleLine), pageInfo });

const SHIPPED_LINE = "quantity lineItem { id }";
const shippedLines = z.object({
  /** Null: Shopify does not say how many. */
  nodes: z.array(z.object({ quantity: z.number().int().nullable(), lineItem: z.object({ id: gid }) })),
  pageInfo,
});

const REFUND_LINE = "id quantity restockType location { id } lineItem { id }";
const refundLines = z.object({
  nodes: z.array(
    z.object({
      /** Null where Shopify has none to give: the line cannot be told from another. */
      id: gid.nullable(),
      quantity: z.number().int(),
      restockType: z.enum(ENUMS.RefundLineItemRestockType),
      location: z.object({ id: gid }).nullable(),
      lineItem: z.object({ id: gid }),
    }),
  ),
  pageInfo,
});

const answer = z.object({
  nodes: z.array(
    order
      .omit({ fulfillments: true })
      .extend({
        lineItems: orderLines,
        fulfillments: z.array(
          z.object({
            id: z.string(),
            status: z.enum(ENUMS.FulfillmentStatus),
            location: z.object({ id: gid }).nullable(),
            fulfillmentLineItems: shippedLines,
          }),
        ),
        refunds: z.array(
          z
            .object({
              id: z.string(),
              createdAt: instant.nullable(),
              processedAt: instant,
              refundLineItems: refundLines,
            })
            .transform(({ createdAt, processedAt, ...refund }) => ({ ...refund, createdAt: createdAt ?? processedAt })),
        ),
      })
      .nullable(),
  ),
});
export type ReadOrder = NonNullable<z.infer<typeof answer>["nodes"][number]>;

/** So many orders at once cost some 600 points, of the 1,000 that a request may. */
export const ORDERS_A_READ = 5;

/**
 * Some orders as they are now, each with the first page of every list in it; nothing of the buyer is asked for. Fulfilments
 * and refunds are no connections: all of them come.
 */
export const ORDERS_BY_ID: Operation<z.infer<typeof answer>, { ids: string[] }> = {
  name: "OrdersById",
  document: `#graphql
    query OrdersById($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on Order {
          id name test processedAt updatedAt cancelledAt sourceName tags
          retailLocation { id }
          lineItems(first: 20) { nodes { ${ORDER_LINE} } pageInfo { hasNextPage endCursor } }
          fulfillments {
            id status location { id }
            fulfillmentLineItems(first: 10) { nodes { ${SHIPPED_LINE} } pageInfo { hasNextPage endCursor } }
          }
          refunds {
            id createdAt processedAt
            refundLineItems(first: 10) { nodes { ${REFUND_LINE} } pageInfo { hasNextPage endCursor } }
          }
        }
      }
    }`,
  answer,
};

const orderPage = z.object({ order: z.object({ lineItems: orderLines }).nullable() });

/** The next lines of an order. */
export const ORDER_LINES: Operation<z.infer<typeof orderPage>, { id: string; after: string | null }> = {
  name: "OrderLines",
  document: `#graphql
    query OrderLines($id: ID!, $after: String) {
      order(id: $id) { lineItems(first: 100, after: $after) { nodes { ${ORDER_LINE} } pageInfo { hasNextPage endCursor } } }
    }`,
  answer: orderPage,
};

const fulfillmentPage = z.object({ fulfillment: z.object({ fulfillmentLineItems: shippedLines }).nullable() });

/** The next lines of a fulfilment. */
export const FULFILLMENT_LINES: Operation<z.infer<typeof fulfillmentPage>, { id: string; after: string | null }> = {
  name: "FulfillmentLines",
  document: `#graphql
    query FulfillmentLines($id: ID!, $after: String) {
      fulfillment(id: $id) {
        fulfillmentLineItems(first: 100, after: $after) { nodes { ${SHIPPED_LINE} } pageInfo { hasNextPage endCursor } }
      }
    }`,
  answer: fulfillmentPage,
};

const refundPage = z.object({ refund: z.object({ refundLineItems: refundLines }).nullable() });

/** The next lines of a refund. */
export const REFUND_LINES: Operation<z.infer<typeof refundPage>, { id: string; after: string | null }> = {
  name: "RefundLines",
  document: `#graphql
    query RefundLines($id: ID!, $after: String) {
      refund(id: $id) {
        refundLineItems(first: 100, after: $after) { nodes { ${REFUND_LINE} } pageInfo { hasNextPage endCursor } }
      }
    }`,
  answer: refundPage,
};
