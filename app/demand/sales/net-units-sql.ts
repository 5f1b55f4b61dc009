import { CLOCKS_DIFFER } from "../../facts/clocks";
import { UNASSIGNED } from "../../sql/zeros";

/**
 * SQL: the order of a line `l` was deleted, by its tombstone `d`. What is deleted never comes back; a line that was told long
 * after it shows that nothing was. A read has the time of our clock, though, and the deletion that of Shopify's.
 */
export const WAS_DELETED = `d.shop_id = l.shop_id AND d.order_id = l.order_id AND d.deleted_at + ${CLOCKS_DIFFER} >= l.triggered_at`;

/**
 * SQL: what an order line `l` sold, whether it counts as demand or not: nothing of a test or deleted order; else what
 * is left of it after edits and refunds. An order's body may be older than a refund and the other way round, so that
 * both are asked: the body's own remainder and the quantity less all refunds that are known. Where the shop counts
 * refunds that put nothing back as sold, those are added again. A cancelled order sold nothing, or, where the shop
 * counts it, all that was ordered: cancelling takes the lines back, so that their remainder says nothing of what was
 * wanted.
 */
export const SOLD_UNITS = `CASE
  WHEN l.test OR EXISTS (SELECT 1 FROM deleted_orders d WHERE ${WAS_DELETED}) THEN 0
  WHEN l.cancelled THEN iif((SELECT cancellations_keep_sales FROM shop_settings w WHERE w.shop_id = l.shop_id), l.quantity, 0)
  ELSE MAX(0, MIN(l.current_quantity, l.quantity - ${refunded()})
    + iif((SELECT refunds_keep_sales FROM shop_settings w WHERE w.shop_id = l.shop_id), ${refunded("AND NOT r.restocked")}, 0))
END`;

/** SQL: the same, and nothing of an order that the shop leaves out of its demand. */
export const NET_UNITS = `iif(l.left_out, 0, ${SOLD_UNITS})`;

/** SQL: units of an order line `l` that those refunds took which are known; of all of them, or of which that is true. */
export function refunded(which = "") {
  return `COALESCE((SELECT SUM(r.quantity) FROM refund_lines r WHERE r.shop_id = l.shop_id AND r.line_id = l.line_id ${which}), 0)`;
}

/** SQL: where the first refund of a line says that it was given back, or null. */
export const placeOfRefund = (shopId: string, lineId: string) =>
  `(SELECT r.location_id FROM refund_lines r WHERE r.shop_id = ${shopId} AND r.line_id = ${lineId} AND r.location_id <> ${UNASSIGNED}
    ORDER BY r.refund_line_id LIMIT 1)`;
