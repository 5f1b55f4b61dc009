import * as z from "zod";
import { dayNumber, type PastOrder, pastKey, pastOrderSchema } from "./past-order";
import { pastSupplierSchema } from "./past-supplier";

const MOST_ORDERS = 100;
const MOST_LINES = 1000;
const LARGEST = 2 * 1024 * 1024;

/** What a page sends to the door at once. To check is to answer what saving would, and to save nothing. */
export const ordersPiece = z.object({
  check: z.boolean(),
  fileId: z.number().int().positive(),
  locationId: z.number().int().positive(),
  orders: z
    .array(pastOrderSchema)
    .min(1)
    .max(MOST_ORDERS)
    .refine((orders) => new Set(orders.map(pastKey)).size === orders.length, "An order stands twice."),
});

export const suppliersPiece = z.object({ check: z.boolean(), suppliers: z.array(pastSupplierSchema).min(1).max(500) });

export const outcomesSchema = z.object({
  outcomes: z.array(
    z.discriminatedUnion("kind", [
      z.object({
        number: z.string(),
        kind: z.enum(["added", "changed", "unchanged"]),
        unlinked: z.number().default(0),
      }),
      z.object({ number: z.string(), kind: z.literal("refused"), reason: z.string() }),
    ]),
  ),
});

/** Orders in pieces that the door takes, the oldest first. An order of very many lines is a piece of its own. */
export function orderPieces(orders: PastOrder[]): PastOrder[][] {
  const byAge = [...orders].sort((a, b) => dayNumberOf(a) - dayNumberOf(b));
  const pieces: PastOrder[][] = [];
  let [lines, size] = [0, 0];
  for (const order of byAge) {
    const length = JSON.stringify(order).length * 2;
    const last = pieces.at(-1);
    if (last && last.length < MOST_ORDERS && lines + order.lines.length <= MOST_LINES && size + length <= LARGEST) {
      last.push(order);
      [lines, size] = [lines + order.lines.length, size + length];
    } else {
      pieces.push([order]);
      [lines, size] = [order.lines.length, length];
    }
  }
  return pieces;
}

const dayNumberOf = ({ orderedOn }: PastOrder) => dayNumber(orderedOn) ?? 0;
