import { DAY } from "../../days/iso-day";
import { WAS_DELETED } from "../../demand/sales/net-units-sql";
import { DELETION, factsOfLiveShops } from "../../facts/version-sql";
import { firstImportRuns } from "../../jobs/first-import-sql";
import { digitsIn } from "../../money/decimal-sql";
import { announcement } from "../../outbound/events/announcement-sql";
import { cells } from "../../sql/cells-sql";
import { fullTitle } from "../../sql/full-title-sql";
import { WHOLE_SHOP } from "../../sql/zeros";
import { NO_REORDER_POINT } from "../plans/steps/reorder-point-sql";
import { TOUCHED } from "../touched-sql";

/** An alert whose event is missing is told of for so long (ms): a batch of another release may have opened it. */
const MADE_GOOD_WITHIN = DAY;
/** An order is suggested once in an episode, and not so late that the event of its first time may be forgotten (ms). */
const SUGGESTED_WITHIN = 29 * DAY;
/** Variants of a product, lines of an order that an event tells of: its body stays far below 64 KB. */
const MOST_TOLD = 100;

/** SQL: fields of a variant `v` of a product `p`, with the whole shop's plan `w`. A function of D1's takes 32 arguments: 16 fields. */
const SUPPLIER = "'supplier_id', CAST(NULLIF(w.supplier_id, 0) AS TEXT)";
const VARIANT = `'variant_id', CAST(v.shopify_id AS TEXT), 'product_id', CAST(v.product_id AS TEXT),
    'inventory_item_id', CAST(v.inventory_item_id AS TEXT), 'name', ${fullTitle("p")}, 'sku', v.sku, 'vendor', p.vendor, ${SUPPLIER}`;
const LOCATION = `'location_id', CAST(c.shopify_id AS TEXT), 'location_name', c.name`;
/** SQL: as a plan `k` of that place says. */
const PLANNED = `'available', k.available, 'position', k.position, 'reorder_point', NULLIF(k.reorder_point, ${NO_REORDER_POINT})`;

/** SQL: the price of a variant `v` as text with the decimals of the shop's currency. */
const PRICE = `iif(v.price IS NULL, NULL, printf('%.*f', x.digits, v.price / pow(10, x.digits)))`;

const WHOLE = `w.shop_id = v.shop_id AND w.variant_id = v.id AND w.location_id = ${WHOLE_SHOP}`;

/** SQL: since when an alert `a` is open, or the last time was. */
const SINCE = "COALESCE(a.reopened_at, a.opened_at)";
const TIME = "COALESCE('/' || a.reopened_at, '')";

/**
 * A product told of: `known` where the lists show it, `differs` where they show one of its variants otherwise. One that they
 * never showed is new, whichever of its deliveries comes first. The same told again finds no difference.
 */
