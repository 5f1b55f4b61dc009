import * as z from "zod";
import { day, kind, MUG, placeFacts, quantity, variantFacts, WAREHOUSE } from "./facts";

export const REORDERING = {
  "reorder.suggested": kind({
    title: "Reorder suggested",
    says: "A variant should be ordered now: the shop as a whole is low of it. Once until it is no longer so, with the first of its locations that is low.",
    group: "Reordering",
    data: z.object({
      ...variantFacts,
      ...placeFacts,
      suggested: quantity.describe("Units to order for the whole shop, in whole cases and not below the minimum"),
      available: quantity.nullable(),
      position: quantity.nullable().describe("Available and on its way"),
      reorder_point: quantity.nullable(),
      safety_stock: quantity.nullable(),
      velocity: z.number().nullable().describe("Units sold a day in stock"),
      order_by: day.nullable(),
    }),
    example: {
      ...{ ...MUG, ...WAREHOUSE, suggested: 48, available: 4, position: 4 },
      ...{ reorder_point: 12, safety_stock: 5, velocity: 0.93, order_by: "2026-11-21" },
    },
  }),
};
