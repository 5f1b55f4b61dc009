import { waitSaid } from "../../../suppliers/calendar/order-days-said";
import { counted, DAYS } from "../../../words/counted";
import { useDateStyle } from "../../locale";
import { EXPLAINED } from "../words";
import { Step, type Sum, useSumFormat } from "./step";

/** Why an order of today takes longer than the supplier's lead time; nothing where it does not. */
export const OrderingStep = ({ explained: { rule, ordering, forecast } }: Sum) => {
  const { n } = useSumFormat();
  const style = useDateStyle();
  const said = waitSaid(ordering.days, ordering.today, ordering.leadTimeDays, style);
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
