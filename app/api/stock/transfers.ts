import * as z from "zod";
import { findOpenLocation, listLocationIds } from "../../catalog/location-ids.server";
import { listVariantIds } from "../../catalog/variant-ids.server";
import { dayOfIso } from "../../days/iso-day";
import { expectedDay } from "../../forms/expected-day";
import { createTransfer } from "../../replenishment/decisions/transfers/create.server";
import {
  BELOW,
  cancelTransfer,
  type Moved,
  receiveTransfer,
  shipTransfer,
  takeBackReceipt,
} from "../../replenishment/decisions/transfers/moves.server";
import { listTransferIndex } from "../../stock/transfers/list.server";
import { STATES } from "../../stock/transfers/transfer";
import { MOST_LINES } from "../../stock/transfers/transfer-form";
import { writeKeyOf } from "../../stock/transfers/transfer-shown";
import { findTransfer, findTransferOfForm, findTransferOfMove } from "../../stock/transfers/transfers.server";
import { askForWrites } from "../../stock/writes/ask-for-writes.server";
import { byKey } from "../../words/who";
import { listOf, pageIn, paging } from "../door/listed";
import { type FieldError, invalid, notFound, refused } from "../door/problem";
import { receiptRefused } from "../door/receipt-refused";
import { ANSWERS, BODIES } from "../door/registries";
import { answer, type Context, NOTHING, route } from "../door/route";
import { id } from "../shapes/fields";
import { belowNone, confirmBelow } from "./below-none";
import {
  listedTransfer,
  listedTransferShown,
  receiptShown,
  transfer,
  transferReceipt,
  transferShown,
} from "./transfer-shape";

const DAY_WANTED = "A day is written like 2026-11-28.";
const day = z.iso.date(DAY_WANTED).transform(dayOfIso);
const note = z.string().trim().min(1).max(1000).nullable().default(null);
const counted = z.int().min(0).max(1_000_000).default(0);

const wanted = z
  .strictObject({
    from_location_id: id.describe("Shopify's: where the stock leaves"),
    to_location_id: id.describe("Shopify's: where it goes"),
    lines: z
      .array(z.strictObject({ variant_id: id.describe("Shopify's"), quantity: z.int().min(1).max(1_000_000) }))
      .min(1)
      .max(MOST_LINES)
      .describe("Those of one variant become one"),
    expected_on: z.iso
      .date({ error: DAY_WANTED, abort: true })
      .pipe(expectedDay(DAY_WANTED))
      .nullable()
      .default(null)
      .describe("Of this century; one gone by is taken, and late"),
    note,
  })
  .register(BODIES, { id: "NewTransfer" });

const noted = z.strictObject({ note }).register(BODIES, { id: "TransferNote" });

const leaving = z.strictObject({ note, confirm_below: confirmBelow }).register(BODIES, { id: "TransferShipment" });

const came = z
  .strictObject({
    received_on: day,
    lines: z
      .array(z.strictObject({ line_id: id, accepted: counted, damaged: counted }))
      .min(1)
      .max(MOST_LINES)
      .refine((lines) => new Set(lines.map(({ line_id }) => line_id)).size === lines.length, "A line stands twice."),
    note,
  })
  .register(BODIES, { id: "NewTransferReceipt" });

type Counted = z.output<typeof came>["lines"][number];

const endsOf = ({ fromId, toId }: { fromId: number; toId: number }) => [fromId, toId];

async function findShown({ database, shop }: Context, transferId: number) {
  const found = await findTransfer(database, shop, transferId);
  return found && transferShown(found, await listLocationIds(database, shop, endsOf(found)));
}

/** The writes that follow a move are asked for, and the move is told; or why there was none. */
async function told({ env, shop }: Context, moved: Moved, lines: Counted[] = []) {
  if (moved.kind === "unknown") return notFound("transfer");
  if (moved.kind === "refused") return moved.reason === BELOW ? belowNone() : receiptRefused(moved, lines);
  const queued = moved.move.lines.filter(({ posting }) => posting === "queued");
  await askForWrites(env.JOBS, shop, queued.map(writeKeyOf));
  return moved;
}

async function receiptTold(call: Context, transferId: number, done: Moved, lines?: Counted[]) {
  const moved = await told(call, done, lines);
  if (moved.kind === "problem") return moved;
  const found = await findTransfer(call.database, call.shop, transferId);
  return found ? answer(receiptShown(found, moved.move)) : notFound("transfer");
}

async function movedTo(call: Context, moved: Moved) {
  const done = await told(call, moved);
  if (done.kind === "problem") return done;
  const shown = await findShown(call, Number(call.ids.id));
  return shown ? answer(shown) : notFound("transfer");
}

async function made(call: Context, { id, number }: { id: number; number: string }) {
  const shown = await findShown(call, id);
  if (!shown) throw new Error(`Transfer ${number} was made and is not there.`);
  return answer(shown);
}

