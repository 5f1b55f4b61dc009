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
import { counted, DAYS, LOCATIONS, UNITS } from "../../words/counted";
import { useDateStyle } from "../locale";
import { useNumberFormat } from "../number";
import { LevelBehind } from "./level-behind";
import { type LevelNames, levelName } from "./rule-level-name";
import { EXPLAINED } from "./words";

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
    <Step
      name={EXPLAINED.reorderSum.leadTimeNow}
      result={counted(forecast?.leadTimeDays ?? rule.leadTimeDays, DAYS, n)}
    >
      {EXPLAINED.reorderSum.daysAndTheDays(counted(ordering.leadTimeDays, DAYS, n), said)}
    </Step>
  );
};

const VelocityStep = ({ explained: { plan, rule, forecast }, window, elsewhere, names }: Sum) => {
  const { n, rate } = useSumFormat();
  const { units, daysInStock } = measuredIn(plan, window);
  const measured = EXPLAINED.reorderSum.unitsDaysInStock(
    counted(units, UNITS, n),
    counted(daysInStock, DAYS, n),
    rate(velocityOf(units, daysInStock)),
  );
  const known = Math.min(window, plan.knownDays);
  const sold = soldIn(plan, window);
  const kinds = leftOutDays(plan, window, n);
  const leftOut =
    kinds !== ""
      ? EXPLAINED.reorderSum.andAreLeftOut(kinds, n(sold), n(known), rate(velocityOf(sold, known)))
      : EXPLAINED.reorderSum.inStockOnEach(counted(known, DAYS, n));
  return (
    <Step name={EXPLAINED.reorderSum.velocity} result={EXPLAINED.reorderSum.unitsADay(rate(plan.velocity))}>
      {forecast
        ? EXPLAINED.reorderSum.forecastFromDaysInStock(
            counted(forecast.inStockDays, DAYS, n),
            forecastLeavesOut(forecast, n),
          )
        : rule.velocity === null
          ? measured
          : EXPLAINED.reorderSum.setByHandMeasured(window, measured)}
      <Aside>
        {forecast ? EXPLAINED.reorderSum.measuredInTheLastDays(window, measured, leftOut) : leftOut}
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
      ? ` ${soldElsewhere(there, ({ units }) => EXPLAINED.reorderSum.aDayOfItUnits(rate(velocityOf(units, daysInStock)), counted(units, UNITS, n)))}.`
      : EXPLAINED.reorderSum.aShareOfThis(soldElsewhere(there, ({ units }) => counted(units, UNITS, n)));
  }
};

/** "7 of the last 30 days were out of stock and 3 in promotions, which sold 40,"; empty where none was. */
function leftOutDays(plan: ExplainedPlan["plan"], window: Window, n: Format) {
  const out = daysOutIn(plan, window);
  const { days, units } = promotedIn(plan, window);
  const { daysLeftOut, stockOut, stockOutAnd, inPromotionsWhichSold } = EXPLAINED.reorderSum;
  const last = Math.min(window, plan.knownDays);
  const promoted = inPromotionsWhichSold(n(units));
  if (days === 0) return out > 0 ? daysLeftOut(out, last, stockOut, n) : "";
  return out > 0 ? daysLeftOut(out, last, stockOutAnd(n(days), promoted), n) : daysLeftOut(days, last, promoted, n);
}

function forecastLeavesOut({ outDays, promotionDays }: ForecastAt, n: Format) {
  const kinds = [
    ...(outDays > 0 ? [EXPLAINED.reorderSum.daysOutOfStock(counted(outDays, DAYS, n))] : []),
    ...(promotionDays > 0 ? [EXPLAINED.reorderSum.daysInPromotions(counted(promotionDays, DAYS, n))] : []),
  ];
  return kinds.length > 0 ? EXPLAINED.reorderSum.areLeftOut(kinds.join(" and ")) : "";
}

