import * as z from "zod";
import { type Parsed, parsed } from "../../forms/parsed";
import { changesFrom } from "./quantities";

/** As many as a shop keeps. */
export const MOST_QUANTITIES = 1000;

export const NO_ROOM = `A shop keeps up to ${MOST_QUANTITIES.toLocaleString("en")} changed quantities. Clear them first.`;

const MOST_UNITS = 1_000_000;
const LONGEST = 30_000;
const WHAT = "A quantity is a whole number of units, up to a million.";

/** Units by variant, and the variants that are back to what is suggested. */
export type TypedQuantities = { quantities: Map<number, number>; back: number[] };

export const parseQuantities = (form: FormData): Parsed<TypedQuantities> =>
  parsed(typed.safeParse({ quantities: form.get("quantities") ?? "", back: form.getAll("back") }));

const typed = z.object({
  quantities: z
    .string()
    .max(LONGEST, { error: WHAT, abort: true })
    .transform((text) => ({ asked: text === "" ? 0 : text.split(",").length, read: changesFrom(text) }))
    .refine(({ asked, read }) => read.size === asked, WHAT)
    .refine(({ read }) => [...read.values()].every((units) => units <= MOST_UNITS), WHAT)
    .transform(({ read }) => new Map(read)),
  back: z
    .array(
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    )
    .max(MOST_QUANTITIES),
});
