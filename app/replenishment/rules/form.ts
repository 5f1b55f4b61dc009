import { z } from "zod";
import { WINDOWS } from "../../demand/windows";
import { blankOr, type NumberField, required } from "../../forms/number-field";
import { type Parsed, parsed } from "../../forms/parsed";
import { type DecidedRule, NOTHING_DECIDED } from "./place";

/** What a merchant may type, with its unit and range. */
export const NUMBER_FIELDS = {
  leadTimeDays: { label: "Lead time", unit: "days", from: 0, to: 365 },
  leadTimeDeviation: { label: "Lead time varies by", unit: "days", from: 0, to: 365, decimals: true },
  reviewDays: { label: "Order every", unit: "days", from: 1, to: 365 },
  coverDays: { label: "Cover", unit: "days", from: 0, to: 730 },
  serviceLevel: { label: "Service level", unit: "%", from: 50, to: 99.9, decimals: true },
  safetyDays: { label: "Safety stock", unit: "days of sales", from: 0, to: 365 },
  safetyStock: { label: "Safety stock", unit: "units", from: 0, to: 1_000_000 },
  minimumOrder: { label: "Minimum order (MOQ)", unit: "units", from: 1, to: 1_000_000 },
  casePack: { label: "Case pack", unit: "units", from: 1, to: 1_000_000 },
  velocity: { label: "Velocity", unit: "units a day", from: 0, to: 1_000_000, decimals: true },
  reorderPoint: { label: "Reorder point", unit: "units", from: 0, to: 1_000_000 },
} satisfies Partial<Record<keyof DecidedRule, NumberField>>;

/** A rule at any level but the shop's: what is blank, or not asked, is taken from a less specific one. */
export const parseRule = (form: FormData): Parsed<DecidedRule> => parsed(rule.safeParse(Object.fromEntries(form)));

/** The shop's defaults: no field is left blank. */
export const parseDefaults = (form: FormData) => parsed(defaults.safeParse(Object.fromEntries(form)));

/** Typed as a percentage, kept as a chance from 0 to 1. */
const percentage = blankOr(NUMBER_FIELDS.serviceLevel).transform((percent) =>
  percent === null ? null : percent / 100,
);

export const RULE_FIELDS = {
  leadTimeDays: blankOr(NUMBER_FIELDS.leadTimeDays),
  leadTimeDeviation: blankOr(NUMBER_FIELDS.leadTimeDeviation),
  reviewDays: blankOr(NUMBER_FIELDS.reviewDays),
  coverDays: blankOr(NUMBER_FIELDS.coverDays),
  serviceLevel: percentage,
  safetyDays: blankOr(NUMBER_FIELDS.safetyDays),
  safetyStock: blankOr(NUMBER_FIELDS.safetyStock),
  minimumOrder: blankOr(NUMBER_FIELDS.minimumOrder),
  casePack: blankOr(NUMBER_FIELDS.casePack),
  velocity: blankOr(NUMBER_FIELDS.velocity),
  reorderPoint: blankOr(NUMBER_FIELDS.reorderPoint),
  active: z
    .enum(["", "yes", "no"], "Choose yes, no or nothing.")
    .transform((text) => (text === "" ? null : text === "yes")),
  method: z
    .enum(["", "engine", "simple"], "Choose engine, simple or nothing.")
    .transform((text) => (text === "" ? null : text)),
} satisfies Record<keyof DecidedRule, z.ZodType>;

const rule = z
  .object(RULE_FIELDS)
  .partial()
  .transform((decided): DecidedRule => ({ ...NOTHING_DECIDED, ...decided }));

const defaults = z.object({
  velocityWindow: z.string().transform(Number).pipe(z.literal(WINDOWS, "Choose one of the windows.")),
  leadTimeDays: required(NUMBER_FIELDS.leadTimeDays),
  coverDays: required(NUMBER_FIELDS.coverDays),
  safetyDays: required(NUMBER_FIELDS.safetyDays),
  minimumOrder: required(NUMBER_FIELDS.minimumOrder),
  casePack: required(NUMBER_FIELDS.casePack),
  // Younger than the others: a form that does not ask leaves them as they are.
  method: z.enum(["engine", "simple"], "Choose one of the two.").optional(),
  serviceLevel: required(NUMBER_FIELDS.serviceLevel)
    .transform((percent) => percent / 100)
    .optional(),
  reviewDays: required(NUMBER_FIELDS.reviewDays).optional(),
  leadTimeDeviation: required(NUMBER_FIELDS.leadTimeDeviation).optional(),
});
