import { ordersRead } from "../../../app/demand/sales/orders-to-read.server";
import type { JobMessage } from "../../../app/jobs/messages";
import { factChanges } from "../../deliveries/fact-changes";
import type { JobStep } from "../job";
import { readWholeOrders } from "./whole-orders";

/** Reads some orders because somebody wants to know now. One that Shopify does not show is left as it is. */
export const readOrders: JobStep<Extract<JobMessage, { kind: "read-orders" }>> = async (context, { orders }) => {
  const { database, shop, now } = context;
  const { facts, statements } = await readWholeOrders(context, orders);
  await database.batch([
    ...factChanges(database, facts, [shop], now),
    ...statements,
    ordersRead(database, shop.id, orders),
  ]);
  return "done";
};
