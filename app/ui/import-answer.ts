import * as z from "zod/mini";
import { SHARED } from "./words";

/** What `/import` answers. */
export const importAnswer = z.object({
  state: z.enum(["waiting", "running", "done", "failed"]),
  counts: z.object({
    locations: z.optional(z.number()),
    products: z.optional(z.number()),
    variants: z.optional(z.number()),
    levels: z.optional(z.number()),
    orders: z.optional(z.number()),
  }),
  error: z.nullish(z.string()),
});

export type ImportAnswer = z.infer<typeof importAnswer>;

export const IMPORTED = [
  ["locations", SHARED.importAnswer.locations],
  ["products", SHARED.importAnswer.products],
  ["variants", SHARED.importAnswer.variants],
  ["levels", SHARED.importAnswer.stockLevels],
  ["orders", SHARED.importAnswer.orders],
] as const;
