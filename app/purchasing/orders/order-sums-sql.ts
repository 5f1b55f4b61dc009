import { digitsIn, netIn } from "../../money/decimal-sql";
import { AT_LOCATION, LEVELS_WITH_SUPPLIER, ruleField } from "../../replenishment/rules/levels-sql";
import { fullTitle } from "../../sql/full-title-sql";
import { NO_VARIANT } from "../../sql/zeros";
import { leadTimeOnSql } from "../../suppliers/calendar/order-days-sql";
import { SETTLES_BOUNCE } from "./timeline";

/** SQL: units of a line `l` that came, accepted and damaged: the sum of its submitted receipts, and never a counter. */
export const receivedOf = (line: string, what = "x.accepted + x.damaged") => `COALESCE((
    SELECT SUM(${what}) FROM receipt_lines x CROSS JOIN receipts t ON t.id = x.receipt_id AND t.shop_id = x.shop_id AND t.state = 'submitted'
    WHERE x.shop_id = ${line}.shop_id AND x.line_id = ${line}.id), 0)`;

/**
 * SQL: days after which an order comes whole that leaves on `day`, where nobody typed when: the longest lead time of its lines at its
 * place, from its own supplier, whoever else sells them, with the days on which that one is closed or takes no orders. Of `purchase_orders`.
 */
export const daysUntilCome = (day: string) => `(SELECT ${leadTimeOnSql("w", day, "w.lead_time")} FROM (
    SELECT s.order_weekdays, s.closures, MAX(COALESCE(here.lead_time_days, ${ruleField("leadTimeDays")})) AS lead_time
    FROM purchase_order_lines l INDEXED BY purchase_order_lines_order
    CROSS JOIN variants v ON v.id = l.variant_id AND v.shop_id = l.shop_id
    CROSS JOIN suppliers s ON s.id = purchase_orders.supplier_id AND s.shop_id = l.shop_id
    ${LEVELS_WITH_SUPPLIER}
    ${AT_LOCATION("l", "purchase_orders.location_id")}
    WHERE l.shop_id = purchase_orders.shop_id AND l.order_id = purchase_orders.id) w)`;

/** SQL: `named`, the orders of the shop ?1 with these ids or numbers, each a parameter of JSON. */
export const named = (ids: string, numbers: string) => `
named AS MATERIALIZED (
  SELECT o.id FROM json_each(${ids}) f CROSS JOIN purchase_orders o ON o.id = f.value AND o.shop_id = ?1
  UNION SELECT o.id FROM json_each(${numbers}) f CROSS JOIN purchase_orders o ON o.shop_id = ?1 AND o.number = f.value
)`;

/**
 * SQL: `line`, the lines of `named` with what came; `part`, when what of a line is awaited: of a line in deliveries the
 * first ones have come first, what is closed short is taken from the last ones, and what no delivery tells of comes with the order.
 */
export const PARTS = `
line AS MATERIALIZED (
  SELECT l.*, o.location_id, o.expected_day, o.state, o.sale_id, l.ordered - l.closed_short AS wanted, ${receivedOf("l")} AS received
  FROM named n CROSS JOIN purchase_orders o ON o.id = n.id
  CROSS JOIN purchase_order_lines l ON l.shop_id = ?1 AND l.order_id = n.id
),
delivery AS MATERIALIZED (
  SELECT d.line_id, d.id, d.day, d.quantity, SUM(d.quantity) OVER (PARTITION BY d.line_id ORDER BY d.day, d.id) AS up_to
  FROM line l CROSS JOIN purchase_order_deliveries d ON d.shop_id = ?1 AND d.line_id = l.id
),
part AS MATERIALIZED (
  SELECT l.order_id, l.id AS line_id, d.id AS delivery_id, d.day,
    MAX(0, MIN(d.up_to, l.wanted) - MAX(d.up_to - d.quantity, l.received)) AS quantity
  FROM line l CROSS JOIN delivery d ON d.line_id = l.id
  UNION ALL
  SELECT l.order_id, l.id, NULL, l.expected_day,
    MAX(0, l.wanted - MAX(l.received, COALESCE((SELECT MAX(d.up_to) FROM delivery d WHERE d.line_id = l.id), 0)))
  FROM line l
)`;

/** SQL: the amount of a line `l` without its tax, in minor units, half up. The same as `netOf`. */
export const NET = netIn("l.amount", { included: "l.tax_included", rate: "l.tax_rate" });
const ADDED_TAX = "(2 * l.amount * COALESCE(l.tax_rate, 0) + 10000) / 20000";

const SUMS = [
  "line_count",
  "units_ordered",
  "units_received",
  "units_open",
  "lines_amount",
  "tax_amount",
  "lines_without_cost",
  "next_day",
  "came_back",
  "state",
];

/** SQL: of an order `n` the last that makes it idle that a mail came back is such a bounce. The same as `openBounce`. */
const OPEN_BOUNCE = `COALESCE((SELECT t.what = 'bounced' FROM purchase_order_timeline t WHERE t.shop_id = ?1 AND t.order_id = n.id
      AND t.what IN (${["bounced", ...SETTLES_BOUNCE].map((what) => `'${what}'`).join(", ")}) ORDER BY t.id DESC LIMIT 1), 0)`;

