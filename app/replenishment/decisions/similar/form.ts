import * as z from "zod";
import { type Parsed, parsed } from "../../../forms/parsed";

/** A variant to forecast another one like, and times how many percent. */
export type Similar = { similarId: number; percent: number };

export const parseSimilar = (form: FormData): Parsed<Similar> => parsed(similar.safeParse(Object.fromEntries(form)));

export const LEAST_PERCENT = 5;
export const MOST_PERCENT = 2000;
export const FACTOR_RANGE = `From ${LEAST_PERCENT / 100} to ${MOST_PERCENT / 100}: 0.5 for half as much, 2 for twice as much.`;

/** Why another cannot be chosen. */
export const NO_SIMILAR = {
  itself: "A variant cannot be forecast like itself.",
  unknown: "Shopify has no such variant (any more). Choose another.",
  circle: "That one is itself forecast like this one. Choose another.",
};

/** "1", "× 0.8", "0,8" */
export const percentTyped = z
  .string()
  .transform((text) => text.replace(/[×xX]/, "").replace(",", ".").trim())
  .refine((text) => /^\d{1,2}(\.\d{1,2})?$/.test(text), FACTOR_RANGE)
  .transform((text) => Math.round(Number(text) * 100))
  .refine((percent) => percent >= LEAST_PERCENT && percent <= MOST_PERCENT, FACTOR_RANGE);

const similar = z
  .object({
    similar: z
      .string()
      .regex(/^\d{1,15}$/, "Choose one from the list.")
      .transform(Number),
    factor: percentTyped,
  })
  .transform(({ similar, factor }): Similar => ({ similarId: similar, percent: factor }));
