import * as z from "zod";
import type { Bounce } from "../../outbound/mail/bounce";
import { changeOrder, refused } from "../orders/change-order.server";
import type { Order } from "../orders/order";

type Shop = { id: number; timeZone: string };

/**
 * A mail of an order came back: kept on its timeline once, by the service's id of the mail and whom it did not reach. The
 * order, or undefined where it is gone or never sent a mail of that id.
 */
export async function noteBounce(
  database: D1Database,
  shop: Shop,
  { of, messageId, to, reason }: Bounce,
  now: number,
): Promise<Pick<Order, "id" | "number"> | undefined> {
  let found: Order | undefined;
  await changeOrder(
    database,
    shop,
    of.orderId,
    async (order) => {
      const mails = await listMailed(database, shop, order);
      if (!mails.some(({ what, detail }) => what === "mailed" && detail.messageId === messageId)) return undefined;
      found = order;
      const isKnown = mails.some(
        ({ what, detail }) => what === "bounced" && detail.messageId === messageId && detail.to === to,
      );
      if (isKnown) return undefined;
      return { statements: [], entry: { who: null, what: "bounced", detail: { messageId, to, reason } } };
    },
    now,
  );
  return found && { id: found.id, number: found.number };
}

/**
 * The same, as somebody says who found it in the shop's mailbox: of an order that a mail left for. `who`: Shopify's number of the
 * member of staff.
 */
export const noteBounceByHand = (
  database: D1Database,
  shop: Shop,
  orderId: number,
  who: string | null,
  reason: string | null,
  now: number,
) =>
  changeOrder(
    ...[database, shop, orderId],
    async (order) => {
      const [last] = await listMailed(database, shop, order);
      if (!last) return refused("reason", "No mail of this order has gone out.");
      if (last.what === "bounced") return undefined;
      return { statements: [], entry: { who, what: "bounced", detail: reason === null ? null : { reason } } };
    },
    now,
  );

const detail = z.object({
  messageId: z.string().optional(),
  to: z.union([z.string(), z.array(z.string())]).optional(),
});

async function listMailed(database: D1Database, shop: { id: number }, order: { id: number }) {
  const { results } = await database
    .prepare(
      `SELECT what, detail FROM purchase_order_timeline
      WHERE shop_id = ?1 AND order_id = ?2 AND what IN ('mailed', 'bounced') ORDER BY id DESC LIMIT 50`,
    )
    .bind(shop.id, order.id)
    .all<{ what: string; detail: string | null }>();
  return results.map((row) => ({ what: row.what, detail: detail.parse(JSON.parse(row.detail ?? "{}")) }));
}
