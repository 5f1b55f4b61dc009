import type { ReactNode } from "react";
import { horizonOf } from "../../demand/horizon";
import type { Window } from "../../demand/windows";
import type { ForecastAt } from "../../replenishment/forecasts/forecast-at";
import { type DemandElsewhere, soldElsewhere } from "../../replenishment/plans/demand-elsewhere";
import type { ExplainedPlan } from "../../replenishment/plans/explained-plan";
import { daysOutIn, measuredIn, promotedIn, soldIn } from "../../replenishment/plans/plan-at";
import { orderSteps } from "../../replenishment/plans/reorder";
import { isDue } from "../../replenishment/plans/steps/lacking-sql";
import { pointDaysOf } from "../../replenishment/plans/steps/lift-sql";
import { exactReorderPoint } from "../../replenishment/plans/steps/reorder-point-sql";
import { meanOf } from "../../replenishment/plans/steps/safety-stock-sql";
import { velocityOf } from "../../replenishment/plans/steps/velocity-sql";
import { wholeUnits } from "../../replenishment/plans/steps/whole-units-sql";
import { FIELD_TABLE } from "../../replenishment/rules/field-table";
import type { EffectiveRule, Rule } from "../../replenishment/rules/rule";
import { WHOLE_SHOP } from "../../sql/zeros";
import { waitSaid } from "../../suppliers/calendar/order-days-said";
import { useDateStyle } from "../locale";
import { useNumberFormat } from "../number";
import { LevelBehind } from "./level-behind";
import { type LevelNames, levelName } from "./rule-level-name";

type Sum = {
  explained: ExplainedPlan;
  places: number;
  window: Window;
  elsewhere: DemandElsewhere[];
  names: LevelNames;
};

/** The way from sales to an order, with every number on it, to be multiplied by hand, and who set each. */
export const ReorderSum = (sum: Sum) => (
  <dl className="Sum">
    <VelocityStep {...sum} />
    <SafetyStep {...sum} />
    <UpliftStep {...sum} />
    <ReorderPointStep {...sum} />
    <OrderingStep {...sum} />
    <QuantityStep {...sum} />
  </dl>
);

/** Why an order of today takes longer than the supplier's lead time; nothing where it does not. */
const OrderingStep = ({ explained: { plan, rule, ordering, forecast } }: Sum) => {
  const { n } = useSumFormat();
  const style = useDateStyle();
  const said = waitSaid(ordering.days, plan.asOfDay, ordering.leadTimeDays, style);
  if (said === undefined) return null;
  return (
    <Step name="Lead time now" result={`${n(forecast?.leadTimeDays ?? rule.leadTimeDays)} days`}>
      {`${n(ordering.leadTimeDays)} days, and the days on which the supplier takes no orders. ${said}`}
    </Step>
  );
};

const VelocityStep = ({ explained: { plan, rule, forecast }, window, elsewhere, names }: Sum) => {
  const { n, rate } = useSumFormat();
  const { units, daysInStock } = measuredIn(plan, window);
  const measured = `${n(units)} units ÷ ${n(daysInStock)} days in stock = ${rate(velocityOf(units, daysInStock))}`;
  const known = Math.min(window, plan.knownDays);
  const sold = soldIn(plan, window);
  const kinds = leftOutDays(plan, window, n);
  const leftOut =
    kinds !== ""
      ? `${kinds} and are left out; with them it would be ${n(sold)} ÷ ${n(known)} = ${rate(velocityOf(sold, known))}.`
      : `In stock on each of the last ${n(known)} days.`;
  return (
    <Step name="Velocity" result={`${rate(plan.velocity)} units a day`}>
      {forecast
        ? `Forecast from ${n(forecast.inStockDays)} days in stock, up to yesterday${forecastLeavesOut(forecast, n)}.`
        : rule.velocity === null
          ? measured
          : `Set by hand. Measured in the last ${window} days: ${measured}.`}
      <Aside>
        {forecast ? `Measured in the last ${window} days, with today: ${measured}. ${leftOut}` : leftOut}
        {passedOn(plan, elsewhere)}
        {rule.velocity !== null && ` ${setBy(rule, names, "velocity")}`}
      </Aside>
    </Step>
  );

  /** Of the whole shop a rate, to be held against the one above; a location has a share of the units. */
  function passedOn({ locationId }: ExplainedPlan["plan"], elsewhere: DemandElsewhere[]) {
    const there = elsewhere.filter(({ units }) => units !== 0);
    if (there.length === 0) return "";
    return locationId === WHOLE_SHOP
      ? ` ${soldElsewhere(there, ({ units }) => `${rate(velocityOf(units, daysInStock))} a day of it (${n(units)} units)`)}.`
      : ` A share of this is in it: ${soldElsewhere(there, ({ units }) => `${n(units)} units`)}.`;
  }
};

