import type { RefundLineFact } from "../../app/demand/refunds.server";
import { ORDERS_BY_ID, type ReadOrder } from "../../app/shopify/graphql/orders-by-id";
import { deliveriesCounted } from "../../app/shops/delivery-counts.server";
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
  const refunds = read.map((order) => refundsOf(shop, now, order));
  const refundLines = refunds.flatMap((told) => told.refundLines);
  const skipped = refunds.reduce((sum, told) => sum + told.skipped, 0);
  const statements = [
    ...factChanges(database, { ...noFacts(), lines, refundLines }, [shop], now),
    ...(skipped ? [deliveriesCounted(database, [{ ...SKIPPED, shopId: shop.id, count: skipped }], now)] : []),
  ];
  if (statements.length) await database.batch(statements);
  return "done";
};

const SKIPPED = { topic: "refunds/create", outcome: "refund line without an id" } as const;

/** What was given back. A line without an id cannot be told from another: it is skipped. */
export function refundsOf(shop: Shop, readAt: number, { id: orderId, refunds }: ReadOrder) {
  const all = refunds.flatMap(({ createdAt, refundLineItems }) =>
    refundLineItems.nodes.map((line) => ({ ...line, createdAt })),
  );
  const refundLines = all.flatMap(({ id, createdAt, lineItem, quantity, restockType, location }): RefundLineFact[] =>
    id === null
      ? []
      : [
          {
            ...{ shopId: shop.id, triggeredAt: readAt, orderId, createdAt },
            ...{ id, lineId: lineItem.id, quantity, locationId: location?.id ?? null },
            restocked: restockType !== "NO_RESTOCK",
          },
        ],
  );
  return { refundLines, skipped: all.length - refundLines.length };
}
