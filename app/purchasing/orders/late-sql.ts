import { announcement } from "../../outbound/events/announcement-sql";
import { cells } from "../../sql/cells-sql";
import { named, ORDER_FACTS, PARTS, WITH_NAMES } from "./order-sums-sql";

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

/** SQL: a late order `o` of the shop by its index, of which no mail has told that this day has gone by. */
const unmailed = (shop: string, today: string) => `purchase_orders o INDEXED BY purchase_orders_next
  WHERE o.shop_id = ${shop} AND o.state IN ('sent', 'partial') AND o.next_day IS NOT NULL AND o.next_day < ${today}
    AND o.late_mailed_day IS NOT o.next_day`;

/** SQL: those of the shops ?1 (rows of TODAY) that have such an order. */
export const SHOPS_UNMAILED = `SELECT ${TODAY.cell.shopId} AS shopId FROM json_each(?1) f
WHERE EXISTS (SELECT 1 FROM ${unmailed(TODAY.cell.shopId, TODAY.cell.today)})`;

/** SQL: the first of the shop ?1 on its day ?2, the longest awaited first. */
export const UNMAILED = `SELECT o.id, o.next_day AS day FROM ${unmailed("?1", "?2")} ORDER BY o.next_day, o.id LIMIT ${AT_ONCE}`;

/** SQL: what of the orders ?2 (ids) was expected before the day ?3 and has not come: units by order and day. */
export const STANDING_STILL = `
WITH ${named("?2", "'[]'")},${PARTS}
SELECT o.id, o.number, COALESCE(s.name, '') AS supplier, p.day, SUM(p.quantity) AS units FROM part p
CROSS JOIN purchase_orders o ON o.id = p.order_id LEFT JOIN suppliers s ON s.id = o.supplier_id AND s.shop_id = o.shop_id
WHERE p.quantity > 0 AND p.day < ?3 GROUP BY o.id, p.day ORDER BY o.id, p.day`;

const MAILED_OF = cells({ id: "value", day: "value" });
export const mailedOf = MAILED_OF.json;

/** SQL: that a mail told of the orders ?3 (rows of id and day) of the shop ?1, unless another mail was written since ?2 tellings. */
export const MAILED = `
UPDATE purchase_orders SET late_mailed_day = ${MAILED_OF.cell.day} FROM json_each(?3) f
WHERE +purchase_orders.shop_id = ?1 AND purchase_orders.id = ${MAILED_OF.cell.id}
  AND EXISTS (SELECT 1 FROM alert_mail m WHERE m.shop_id = ?1 AND m.tellings = ?2)`;
