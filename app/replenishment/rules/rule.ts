import { FIRST_SETTINGS } from "../../shops/first-settings";
import { FIELD_TABLE, type RuleField } from "./field-table";

export const METHODS = ["simple", "engine"] as const;
export type Method = (typeof METHODS)[number];

/** How screens and files name them. */
export const METHOD_WORDS: Record<Method, string> = { engine: "Forecast", simple: "Simple" };

/** What a merchant may decide about reordering. Null: not decided at this level, taken from a less specific one. */
export type Rule = {
  /** Days from ordering to having the goods. */
  leadTimeDays: number | null;
  /** Days of sales that an order should last beyond its lead time. */
  coverDays: number | null;
  /** Safety as days of sales, of the simple method. */
  safetyDays: number | null;
  /** Safety in units. Set at any level, it wins over safety days and makes the method simple. */
  safetyStock: number | null;
  /** MOQ: the fewest units a supplier sells. */
  minimumOrder: number | null;
  casePack: number | null;
  /** Units a day, typed by hand: wins over what was measured and makes the method simple. */
  velocity: number | null;
  /** Units, typed by hand: wins over the computed one, whatever the method. */
  reorderPoint: number | null;
  /** False: never low, never suggested. */
  active: boolean | null;
  /** True: what is left is sold, moved at most, and never ordered again; so it is never low. */
  sellOut: boolean | null;
  method: Method | null;
  /** The engine's chance not to run out until the order of the next review has come, 0 to 1. */
  serviceLevel: number | null;
  /** Days between two looks at what to order. */
  reviewDays: number | null;
  /** Standard deviation of the lead time in days, for the engine. */
  leadTimeDeviation: number | null;
};

/** Where a field's value comes from, the least specific first. */
export const ORIGINS = ["default", "shop", "supplier", "price list", "product", "variant", "location"] as const;
export type Origin = (typeof ORIGINS)[number];

export type RuleLevel = { origin: Origin; rule: Rule };

/** Null only where nothing is typed, which leaves the value to be computed. */
export type EffectiveRule = {
  [Field in keyof Rule]: Field extends "safetyStock" | "velocity" | "reorderPoint"
    ? Rule[Field]
    : NonNullable<Rule[Field]>;
} & { origins: Record<keyof Rule, Origin> };

/** Decided by yes or no. */
const YES_NO_FIELDS = ["active", "sellOut"] as const satisfies (keyof Rule)[];
export const isYesNo = (field: string) => YES_NO_FIELDS.some((each) => each === field);

const TABLE: Record<keyof Rule, RuleField> = FIELD_TABLE;

/** All fields, in the order of files. */
export const FIELDS = Object.keys(TABLE) as (keyof Rule)[];

/** What `of` says of each field. */
const eachField = <Said>(of: (field: keyof Rule) => Said) =>
  Object.fromEntries(FIELDS.map((field) => [field, of(field)]));

export const NO_RULE = eachField(() => null) as Rule;

/** What holds for a shop that has decided nothing yet. */
export const FIRST_RULE = {
  ...FIRST_SETTINGS,
  safetyStock: null,
  velocity: null,
  reorderPoint: null,
  active: true,
  sellOut: false,
  method: "engine",
  serviceLevel: 0.97,
  reviewDays: 7,
  leadTimeDeviation: 0,
} as const;

/** Each field from the most specific level that sets it. */
export function effectiveRule(levels: RuleLevel[]): EffectiveRule {
  const ordered = [...levels].sort((a, b) => ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin));
  const taken = <Field extends keyof Rule>(field: Field) =>
    ordered.findLast(({ rule }) => rule[field] !== null) ?? { origin: "default" as const, rule: NO_RULE };
  const typed = (["velocity", "safetyStock"] as const).map(taken).find(({ origin }) => origin !== "default");
  const values = eachField((field) => taken(field).rule[field] ?? FIRST_RULE[field]);
  const origins = eachField((field) => taken(field).origin);
  return {
    ...values,
    ...(typed && { method: "simple" }),
    origins: { ...origins, ...(typed && { method: typed.origin }) },
  } as EffectiveRule;
}
