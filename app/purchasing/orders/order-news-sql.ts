import { announcement } from "../../outbound/events/announcement-sql";
import { named, ORDER_FACTS, WITH_NAMES } from "./order-sums-sql";

/**
 * SQL: events of what the orders ?3 (ids) and ?4 (numbers) of the shop ?1 became at ?2. They follow from the rows: what was
 * made, sent, closed or cancelled bears that very instant.
 */
export const ORDER_NEWS = announcement(`${named("?3", "?4")},
news AS (
  SELECT o.shop_id, 'purchase_order.' || k.value AS type,
    'purchase_order/' || o.id || '/' || k.value || iif(k.value = 'closed', '/' || o.ended_at, '') AS key,
    json_object(${ORDER_FACTS}) AS data, k.key AS rank, o.id AS position
  FROM named n CROSS JOIN purchase_orders o ON o.id = n.id ${WITH_NAMES}
  CROSS JOIN json_each('["created","sent","closed","cancelled"]') k
  WHERE CASE k.value WHEN 'created' THEN o.created_at = ?2 WHEN 'sent' THEN o.sent_at = ?2
    ELSE o.state = k.value AND o.ended_at = ?2 END
)`);