export const TRANSFERS = [
  route("GET", "/transfers", {
    scope: "read",
    name: "listTransfers",
    summary: "Transfers without their lines, the newest first",
    query: z.strictObject({ ...paging(50), state: z.enum(STATES).optional() }),
    body: NOTHING,
    answers: listOf(listedTransfer).register(ANSWERS, { id: "Transfers" }),
    async work(call) {
      const page = pageIn(call, "transfers");
      if (page.kind === "problem") return page;
      const found = await listTransferIndex(call.database, call.shop, call.query.state, page.cursor, page.size);
      const places = await listLocationIds(call.database, call.shop, found.rows.flatMap(endsOf));
      return page.answer(found, (row) => listedTransferShown(row, places));
    },
  }),
  route("POST", "/transfers", {
    scope: "write_stock",
    name: "createTransfer",
    shownAt: "/transfers",
    summary: "Draft a transfer",
    says: "Nothing leaves before it is shipped.",
    status: 201,
    query: NOTHING,
    body: wanted,
    answers: transfer,
    async work(call) {
      const { database, shop, body, token, now } = call;
      const before = await findTransferOfForm(database, shop, `api/${token}`);
      if (before) return made(call, before);
      const [fromId, toId, variants] = await Promise.all([
        findOpenLocation(database, shop, body.from_location_id),
        findOpenLocation(database, shop, body.to_location_id),
        listVariantIds(
          database,
          shop,
          body.lines.map(({ variant_id }) => variant_id),
        ),
      ]);
      if (fromId === null) return refused({ from_location_id: NO_LOCATION });
      if (toId === null) return refused({ to_location_id: NO_LOCATION });
      const errors: FieldError[] = [];
      const lines = body.lines.flatMap(({ variant_id, quantity }, at) => {
        const variantId = variants.get(variant_id);
        if (variantId !== undefined) return [{ variantId, quantity }];
        errors.push({ pointer: `/lines/${at}/variant_id`, message: "This shop has no such variant.", in: "body" });
        return [];
      });
      if (errors.length > 0) return invalid(errors);
      const created = await createTransfer(
        database,
        shop,
        { ...{ fromId, toId, lines, note: body.note }, expectedDay: body.expected_on, formToken: `api/${token}` },
        byKey(call.caller),
        now,
      );
      if (created.kind === "refused") {
        const entries = Object.entries(created.refusals).map(([field, why]) => [FIELDS[field] ?? field, why]);
        return refused(Object.fromEntries(entries));
      }
      return made(call, created);
    },
  }),
  route("GET", "/transfers/{id}", {
    scope: "read",
    name: "getTransfer",
    summary: "A transfer with its lines",
    query: NOTHING,
    body: NOTHING,
    answers: transfer,
    async work(call) {
      const shown = await findShown(call, Number(call.ids.id));
      return shown ? answer(shown) : notFound("transfer");
    },
  }),
  route("POST", "/transfers/{id}/shipped", {
    scope: "write_stock",
    name: "shipTransfer",
    summary: "Ship it",
    says: "All of it leaves the stock of its first location; `posting` says how each write to Shopify stands. One that leaves fewer than none available, with what is under way, is refused with `below_none`, unless `confirm_below` says that it is right.",
    ...{ query: NOTHING, body: leaving, answers: transfer },
    async work(call) {
      const { database, shop, ids, body, caller, token, now } = call;
      const form = {
        ...{ formToken: `api/${token}`, note: body.note, version: null },
        belowIsMeant: body.confirm_below,
      };
      return movedTo(call, await shipTransfer(database, shop, Number(ids.id), form, byKey(caller), now));
    },
  }),
  route("POST", "/transfers/{id}/cancelled", {
    scope: "write_stock",
    name: "cancelTransfer",
    summary: "Cancel it",
    says: "What was shipped and has not come is back in the stock of its first location.",
    ...{ query: NOTHING, body: noted, answers: transfer },
    async work(call) {
      const { database, shop, ids, body, caller, token, now } = call;
      const form = { formToken: `api/${token}`, note: body.note };
      return movedTo(call, await cancelTransfer(database, shop, Number(ids.id), form, byKey(caller), now));
    },
  }),
  route("GET", "/transfers/{id}/receipts", {
    scope: "read",
    name: "listTransferReceipts",
    summary: "What came of a transfer, the newest first",
    query: NOTHING,
    body: NOTHING,
    answers: z
      .object({ data: z.array(transferReceipt), next_cursor: z.string().nullable() })
      .register(ANSWERS, { id: "TransferReceipts" }),
    async work({ database, shop, ids }) {
      const found = await findTransfer(database, shop, Number(ids.id));
      if (!found) return notFound("transfer");
      const receipts = found.moves.filter(({ kind }) => kind === "received").toReversed();
      return answer({ data: receipts.map((each) => receiptShown(found, each)), next_cursor: null });
    },
  }),
  route("POST", "/transfers/{id}/receipts", {
    scope: "write_stock",
    name: "receiveTransfer",
    summary: "Receive it, or a part",
    says: "Accepted and damaged units leave transit together. Not more than is in transit.",
    status: 201,
    query: NOTHING,
    body: came,
    answers: transferReceipt,
    async work(call) {
      const { database, shop, body, token, now } = call;
      const transferId = Number(call.ids.id);
      const form = {
        ...{ formToken: `api/${token}`, day: body.received_on, note: body.note },
        lines: body.lines.map(({ line_id, ...counts }) => ({ lineId: Number(line_id), ...counts })),
      };
      return receiptTold(
        call,
        transferId,
        await receiveTransfer(database, shop, transferId, form, byKey(call.caller), now),
        body.lines,
      );
    },
  }),
  route("POST", "/transfer-receipts/{id}/reversal", {
    scope: "write_stock",
    name: "takeBackTransferReceipt",
    summary: "Take a receipt back",
    says: "Its units are in transit again and leave the stock that they came into. Once, and not of a cancelled transfer.",
    status: 201,
    query: NOTHING,
    body: noted,
    answers: transferReceipt,
    async work(call) {
      const { database, shop, body, caller, token, now } = call;
      const moveId = Number(call.ids.id);
      const transferId = await findTransferOfMove(database, shop, moveId);
      if (transferId === null) return notFound("receipt");
      const form = { formToken: `api/${token}`, note: body.note, moveId };
      return receiptTold(call, transferId, await takeBackReceipt(database, shop, transferId, form, byKey(caller), now));
    },
  }),
];

const NO_LOCATION = "This shop has no such location, or it is closed.";
const FIELDS: Record<string, string> = { from: "from_location_id", to: "to_location_id" };
