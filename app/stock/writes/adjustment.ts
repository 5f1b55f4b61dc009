import { z } from "zod";
import { type AdjustmentReason, isReason } from "./inventory-write";

/** What a person typed: how many are there now, beside how many the page showed. */
export interface Adjustment {
  locationId: string;
  shown: number;
  available: number;
  reason: AdjustmentReason;
  /** Made once for each opening of the form, so that a second click is the same adjustment. */
  nonce: string;
}

const MOST = 1_000_000;
const units = z
  .string()
  .trim()
  .regex(/^-?\d{1,7}$/, `Enter a whole number of units, up to ${MOST.toLocaleString("en")}.`)
  .transform(Number)
  .refine((count) => Math.abs(count) <= MOST, `Enter a whole number of units, up to ${MOST.toLocaleString("en")}.`);

const form = z
  .object({
    locationId: z.string().regex(/^\d{1,19}$/, "Choose a location."),
    shown: units,
    available: units,
    reason: z.string().refine(isReason, "Choose a reason."),
    nonce: z.string().regex(/^[\w-]{8,60}$/, "Open the page again."),
  })
  .refine(({ shown, available }) => shown !== available, "That is what is available already.");

/** A sentence where the form cannot be used. */
export function parseAdjustment(fields: FormData): Adjustment | string {
  const parsed = form.safeParse(Object.fromEntries(fields));
  return parsed.success ? parsed.data : (parsed.error.issues[0]?.message ?? "The form cannot be read.");
}
