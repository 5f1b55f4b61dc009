/** SQL: the shop ?1 counts Shopify's own purchase orders. */
const COUNTED = "EXISTS (SELECT 1 FROM purchasing_settings w WHERE w.shop_id = ?1 AND w.shopify_orders = 'counted')";

/** SQL: of the shop ?1 the orders `o` whose Shopify ids stand in ?2, JSON; all of them where it is null. */
const NAMED = "o.shop_id = ?1 AND (?2 IS NULL OR o.shopify_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?2)))";

/** SQL: of `incoming`, what these orders bring. */
export const OF_THESE = `shop_id = ?1 AND source = 'shopify_order' AND origin_id IN (SELECT o.id FROM shopify_orders o WHERE ${NAMED})`;

/** SQL: what is on its way of these orders, taken out, to be written anew in the same batch. */
export const SHOPIFY_ARRIVALS_GONE = `DELETE FROM incoming INDEXED BY incoming_origin WHERE ${OF_THESE}`;

/**
 * SQL: the same, from their rows. A draft is not ordered, an archived order is over, and of one whose shipments Shopify does not
 * tell us nobody knows what is still to come: none of them counts.
 */
export const SHOPIFY_ARRIVALS = `
INSERT INTO incoming (shop_id, variant_id, location_id, source, source_id, quantity, expected_day, state, origin_id)
SELECT o.shop_id, v.id, c.id, 'shopify_order', o.id, SUM(MAX(0, (l.value->>'quantity') - (l.value->>'received'))) AS open, o.expected_day, 'ordered', o.id
FROM shopify_orders o CROSS JOIN json_each(o.lines) l
CROSS JOIN variants v ON v.shop_id = o.shop_id AND v.inventory_item_id = CAST(l.value->>'item' AS INTEGER) AND v.deleted_at IS NULL
CROSS JOIN locations c ON c.shop_id = o.shop_id AND c.shopify_id = o.destination_id
WHERE ${NAMED} AND o.status = 'ordered' AND o.archived_at IS NULL AND o.gone_at IS NULL AND o.units_received IS NOT NULL AND ${COUNTED}
GROUP BY o.id, v.id HAVING open > 0`;
