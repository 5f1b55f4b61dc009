import { orderSteps } from "../../../replenishment/plans/reorder";
import type { EffectiveRule } from "../../../replenishment/rules/rule";
import { WHOLE_SHOP } from "../../../sql/zeros";
import { counted, DAYS, UNITS } from "../../../words/counted";
import { EXPLAINED } from "../words";
import { Aside, type Format, roundedTo, Step, type Sum, setBy, useSumFormat } from "./step";

export const QuantityStep = ({ explained: { plan, rule, basis, forecast }, names }: Sum) => {
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
    ? EXPLAINED.reorderSum.quantityOfForecast(
        n(basis.reorderPoint),
        basis.reorderPoint < 0 ? EXPLAINED.reorderSum.noReorderPoint : EXPLAINED.reorderSum.asReorderPoint,
        rate(plan.velocity),
        inCover,
        plan.velocity * (coverDays + cover) < 1 ? EXPLAINED.reorderSum.unitAtLeast : "",
        n(plan.position),
      )
    : EXPLAINED.reorderSum.quantityOfSimple(
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