const PRODUCT_NEWS = `
product AS MATERIALIZED (
  SELECT o.*, ${digitsIn("o.currency")} AS digits, p.title, p.vendor, p.status, p.image_url, p.deleted_at,
    EXISTS (SELECT 1 FROM variants v CROSS JOIN overviews l ON l.shop_id = v.shop_id AND l.variant_id = v.id
      WHERE v.shop_id = o.shop_id AND v.product_id = o.subject AND (l.hidden = 0 OR p.deleted_at IS NULL)) AS known,
    EXISTS (SELECT 1 FROM variants v LEFT JOIN overviews l ON l.shop_id = v.shop_id AND l.variant_id = v.id
      WHERE v.shop_id = o.shop_id AND v.product_id = o.subject
        AND (l.hidden, l.product_title, l.vendor, l.status, l.image_url, l.variant_title, l.sku, l.barcode, l.price)
          IS NOT (v.deleted_at IS NOT NULL OR v.title IS NULL, p.title, p.vendor, p.status, p.image_url, COALESCE(v.title, ''),
            COALESCE(v.sku, ''), COALESCE(v.barcode, ''), v.price)
        AND NOT (l.hidden IS NOT 0 AND (v.deleted_at IS NOT NULL OR v.title IS NULL))) AS differs
  FROM occasion o CROSS JOIN products p ON p.shop_id = o.shop_id AND p.shopify_id = o.subject
  WHERE o.type IN ('product.created', 'product.updated', 'product.deleted')
),
product_news AS (
  SELECT x.shop_id, x.type,
    'product/' || x.subject || CASE x.type WHEN 'product.created' THEN '/created' WHEN 'product.deleted' THEN '/deleted' ELSE '/updated/' || ?2 END AS key,
    json_object('product_id', CAST(x.subject AS TEXT), 'title', x.title, 'vendor', x.vendor, 'status', x.status,
      'image_url', x.image_url, 'currency', x.currency,
      'variant_count', (SELECT COUNT(*) FROM variants v WHERE v.shop_id = x.shop_id AND v.product_id = x.subject AND v.deleted_at IS NULL),
      'variants', json((SELECT json_group_array(json_object('variant_id', CAST(v.shopify_id AS TEXT),
          'inventory_item_id', CAST(v.inventory_item_id AS TEXT), 'title', v.title, 'sku', v.sku, 'barcode', v.barcode, 'price', ${PRICE}))
        FROM (SELECT * FROM variants v WHERE v.shop_id = x.shop_id AND v.product_id = x.subject AND v.deleted_at IS NULL
          ORDER BY v.id LIMIT ${MOST_TOLD}) v))) AS data,
    1 AS rank, x.subject AS position
  FROM (
    SELECT shop_id, subject, currency, digits, title, vendor, status, image_url, CASE
      WHEN type = 'product.deleted' THEN iif(deleted_at IS NOT NULL AND known, type, NULL)
      WHEN deleted_at IS NOT NULL THEN NULL
      WHEN type = 'product.created' OR NOT (known OR importing) THEN 'product.created'
      WHEN known AND differs THEN 'product.updated' END AS type
    FROM product
  ) x WHERE x.type IS NOT NULL
)`;

const instant = (column: string) => `strftime('%Y-%m-%dT%H:%M:%SZ', ${column} / 1000, 'unixepoch')`;

/**
 * An order is as old as its sale (processed_at), and cancelled as of the version that says so, though it is told as made only now.
 * What is told of both at once was made before it was cancelled. One that comes in parts is told of once it is whole. Of one that was
 * deleted only that is told, and only to those who heard that it was made.
 */
const ORDER_NEWS = `
order_news AS (
  SELECT o.shop_id, o.type, 'order/' || o.subject || '/' || substr(o.type, length('order.') + 1) AS key,
    json_object('order_id', CAST(o.subject AS TEXT), 'test', json(iif(MAX(l.test), 'true', 'false')),
      'created_at', ${instant("MAX(l.processed_at)")},
      'cancelled_at', iif(MAX(l.cancelled), ${instant("MAX(l.updated_at)")}, NULL),
      'units', SUM(l.quantity), 'line_count', COUNT(*),
      'lines', json((SELECT json_group_array(json_object('line_id', CAST(t.line_id AS TEXT), 'variant_id', CAST(v.shopify_id AS TEXT),
          'product_id', CAST(v.product_id AS TEXT), 'name', iif(v.id IS NULL, NULL, ${fullTitle("p")}), 'sku', v.sku, 'vendor', p.vendor, ${SUPPLIER},
          'location_id', CAST(c.shopify_id AS TEXT), 'quantity', t.quantity, 'current_quantity', t.current_quantity))
        FROM (SELECT * FROM order_lines t INDEXED BY order_lines_order WHERE t.shop_id = o.shop_id AND t.order_id = o.subject
          ORDER BY t.line_id LIMIT ${MOST_TOLD}) t
        LEFT JOIN variants v ON v.shop_id = t.shop_id AND v.id = t.variant_id
        LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
        LEFT JOIN plans w ON ${WHOLE}
        LEFT JOIN locations c ON c.shop_id = t.shop_id AND c.id = t.location_id))) AS data,
    iif(o.type = 'order.created', 2, 3) AS rank, o.subject AS position
  FROM occasion o CROSS JOIN order_lines l INDEXED BY order_lines_order ON l.shop_id = o.shop_id AND l.order_id = o.subject
  WHERE CASE o.type
    WHEN 'order.created' THEN NOT EXISTS (SELECT 1 FROM deleted_orders d WHERE ${WAS_DELETED})
    WHEN 'order.cancelled' THEN l.cancelled AND NOT EXISTS (SELECT 1 FROM deleted_orders d WHERE ${WAS_DELETED})
    WHEN 'order.deleted' THEN EXISTS (SELECT 1 FROM events e WHERE e.shop_id = o.shop_id AND e.key = 'order/' || o.subject || '/created')
  END
  GROUP BY o.shop_id, o.type, o.subject, o.lines HAVING COUNT(*) >= o.lines
)`;

