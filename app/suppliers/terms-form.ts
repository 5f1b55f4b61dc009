import * as z from "zod";
import { blankOr } from "../forms/number-field";
import { type Parsed, parsed } from "../forms/parsed";
import { trimmed } from "../words/trimmed";
import { breaksIn } from "./costs/breaks-typed";
import { amountRefused, amountText, typedAmount } from "./details";
import { TERM_NUMBERS } from "./term-numbers";
import type { Terms } from "./terms";

export const BOTH = "It is the preferred supplier already: a backup is another one.";

/** As many letters as a SKU of Shopify has, whoever says it. */
export const LONGEST_SUPPLIER_SKU = 255;

export const TERM_FIELDS = {
  supplierSku: z
    .string()
    .overwrite(trimmed)
    .max(LONGEST_SUPPLIER_SKU, `Keep it under ${LONGEST_SUPPLIER_SKU} letters.`)
    .transform((text) => (text === "" ? null : text)),
  description: z
    .string()
    .overwrite(trimmed)
    .max(200, "Keep it under 200 letters.")
    .transform((text) => (text === "" ? null : text)),
  minimumOrder: blankOr(TERM_NUMBERS.minimumOrder),
  casePack: blankOr(TERM_NUMBERS.casePack),
  leadTimeDays: blankOr(TERM_NUMBERS.leadTimeDays),
};

/** An amount of one unit in this currency, as a form or a file tells it. */
export const unitCostIn = (currency: string) =>
  amountText.transform((text, context) => {
    const minor = typedAmount(text, currency);
    if (minor !== undefined) return minor;
    context.addIssue({ code: "custom", message: amountRefused(text, currency) });
    return z.NEVER;
  });

export const parseTerms = (form: FormData, currency: string): Parsed<Terms> =>
  parsed(
    z
      .object({
        ...TERM_FIELDS,
        unitCost: unitCostIn(currency),
        preferred: z.enum(["yes", "no"]).transform((text) => text === "yes"),
        // A script's form may leave these out: it says nothing of them.
        description: TERM_FIELDS.description.prefault(""),
        priceBreaks: breaksIn(currency).prefault(""),
        backup: z
          .enum(["yes", "no"])
          .prefault("no")
          .transform((text) => text === "yes"),
      })
      .refine(({ preferred, backup }) => !(preferred && backup), { path: ["backup"], error: BOTH })
      .safeParse(Object.fromEntries(form)),
  );
