import { announcement } from "../../outbound/events/announcement-sql";
import { cells } from "../../sql/cells-sql";
import { ORDER_FACTS, WITH_NAMES } from "./order-sums-sql";

/** Of so many in one run; the next day's run goes on. */
const AT_ONCE = 500;

export const TODAY = cells({ shopId: "value", today: "value" });

/** SQL: `late`, orders of the shops ?1 (rows of TODAY) whose day has gone by, of which that was not told yet. */
const LATE = `
late AS MATERIALIZED (
  SELECT o.id, ${TODAY.cell.today} AS today FROM json_each(?1) f
  CROSS JOIN purchase_orders o INDEXED BY purchase_orders_next ON o.shop_id = ${TODAY.cell.shopId} AND o.state IN ('sent', 'partial')
    AND o.next_day IS NOT NULL AND o.next_day < ${TODAY.cell.today}
  WHERE o.late_told_day IS NOT o.next_day ORDER BY o.id LIMIT ${AT_ONCE}
)`;

/** SQL: their events, at ?2. */
export const LATE_ANNOUNCED = announcement(`${LATE},
news AS (
  SELECT o.shop_id, 'purchase_order.late' AS type, 'purchase_order/' || o.id || '/late/' || o.next_day AS key,
    json_object(${ORDER_FACTS}, 'days_late', l.today - o.next_day) AS data, 1 AS rank, o.id AS position
  FROM late l CROSS JOIN purchase_orders o ON o.id = l.id ${WITH_NAMES}
)`);

/** SQL: that it was told, after their events. */
export const LATE_TOLD = `
WITH ${LATE}
UPDATE purchase_orders SET late_told_day = next_day FROM late WHERE purchase_orders.id = late.id`;