const SafetyStep = ({ explained: { plan, rule, basis, forecast }, places, names }: Sum) => {
  const { n, rate } = useSumFormat();
  const safety = n(basis.safetyStock);
  if (forecast) {
    const days = horizonOf(forecast);
    return (
      <Step name={EXPLAINED.reorderSum.safetyStock} result={counted(basis.safetyStock, UNITS, n)}>
        {EXPLAINED.reorderSum.levelExpectedToSell(
          n(forecast.reorderLevel),
          n(meanOf(forecast)),
          counted(days, DAYS, n),
          safety,
        )}
        <Aside>
          {EXPLAINED.reorderSum.aDayDaysLeadTime(
            rate(forecast.rate),
            counted(forecast.leadTimeDays, DAYS, n),
            counted(forecast.reviewDays, DAYS, n),
            n(meanOf(forecast)),
            n(100 * forecast.serviceLevel),
          )}
          {setBy(rule, names, "leadTimeDays", "reviewDays", "serviceLevel")}
        </Aside>
        <LevelBehind variantId={plan.variantId} locationId={plan.locationId} />
      </Step>
    );
  }
  return (
    <Step name={EXPLAINED.reorderSum.safetyStock} result={counted(basis.safetyStock, UNITS, n)}>
      {rule.safetyStock === null
        ? EXPLAINED.reorderSum.aDayDaysOfSafety(rate(plan.velocity), counted(rule.safetyDays, DAYS, n), safety)
        : EXPLAINED.reorderSum.setInUnits(safety, counted(places, LOCATIONS, n))}
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
  const asMany = days + basis.lift.point;
  const held = forecast && EXPLAINED.reorderSum.andSafetyStock(n(basis.safetyStock), n(asMany), n(days), n(safety));
  return (
    <Step name={EXPLAINED.reorderSum.uplift} result={EXPLAINED.reorderSum.unitsMore(counted(sold + safety, UNITS, n))}>
      {EXPLAINED.reorderSum.theDaysAheadCountAs(
        uplifts
          .map(({ name, factor, days }) => EXPLAINED.reorderSum.on(name, n(factor), counted(days, DAYS, n)))
          .join(", "),
        counted(days, DAYS, n),
        n(asMany),
        rate(plan.velocity),
        n(basis.lift.point),
        n(sold),
        held || "",
      )}
      <Aside>
        {rule.reorderPoint === null
          ? EXPLAINED.reorderSum.theReorderPointRises
          : EXPLAINED.reorderSum.theReorderPointWasSet}
      </Aside>
    </Step>
  );
};

const ReorderPointStep = ({ explained: { plan, rule, basis, forecast }, places, names }: Sum) => {
  const { n, rate } = useSumFormat();
  const none = basis.reorderPoint < 0;
  const lifted = basis.lifted.sold + basis.lifted.safety;
  const exact = exactReorderPoint(basis.pace, rule.leadTimeDays, basis.safetyStock, lifted);
  const more = lifted > 0 ? EXPLAINED.reorderSum.upliftWithLifted(n(lifted)) : "";
  const byHand = EXPLAINED.reorderSum.setByHandUnits(
    counted(basis.reorderPoint, UNITS, n),
    counted(places, LOCATIONS, n),
  );
  const computed = forecast
    ? EXPLAINED.reorderSum.orderWhenFewerThan(
        n(basis.reorderPoint + 1),
        n(forecast.reorderLevel),
        lifted > 0 ? EXPLAINED.reorderSum.upliftWithWholeUnits(n(wholeUnits(lifted))) : "",
        n(basis.reorderPoint),
      )
    : EXPLAINED.reorderSum.aDayDaysLeadTimeWithVelocity(
        rate(plan.velocity),
        counted(rule.leadTimeDays, DAYS, n),
        n(basis.safetyStock),
        more,
        n(exact),
        roundedTo(n, exact),
      );
  return (
    <Step
      name={EXPLAINED.reorderSum.reorderPoint}
      result={none ? EXPLAINED.reorderSum.none : counted(basis.reorderPoint, UNITS, n)}
    >
      {none ? EXPLAINED.reorderSum.nothingSellsAndNoReorder : rule.reorderPoint === null ? computed : byHand}
      <Aside>
        {positionSaid(plan, basis.reorderPoint, n)}
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
  const inCover =
    cover > 0
      ? EXPLAINED.reorderSum.daysCoverByUplifts(counted(coverDays, DAYS, n), n(cover))
      : EXPLAINED.reorderSum.daysCover(counted(coverDays, DAYS, n));
  const lifted = point + cover > 0 ? EXPLAINED.reorderSum.byUplifts(n(point + cover)) : "";
  const sum = forecast
    ? EXPLAINED.reorderSum.aDayPosition(
        n(basis.reorderPoint),
        basis.reorderPoint < 0 ? EXPLAINED.reorderSum.noReorderPoint : EXPLAINED.reorderSum.reorderPoint2,
        rate(plan.velocity),
        inCover,
        plan.velocity * (coverDays + cover) < 1 ? EXPLAINED.reorderSum.unitAtLeast : "",
        n(plan.position),
      )
    : EXPLAINED.reorderSum.aDayDaysLeadTime2(
        rate(plan.velocity),
        counted(leadTimeDays, DAYS, n),
        counted(coverDays, DAYS, n),
        lifted,
        n(basis.safetyStock),
        n(plan.position),
      );
  if (plan.locationId !== WHOLE_SHOP)
    return (
      <Step name={EXPLAINED.reorderSum.shareOfTheOrder} result={counted(plan.suggested, UNITS, n)}>
        {EXPLAINED.reorderSum.itNeeds(sum, n(steps.exact), roundedTo(n, steps.exact))}
        <Aside>{EXPLAINED.reorderSum.theSupplierGetsOneOrder}</Aside>
      </Step>
    );
  return (
    <Step name={EXPLAINED.reorderSum.quantityIfOrderedToday} result={counted(steps.ordered, UNITS, n)}>
      {`${sum} = ${n(steps.exact)}${roundedTo(n, steps.exact)}`}
      <Aside>
        {!forecast &&
          rule.reorderPoint !== null &&
          steps.exact + plan.position === rule.reorderPoint + 1 &&
          EXPLAINED.reorderSum.upToOneAbove}
        {steps.needed === 0 ? EXPLAINED.reorderSum.thePositionIsEnoughNothing : inLots(steps, rule, n)}{" "}
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
  return [...levels].map(([level, words]) => EXPLAINED.reorderSum.set(level, words.join(", "))).join(" ");
}

const positionSaid = (
  { available, incoming, position, low }: ExplainedPlan["plan"],
  reorderPoint: number,
  n: Format,
) => {
  const summed = EXPLAINED.reorderSum.positionAvailableOnTheWay(n(available ?? 0), n(incoming), n(position));
  if (reorderPoint < 0) return `${summed}.`;
  const judged =
    position <= reorderPoint ? EXPLAINED.reorderSum.atOrBelowTheReorder : EXPLAINED.reorderSum.aboveTheReorderPoint;
  return `${summed}, ${judged}.${low && position > reorderPoint ? EXPLAINED.reorderSum.aSingleLocationIsLow : ""}`;
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
  const due = isDue({
    watched: rule.active,
    sellsOut: rule.sellOut,
    position,
    velocity,
    reorderPoint,
    reviewDays,
    coversReview,
  });
  if (!due || position <= reorderPoint || locationId !== WHOLE_SHOP) return "";
  return EXPLAINED.reorderSum.itIsMetBefore(
    counted(reviewDays, DAYS, n),
    n(position),
    n(velocity),
    n(reviewDays),
    n(position - velocity * reviewDays),
  );
}

const roundedTo = (n: Format, exact: number) =>
  exact <= 0 || Number.isInteger(Math.round(exact * 1e9) / 1e9)
    ? ""
    : EXPLAINED.reorderSum.roundedUp(n(wholeUnits(exact)));

/** An MOQ and a case pack of 1 say nothing. */
const inLots = (
  { needed, raised, ordered }: ReturnType<typeof orderSteps>,
  { minimumOrder, casePack }: EffectiveRule,
  n: Format,
) =>
  [
    minimumOrder > 1 &&
      EXPLAINED.reorderSum.theMinimumOrder(
        raised > needed ? EXPLAINED.reorderSum.raised : EXPLAINED.reorderSum.itMeets,
        n(minimumOrder),
      ),
    casePack > 1 && EXPLAINED.reorderSum.inFullCases(n(casePack), n(ordered)),
  ]
    .filter(Boolean)
    .join(" ") || EXPLAINED.reorderSum.noMinimumOrder;

type Format = (value: number) => string;

/** Four decimals of a rate, so that a product by hand comes out to the hundredth. */
function useSumFormat() {
  const format = useNumberFormat();
  // Between the same signs as the sum's own: a hyphen reads as a dash there.
  const signed = (text: string) => text.replace("-", "−");
  return { n: (value: number) => signed(format(value, 2)), rate: (value: number) => signed(format(value, 4)) };
}
