import type { Attachment, Mail, Outcome } from "../../outbound/mail/mail";
import { type MailToSend, mailRecorded } from "../../outbound/mail/mails.server";
import { changeOrder } from "../orders/change-order.server";
import { moveOrder } from "../orders/moves.server";
import type { Order } from "../orders/order";
import { paperName } from "./order-mail";

type Shop = { id: number; domain: string; timeZone: string };

export type OrderToSend = {
  order: Pick<Order, "id" | "number" | "version">;
  mail: Mail;
  /** What is kept of it, where that is not the mail itself. */
  kept?: Mail;
  recipients: string[];
  paper: Uint8Array<ArrayBuffer>;
  replyTo: string | null;
};

type Sent =
  | { kind: "sent" }
  /** It stands as it stood: nothing was tried, or the mail was not taken and the order is a draft again. */
  | { kind: "refused"; reason: string }
  /** Nobody knows: it may have been sent, and nothing sends it again. */
  | { kind: "unanswered"; reason: string };

/**
 * Sends an order by mail: one attempt. That it is being sent is in the rows before the mail leaves, so that a second press, or
 * a Worker that dies in the middle, never sends it twice. The supplier gets the order that is then locked: of one that was changed
 * since its paper was made nothing leaves. `who`: Shopify's number of the member of staff.
 */
export async function sendOrder(
  database: D1Database,
  shop: Shop,
  { order, mail, kept = mail, recipients, paper, replyTo }: OrderToSend,
  handOver: (mail: MailToSend, key: string) => Promise<Outcome>,
  who: string | null,
  now: () => number,
): Promise<Sent> {
  const begun = await moveOrder(database, shop, order.id, "send", who, now(), { version: order.version });
  if (begun.kind !== "moved")
    return { kind: "refused", reason: begun.kind === "refused" ? begun.reason : "It is gone." };
  const key = `purchase-order/${order.id}/${order.version}`;
  const attachment: Attachment = { name: paperName(order.number), type: "application/pdf", bytes: paper };
  const outcome = await handOver(
    {
      ...mail,
      id: order.id,
      key,
      recipients,
      attempts: 1,
      attachments: [attachment],
      of: { shopId: shop.id, orderId: order.id },
      ...(replyTo && { replyTo }),
    },
    `${shop.domain}/${key}`,
  );
  const failure = outcome.kind === "sent" ? null : outcome.reason;
  const attachments = [{ name: attachment.name, address: `/purchase-orders/${order.id}/paper` }];
  await mailRecorded(database, shop, key, { ...kept, recipients, attachments }, failure, now()).run();
  if (outcome.kind === "unanswered") return { kind: "unanswered", reason: outcome.reason };
  if (outcome.kind === "refused") {
    await moveOrder(database, shop, order.id, "unsent", who, now(), { reason: outcome.reason });
    return { kind: "refused", reason: outcome.reason };
  }
  await moveOrder(database, shop, order.id, "sent", who, now());
  const detail = { to: recipients, ...(outcome.messageId && { messageId: outcome.messageId }) };
  await changeOrder(
    database,
    shop,
    order.id,
    () => ({ statements: [], entry: { who, what: "mailed", detail } }),
    now(),
  );
  return { kind: "sent" };
}