/** "7 of the last 30 days were out of stock and 3 in promotions, which sold 40,"; empty where none was. */
function leftOutDays(plan: ExplainedPlan["plan"], window: Window, n: Format) {
  const out = daysOutIn(plan, window);
  const { days, units } = promotedIn(plan, window);
  const of = ` of the last ${n(Math.min(window, plan.knownDays))} days were `;
  const promoted = `in promotions, which sold ${n(units)},`;
  if (days === 0) return out > 0 ? `${n(out)}${of}out of stock` : "";
  return out > 0 ? `${n(out)}${of}out of stock and ${n(days)} ${promoted}` : `${n(days)}${of}${promoted}`;
}

function forecastLeavesOut({ outDays, promotionDays }: ForecastAt, n: Format) {
  const kinds = [
    ...(outDays > 0 ? [`${n(outDays)} days out of stock`] : []),
    ...(promotionDays > 0 ? [`${n(promotionDays)} days in promotions`] : []),
  ];
  return kinds.length > 0 ? `; ${kinds.join(" and ")} are left out` : "";
}

const SafetyStep = ({ explained: { plan, rule, basis, forecast }, places, names }: Sum) => {
  const { n, rate } = useSumFormat();
  const safety = n(basis.safetyStock);
  if (forecast) {
    const days = horizonOf(forecast);
    return (
      <Step name="Safety stock" result={`${safety} units`}>
        {`Level ${n(forecast.reorderLevel)} − ${n(meanOf(forecast))} expected to sell in ${n(days)} days = ${safety}`}
        <Aside>
          {`${rate(forecast.rate)} a day × (${n(forecast.leadTimeDays)} days lead time + ${n(forecast.reviewDays)} days until the next review) = ${n(meanOf(forecast))}. The level follows from how far past forecasts were off, at a service setting of ${n(100 * forecast.serviceLevel)} %. `}
          {setBy(rule, names, "leadTimeDays", "reviewDays", "serviceLevel")}
        </Aside>
        <LevelBehind variantId={plan.variantId} locationId={plan.locationId} />
      </Step>
    );
  }
  return (
    <Step name="Safety stock" result={`${safety} units`}>
      {rule.safetyStock === null
        ? `${rate(plan.velocity)} a day × ${n(rule.safetyDays)} days of safety = ${safety}`
        : `Set in units: ${safety} at ${n(places)} ${places === 1 ? "location" : "locations"}`}
      <Aside>{setBy(rule, names, rule.safetyStock === null ? "safetyDays" : "safetyStock")}</Aside>
    </Step>
  );
};

