import { FIRST_SETTINGS } from "../shops/first-settings";

/** What a merchant may decide about reordering. Null: not decided at this level, taken from a less specific one. */
export type Rule = {
  /** Days from ordering to having the goods. */
  leadTimeDays: number | null;
  /** Days of sales that an order should last beyond its lead time. */
  coverDays: number | null;
  /** Safety as days of sales. */
  safetyDays: number | null;
  /** Safety in units. Set at any level, it wins over safety days. */
  safetyStock: number | null;
  /** MOQ: the fewest units a supplier sells. */
  minimumOrder: number | null;
  casePack: number | null;
  /** Units a day, typed by hand: wins over what was measured. */
  velocity: number | null;
  /** Units, typed by hand: wins over the computed one. */
  reorderPoint: number | null;
  /** False: never low, never suggested. */
  active: boolean | null;
};

/** Where a field's value comes from, the least specific first. */
export type Origin = "default" | "shop" | "variant";

export type EffectiveRule = {
  [Field in keyof Rule]: Field extends "safetyStock" | "velocity" | "reorderPoint"
    ? Rule[Field]
    : NonNullable<Rule[Field]>;
} & { origins: Record<keyof Rule, Origin> };

export const NO_RULE: Rule = {
  leadTimeDays: null,
  coverDays: null,
  safetyDays: null,
  safetyStock: null,
  minimumOrder: null,
  casePack: null,
  velocity: null,
  reorderPoint: null,
  active: null,
};

/** What holds for a shop that has decided nothing yet. */
export const FIRST_RULE = {
  ...FIRST_SETTINGS,
  safetyStock: null,
  velocity: null,
  reorderPoint: null,
  active: true,
} as const;

/** Each field from the most specific level that sets it. `levels` go from the least specific to the most. */
export function effectiveRule(levels: { origin: Origin; rule: Rule }[]): EffectiveRule {
  const taken = <Field extends keyof Rule>(field: Field) =>
    levels.findLast(({ rule }) => rule[field] !== null) ?? { origin: "default" as const, rule: NO_RULE };
  return {
    leadTimeDays: taken("leadTimeDays").rule.leadTimeDays ?? FIRST_RULE.leadTimeDays,
    coverDays: taken("coverDays").rule.coverDays ?? FIRST_RULE.coverDays,
    safetyDays: taken("safetyDays").rule.safetyDays ?? FIRST_RULE.safetyDays,
    safetyStock: taken("safetyStock").rule.safetyStock,
    minimumOrder: taken("minimumOrder").rule.minimumOrder ?? FIRST_RULE.minimumOrder,
    casePack: taken("casePack").rule.casePack ?? FIRST_RULE.casePack,
    velocity: taken("velocity").rule.velocity,
    reorderPoint: taken("reorderPoint").rule.reorderPoint,
    active: taken("active").rule.active ?? FIRST_RULE.active,
    origins: {
      leadTimeDays: taken("leadTimeDays").origin,
      coverDays: taken("coverDays").origin,
      safetyDays: taken("safetyDays").origin,
      safetyStock: taken("safetyStock").origin,
      minimumOrder: taken("minimumOrder").origin,
      casePack: taken("casePack").origin,
      velocity: taken("velocity").origin,
      reorderPoint: taken("reorderPoint").origin,
      active: taken("active").origin,
    },
  };
}
