import * as z from "zod";
import { day, instant, shopifyId } from "../../outbound/events/kinds/facts";
import { inTransitOf, STATES } from "../../stock/transfers/transfer";
import type { ListedTransfer } from "../../stock/transfers/transfer-list";
import { isTakenBack, type Transfer, type TransferMove } from "../../stock/transfers/transfer-shown";
import { WRITE_STATES } from "../../stock/writes/inventory-write";
import { ANSWERS } from "../door/registries";
import { dayTextOf, id, instantOf } from "../shapes/fields";

const posting = z.object({
  line_id: id,
  state: z.enum(WRITE_STATES),
  refusal: z.string().nullable(),
});

const line = z.object({
  id,
  variant_id: shopifyId.nullable().describe("Null when Evenstock no longer holds it"),
  sku: z.string().nullable(),
  quantity: z.int().describe("Units to move"),
  shipped: z.int(),
  received: z.int().describe("In good order"),
  damaged: z.int().describe("Or lost: in no stock"),
  returned: z.int().describe("Back where they left, since it was cancelled"),
  in_transit: z.int(),
});

const common = {
  ...{ id, number: z.string(), state: z.enum(STATES) },
  from_location_id: shopifyId.nullable(),
  to_location_id: shopifyId.nullable(),
  expected_on: day.nullable(),
};

export const transfer = z
  .object({
    ...common,
    note: z.string().nullable(),
    lines: z.array(line),
    posting: z
      .array(posting.extend({ move: z.enum(["shipped", "received", "taken_back", "returned", "cancelled"]) }))
      .describe("The writes to Shopify, of the lines of each move that have one"),
    created_at: instant,
    shipped_at: instant.nullable(),
    ended_at: instant.nullable(),
  })
  .register(ANSWERS, { id: "Transfer" });

type Places = Map<number, string>;

const commonOf = (
  found: Pick<Transfer, "id" | "number" | "state" | "fromId" | "toId" | "expectedDay">,
  places: Places,
) => ({
  ...{ id: String(found.id), number: found.number, state: found.state },
  ...{ from_location_id: places.get(found.fromId) ?? null, to_location_id: places.get(found.toId) ?? null },
  expected_on: dayTextOf(found.expectedDay),
});

export const transferShown = (found: Transfer, places: Places): z.input<typeof transfer> => ({
  ...commonOf(found, places),
  note: found.note,
  lines: found.lines.map((each) => ({
    ...{ id: String(each.id), variant_id: each.shopifyId, sku: each.sku || null, quantity: each.quantity },
    ...{ shipped: each.shipped, received: each.accepted, damaged: each.damaged, returned: each.returned },
    in_transit: inTransitOf(each),
  })),
  posting: found.moves.flatMap((move) =>
    postingOf(move).map((each) => ({ ...each, move: move.reverses === null ? move.kind : ("taken_back" as const) })),
  ),
  created_at: instantOf(found.createdAt),
  shipped_at: found.shippedAt === null ? null : instantOf(found.shippedAt),
  ended_at: found.endedAt === null ? null : instantOf(found.endedAt),
});

const postingOf = ({ lines }: TransferMove): z.input<typeof posting>[] =>
  lines.flatMap(({ lineId, posting, refusal }) =>
    posting === null ? [] : [{ line_id: String(lineId), state: posting, refusal }],
  );

export const listedTransfer = z
  .object({
    ...common,
    lines: z.int(),
    ...{ units: z.int(), units_in_transit: z.int() },
    units_received: z.int().describe("In good order or damaged"),
    created_at: instant,
  })
  .register(ANSWERS, { id: "TransferInList" });

export const listedTransferShown = (row: ListedTransfer, places: Places): z.input<typeof listedTransfer> => ({
  ...{ ...commonOf(row, places), lines: row.lineCount },
  ...{ units: row.units, units_in_transit: row.unitsInTransit, units_received: row.unitsReceived },
  created_at: instantOf(row.createdAt),
});

export const transferReceipt = z
  .object({
    id,
    transfer_id: id,
    received_on: day,
    note: z.string().nullable(),
    reverses: id.nullable().describe("The receipt that it takes back: its units are negative then"),
    taken_back: z.boolean().describe("By a later one"),
    lines: z.array(z.object({ line_id: id, accepted: z.int(), damaged: z.int() })),
    posting: z.array(posting).describe("The writes to Shopify, of the lines that have one"),
  })
  .register(ANSWERS, { id: "TransferReceipt" });

export const receiptShown = (found: Transfer, move: TransferMove): z.input<typeof transferReceipt> => ({
  ...{ id: String(move.id), transfer_id: String(found.id), received_on: dayTextOf(move.day) ?? "", note: move.note },
  reverses: move.reverses === null ? null : String(move.reverses),
  taken_back: isTakenBack(found, move),
  lines: move.lines.map(({ lineId, accepted, damaged }) => ({ line_id: String(lineId), accepted, damaged })),
  posting: postingOf(move),
});
