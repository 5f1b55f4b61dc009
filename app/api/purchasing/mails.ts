import * as z from "zod";
import { handOver } from "../../../workers/outbox/mail";
import { MOST_RECIPIENTS } from "../../outbound/mail/most-recipients";
import { parseRecipients } from "../../outbound/mail/recipients";
import { mailWayOf } from "../../outbound/mail/way";
import { progressOf } from "../../purchasing/orders/order";
import { moveRefusal, type State } from "../../purchasing/orders/purchase-order";
import { findOrder } from "../../purchasing/orders/purchase-orders.server";
import { orderToSend } from "../../purchasing/paper/order-to-send.server";
import { fontsIn } from "../../purchasing/paper/print/fonts";
import { sendOrder } from "../../purchasing/paper/send.server";
import { findSupplier } from "../../suppliers/suppliers.server";
import { byKey } from "../../words/who";
import { conflict, notFound, refused } from "../door/problem";
import { BODIES } from "../door/registries";
import { answer, NOTHING, route } from "../door/route";
import { order } from "./order-shape";
import { findShownOrder } from "./purchase-orders";

const wanted = z
  .strictObject({
    to: z
      .array(z.string().max(254))
      .min(1)
      .max(MOST_RECIPIENTS)
      .nullable()
      .default(null)
      .describe("The supplier's own address if not said"),
    message: z
      .string()
      .trim()
      .min(1)
      .max(5000)
      .nullable()
      .default(null)
      .describe("Above the order; what the page offers first if not said"),
  })
  .register(BODIES, { id: "PurchaseOrderMail" });

/** Where a mail leads, and all that may follow. */
const GONE_OUT: readonly State[] = ["sending", "sent", "partial", "received"];

export const ORDER_MAILS = [
  route("POST", "/purchase-orders/{id}/mails", {
    scope: "write_purchasing",
    name: "mailPurchaseOrder",
    summary: "Mail it to the supplier, with the PDF",
    says: "One attempt, of a draft. The state `sending` says that nobody knows whether the mail went out: nothing sends it again, and `/sent` says that the supplier has it.",
    query: NOTHING,
    body: wanted,
    answers: order,
    async work(call) {
      const { database, shop, env, settings, body, begunAt, now } = call;
      const found = await findOrder(database, shop, Number(call.ids.id));
      if (!found) return notFound("purchase order");
      const refusal = moveRefusal(progressOf(found), "send");
      if (refusal !== undefined) {
        // What the first request under this key sent, or may have sent, its state says.
        const shown = begunAt !== null && GONE_OUT.includes(found.state) && (await findShownOrder(call, found.id));
        return shown ? answer(shown) : conflict(refusal);
      }
      const address = body.to ?? (await findSupplier(database, shop, found.supplierId))?.email;
      if (!address) return refused({ to: "The supplier has no mail address: say where it is to go." });
      const read = parseRecipients([address].flat().join("\n"));
      if (read.kind === "refused") return refused({ to: read.says });
      if (read.recipients.length === 0) return refused({ to: "Say where it is to go." });
      const told = { recipients: read.recipients, message: body.message };
      const way = mailWayOf(settings);
      const sent = await sendOrder(
        database,
        shop,
        await orderToSend(database, shop, found, told, fontsIn(env.ASSETS), now),
        (mail, key) => handOver(way, mail, key),
        byKey(call.caller),
        Date.now,
      );
      if (sent.kind === "refused") return conflict(sent.reason);
      const shown = await findShownOrder(call, found.id);
      return shown ? answer(shown) : notFound("purchase order");
    },
  }),
];
