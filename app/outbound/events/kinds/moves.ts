import * as z from "zod";
import { kind, MUG, ownId, placeFacts, quantity, STORE, shopifyId, WAREHOUSE, words } from "./facts";

const item = { variant_id: shopifyId, name: words.nullable(), sku: words.nullable(), vendor: words.nullable() };
const mug = { variant_id: MUG.variant_id, name: MUG.name, sku: MUG.sku, vendor: MUG.vendor };

const transfer = z.object({
  transfer_id: ownId,
  number: words,
  from_location_id: shopifyId,
  from_location_name: words.nullable(),
  to_location_id: shopifyId,
  to_location_name: words.nullable(),
  lines: z.array(
    z.object({ ...item, shipped: quantity, received: quantity.describe("In good order"), damaged: quantity }),
  ),
});

const shipped = {
  transfer_id: "9",
  number: "T-0009",
  from_location_id: WAREHOUSE.location_id,
  from_location_name: WAREHOUSE.location_name,
  to_location_id: STORE.location_id,
  to_location_name: STORE.location_name,
  lines: [{ ...mug, shipped: 6, received: 0, damaged: 0 }],
};

export const MOVES = {
  "transfer.shipped": kind({
    title: "Transfer shipped",
    says: "A transfer left for its location.",
    group: "Transfers",
    data: transfer,
    example: shipped,
  }),
  "transfer.received": kind({
    title: "Transfer received",
    says: "Goods of a transfer arrived, all of them or a part.",
    group: "Transfers",
    data: transfer,
    example: { ...shipped, lines: [{ ...mug, shipped: 6, received: 5, damaged: 1 }] },
  }),
  "transfer.receipt_reversed": kind({
    title: "Receipt of a transfer taken back",
    says: "A receipt was taken back: its units are in transit again, and leave the stock that they came into.",
    group: "Transfers",
    data: transfer.extend({
      receipt_id: ownId.describe("Of the receipt that was taken back"),
      taken_back: z
        .array(z.object({ variant_id: shopifyId, quantity: quantity.describe("In good order"), damaged: quantity }))
        .describe("Units of at most 100 lines"),
    }),
    example: {
      ...{ ...shipped, receipt_id: "17" },
      taken_back: [{ variant_id: MUG.variant_id, quantity: 5, damaged: 1 }],
    },
  }),
  "transfer.cancelled": kind({
    title: "Transfer cancelled",
    says: "What had left and not arrived is back at the location that it left.",
    group: "Transfers",
    data: transfer,
    example: shipped,
  }),
  "count.completed": kind({
    title: "Count completed",
    says: "A count at a location was finished and its differences were posted.",
    group: "Counts",
    data: z.object({
      count_id: ownId,
      name: words,
      ...placeFacts,
      counted_lines: quantity,
      changed_lines: quantity,
      change: quantity.describe("Sum of the differences, in units"),
      lines: z
        .array(z.object({ ...item, expected: quantity, counted: quantity, change: quantity }))
        .describe("Those that differ first, at most 200"),
    }),
    example: {
      ...{ count_id: "5", name: "Shop floor", ...STORE, counted_lines: 1, changed_lines: 1, change: -1 },
      lines: [{ ...mug, expected: 14, counted: 13, change: -1 }],
    },
  }),
};
