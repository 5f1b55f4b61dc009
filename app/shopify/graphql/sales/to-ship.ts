import * as z from "zod";
import type { Operation } from "../../operation";
import { gid, instant } from "../../wire-types";
import { ENUMS } from "../enums";
import { pageInfo } from "../page-info";

const sale = z.object({
  id: z.string().startsWith("gid://shopify/Order/").pipe(gid),
  name: z.string(),
  processedAt: instant,
  cancelledAt: z.string().nullable(),
  displayFulfillmentStatus: z.enum(ENUMS.OrderDisplayFulfillmentStatus),
});

const SALE = "id name processedAt cancelledAt displayFulfillmentStatus";

const found = z.object({ orders: z.object({ nodes: z.array(sale) }) });

/** The newest sales that a search finds; nothing of the buyer is asked for. */
export const SALES_FOUND: Operation<z.infer<typeof found>, { search: string }> = {
  name: "SalesFound",
  document: `#graphql
    query SalesFound($search: String!) {
      orders(first: 25, reverse: true, sortKey: PROCESSED_AT, query: $search) { nodes { ${SALE} } }
    }`,
  answer: found,
};

const one = z.object({
  order: sale
    .extend({
      lineItems: z.object({
        nodes: z.array(
          z.object({
            currentQuantity: z.number().int(),
            unfulfilledQuantity: z.number().int(),
            variant: z.object({ id: gid }).nullable(),
          }),
        ),
        pageInfo,
      }),
    })
    .nullable(),
});

/** One sale with what of it is still to be shipped. */
export const SALE_TO_SHIP: Operation<z.infer<typeof one>, { id: string }> = {
  name: "SaleToShip",
  document: `#graphql
    query SaleToShip($id: ID!) {
      order(id: $id) {
        ${SALE}
        lineItems(first: 250) {
          nodes { currentQuantity unfulfilledQuantity variant { id } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,
  answer: one,
};
