import type { Order } from "../orders/order";
import { firstMessage, keptMessage, orderMail } from "./order-mail";
import { orderPdf } from "./order-pdf";
import { paperOf } from "./paper.server";
import type { FontOf } from "./print/fonts";
import type { OrderToSend } from "./send.server";

/** An order's mail with its paper. Without a message it says what the page offers first. */
export async function orderToSend(
  database: D1Database,
  shop: Parameters<typeof paperOf>[1],
  order: Order,
  { recipients, message }: { recipients: string[]; message: string | null },
  fontOf: FontOf,
  now: number,
): Promise<OrderToSend> {
  const { document, look, replyTo, supplier } = await paperOf(database, shop, order, now);
  const { bytes } = await orderPdf(document, look, fontOf, order.updatedAt);
  const said = message ?? firstMessage(document, supplier?.contactName ?? null);
  return {
    ...{ order, recipients, replyTo, paper: bytes, mail: orderMail(document, said) },
    kept: orderMail(document, keptMessage(order, said)),
  };
}
