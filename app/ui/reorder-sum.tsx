import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Window } from "../demand/windows";
import { daysOutIn, measuredIn, type PlanAt } from "../replenishment/plan-at";
import {
  expectedUnits,
  type Pace,
  paceOf,
  quantitySteps,
  reorderPointOf,
  safetyStockOf,
  velocityOf,
  wholeShopRule,
} from "../replenishment/reorder";
import type { EffectiveRule } from "../replenishment/rule";
import { useNumberFormat } from "./number";

type Sum = { plan: PlanAt; places: number; rule: EffectiveRule; window: Window };

/** The way from sales to an order, with every number on it, to be multiplied by hand. */
export const ReorderSum = (sum: Sum) => (
  <Card>
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        How the order is worked out
      </Text>
      <dl className="Sum">
        <VelocityStep {...sum} />
        <SafetyStep {...sum} />
        <ReorderPointStep {...sum} />
        <QuantityStep {...sum} />
      </dl>
    </BlockStack>
  </Card>
);

const VelocityStep = ({ plan, rule, window }: Sum) => {
  const { n, rate } = useSumFormat();
  const { units, daysInStock } = measuredIn(plan, window);
  const measured = `${n(units)} units ÷ ${n(daysInStock)} days in stock = ${rate(velocityOf(units, daysInStock))}`;
  const known = Math.min(window, plan.knownDays);
  return (
    <Step name="Velocity" result={`${rate(velocityOf(...pair(paceOf(rule, measuredIn(plan, window)))))} units a day`}>
      {rule.velocity === null ? measured : `Set by hand. Measured in the last ${window} days: ${measured}.`}
      <span className="Aside">
        {daysOutIn(plan, window) > 0
          ? `${n(daysOutIn(plan, window))} of the last ${n(known)} days were out of stock and are left out; with them it would be ${n(units)} ÷ ${n(known)} = ${rate(velocityOf(units, known))}.`
          : `In stock on each of the last ${n(known)} days.`}
      </span>
    </Step>
  );
};

const SafetyStep = ({ plan, places, rule, window }: Sum) => {
  const { n, rate } = useSumFormat();
  const pace = paceOf(rule, measuredIn(plan, window));
  const whole = wholeShopRule(rule, places);
  return (
    <Step name="Safety stock" result={`${n(safetyStockOf(whole, pace))} units`}>
      {rule.safetyStock === null
        ? `${rate(velocityOf(...pair(pace)))} a day × ${n(rule.safetyDays)} days of safety = ${n(safetyStockOf(whole, pace))}`
        : `${n(rule.safetyStock)} units × ${n(places)} ${places === 1 ? "location" : "locations"} = ${n(safetyStockOf(whole, pace))}`}
    </Step>
  );
};

const ReorderPointStep = ({ plan, places, rule, window }: Sum) => {
  const { n, rate } = useSumFormat();
  const pace = paceOf(rule, measuredIn(plan, window));
  const whole = wholeShopRule(rule, places);
  const safety = safetyStockOf(whole, pace);
  return (
    <Step name="Reorder point" result={`${n(reorderPointOf(whole, pace))} units`}>
      {rule.reorderPoint === null
        ? `${rate(velocityOf(...pair(pace)))} a day × ${n(rule.leadTimeDays)} days lead time + ${n(safety)} safety = ${n(expectedUnits(pace, rule.leadTimeDays) + safety)}${roundedTo(n, expectedUnits(pace, rule.leadTimeDays) + safety)}`
        : `Set by hand: ${n(rule.reorderPoint)} units × ${n(places)} ${places === 1 ? "location" : "locations"}`}
      <span className="Aside">{standing(plan, reorderPointOf(whole, pace), n)}</span>
    </Step>
  );
};

const QuantityStep = ({ plan, places, rule, window }: Sum) => {
  const { n, rate } = useSumFormat();
  const pace = paceOf(rule, measuredIn(plan, window));
  const whole = wholeShopRule(rule, places);
  const safety = safetyStockOf(whole, pace);
  const { needed, raised, ordered } = quantitySteps(whole, pace, plan.position);
  const exact = expectedUnits(pace, rule.leadTimeDays + rule.coverDays) + safety - plan.position;
  return (
    <Step name="Quantity, if ordered today" result={`${n(ordered)} units`}>
      {`${rate(velocityOf(...pair(pace)))} a day × (${n(rule.leadTimeDays)} days lead time + ${n(rule.coverDays)} days cover) + ${n(safety)} safety − ${n(plan.position)} position = ${n(exact)}${roundedTo(n, exact)}`}
      <span className="Aside">
        {needed === 0 ? "The position is enough: nothing to order." : inLots({ needed, raised, ordered }, rule, n)}
      </span>
    </Step>
  );
};

const Step = ({ name, result, children }: { name: string; result: string; children: ReactNode }) => (
  <div className="Sum-Step">
    <dt>
      {name}
      <strong>{result}</strong>
    </dt>
    <dd>{children}</dd>
  </div>
);

const standing = ({ available, incoming, position, low }: PlanAt, reorderPoint: number, n: Format) =>
  `Position: ${n(available ?? 0)} available + ${n(incoming)} on the way = ${n(position)}, ${
    position <= reorderPoint ? "at or below the reorder point" : "above the reorder point"
  }.${low && position > reorderPoint ? " A single location is low: see the table above." : ""}`;

const roundedTo = (n: Format, exact: number) =>
  exact > 0 && Number.isInteger(Math.round(exact * 1e9) / 1e9)
    ? ""
    : exact > 0
      ? `, rounded up to ${n(Math.ceil(exact))}`
      : "";

/** An MOQ and a case pack of 1 say nothing. */
const inLots = (
  { needed, raised, ordered }: ReturnType<typeof quantitySteps>,
  { minimumOrder, casePack }: EffectiveRule,
  n: Format,
) =>
  [
    minimumOrder > 1 && `${raised > needed ? "Raised to" : "It meets"} the minimum order of ${n(minimumOrder)}.`,
    casePack > 1 && `In full cases of ${n(casePack)}: ${n(ordered)}.`,
  ]
    .filter(Boolean)
    .join(" ") || "No minimum order and no case pack apply.";

const pair = ({ units, daysInStock }: Pace) => [units, daysInStock] as const;

type Format = (value: number) => string;

/** Four decimals of a rate, so that a product by hand comes out to the hundredth. */
function useSumFormat() {
  const format = useNumberFormat();
  return { n: (value: number) => format(value, 2), rate: (value: number) => format(value, 4) };
}
