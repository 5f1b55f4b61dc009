import { z } from "zod";
import { SHARED } from "./words";

/** What `/import` answers. */
export const importAnswer = z.object({
  state: z.enum(["waiting", "running", "done", "failed"]),
  counts: z
    .object({
      locations: z.number(),
      products: z.number(),
      variants: z.number(),
      levels: z.number(),
      orders: z.number(),
    })
    .partial(),
  error: z.string().nullish(),
});

export type ImportAnswer = z.infer<typeof importAnswer>;

export const IMPORTED = [
  ["locations", SHARED.importAnswer.locations],
  ["products", SHARED.importAnswer.products],
  ["variants", SHARED.importAnswer.variants],
  ["levels", SHARED.importAnswer.stockLevels],
  ["orders", SHARED.importAnswer.orders],
] as const;
