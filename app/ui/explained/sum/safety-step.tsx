import { horizonOf } from "../../../demand/horizon";
import { meanOf } from "../../../replenishment/plans/steps/safety-stock-sql";
import { counted, DAYS, LOCATIONS, UNITS } from "../../../words/counted";
import { LevelBehind } from "../level-behind";
import { EXPLAINED } from "../words";
import { Aside, Step, type Sum, setBy, useSumFormat } from "./step";

export const SafetyStep = ({ explained: { plan, rule, basis, forecast }, places, names }: Sum) => {
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
          {EXPLAINED.reorderSum.safetyOfForecast(
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
