import { z } from "zod";
import { WINDOWS } from "../demand/windows";
import { NO_RULE, type Rule } from "./rule";

export type NumberField = { label: string; unit: string; from: number; to: number; decimals?: boolean };

/** What a merchant may type, with its unit and range. */
export const NUMBER_FIELDS = {
  leadTimeDays: { label: "Lead time", unit: "days", from: 0, to: 365 },
  coverDays: { label: "Cover", unit: "days", from: 0, to: 730 },
  safetyDays: { label: "Safety stock", unit: "days of sales", from: 0, to: 365 },
  safetyStock: { label: "Safety stock", unit: "units", from: 0, to: 1_000_000 },
  minimumOrder: { label: "Minimum order (MOQ)", unit: "units", from: 1, to: 1_000_000 },
  casePack: { label: "Case pack", unit: "units", from: 1, to: 1_000_000 },
  velocity: { label: "Velocity", unit: "units a day", from: 0, to: 1_000_000, decimals: true },
  reorderPoint: { label: "Reorder point", unit: "units", from: 0, to: 1_000_000 },
} satisfies Partial<Record<keyof Rule, NumberField>>;

export type Refusals = Partial<Record<string, string>>;
export type Parsed<Value> = { kind: "accepted"; value: Value } | { kind: "refused"; refusals: Refusals };

/** A variant's own rule: what is left blank is taken from the shop. */
export const parseVariantRule = (form: FormData): Parsed<Rule> =>
  parsed(variantRule.safeParse(Object.fromEntries(form)));

/** The shop's defaults: every field has a value. */
export const parseDefaults = (form: FormData) => parsed(defaults.safeParse(Object.fromEntries(form)));

const variantRule = z
  .object({
    leadTimeDays: blankOr(NUMBER_FIELDS.leadTimeDays),
    coverDays: blankOr(NUMBER_FIELDS.coverDays),
    safetyStock: blankOr(NUMBER_FIELDS.safetyStock),
    minimumOrder: blankOr(NUMBER_FIELDS.minimumOrder),
    casePack: blankOr(NUMBER_FIELDS.casePack),
    velocity: blankOr(NUMBER_FIELDS.velocity),
    reorderPoint: blankOr(NUMBER_FIELDS.reorderPoint),
    active: z
      .enum(["", "yes", "no"], "Choose one of the three.")
      .transform((text) => (text === "" ? null : text === "yes")),
  })
  .transform((rule): Rule => ({ ...NO_RULE, ...rule }));

const defaults = z.object({
  velocityWindow: z.string().transform(Number).pipe(z.literal(WINDOWS, "Choose one of the windows.")),
  leadTimeDays: required(NUMBER_FIELDS.leadTimeDays),
  coverDays: required(NUMBER_FIELDS.coverDays),
  safetyDays: required(NUMBER_FIELDS.safetyDays),
  minimumOrder: required(NUMBER_FIELDS.minimumOrder),
  casePack: required(NUMBER_FIELDS.casePack),
});

function blankOr(field: NumberField) {
  return z
    .string()
    .trim()
    .refine((text) => text === "" || isWithin(field, text), `${wanted(field)}, or leave it blank.`)
    .transform((text) => (text === "" ? null : Number(text)));
}

function required(field: NumberField) {
  return z
    .string()
    .trim()
    .refine((text) => isWithin(field, text), `${wanted(field)}.`)
    .transform(Number);
}

function isWithin({ from, to, decimals }: NumberField, text: string) {
  const pattern = decimals ? /^\d{1,7}(\.\d{1,4})?$/ : /^\d{1,7}$/;
  return pattern.test(text) && Number(text) >= from && Number(text) <= to;
}

function wanted({ from, to, decimals }: NumberField) {
  const range = `from ${from} to ${to.toLocaleString("en")}`;
  return decimals ? `Enter a number ${range}, with a point for decimals` : `Enter a whole number ${range}`;
}

function parsed<Value>(result: z.ZodSafeParseResult<Value>): Parsed<Value> {
  if (result.success) return { kind: "accepted", value: result.data };
  const { fieldErrors } = z.flattenError(result.error);
  const entries = Object.entries<string[] | undefined>(fieldErrors);
  return { kind: "refused", refusals: Object.fromEntries(entries.map(([field, messages]) => [field, messages?.[0]])) };
}
