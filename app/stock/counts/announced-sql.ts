import { announcement } from "../../outbound/events/announcement-sql";
import { fullTitle } from "../../sql/full-title-sql";

/** Lines that an event tells of, those that differ first: its body stays below 64 KB. */
const MOST_TOLD = 200;

const NAME = fullTitle("g");

/** ?1 shop, ?2 now, ?3 count, ?4 the form that completed it. */
export const COUNT_ANNOUNCED = announcement(`news AS (
  SELECT c.shop_id, 'count.completed' AS type, 'count/' || c.id || '/completed' AS key,
    json_object('count_id', CAST(c.id AS TEXT), 'name', c.name, 'location_id', CAST(p.shopify_id AS TEXT), 'location_name', p.name,
      'counted_lines', c.counted_count, 'changed_lines', c.changed_count, 'change', c.changed_units,
      'lines', json((SELECT json_group_array(json_object('variant_id', CAST(v.shopify_id AS TEXT), 'name', ${NAME}, 'sku', v.sku, 'vendor', g.vendor,
          'expected', n.expected, 'counted', n.counted, 'change', n.change))
        FROM (SELECT * FROM stock_count_lines t WHERE t.shop_id = c.shop_id AND t.count_id = c.id AND t.change IS NOT NULL
          ORDER BY t.change = 0, t.id LIMIT ${MOST_TOLD}) n
        CROSS JOIN variants v ON v.shop_id = n.shop_id AND v.id = n.variant_id
        LEFT JOIN products g ON g.shop_id = v.shop_id AND g.shopify_id = v.product_id))) AS data,
    8 AS rank, c.id AS position
  FROM stock_counts c CROSS JOIN locations p ON p.shop_id = c.shop_id AND p.id = c.location_id
  WHERE c.shop_id = ?1 AND c.id = ?3 AND c.state = 'completed' AND c.end_token = ?4
)`);
