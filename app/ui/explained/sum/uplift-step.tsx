import { pointDaysOf } from "../../../replenishment/plans/steps/lift-sql";
import { counted, DAYS, UNITS } from "../../../words/counted";
import { EXPLAINED } from "../words";
import { Aside, Step, type Sum, useSumFormat } from "./step";

/** Days that count for more than themselves; nothing where none does. */
export const UpliftStep = ({ explained: { plan, rule, basis, uplifts, forecast } }: Sum) => {
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
