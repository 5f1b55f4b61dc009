import * as z from "zod";
import { dayOfIso, isoDay } from "../../days/iso-day";
import { day } from "../../outbound/events/kinds/facts";
import { findOrder } from "../../purchasing/orders/purchase-orders.server";
import { askForPostings } from "../../purchasing/receiving/postings.server";
import {
  discardDraft,
  findOrderOfReceipt,
  reverseReceipt,
  submitReceipt,
} from "../../purchasing/receiving/receipts.server";
import type { Received } from "../../purchasing/receiving/received";
import { findToReceive } from "../../purchasing/receiving/to-receive.server";
import { WRITE_STATES } from "../../stock/writes/inventory-write";
import { byKey } from "../../words/who";
import { conflict, notFound, problem } from "../door/problem";
import { receiptRefused, tooMany } from "../door/receipt-refused";
import { ANSWERS, BODIES } from "../door/registries";
import { answer, type Context, NOTHING, route } from "../door/route";
import { id } from "../shapes/fields";

const MOST_LINES = 500;
const units = z.int().min(0).max(1_000_000);

const wanted = z
  .strictObject({
    received_on: z.iso.date("A day is written like 2026-11-28."),
    lines: z
      .array(z.strictObject({ line_id: id, accepted: units.default(0), damaged: units.default(0) }))
      .min(1)
      .max(MOST_LINES)
      .refine((lines) => new Set(lines.map(({ line_id }) => line_id)).size === lines.length, "A line stands twice."),
    confirm_over: z.boolean().default(false).describe("More came than is awaited, and that is right"),
    note: z.string().trim().max(1000).nullable().default(null),
  })
  .register(BODIES, { id: "NewReceipt" });

const receipt = z
  .object({
    id,
    purchase_order_id: id,
    received_on: day,
    note: z.string().nullable(),
    reverses: id.nullable().describe("The receipt that it takes back: its units are negative then"),
    taken_back: z.boolean().describe("By a later one"),
    lines: z.array(
      z.object({
        ...{ line_id: id, accepted: z.int(), damaged: z.int() },
        returned: z.int().describe("Sent back to the supplier"),
      }),
    ),
    posting: z
      .array(
        z.object({
          line_id: id,
          state: z.enum(WRITE_STATES),
          refusal: z.string().nullable(),
        }),
      )
      .describe("The writes to Shopify, of the lines that have one"),
  })
  .register(ANSWERS, { id: "Receipt" });

const receipts = z
  .object({ data: z.array(receipt), next_cursor: z.string().nullable() })
  .register(ANSWERS, { id: "Receipts" });

/** The newest of an order, at most 50. */
async function listShown({ database, shop }: Context, orderId: number): Promise<z.input<typeof receipt>[] | undefined> {
  const found = await findToReceive(database, shop, orderId);
  return found?.receipts.map(({ id, receivedDay, note, reverses, reversedBy, lines }) => ({
    ...{ id: String(id), purchase_order_id: String(orderId), received_on: isoDay(receivedDay), note },
    ...{ reverses: reverses === null ? null : String(reverses), taken_back: reversedBy !== null },
    lines: lines.map(({ lineId, ...came }) => ({
      ...{ line_id: String(lineId), accepted: came.accepted, damaged: came.damaged, returned: came.returned },
    })),
    posting: lines.flatMap(({ lineId, posting, refusal }) =>
      posting === null ? [] : [{ line_id: String(lineId), state: posting, refusal }],
    ),
  }));
}

/** What was counted stays nowhere: the program counts again. */
async function draftDropped({ database, shop }: Context, orderId: number, formToken: string) {
  const found = await findToReceive(database, shop, orderId);
  const draft = found?.drafts.find((each) => each.formToken === formToken);
  if (draft) await discardDraft(database, shop, draft.id);
}

async function receiptTold(
  call: Context,
  orderId: number,
  { receiptId, lines }: Extract<Received, { kind: "received" }>,
) {
  await askForPostings(call.env.JOBS, call.shop, lines);
  const made = (await listShown(call, orderId))?.find(({ id }) => id === String(receiptId));
  if (!made) throw new Error(`Receipt ${receiptId} was made and is not there.`);
  return answer(made);
}

export const RECEIPTS = [
  route("GET", "/purchase-orders/{id}/receipts", {
    scope: "read",
    name: "listReceipts",
    summary: "What came in of a purchase order, the newest first",
    says: "Fifty at most. What was found damaged later, or sent back, is one as well.",
    query: NOTHING,
    body: NOTHING,
    answers: receipts,
    async work(call) {
      const found = await listShown(call, Number(call.ids.id));
      return found ? answer({ data: found, next_cursor: null }) : notFound("purchase order");
    },
  }),
  route("POST", "/purchase-orders/{id}/receipts", {
    scope: "write_purchasing",
    name: "receivePurchaseOrder",
    summary: "Receive goods",
    says: "Stock in Shopify follows: `posting` says how each write stands, here and in the list of receipts.",
    status: 201,
    query: NOTHING,
    body: wanted,
    answers: receipt,
    async work(call) {
      const { database, shop, body, token, now } = call;
      const orderId = Number(call.ids.id);
      if (!(await findOrder(database, shop, orderId))) return notFound("purchase order");
      const form = {
        formToken: token,
        receivedDay: dayOfIso(body.received_on),
        lines: body.lines.map(({ line_id, ...counted }) => ({ lineId: Number(line_id), ...counted, shown: null })),
        ...{ confirmOver: body.confirm_over, note: body.note, codes: [], known: null },
      };
      const came = await submitReceipt(database, shop, orderId, form, byKey(call.caller), now);
      if (came.kind !== "received") await draftDropped(call, orderId, token);
      if (came.kind === "refused") return receiptRefused(came, body.lines);
      if (came.kind === "over")
        return problem(
          409,
          "over_delivery",
          "More came than is awaited. Send it again with confirm_over if that is right.",
          {
            errors: came.lines.map(({ lineId, over }) => {
              const at = form.lines.findIndex((line) => line.lineId === lineId);
              return {
                pointer: `/lines/${at}/${tooMany(body.lines[at])}`,
                message: `${over} more than is awaited.`,
                in: "body" as const,
              };
            }),
          },
        );
      return receiptTold(call, orderId, came);
    },
  }),
  route("POST", "/receipts/{id}/reversal", {
    scope: "write_purchasing",
    name: "takeBackReceipt",
    summary: "Take a receipt back",
    says: "Its units are awaited again and leave the stock that they came into, once Shopify has answered for it. Once.",
    status: 201,
    query: NOTHING,
    body: NOTHING,
    answers: receipt,
    async work(call) {
      const { database, shop, caller, token, now } = call;
      const receiptId = Number(call.ids.id);
      const orderId = await findOrderOfReceipt(database, shop, receiptId);
      if (orderId === null) return notFound("receipt");
      const came = await reverseReceipt(database, shop, receiptId, token, byKey(caller), now);
      return came.kind === "received" ? receiptTold(call, orderId, came) : conflict(came.reason);
    },
  }),
];
