import * as z from "zod";
import { type Parsed, parsed } from "../../../forms/parsed";
import { textTyped } from "../../../forms/text-typed";
import { digitsOf, minorUnits } from "../../../money/money";
import { taxRateTyped } from "../../../suppliers/costs/tax-rate-typed";
import { LONGEST_SUPPLIER_SKU } from "../../../suppliers/terms-form";
import { MOST_UNITS } from "./line-amount";
import type { TypedLine } from "./line-fields";
import { WHOLE_UNITS } from "./new-line";

const isWhole = (text: string) => /^\d{1,7}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_UNITS;
const COST_WANTED = "Enter an amount such as 12.50, 0 where it is free, or leave it blank.";

/** An amount of money as typed, in minor units; blank: nobody knows it. Undefined where it is none. */
export function typedCost(text: string, currency: string): number | null | undefined {
  if (text === "") return null;
  const decimals = text.split(".")[1]?.replace(/0{1,40}$/, "") ?? "";
  return decimals.length > digitsOf(currency) ? undefined : minorUnits(text, currency);
}

export const LINE_TEXTS = { supplierSku: textTyped(LONGEST_SUPPLIER_SKU), description: textTyped(300) };

/** What a line's form tells: its cost as so much for so many units. */
export const parseLine = (form: FormData, currency: string): Parsed<TypedLine> =>
  parsed(
    z
      .object({
        ordered: z.string().trim().refine(isWhole, WHOLE_UNITS).transform(Number),
        cost: z
          .string()
          .trim()
          .max(40, COST_WANTED)
          .refine((text) => typedCost(text, currency) !== undefined, COST_WANTED)
          .transform((text) => typedCost(text, currency) ?? null),
        costUnits: z.string().trim().refine(isWhole, "For how many units? Enter a whole number.").transform(Number),
        // A script's form may leave it out: what it tells is typed.
        costTyped: z
          .enum(["yes", "no"])
          .prefault("yes")
          .transform((text) => text === "yes"),
        taxRate: taxRateTyped,
        taxIncluded: z.enum(["yes", "no"]).transform((text) => text === "yes"),
        ...LINE_TEXTS,
        pack: z
          .string()
          .trim()
          .refine((text) => text === "" || isWhole(text), "Enter whole units, or leave it blank.")
          .transform((text) => (text === "" ? null : Number(text))),
      })
      .transform(({ cost, costUnits, ...line }) => ({ ...line, price: { amount: cost, units: costUnits } }))
      .safeParse(Object.fromEntries(form)),
  );
