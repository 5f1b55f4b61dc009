import * as z from "zod";
import { WINDOWS } from "../../demand/windows";
import { blankOr, required } from "../../forms/number-field";
import { type Parsed, parsed } from "../../forms/parsed";
import { NUMBER_FIELDS } from "./number-fields";
import { type DecidedRule, NOTHING_DECIDED } from "./place";

/** A rule at any level but the shop's: what is blank, or not asked, is taken from a less specific one. */
export const parseRule = (form: FormData): Parsed<DecidedRule> => parsed(rule.safeParse(Object.fromEntries(form)));

/** The shop's defaults: no field is left blank. */
export const parseDefaults = (form: FormData) => parsed(defaults.safeParse(Object.fromEntries(form)));

/** Typed as a percentage, kept as a chance from 0 to 1. */
const percentage = blankOr(NUMBER_FIELDS.serviceLevel).transform((percent) =>
  percent === null ? null : percent / 100,
);

const yesOrNo = z
  .enum(["", "yes", "no"], "Choose yes, no or nothing.")
  .transform((text) => (text === "" ? null : text === "yes"));

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
  active: yesOrNo,
  sellOut: yesOrNo,
  method: z
    .enum(["", "engine", "simple"], "Choose Forecast, Simple or nothing.")
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
  method: z.enum(["engine", "simple"], "Choose Forecast or Simple.").optional(),
  serviceLevel: required(NUMBER_FIELDS.serviceLevel)
    .transform((percent) => percent / 100)
    .optional(),
  reviewDays: required(NUMBER_FIELDS.reviewDays).optional(),
  leadTimeDeviation: required(NUMBER_FIELDS.leadTimeDeviation).optional(),
});
