import * as z from "zod";
import { isShortened, SHORTENED } from "../../../csv/shortened";
import { expectedDay } from "../../../forms/expected-day";
import { textTyped } from "../../../forms/text-typed";
import { taxRateTyped } from "../../../suppliers/costs/tax-rate-typed";
import { AMOUNT_WANTED } from "../../../suppliers/details";
import { yesOrNo } from "../../../suppliers/price-file";
import { trimmed } from "../../../words/trimmed";
import { MOST_UNITS } from "../lines/line-amount";
import { LINE_TEXTS, typedCost } from "../lines/line-form";
import { WHOLE_UNITS } from "../lines/new-line";
import { LONGEST } from "../order";

/** The word for a cost that nobody knows: a blank is what the supplier asks, 0 is free. */
export const NOT_KNOWN = "Not known";

const text = (longest: number) =>
  z
    .string()
    .overwrite(trimmed)
    .max(longest, { error: `Keep it under ${longest} letters.`, abort: true });

/** Two orders would bear one number, and the supplier would read no SKU of theirs. */
const unshortened = z.string().refine((said) => !isShortened(trimmed(said)), SHORTENED);

/** As spreadsheets write a whole number, too: "12.0". */
const isWhole = (typed: string) =>
  /^\d{1,7}(\.0{1,4})?$/.test(typed) && Number(typed) >= 1 && Number(typed) <= MOST_UNITS;

const units = z.string().overwrite(trimmed).refine(isWhole, WHOLE_UNITS).transform(Number);

/** The order's currency, which is to be known first, has the last word. */
const cost = text(40).refine(
  (said) => ["JPY", "EUR", "TND"].some((currency) => typedCost(said, currency) !== undefined),
  AMOUNT_WANTED,
);

const unitsOrBlank = (refusal: string) =>
  z
    .string()
    .overwrite(trimmed)
    .refine((typed) => typed === "" || isWhole(typed), refusal)
    .transform((typed) => (typed === "" ? null : Number(typed)));

const UNKNOWN = /^(not known|unknown)$/i;

/** "31.12.2026" between semicolons: with dots the day stands before the month, everywhere. */
const withoutDots = (said: string) =>
  said.replace(/^(\d{1,2})\.(\d{1,2})\.(20\d{2})$/, (_, day: string, month: string, year: string) =>
    [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
  );

/** What is alike in every row of an order. */
export const ORDER_CELLS = {
  order: unshortened.pipe(text(100)).default(""),
  supplier: text(255).min(1, "Say which supplier."),
  to: text(255).optional(),
  currency: text(4)
    .transform((code) => code.toUpperCase())
    .optional(),
  expected: text(40).overwrite(withoutDots).pipe(expectedDay("Write the day like 2026-12-31.")).optional(),
  supplier_note: textTyped(LONGEST.note).optional(),
  team_note: textTyped(LONGEST.note).optional(),
  terms: textTyped(LONGEST.terms).optional(),
};

export const LINE_CELLS = {
  sku: text(255).default(""),
  barcode: text(255).default(""),
  supplier_sku: unshortened.pipe(LINE_TEXTS.supplierSku).optional(),
  ordered: units,
  deliveries: text(1000).optional(),
  unit_cost: z
    .string()
    .overwrite(trimmed)
    .transform((said) => (UNKNOWN.test(said) ? "unknown" : said))
    .pipe(z.union([z.literal("unknown"), cost]))
    .optional(),
  cost_for: unitsOrBlank("For how many units? Enter a whole number.").optional(),
  tax_rate: taxRateTyped.optional(),
  tax_included: yesOrNo.optional(),
  description: LINE_TEXTS.description.optional(),
  pack: unitsOrBlank("Enter whole units, or leave it blank.").optional(),
};
