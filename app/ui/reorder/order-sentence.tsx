import { Text } from "@shopify/polaris";
import type { Window } from "../../demand/windows";
import type { ExplainedPlan } from "../../replenishment/plans/explained-plan";
import { daysOutIn, measuredIn, promotedIn } from "../../replenishment/plans/plan-at";
import { counted, DAYS, UNITS } from "../../words/counted";
import { useShortDay } from "../day";
import { useNumberFormat } from "../number";
import { REORDER } from "./words";

/** What a plan says, in plain words. */
export const OrderSentence = ({
  explained: { plan, rule, forecast },
  window,
  days: { orderBy, last },
  today,
}: {
  explained: ExplainedPlan;
  window: Window;
  days: { orderBy: number | null; last: number | null };
  today: number;
}) => {
  const format = useNumberFormat();
  const date = useShortDay();
  const inStock = forecast ? forecast.inStockDays : measuredIn(plan, window).daysInStock;
  const out = forecast ? forecast.outDays : daysOutIn(plan, window);
  const promoted = forecast ? forecast.promotionDays : promotedIn(plan, window).days;
  const words = REORDER.orderSentence;
  const basis = rule.velocity === null ? words.basis({ inStock, out, promoted }, format) : words.byHand;
  const pace = format(plan.velocity, plan.velocity < 1 ? 2 : 1);
  return (
    <Text as="p">
      {plan.velocity <= 0 ? words.nothingSells(basis) : words.sells(basis, pace, advice())}
      {forecast?.lowConfidence && ` ${words.early}`}
    </Text>
  );

  function advice() {
    const units = counted(plan.suggested, UNITS, format);
    const days = counted(rule.leadTimeDays, DAYS, format);
    if (plan.suggested === 0) return plan.low ? words.oneIsLow : words.enough;
    if ((plan.available ?? 0) <= 0) return words.noneLeft(units, days);
    if (orderBy !== null && orderBy > today) return words.orderBy(units, date(orderBy));
    return last !== null && last < today ? words.tooLate(units, days) : words.today(units, days);
  }
};
