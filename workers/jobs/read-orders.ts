import type { RefundLineFact } from "../../app/demand/refunds.server";
import { ORDERS_BY_ID, type ReadOrder } from "../../app/shopify/graphql/orders-by-id";
import type { JobMessage } from "../../app/shops/job-messages";
import type { Shop } from "../../app/shops/shops.server";
import { factChanges } from "../fact-changes";
import { noFacts } from "../facts";
import { salesOf } from "./import-orders";
import type { JobStep } from "./job";

/**
 * Reads some orders with their refunds. One that Shopify does not show is left as it is: what is older than we may see
 * looks no different from what was deleted.
 */
export const readOrders: JobStep<Extract<JobMessage, { kind: "read-orders" }>> = async (
  { admin, database, shop, now },
  { orders },
) => {
  const { nodes } = await admin.request(ORDERS_BY_ID, { ids: orders.map((id) => `gid://shopify/Order/${id}`) });
  const read = nodes.filter((node) => node !== null);
  const lines = read.flatMap((order) => order.lineItems.nodes.flatMap((line) => salesOf(shop, now, order, line)));
  const refundLines = read.flatMap((order) => refundsOf(shop, now, order));
  const statements = factChanges(database, { ...noFacts(), lines, refundLines }, [shop], now);
  if (lines.length || refundLines.length) await database.batch(statements);
  return "done";
};

const refundsOf = (shop: Shop, readAt: number, { id, refunds }: ReadOrder): RefundLineFact[] =>
  refunds.flatMap(({ createdAt, refundLineItems }) =>
    refundLineItems.nodes.map((line) => ({
      ...{ shopId: shop.id, triggeredAt: readAt, orderId: id, createdAt },
      ...{ id: line.id, lineId: line.lineItem.id, quantity: line.quantity },
      restocked: line.restockType !== "NO_RESTOCK",
      locationId: line.location?.id ?? null,
    })),
  );