/**
 * Of what Shopify told or we wrote: a first look and a comparison are no change of stock. Where an item is stocked no more none is
 * left, which is not to have run out. What was told before its variant was known, and is told again, is no news once the level has moved on.
 */
const STOCK_NEWS = `
stock_news AS (
  SELECT o.shop_id, k.type, 'movement/' || m.id || iif(k.type = 'stock.out', '/out', '') AS key,
    CASE k.type WHEN 'stock.out' THEN json_object('alert_id', NULL, ${VARIANT}, ${LOCATION}, 'available', m.available_after,
        'position', here.position, 'reorder_point', NULLIF(here.reorder_point, ${NO_REORDER_POINT}))
      ELSE json_object(${VARIANT}, ${LOCATION}, 'available', COALESCE(m.available_after, 0), 'available_before', COALESCE(m.available_after, 0) - m.delta,
        'change', m.delta, 'on_hand', NULL, 'reason', i.reason, 'cause', m.cause) END AS data,
    iif(k.type = 'stock.out', 5, 4) AS rank, m.id AS position
  FROM occasion o
  CROSS JOIN locations c ON c.shop_id = o.shop_id AND c.shopify_id = o.location
  CROSS JOIN movements m ON m.shop_id = o.shop_id AND m.inventory_item_id = o.subject AND m.location_id = c.id AND m.at = o.at
  CROSS JOIN variants v ON v.shop_id = o.shop_id AND v.inventory_item_id = o.subject
  LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
  LEFT JOIN plans w ON ${WHOLE}
  LEFT JOIN plans here ON here.shop_id = v.shop_id AND here.variant_id = v.id AND here.location_id = c.id
  LEFT JOIN inventory_writes i ON i.shop_id = m.shop_id AND i.id = m.write_id
  LEFT JOIN overviews q ON q.shop_id = v.shop_id AND q.variant_id = v.id
  CROSS JOIN (SELECT 'stock.adjusted' AS type UNION ALL SELECT 'stock.out') k
  WHERE o.type IN ('stock.adjusted', 'stock.ended') AND NOT o.importing AND m.cause IN ('shopify', 'adjustment')
    AND m.delta <> 0 AND (m.available_after IS NOT NULL OR o.type = 'stock.ended')
    AND NOT EXISTS (SELECT 1 FROM movements n WHERE n.shop_id = m.shop_id AND n.inventory_item_id = m.inventory_item_id
      AND n.location_id = m.location_id AND n.at >= m.at AND n.id > m.id)
    AND (k.type = 'stock.adjusted' OR (m.available_after <= 0 AND m.available_after - m.delta > 0 AND NOT COALESCE(q.sell_out, 0)))
)`;

/** What the first import found low is told of in one digest; its end is always announced, and so is what is low again. */
const ALERT_NEWS = `
alert AS MATERIALIZED (
  SELECT a.*, 'stock.low' AS type, 'alert/' || a.id || '/opened' || ${TIME} AS key
  FROM touched t CROSS JOIN alerts a ON a.shop_id = t.shop_id AND a.variant_id = t.variant_id AND a.closed_at IS NULL
  WHERE ${SINCE} > ?2 - ${MADE_GOOD_WITHIN} AND (a.initial = 0 OR a.reopened_at IS NOT NULL)
  UNION ALL
  SELECT a.*, 'stock.recovered', 'alert/' || a.id || '/closed' || ${TIME}
  FROM touched t CROSS JOIN alerts a INDEXED BY alerts_past ON a.shop_id = t.shop_id AND a.variant_id = t.variant_id
    AND a.closed_at > ?2 - ${MADE_GOOD_WITHIN}
),
alert_news AS (
  SELECT a.shop_id, a.type, a.key,
    json_object('alert_id', CAST(a.id AS TEXT), ${VARIANT}, ${LOCATION}, ${PLANNED}, 'suggested', w.suggested) AS data,
    iif(a.type = 'stock.low', 7, 6) AS rank, a.id AS position
  FROM alert a
  CROSS JOIN variants v ON v.shop_id = a.shop_id AND v.id = a.variant_id
  LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
  LEFT JOIN locations c ON c.shop_id = a.shop_id AND c.id = a.location_id
  LEFT JOIN plans k ON k.shop_id = a.shop_id AND k.variant_id = a.variant_id AND k.location_id = a.location_id
  LEFT JOIN plans w ON ${WHOLE}
)`;

