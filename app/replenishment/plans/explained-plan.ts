import { type Lifting, USUAL, upliftsWithin } from "../../demand/promotions/lifted-days";
import type { Window } from "../../demand/windows";
import { WHOLE_SHOP } from "../../sql/zeros";
import { leadTimeOn, type OrderDays } from "../../suppliers/calendar/order-days-sql";
import type { ChosenSimilar } from "../forecasts/chosen-similar";
import { type ForecastAt, forecastsThatHold } from "../forecasts/forecast-at";
import { type EffectiveRule, effectiveRule, type RuleLevel } from "../rules/rule";
import type { DemandElsewhere } from "./demand-elsewhere";
import { measuredIn, type PlanAt } from "./plan-at";
import { type Basis, basisOf, wholeShopRule } from "./reorder";
import { pointDaysOf } from "./steps/lift-sql";

/** A plan with what it was made of: the rule that holds there, and the engine's forecast where it was used. */
export type ExplainedPlan = {
  plan: PlanAt;
  rule: EffectiveRule;
  basis: Basis;
  /** Null where the simple method was used. */
  forecast: ForecastAt | null;
  /** When the supplier takes orders, and its lead time without that; the rule's own has the days in it that they cost an order of `today`. */
  ordering: { days: OrderDays; leadTimeDays: number; today: number };
  /** Uplifts that some days of the reorder point follow, and how many do. */
  uplifts: { name: string; factor: number; days: number }[];
};

type NamedUplift = Lifting & { name: string };

/** Why a line says what it says; `explained` is null until its plan is made. */
export type LineWhy = {
  explained: ExplainedPlan | null;
  places: number;
  window: Window;
  elsewhere: DemandElsewhere[];
  supplier: string | null;
  similar: ChosenSimilar | null;
};

type Rules = { levels: RuleLevel[]; here: Record<number, RuleLevel>; orderDays: OrderDays };

/** Every plan of a variant explained, as of the day that it holds for: the whole shop's, and those of the places that stock it. */
export function explainedPlans(
  plans: PlanAt[],
  rules: Rules,
  forecasts: ForecastAt[],
  window: Window,
  ahead: { uplifts: NamedUplift[]; today: number },
): { whole: ExplainedPlan | null; places: ExplainedPlan[] } {
  const stocked = plans.filter(({ locationId, available }) => locationId !== WHOLE_SHOP && available !== null);
  const ruled = stocked.map((plan) => ({ plan, rule: ruleAt(rules, plan) }));
  const whole = plans.find(({ locationId }) => locationId === WHOLE_SHOP);
  const holding = forecastsThatHold(
    forecasts,
    stocked.map(({ locationId }) => locationId),
  );
  const explain = (plan: PlanAt, decided: EffectiveRule): ExplainedPlan => {
    const { today } = ahead;
    const ordering = { days: rules.orderDays, leadTimeDays: decided.leadTimeDays, today };
    const rule = { ...decided, leadTimeDays: leadTimeOn(rules.orderDays, today, decided.leadTimeDays) };
    const forecast = holding.find(({ locationId }) => locationId === plan.locationId) ?? null;
    const basis = basisOf(rule, measuredIn(plan, window), forecast, ahead);
    const days = pointDaysOf(basis.forecast, rule.leadTimeDays);
    const uplifts = upliftsWithin(ahead.uplifts, today, days).map(({ uplift: { name, percent }, days }) => ({
      ...{ name, days, factor: (percent ?? USUAL) / USUAL },
    }));
    return { plan, rule, basis, ordering, uplifts, forecast: basis.forecast && forecast };
  };
  return {
    places: ruled.map(({ plan, rule }) => explain(plan, rule)),
    whole: whole
      ? explain(
          whole,
          wholeShopRule(
            effectiveRule(rules.levels),
            ruled.map(({ rule }) => rule),
            whole.velocity,
          ),
        )
      : null,
  };
}

/** A velocity typed for the whole shop is shared out by the plan: the location's part is what its plan holds. */
function ruleAt({ levels, here }: Rules, { locationId, velocity }: PlanAt): EffectiveRule {
  const own = here[locationId];
  const rule = effectiveRule(own ? [...levels, own] : levels);
  return rule.velocity === null ? rule : { ...rule, velocity };
}
