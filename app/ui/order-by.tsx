import { Badge } from "@shopify/polaris";
import { Day, useDayNear } from "./day";
import { useMoney } from "./money";
import { SHARED } from "./words";

type Days = { orderBy: number | null; last: number | null };

/**
 * By when to order, and beside it, by its own name, the last day without safety stock. Once that has passed, each day costs
 * sales: `lost` minor units of the shop's currency a day, 0 where no price is known.
 */
export const OrderBy = ({
  days: { orderBy, last },
  today,
  lost,
  currency,
}: {
  days: Days;
  today: number;
  lost: number;
  currency: string;
}) => {
  const date = useDayNear(today);
  const money = useMoney(currency);
  if (orderBy !== null && orderBy <= today && last !== null && last < today)
    return (
      <span>
        <Badge tone="critical">{SHARED.order.overdue}</Badge>
        {lost > 0 && <span className="Aside">{SHARED.order.aDayLost(money(lost))}</span>}
      </span>
    );
  return (
    <span>
      {orderBy === today ? (
        <strong>{SHARED.order.today}</strong>
      ) : (
        <Day day={orderBy} today={today} none={SHARED.order.noNeed} />
      )}
      {orderBy !== null && last !== null && last >= orderBy && (
        <span className="Aside">{SHARED.order.withoutSafetyStock(date(last).replaceAll(" ", "\u00a0"))}</span>
      )}
    </span>
  );
};
