import { Link } from "@remix-run/react";
import { DAYS_OF_START } from "../../../demand/engine/new-item";
import type { Window } from "../../../demand/windows";
import { type ChosenSimilar, lentBy } from "../../../replenishment/forecasts/chosen-similar";
import type { ForecastAt } from "../../../replenishment/forecasts/forecast-at";
import { type DemandElsewhere, soldElsewhere } from "../../../replenishment/plans/demand-elsewhere";
import type { ExplainedPlan } from "../../../replenishment/plans/explained-plan";
import { daysOutIn, measuredIn, promotedIn, soldIn } from "../../../replenishment/plans/plan-at";
import { velocityOf } from "../../../replenishment/plans/steps/velocity-sql";
import { WHOLE_SHOP } from "../../../sql/zeros";
import { counted, DAYS, UNITS } from "../../../words/counted";
import { useNumberFormat } from "../../number";
import { fullTitle } from "../../variant-name";
import { EXPLAINED } from "../words";
import { Aside, type Format, Step, type Sum, setBy, useSumFormat } from "./step";

export const VelocityStep = ({ explained: { plan, rule, forecast }, window, elsewhere, names, similar }: Sum) => {
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
      : EXPLAINED.reorderSum.inStockThroughout(counted(known, DAYS, n));
  return (
    <Step name={EXPLAINED.reorderSum.velocity} result={EXPLAINED.reorderSum.unitsADay(rate(plan.velocity))}>
      {forecast ? (
        <>
          {EXPLAINED.reorderSum.forecastFromDaysInStock(
            counted(forecast.inStockDays, DAYS, n),
            forecastLeavesOut(forecast, n),
          )}
          <Beginning forecast={forecast} similar={similar} />
        </>
      ) : rule.velocity === null ? (
        measured
      ) : (
        EXPLAINED.reorderSum.setByHandMeasured(window, measured)
      )}
      <Aside>
        {forecast ? EXPLAINED.reorderSum.measuredBeside(window, measured, leftOut) : leftOut}
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

/** Of what a variant without days enough of its own begins with, whose it is. */
const Beginning = ({
  forecast: { startRate, similarId },
  similar,
}: {
  forecast: ForecastAt;
  similar: ChosenSimilar | null;
}) => {
  const { rate } = useSumFormat();
  const format = useNumberFormat();
  if (startRate === null) return null;
  const days = counted(DAYS_OF_START, DAYS, format);
  const { beginsLikeLaunches, borrowsFrom, borrowed } = EXPLAINED.reorderSum;
  if (similarId === null || similarId !== similar?.variantId) return beginsLikeLaunches(rate(startRate), days);
  const factor = similar.percent / 100;
  const theirs = lentBy(similar, startRate);
  return (
    <>
      {borrowsFrom}
      <Link to={`/products/${similar.variantId}`} prefetch="none">
        {fullTitle(similar)}
      </Link>
      {borrowed(rate(theirs), format(factor, 2), rate(startRate), days)}
    </>
  );
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
