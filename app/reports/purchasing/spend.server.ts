import { NET } from "../../purchasing/orders/order-sums-sql";
import { sortForm } from "../../words/search-words";
import type { SpendRow } from "./spend";

/**
 * What was ordered, what came and what was billed by supplier, month and currency, of the days from `from` to `to`, both among
 * them; the newest month first, in it by supplier. Supplier null: all of them. One statement.
 */
export async function listSpend(
  database: D1Database,
  shop: { id: number },
  { from, to, supplier }: { from: number; to: number; supplier: number | null },
): Promise<SpendRow[]> {
  const { results } = await database.prepare(SPEND).bind(shop.id, from, to, supplier).all<SpendRow>();
  const keyed = results.map((row) => ({ row, name: sortForm(row.supplier) }));
  return keyed
    .sort(({ row: a, name }, { row: b, name: other }) => {
      if (a.month !== b.month) return b.month - a.month;
      if (name !== other) return name < other ? -1 : 1;
      return a.supplierId - b.supplierId || (a.currency < b.currency ? -1 : 1);
    })
    .map(({ row }) => row);
}

/** Bills with a total and no day, which stand in no month. One statement. */
export async function countUndatedBills(database: D1Database, shop: { id: number }, supplier: number | null) {
  const found = await database
    .prepare(
      `SELECT COUNT(*) AS bills FROM purchase_orders INDEXED BY purchase_orders_billed
      WHERE shop_id = ?1 AND bill_day IS NULL AND bill_total IS NOT NULL AND (?2 IS NULL OR supplier_id = ?2)`,
    )
    .bind(shop.id, supplier)
    .first<number>("bills");
  return found ?? 0;
}

const monthOf = (day: string) => `unixepoch(${day} * 86400, 'unixepoch', 'start of month') / 86400`;

/** SQL: what the first so many units of a part are worth, half up: parts add up to the line's amount however its units come. */
const worth = (units: string) => `(2 * p.net * MAX(0, ${units}) + p.ordered) / (2 * p.ordered)`;

/** On which day nobody knows of goods that came before the shop did is in no month. */
const DATED = "t.state = 'submitted' AND t.history IS NOT 'undated'";

const SPEND = `
WITH came AS MATERIALIZED (
  SELECT DISTINCT x.line_id FROM receipts t INDEXED BY receipts_day
  CROSS JOIN receipt_lines x ON x.shop_id = t.shop_id AND x.receipt_id = t.id
  WHERE t.shop_id = ?1 AND t.received_day BETWEEN ?2 AND ?3 AND ${DATED}
),
part AS MATERIALIZED (
  SELECT l.order_id, l.ordered, ${NET} AS net, t.received_day AS day, x.accepted + x.damaged AS units,
    SUM(x.accepted + x.damaged) OVER (PARTITION BY l.id ORDER BY t.received_day, t.id) AS up_to
  FROM came c CROSS JOIN purchase_order_lines l ON l.id = c.line_id AND l.shop_id = ?1
  CROSS JOIN receipt_lines x ON x.shop_id = l.shop_id AND x.line_id = l.id
  CROSS JOIN receipts t ON t.id = x.receipt_id AND t.shop_id = x.shop_id AND ${DATED}
),
each AS (
  SELECT o.supplier_id, o.currency, ${monthOf("o.ordered_day")} AS month, 1 AS orders, o.lines_amount AS ordered, 0 AS received, 0 AS billed,
    o.lines_without_cost AS lines, 0 AS units
  FROM suppliers s CROSS JOIN purchase_orders o INDEXED BY purchase_orders_ordered
    ON o.shop_id = s.shop_id AND o.supplier_id = s.id AND o.ordered_day BETWEEN ?2 AND ?3
  WHERE s.shop_id = ?1 AND (?4 IS NULL OR s.id = ?4) AND o.state NOT IN ('draft', 'sending', 'cancelled')
  UNION ALL
  SELECT o.supplier_id, o.currency, ${monthOf("p.day")}, 0, 0, COALESCE(${worth("p.up_to")} - ${worth("p.up_to - p.units")}, 0), 0,
    0, iif(p.net IS NULL, p.units, 0)
  FROM part p CROSS JOIN purchase_orders o ON o.id = p.order_id AND o.shop_id = ?1
  WHERE p.day BETWEEN ?2 AND ?3 AND (?4 IS NULL OR o.supplier_id = ?4)
  UNION ALL
  SELECT o.supplier_id, o.currency, ${monthOf("o.bill_day")}, 0, 0, 0, o.bill_total, 0, 0
  FROM purchase_orders o INDEXED BY purchase_orders_billed
  WHERE o.shop_id = ?1 AND o.bill_total IS NOT NULL AND o.bill_day BETWEEN ?2 AND ?3 AND (?4 IS NULL OR o.supplier_id = ?4)
)
SELECT e.supplier_id AS supplierId, COALESCE(s.name, '') AS supplier, e.month, e.currency, SUM(e.orders) AS orders, TOTAL(e.ordered) AS ordered,
  TOTAL(e.received) AS received, TOTAL(e.billed) AS billed, SUM(e.lines) AS linesWithoutCost, SUM(e.units) AS unitsWithoutCost
FROM each e LEFT JOIN suppliers s ON s.id = e.supplier_id AND s.shop_id = ?1
GROUP BY e.supplier_id, e.month, e.currency`;
