import { z } from "zod";

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
  ["locations", "Locations"],
  ["products", "Products"],
  ["variants", "Variants"],
  ["levels", "Stock levels"],
  ["orders", "Orders"],
] as const;
