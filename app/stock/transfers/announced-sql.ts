import { announcement } from "../../outbound/events/announcement-sql";
import { fullTitle } from "../../sql/full-title-sql";
import { ACCEPTED, DAMAGED, NAMED, SHIPPED } from "./transfer-sums-sql";

const NAME = fullTitle("p");

/** Lines of a transfer that an event tells of: its body stays far below 64 KB. */
const MOST_TOLD = 100;

/** SQL: from where to where, of the locations `a` and `b`: pairs for a json_object. */
const WAY = `'from_location_id', CAST(a.shopify_id AS TEXT), 'from_location_name', a.name,
      'to_location_id', CAST(b.shopify_id AS TEXT), 'to_location_name', b.name`;

/** ?1 shop, ?2 number and now by turns: an announcement has now as ?2, so that the transfer's number is ?3. */
const MOVE = `
moved AS MATERIALIZED (
  SELECT t.id AS transfer_id, t.number, t.from_id, t.to_id, m.shop_id, m.id, m.kind, m.reverses
  FROM transfers t CROSS JOIN transfer_moves m ON m.shop_id = t.shop_id AND m.transfer_id = t.id AND m.created_at = ?2
  WHERE ${NAMED.replace("?2", "?3")} AND m.kind <> 'cancelled'
)`;

const PLACES = `CROSS JOIN locations a ON a.shop_id = m.shop_id AND a.id = m.from_id
  CROSS JOIN locations b ON b.shop_id = m.shop_id AND b.id = m.to_id`;

const LINES = `(SELECT json_group_array(json_object('variant_id', CAST(v.shopify_id AS TEXT), 'name', ${NAME}, 'sku', v.sku, 'vendor', p.vendor,
        'shipped', ${SHIPPED}, 'received', ${ACCEPTED}, 'damaged', ${DAMAGED}))
      FROM (SELECT * FROM transfer_lines l WHERE l.shop_id = m.shop_id AND l.transfer_id = m.transfer_id ORDER BY l.position, l.id LIMIT ${MOST_TOLD}) l
      CROSS JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id
      LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id)`;

/** Which units of which lines are in transit again; those of a hundred lines, as a transfer's own. */
const TAKEN_BACK = `(SELECT json_group_array(json_object('variant_id', CAST(v.shopify_id AS TEXT), 'quantity', 0 - n.accepted, 'damaged', 0 - n.damaged))
      FROM (SELECT * FROM transfer_move_lines n WHERE n.shop_id = m.shop_id AND n.move_id = m.id ORDER BY n.id LIMIT ${MOST_TOLD}) n
      CROSS JOIN transfer_lines l ON l.shop_id = n.shop_id AND l.id = n.line_id
      CROSS JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id)`;

/** SQL: what every event of the move `m` tells: pairs for a json_object. */
const FACTS = `'transfer_id', CAST(m.transfer_id AS TEXT), 'number', m.number, ${WAY}, 'lines', json(${LINES})`;

/** SQL: events of what happened to the transfer ?3 of the shop ?1 at ?2. They follow from the moves that bear that very instant. */
export const TRANSFER_NEWS = announcement(`${MOVE},
of_transfer AS (
  SELECT m.shop_id, CASE m.kind WHEN 'returned' THEN 'transfer.cancelled' ELSE 'transfer.' || m.kind END AS type, 'transfer-move/' || m.id AS key,
    json_object(${FACTS}) AS data, 9 AS rank, m.id AS position
  FROM moved m ${PLACES} WHERE m.reverses IS NULL
),
reversed AS (
  SELECT m.shop_id, 'transfer.receipt_reversed' AS type, 'transfer-move/' || m.id AS key,
    json_object(${FACTS}, 'receipt_id', CAST(m.reverses AS TEXT), 'taken_back', json(${TAKEN_BACK})) AS data, 9 AS rank, m.id AS position
  FROM moved m ${PLACES} WHERE m.reverses IS NOT NULL
),
of_stock AS (
  SELECT m.shop_id, 'stock.transferred' AS type, 'transfer-line/' || n.id AS key,
    json_object('variant_id', CAST(v.shopify_id AS TEXT), 'product_id', CAST(v.product_id AS TEXT),
      'inventory_item_id', CAST(v.inventory_item_id AS TEXT), 'name', ${NAME}, 'sku', v.sku, 'vendor', p.vendor, 'supplier_id', NULL,
      ${WAY}, 'quantity', n.accepted, 'damaged', n.damaged, 'transfer_id', CAST(m.transfer_id AS TEXT)) AS data, 8 AS rank, n.id AS position
  FROM moved m ${PLACES}
  CROSS JOIN transfer_move_lines n ON n.shop_id = m.shop_id AND n.move_id = m.id AND n.accepted > 0
  CROSS JOIN transfer_lines l ON l.shop_id = n.shop_id AND l.id = n.line_id
  CROSS JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id
  LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
  WHERE m.kind = 'received' AND m.reverses IS NULL
),
news AS (SELECT * FROM of_transfer UNION ALL SELECT * FROM reversed UNION ALL SELECT * FROM of_stock)`);