/** SQL: an order may be suggested of this alert. */
const SUGGESTS = (alert: string) =>
  `${alert}.opened_at > ?2 - ${SUGGESTED_WITHIN} AND (${alert}.initial = 0 OR ${alert}.reopened_at IS NOT NULL)`;

/**
 * Once in an episode, where the shop as a whole is to order: one order of the variant, told of the first of its locations that
 * became low. What the minimum order makes last for years is not told: a receiver may order by itself.
 */
const REORDER_NEWS = `
reorder_news AS (
  SELECT a.shop_id, 'reorder.suggested' AS type, 'reorder/' || a.id AS key,
    json_object(${VARIANT}, ${LOCATION}, 'suggested', w.suggested, ${PLANNED}, 'safety_stock', CAST(ceil(k.safety_stock) AS INTEGER),
      'velocity', k.velocity, 'order_by', date(k.as_of_day * 86400, 'unixepoch')) AS data,
    8 AS rank, a.id AS position
  FROM touched t
  CROSS JOIN variants v ON v.shop_id = t.shop_id AND v.id = t.variant_id
  CROSS JOIN plans w ON ${WHOLE} AND w.standing = 'low' AND NOT w.held_back
  CROSS JOIN alerts a ON a.shop_id = t.shop_id AND a.variant_id = t.variant_id AND a.closed_at IS NULL
  CROSS JOIN plans k ON k.shop_id = a.shop_id AND k.variant_id = a.variant_id AND k.location_id = a.location_id
  LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
  LEFT JOIN locations c ON c.shop_id = a.shop_id AND c.id = a.location_id
  WHERE ${SUGGESTS("a")} AND NOT EXISTS (SELECT 1 FROM alerts b
    WHERE b.shop_id = a.shop_id AND b.variant_id = a.variant_id AND b.closed_at IS NULL AND b.id < a.id AND ${SUGGESTS("b")})
)`;

/** As the JSON that ANNOUNCED reads. */
export const { json: occasionsInJson, cell } = cells({
  ...DELETION,
  type: "value",
  id: "id",
  locationId: "id",
  updatedAt: "value",
  lines: "value",
});

/**
 * ?1 is the scope that TOUCHED reads, ?2 the time, ?3 the occasions, each once though a batch tells it twice, or in the parts of a
 * long order: none of a shop that nobody hears. D1 takes at most 5 terms in a compound SELECT, so each kind of news is a table of
 * its own.
 */
export const ANNOUNCED = announcement(`${TOUCHED},
occasion AS MATERIALIZED (
  SELECT DISTINCT s.id AS shop_id, s.currency, ${cell.type} AS type, ${cell.id} AS subject,
    ${cell.locationId} AS location, ${cell.updatedAt} AS at, ${cell.lines} AS lines,
    ${firstImportRuns("s.id")} AS importing
  FROM ${factsOfLiveShops("?3")} WHERE s.unheard = 0
),${PRODUCT_NEWS},${ORDER_NEWS},${STOCK_NEWS},${ALERT_NEWS},${REORDER_NEWS},
news AS (
  SELECT * FROM product_news UNION ALL SELECT * FROM order_news UNION ALL SELECT * FROM stock_news
  UNION ALL SELECT * FROM alert_news UNION ALL SELECT * FROM reorder_news
)`);
