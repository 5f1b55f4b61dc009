import * as z from "zod";
import { type AdjustmentReason, isReason } from "./inventory-write";

/** What a person typed: how many are there now, beside how many the page showed; or by how many that differs. */
interface Adjustment {
  locationId: string;
  /** Units more, or less; never 0. */
  delta: number;
  /**
   * Of a new total: what the page showed, so that nothing is changed where the stock moved meanwhile. A difference
   * holds whatever is there.
   */
  from: number | null;
  reason: AdjustmentReason;
  /** That fewer than none are available afterwards is meant so. */
  belowIsMeant: boolean;
  /** Made once for each opening of the form, so that a second click is the same adjustment. */
  nonce: string;
}

const MOST = 1_000_000;
const units = z
  .string()
  .trim()
  .regex(/^[-+]?\d{1,7}$/, `Enter a whole number of units, up to ${MOST.toLocaleString("en")}.`)
  .transform(Number)
  .refine((count) => Math.abs(count) <= MOST, `Enter a whole number of units, up to ${MOST.toLocaleString("en")}.`);

const common = {
  locationId: z.string().regex(/^\d{1,19}$/, "Choose a location."),
  reason: z.string().refine(isReason, "Choose a reason."),
  belowIsMeant: z.literal("yes").optional(),
  nonce: z.string().regex(/^[\w-]{8,60}$/, "Open the page again."),
};

const total = z
  .object({ ...common, shown: units, available: units })
  .refine(({ shown, available }) => shown !== available, "That is what is available already.")
  .transform(({ shown, available, ...rest }) => ({ ...rest, delta: available - shown, from: shown }));

const difference = z
  .object({ ...common, change: units.refine((count) => count !== 0, "A difference of 0 changes nothing.") })
  .transform(({ change, ...rest }) => ({ ...rest, delta: change, from: null }));

/** A sentence where the form cannot be used. */
export function parseAdjustment(fields: FormData): Adjustment | string {
  const form = fields.get("by") === "difference" ? difference : total;
  const parsed = form.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return parsed.error.issues[0]?.message ?? "The form cannot be read.";
  return { ...parsed.data, belowIsMeant: parsed.data.belowIsMeant === "yes" };
}

/** What asks before it is changed, of a change that leaves so many available. */
export const belowNone = (after: number) =>
  `That leaves ${after} available, fewer than none. Nothing was changed: type another number, or say that it is meant.`;