/** Days that count for more than themselves; nothing where none does. */
const UpliftStep = ({ explained: { plan, rule, basis, uplifts, forecast } }: Sum) => {
  const { n, rate } = useSumFormat();
  if (uplifts.length === 0) return null;
  const days = pointDaysOf(basis.forecast, rule.leadTimeDays);
  const { sold, safety } = basis.lifted;
  const counted = days + basis.lift.point;
  const held =
    forecast && `, and safety stock ${n(basis.safetyStock)} × ((${n(counted)} ÷ ${n(days)})^0.625 − 1) = ${n(safety)}`;
  return (
    <Step name="Uplift" result={`${n(sold + safety)} units more`}>
      {`${uplifts.map(({ name, factor, days }) => `${name} × ${n(factor)} on ${n(days)} ${days === 1 ? "day" : "days"}`).join(", ")}: the ${n(days)} days ahead count as ${n(counted)}. ${rate(plan.velocity)} a day × ${n(basis.lift.point)} more = ${n(sold)}${held || ""}`}
      <Aside>
        {rule.reorderPoint === null
          ? "The reorder point rises by it while the days come nearer, and falls back once they are past."
          : "The reorder point was set by hand and stays; what is ordered counts on the days."}
      </Aside>
    </Step>
  );
};

const ReorderPointStep = ({ explained: { plan, rule, basis, forecast }, places, names }: Sum) => {
  const { n, rate } = useSumFormat();
  const none = basis.reorderPoint < 0;
  const lifted = basis.lifted.sold + basis.lifted.safety;
  const exact = exactReorderPoint(basis.pace, rule.leadTimeDays, basis.safetyStock, lifted);
  const more = lifted > 0 ? ` + ${n(lifted)} uplift` : "";
  const byHand = `Set by hand: ${n(basis.reorderPoint)} units at ${n(places)} ${places === 1 ? "location" : "locations"}`;
  const computed = forecast
    ? `Order when fewer than ${n(basis.reorderPoint + 1)} are left: ${n(forecast.reorderLevel)}${lifted > 0 ? ` + ${n(wholeUnits(lifted))} uplift` : ""} − 1 = ${n(basis.reorderPoint)}`
    : `${rate(plan.velocity)} a day × ${n(rule.leadTimeDays)} days lead time + ${n(basis.safetyStock)} safety${more} = ${n(exact)}${roundedTo(n, exact)}`;
  return (
    <Step name="Reorder point" result={none ? "None" : `${n(basis.reorderPoint)} units`}>
      {none
        ? "Nothing sells and no reorder point is set, so there is nothing to keep in stock."
        : rule.reorderPoint === null
          ? computed
          : byHand}
      <Aside>
        {standing(plan, basis.reorderPoint, n)}
        {dueSaid({ plan, rule, basis, forecast }, n)} {rule.reorderPoint !== null && setBy(rule, names, "reorderPoint")}
        {rule.reorderPoint === null && !forecast && setBy(rule, names, "leadTimeDays")}
      </Aside>
    </Step>
  );
};

