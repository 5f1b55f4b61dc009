import * as z from "zod";
import { oneOfKinds } from "../wire/quick-reader";
import { gid, instant } from "../wire-types";
import { ENUMS } from "./enums";

/** The orders that a search finds, with their lines; nothing of the buyer is asked for. */
export const bulkOrders = (search: string) => `#graphql
  query BulkOrders {
    orders(query: "${search}") {
      edges {
        node {
          id name test processedAt updatedAt cancelledAt sourceName tags
          retailLocation { id }
          fulfillments { status location { id } }
          lineItems {
            edges { node { id quantity currentQuantity unfulfilledQuantity variant { id } product { id } } }
          }
        }
      }
    }
  }`;

const place = z.object({ id: gid }).nullish();

export const order = z.object({
  id: z.string().startsWith("gid://shopify/Order/").pipe(gid),
  /** As the shop counts its orders: "#1001". */
  name: z.string().nullish(),
  test: z.boolean(),
  processedAt: instant,
  updatedAt: instant,
  cancelledAt: z.string().nullable(),
  /** "web", "pos", an app's number. */
  sourceName: z.string().nullish(),
  tags: z.array(z.string()).optional(),
  retailLocation: place,
  fulfillments: z.array(z.object({ status: z.enum(ENUMS.FulfillmentStatus), location: place })),
});
export type Order = z.infer<typeof order>;

export const saleLine = z.object({
  id: z.string().startsWith("gid://shopify/LineItem/").pipe(gid),
  quantity: z.number().int(),
  currentQuantity: z.number().int(),
  unfulfilledQuantity: z.number().int(),
  variant: z.object({ id: gid }).nullable(),
  product: z.object({ id: gid }).nullish(),
});
export type SaleLine = z.infer<typeof saleLine>;

const line = saleLine.extend({ __parentId: gid });

/** Only an order tells of fulfilments. */
export const orderLine = oneOfKinds([order, line], (told) => ("fulfillments" in told ? 0 : 1));
