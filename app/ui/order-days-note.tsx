import { closureSaid, weekdaysSaid } from "../suppliers/calendar/order-days-said";
import { isAnyDay, type OrderDays } from "../suppliers/calendar/order-days-sql";
import { useDateStyle } from "./locale";
import { SHARED } from "./words";

/** When a supplier takes orders and when it is closed next, in words; nothing where it always takes them. */
export const OrderDaysNote = ({ days, today }: { days: OrderDays; today: number }) => {
  const style = useDateStyle();
  const next = days.closures.find(({ until }) => until >= today);
  const said = [weekdaysSaid(days), next && SHARED.orderDaysNote.closed(closureSaid(next, style))]
    .filter(Boolean)
    .join(" ");
  return isAnyDay(days) || said === "" ? null : (
    <span className="Aside">{SHARED.orderDaysNote.ordersByDaysSkipThese(said)}</span>
  );
};
