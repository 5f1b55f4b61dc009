import { Text } from "@shopify/polaris";
import type { Window } from "../../demand/windows";
import type { ExplainedPlan } from "../../replenishment/plans/explained-plan";
import { daysOutIn, measuredIn, promotedIn } from "../../replenishment/plans/plan-at";
import { useShortDay } from "../day";
import { useNumberFormat } from "../number";

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
  const counted = (count: number, kind: string) => `${format(count)} ${kind}${count === 1 ? "day" : "days"}`;
  const ignored = [out > 0 && counted(out, "stock-out "), promoted > 0 && counted(promoted, "promotion ")].filter(
    Boolean,
  );
  const basis =
    rule.velocity === null
      ? `Based on ${counted(inStock, "")} in stock${forecast ? " up to yesterday" : ""}${ignored.length > 0 ? ` (${ignored.join(" and ")} ignored)` : ""}`
      : "By the velocity that you have set";
  const pace = `you sell about ${format(plan.velocity, plan.velocity < 1 ? 2 : 1)} a day`;
  return (
    <Text as="p">
      {plan.velocity <= 0 ? `${basis}, nothing sells.` : `${basis}, ${pace}; ${advice()}`}
      {forecast?.lowConfidence && " It is early to tell: fewer than 14 days in stock are known."}
    </Text>
  );

  function advice() {
    const units = `${format(plan.suggested)} ${plan.suggested === 1 ? "unit" : "units"}`;
    if (plan.suggested === 0)
      return plan.low
        ? "one location is low, but the shop as a whole has enough."
        : "what is there and on its way is enough.";
    if ((plan.available ?? 0) <= 0)
      return `there is none left: order ${units} today, new stock takes ${counted(rule.leadTimeDays, "")}.`;
    if (orderBy !== null && orderBy > today)
      return `order ${units} by ${date(orderBy)}, so that new stock arrives before the safety stock is needed.`;
    const takes = `order ${units} today: new stock takes ${counted(rule.leadTimeDays, "")}`;
    return last !== null && last < today
      ? `${takes}, and you are likely to run out before.`
      : `${takes}, and what is there and on its way has come down to the reorder point.`;
  }
};
