import type { ExplainedPlan } from "../../../replenishment/plans/explained-plan";
import { isDue } from "../../../replenishment/plans/steps/lacking-sql";
import { exactReorderPoint } from "../../../replenishment/plans/steps/reorder-point-sql";
import { wholeUnits } from "../../../replenishment/plans/steps/whole-units-sql";
import { WHOLE_SHOP } from "../../../sql/zeros";
import { counted, DAYS, LOCATIONS, UNITS } from "../../../words/counted";
import { EXPLAINED } from "../words";
import { Aside, type Format, roundedTo, Step, type Sum, setBy, useSumFormat } from "./step";

export const ReorderPointStep = ({ explained: { plan, rule, basis, forecast }, places, names }: Sum) => {
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
    : EXPLAINED.reorderSum.pointOfSimple(
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