/**
 * SQL: the sums of the orders ?2 (ids) and ?3 (numbers) from their lines and receipts, and the state that follows from what
 * came. The same as `taxOf`, `openOf` and `stateByUnits`. The version rises where something differs.
 */
export const ORDER_SUMS = `
WITH ${named("?2", "?3")},${PARTS},
sums AS MATERIALIZED (
  SELECT n.id, COUNT(l.id) AS line_count, COALESCE(SUM(l.ordered), 0) AS units_ordered, COALESCE(SUM(l.received), 0) AS units_received,
    COALESCE(SUM(MAX(0, l.wanted - l.received)), 0) AS units_open, TOTAL(${NET}) AS lines_amount,
    TOTAL(iif(l.tax_included, l.amount - ${NET}, ${ADDED_TAX})) AS tax_amount,
    COUNT(l.id) - COUNT(l.amount) AS lines_without_cost,
    (SELECT MIN(p.day) FROM part p WHERE p.order_id = n.id AND p.quantity > 0) AS next_day,
    ${OPEN_BOUNCE} AS bounce
  FROM named n LEFT JOIN line l ON l.order_id = n.id GROUP BY n.id
),
moved AS MATERIALIZED (
  SELECT s.*, CASE WHEN o.state NOT IN ('sent', 'partial', 'received') THEN o.state WHEN s.units_received <= 0 THEN 'sent'
    WHEN s.units_open > 0 THEN 'partial' ELSE 'received' END AS state
  FROM sums s CROSS JOIN purchase_orders o ON o.id = s.id
),
stand AS MATERIALIZED (SELECT m.*, m.bounce AND m.state = 'sent' AS came_back FROM moved m)
UPDATE purchase_orders SET ${SUMS.map((column) => `${column} = stand.${column}`).join(", ")}, version = version + 1
FROM stand WHERE purchase_orders.id = stand.id AND +purchase_orders.shop_id = ?1
  AND (${SUMS.map((column) => `purchase_orders.${column}`).join(", ")}) IS NOT (${SUMS.map((column) => `stand.${column}`).join(", ")})`;

/** SQL: what is on its way of the orders ?2 and ?3, taken out, to be written anew in the same batch. */
export const ARRIVALS_GONE = `
DELETE FROM incoming INDEXED BY incoming_origin WHERE shop_id = ?1 AND source IN ('purchase_order', 'split_delivery')
  AND origin_id IN (WITH ${named("?2", "?3")} SELECT id FROM named)`;

/** SQL: the same, from the orders' rows. What goes to a buyer at once never comes into the shop's own stock. */
export const ARRIVALS = `
INSERT INTO incoming (shop_id, variant_id, location_id, source, source_id, quantity, expected_day, state, origin_id)
WITH ${named("?2", "?3")},${PARTS}
SELECT l.shop_id, l.variant_id, l.location_id, iif(p.delivery_id IS NULL, 'purchase_order', 'split_delivery'),
  COALESCE(p.delivery_id, l.id), p.quantity, p.day, iif(l.state = 'draft', 'drafted', 'ordered'), l.order_id
FROM part p CROSS JOIN line l ON l.id = p.line_id
WHERE p.quantity > 0 AND l.variant_id <> ${NO_VARIANT} AND l.sale_id IS NULL AND l.state NOT IN ('closed', 'cancelled')`;

const money = (amount: string) =>
  `iif(${amount} IS NULL, NULL, json_object('amount', printf('%.*f', ${digitsIn("o.currency")}, (${amount}) / pow(10, ${digitsIn("o.currency")})), 'currency', o.currency))`;

/** Lines of an order that an event tells of: its body stays far below 64 KB. */
export const MOST_TOLD = 100;

/** SQL: what an event tells of an order `o` with its supplier `s` and location `c`: pairs for a json_object. */
export const ORDER_FACTS = `'purchase_order_id', CAST(o.id AS TEXT), 'number', o.number, 'state', iif(o.state = 'partial', 'partly_received', o.state),
    'supplier_id', CAST(o.supplier_id AS TEXT), 'supplier_name', s.name, 'location_id', CAST(c.shopify_id AS TEXT), 'location_name', c.name,
    'expected_on', date(COALESCE(o.next_day, o.expected_day) * 86400, 'unixepoch'),
    'total', json(${money("iif(o.lines_without_cost > 0, NULL, o.lines_amount + o.tax_amount)")}),
    'lines', json((SELECT json_group_array(json_object('line_id', CAST(l.id AS TEXT), 'variant_id', CAST(v.shopify_id AS TEXT),
        'name', ${fullTitle("p")}, 'sku', v.sku, 'vendor', p.vendor,
        'ordered', l.ordered, 'received', ${receivedOf("l")}, 'unit_cost', json(${money("round(1.0 * l.amount / NULLIF(l.ordered, 0))")})))
      FROM (SELECT * FROM purchase_order_lines l WHERE l.shop_id = o.shop_id AND l.order_id = o.id ORDER BY l.position, l.id LIMIT ${MOST_TOLD}) l
      CROSS JOIN variants v ON v.id = l.variant_id AND v.shop_id = l.shop_id
      LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id))`;

/** SQL: an order `o` with the supplier and the location that ORDER_FACTS tells of. */
export const WITH_NAMES = `LEFT JOIN suppliers s ON s.id = o.supplier_id AND s.shop_id = o.shop_id
  CROSS JOIN locations c ON c.id = o.location_id AND c.shop_id = o.shop_id`;