const QuantityStep = ({ explained: { plan, rule, basis, forecast }, names }: Sum) => {
  const { n, rate } = useSumFormat();
  const steps = orderSteps(rule, basis, plan.position);
  const { leadTimeDays, coverDays } = rule;
  const { point, cover } = basis.lift;
  const inCover = cover > 0 ? `(${n(coverDays)} days cover + ${n(cover)} by uplifts)` : `${n(coverDays)} days cover`;
  const lifted = point + cover > 0 ? ` + ${n(point + cover)} by uplifts` : "";
  const sum = forecast
    ? `${n(basis.reorderPoint)}${basis.reorderPoint < 0 ? " (no reorder point)" : " reorder point"} + ${rate(plan.velocity)} a day × ${inCover}${plan.velocity * (coverDays + cover) < 1 ? " (1 unit at least)" : ""} − ${n(plan.position)} position`
    : `${rate(plan.velocity)} a day × (${n(leadTimeDays)} days lead time + ${n(coverDays)} days cover${lifted}) + ${n(basis.safetyStock)} safety − ${n(plan.position)} position`;
  if (plan.locationId !== WHOLE_SHOP)
    return (
      <Step name="Share of the order" result={`${n(plan.suggested)} units`}>
        {`It needs ${sum} = ${n(steps.exact)}${roundedTo(n, steps.exact)}`}
        <Aside>
          The supplier gets one order for the whole shop, in its minimum and full cases: locations share it by what each
          needs.
        </Aside>
      </Step>
    );
  return (
    <Step name="Quantity, if ordered today" result={`${n(steps.ordered)} units`}>
      {`${sum} = ${n(steps.exact)}${roundedTo(n, steps.exact)}`}
      <Aside>
        {!forecast &&
          rule.reorderPoint !== null &&
          steps.exact + plan.position === rule.reorderPoint + 1 &&
          "Up to one above the reorder point that was set. "}
        {steps.needed === 0 ? "The position is enough: nothing to order." : inLots(steps, rule, n)}{" "}
        {setBy(rule, names, "coverDays", "minimumOrder", "casePack")}
      </Aside>
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

const Aside = ({ children }: { children: ReactNode }) => <span className="Aside">{children}</span>;

/** "Set by Acme: lead time. Set by Shop default: cover, case pack." */
function setBy(rule: EffectiveRule, names: LevelNames, ...fields: (keyof Rule)[]) {
  const levels = new Map<string, string[]>();
  for (const field of fields) {
    const level = levelName(rule.origins[field], names);
    levels.set(level, [...(levels.get(level) ?? []), FIELD_TABLE[field].word]);
  }
  return [...levels].map(([level, words]) => `Set by ${level}: ${words.join(", ")}.`).join(" ");
}

const standing = ({ available, incoming, position, low }: ExplainedPlan["plan"], reorderPoint: number, n: Format) => {
  const summed = `Position: ${n(available ?? 0)} available + ${n(incoming)} on the way = ${n(position)}`;
  if (reorderPoint < 0) return `${summed}.`;
  const judged = position <= reorderPoint ? "at or below the reorder point" : "above the reorder point";
  return `${summed}, ${judged}.${low && position > reorderPoint ? " A single location is low." : ""}`;
};

/** Why it is ordered above its reorder point: it is met before anybody looks again. Said of the shop, which orders. */
function dueSaid(
  { plan, rule, basis, forecast }: Pick<ExplainedPlan, "plan" | "rule" | "basis" | "forecast">,
  n: Format,
) {
  const { position, velocity, locationId } = plan;
  const { reorderPoint } = basis;
  const { reviewDays } = rule;
  const coversReview = forecast !== null && rule.reorderPoint === null;
  const due = isDue({ watched: rule.active, position, velocity, reorderPoint, reviewDays, coversReview });
  if (!due || position <= reorderPoint || locationId !== WHOLE_SHOP) return "";
  return ` It is met before the next review, in ${n(reviewDays)} days: ${n(position)} − ${n(velocity)} a day × ${n(reviewDays)} = ${n(position - velocity * reviewDays)}.`;
}

const roundedTo = (n: Format, exact: number) =>
  exact <= 0 || Number.isInteger(Math.round(exact * 1e9) / 1e9) ? "" : `, rounded up to ${n(wholeUnits(exact))}`;

/** An MOQ and a case pack of 1 say nothing. */
const inLots = (
  { needed, raised, ordered }: ReturnType<typeof orderSteps>,
  { minimumOrder, casePack }: EffectiveRule,
  n: Format,
) =>
  [
    minimumOrder > 1 && `${raised > needed ? "Raised to" : "It meets"} the minimum order of ${n(minimumOrder)}.`,
    casePack > 1 && `In full cases of ${n(casePack)}: ${n(ordered)}.`,
  ]
    .filter(Boolean)
    .join(" ") || "No minimum order and no case pack apply.";

type Format = (value: number) => string;

/** Four decimals of a rate, so that a product by hand comes out to the hundredth. */
function useSumFormat() {
  const format = useNumberFormat();
  // Between the same signs as the sum's own: a hyphen reads as a dash there.
  const signed = (text: string) => text.replace("-", "−");
  return { n: (value: number) => signed(format(value, 2)), rate: (value: number) => signed(format(value, 4)) };
}
