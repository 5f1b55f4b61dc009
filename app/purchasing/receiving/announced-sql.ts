import { announcement } from "../../outbound/events/announcement-sql";
import { fullTitle } from "../../sql/full-title-sql";
import { MOST_TOLD, ORDER_FACTS, WITH_NAMES } from "../orders/order-sums-sql";

const NAME = fullTitle("p");

/** ?1 shop, ?2 now, ?3 order, ?4 the form's token: the receipt that it submitted, and `came`, where goods came in by it. */
const CAME = `
entered AS MATERIALIZED (
  SELECT r.shop_id, r.id AS receipt_id, r.reverses, o.id, o.supplier_id, c.shopify_id AS place_id, c.name AS place_name,
    json_object(${ORDER_FACTS}, 'receipt_id', CAST(COALESCE(r.reverses, r.id) AS TEXT),
      'received_on', date(r.received_day * 86400, 'unixepoch')) AS facts
  FROM receipts r CROSS JOIN purchase_orders o ON o.shop_id = r.shop_id AND o.id = r.order_id ${WITH_NAMES}
  WHERE r.shop_id = ?1 AND r.order_id = ?3 AND r.form_token = ?4 AND r.state = 'submitted'
),
came AS (
  SELECT * FROM entered r WHERE r.reverses IS NULL
    AND EXISTS (SELECT 1 FROM receipt_lines n WHERE n.shop_id = r.shop_id AND n.receipt_id = r.receipt_id AND n.accepted + n.damaged > 0)
)`;

/** What stands in Shopify follows once it has answered: until then nobody has told what is available. */
const STOCK_RECEIVED = `
stock_received AS (
  SELECT o.shop_id, 'stock.received' AS type, 'receipt-line/' || n.id AS key,
    json_object('variant_id', CAST(v.shopify_id AS TEXT), 'product_id', CAST(v.product_id AS TEXT),
      'inventory_item_id', CAST(v.inventory_item_id AS TEXT), 'name', ${NAME}, 'sku', v.sku, 'vendor', p.vendor,
      'supplier_id', CAST(o.supplier_id AS TEXT), 'location_id', CAST(o.place_id AS TEXT), 'location_name', o.place_name,
      'quantity', n.accepted, 'damaged', n.damaged, 'available', NULL,
      'purchase_order_id', CAST(o.id AS TEXT), 'receipt_id', CAST(o.receipt_id AS TEXT)) AS data,
    8 AS rank, n.id AS position
  FROM came o
  CROSS JOIN receipt_lines n ON n.shop_id = o.shop_id AND n.receipt_id = o.receipt_id AND n.accepted + n.damaged > 0
  CROSS JOIN purchase_order_lines l ON l.shop_id = n.shop_id AND l.id = n.line_id
  CROSS JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id
  LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
)`;

const ORDER_RECEIVED = `
order_received AS (
  SELECT o.shop_id, 'purchase_order.received' AS type, 'receipt/' || o.receipt_id AS key,
    o.facts AS data,
    9 AS rank, o.receipt_id AS position
  FROM came o
)`;

/** Which units of which lines are awaited again; those of a hundred lines, as an order's own. */
const RECEIPT_REVERSED = `
receipt_reversed AS (
  SELECT o.shop_id, 'purchase_order.receipt_reversed' AS type, 'receipt/' || o.receipt_id AS key,
    json_set(o.facts, '$.taken_back', json((SELECT json_group_array(json_object('line_id', CAST(n.line_id AS TEXT),
        'variant_id', CAST(v.shopify_id AS TEXT), 'quantity', 0 - n.accepted, 'damaged', 0 - n.damaged))
      FROM (SELECT * FROM receipt_lines n WHERE n.shop_id = o.shop_id AND n.receipt_id = o.receipt_id ORDER BY n.id LIMIT ${MOST_TOLD}) n
      CROSS JOIN purchase_order_lines l ON l.shop_id = n.shop_id AND l.id = n.line_id
      CROSS JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id))) AS data,
    9 AS rank, o.receipt_id AS position
  FROM entered o WHERE o.reverses IS NOT NULL
)`;

export const RECEIVED_ANNOUNCED = announcement(`${CAME},${STOCK_RECEIVED},${ORDER_RECEIVED},${RECEIPT_REVERSED},
news AS (SELECT * FROM stock_received UNION ALL SELECT * FROM order_received UNION ALL SELECT * FROM receipt_reversed)`);
