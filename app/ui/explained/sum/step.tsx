import type { ReactNode } from "react";
import type { Window } from "../../../demand/windows";
import type { ChosenSimilar } from "../../../replenishment/forecasts/chosen-similar";
import type { DemandElsewhere } from "../../../replenishment/plans/demand-elsewhere";
import type { ExplainedPlan } from "../../../replenishment/plans/explained-plan";
import { wholeUnits } from "../../../replenishment/plans/steps/whole-units-sql";
import { FIELD_TABLE } from "../../../replenishment/rules/field-table";
import type { EffectiveRule, Rule } from "../../../replenishment/rules/rule";
import { useNumberFormat } from "../../number";
import { type LevelNames, levelName } from "../rule-level-name";
import { EXPLAINED } from "../words";

/** A plan explained, with what its sum is made of. */
export type Sum = {
  explained: ExplainedPlan;
  places: number;
  window: Window;
  elsewhere: DemandElsewhere[];
  names: LevelNames;
  /** What the variant is forecast like. */
  similar: ChosenSimilar | null;
};

export const Step = ({ name, result, children }: { name: string; result: string; children: ReactNode }) => (
  <div className="Sum-Step">
    <dt>
      {name}
      <strong>{result}</strong>
    </dt>
    <dd>{children}</dd>
  </div>
);

export const Aside = ({ children }: { children: ReactNode }) => <span className="Aside">{children}</span>;

/** "Set by Acme: lead time. Set by Shop default: cover, case pack." */
export function setBy(rule: EffectiveRule, names: LevelNames, ...fields: (keyof Rule)[]) {
  const levels = new Map<string, string[]>();
  for (const field of fields) {
    const level = levelName(rule.origins[field], names);
    levels.set(level, [...(levels.get(level) ?? []), FIELD_TABLE[field].word]);
  }
  return [...levels].map(([level, words]) => EXPLAINED.reorderSum.set(level, words.join(", "))).join(" ");
}

export const roundedTo = (n: Format, exact: number) =>
  exact <= 0 || Number.isInteger(Math.round(exact * 1e9) / 1e9)
    ? ""
    : EXPLAINED.reorderSum.roundedUp(n(wholeUnits(exact)));

export type Format = (value: number) => string;

/** Four decimals of a rate, so that a product by hand comes out to the hundredth. */
export function useSumFormat() {
  const format = useNumberFormat();
  // Between the same signs as the sum's own: a hyphen reads as a dash there.
  const signed = (text: string) => text.replace("-", "−");
  return { n: (value: number) => signed(format(value, 2)), rate: (value: number) => signed(format(value, 4)) };
}
