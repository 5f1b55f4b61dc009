import { saveRule } from "../../replenishment/decisions/rules.server";
import { NOTHING_DECIDED, placeOfSupplier } from "../../replenishment/rules/place";
import { findRule } from "../../replenishment/rules/rules.server";
import { closuresFrom } from "../../suppliers/calendar/closures-typed";
import { receivedOf } from "../orders/order-sums-sql";
import { type Arrival, type Filled, MEASURED_FROM, measuredRule, type Performance, performanceOf } from "./performance";

/** Orders that are looked at, the newest: a supplier of years has thousands. */
const MOST_ORDERS = 100;

/**
 * SQL: the newest orders of the shop ?1's suppliers `s`, of which `of` says which; without those that go to a buyer,
 * which nobody here receives.
 */
const orders = (of: string) => `o AS MATERIALIZED (
  SELECT n.id, n.shop_id, n.supplier_id, s.order_weekdays, s.closures, n.ordered_day, n.expected_day, n.state, n.history, n.units_ordered, n.units_received
  FROM suppliers s CROSS JOIN purchase_orders n ON n.id IN (
    SELECT p.id FROM purchase_orders p INDEXED BY purchase_orders_ordered_here
    WHERE p.shop_id = s.shop_id AND p.supplier_id = s.id AND p.ordered_day IS NOT NULL AND p.sale_id IS NULL
    ORDER BY p.ordered_day DESC, p.id DESC LIMIT ${MOST_ORDERS})
  WHERE s.shop_id = ?1 AND ${of}
)`;

/** SQL: of receipts `r`, those that were not taken back and take none back. */
const STANDS = `r.state = 'submitted' AND r.reverses IS NULL
  AND NOT EXISTS (SELECT 1 FROM receipts b WHERE b.shop_id = r.shop_id AND b.reverses = r.id)`;

/** SQL: units of the line `n` that came before the receipt `a`. */
const BEFORE = `COALESCE((SELECT SUM(x.accepted + x.damaged) FROM receipt_lines x CROSS JOIN receipts r ON r.id = x.receipt_id AND r.shop_id = x.shop_id
    WHERE x.shop_id = n.shop_id AND x.line_id = n.line_id AND (r.received_day, r.id) < (a.receivedDay, a.id) AND ${STANDS}), 0)`;

/**
 * SQL: the delivery of the line `n` that begins to come, or goes on, with the receipt `a`: the first ones come first,
 * as in `awaitedParts`.
 */
const DELIVERY_DAY = `(SELECT d.day FROM (
    SELECT e.day, SUM(e.quantity) OVER (ORDER BY e.day) AS up_to FROM purchase_order_deliveries e WHERE e.shop_id = n.shop_id AND e.line_id = n.line_id
  ) d WHERE d.up_to > ${BEFORE} ORDER BY d.day LIMIT 1)`;

/** SQL: the day by which units of the line `n` of the receipt `a` were to come. */
const LINE_DUE = `COALESCE(${DELIVERY_DAY}, a.expectedDay)`;

/** SQL: what is the least of the lines `n` of the receipt `a`, or what it is in a shop without deliveries, which is asked one row. */
const leastOf = (
  line: string,
  without: string,
) => `iif(EXISTS (SELECT 1 FROM purchase_order_deliveries WHERE shop_id = ?1),
  (SELECT MIN(${line}) FROM receipt_lines n
    WHERE n.shop_id = ?1 AND n.receipt_id = a.id AND n.accepted + n.damaged > 0), ${without})`;

/** SQL: days by which units of the line `n` were agreed to come after its first delivery; 0 where it comes in one. */
const LATER = `COALESCE(MAX(0, ${LINE_DUE} - (
    SELECT MIN(e.day) FROM purchase_order_deliveries e WHERE e.shop_id = n.shop_id AND e.line_id = n.line_id)), 0)`;

const arrivalsOf = (of: string) => `WITH ${orders(of)}
SELECT a.supplierId, a.weekdays, a.closures, a.receivedDay, a.orderedDay, ${leastOf(LINE_DUE, "a.expectedDay")} AS expectedDay,
  ${leastOf(LATER, "0")} AS agreedLater FROM (
  SELECT o.supplier_id AS supplierId, o.order_weekdays AS weekdays, o.closures, r.id, r.received_day AS receivedDay, o.ordered_day AS orderedDay, o.expected_day AS expectedDay,
    ROW_NUMBER() OVER (PARTITION BY o.supplier_id ORDER BY r.received_day DESC, r.id DESC) AS rank
  FROM o CROSS JOIN receipts r ON r.shop_id = o.shop_id AND r.order_id = o.id AND r.history IS NOT 'undated' AND ${STANDS}
  WHERE EXISTS (SELECT 1 FROM receipt_lines n WHERE n.shop_id = r.shop_id AND n.receipt_id = r.id AND n.accepted + n.damaged > 0)
) a WHERE rank <= ${MEASURED_FROM}`;

/** Of an order of a former system of which nothing is known to have come nobody knows whether it came. */
const filled = (of: string) => `WITH ${orders(of)}
SELECT f.supplierId, f.ordered, (
    SELECT SUM(MIN(l.ordered, ${receivedOf("l")})) FROM purchase_order_lines l INDEXED BY purchase_order_lines_order
    WHERE l.shop_id = ?1 AND l.order_id = f.id) AS received FROM (
  SELECT o.id, o.supplier_id AS supplierId, o.units_ordered AS ordered,
    ROW_NUMBER() OVER (PARTITION BY o.supplier_id ORDER BY o.ordered_day DESC, o.id DESC) AS rank
  FROM o WHERE o.state IN ('received', 'closed') AND (o.history = 0 OR o.units_received > 0)
) f WHERE rank <= ${MEASURED_FROM}`;

type Of<Row> = Row & { supplierId: number };

/** How one supplier has delivered of late. Two statements at once. */
export const findPerformance = async (
  database: D1Database,
  shop: { id: number },
  supplierId: number,
): Promise<Performance> =>
  (await performances(database, "s.id = ?2", shop.id, supplierId)).get(supplierId) ?? performanceOf([], []);

/** The same of every supplier that has delivered or of which an order has ended, by its id. */
export const listPerformances = (database: D1Database, shop: { id: number }): Promise<Map<number, Performance>> =>
  performances(database, "s.archived_at IS NULL", shop.id);

async function performances(database: D1Database, of: string, ...values: number[]) {
  const [came, ended] = await Promise.all([
    database
      .prepare(arrivalsOf(of))
      .bind(...values)
      .all<Of<Omit<Arrival, "days">> & { weekdays: number | null; closures: string | null }>(),
    database
      .prepare(filled(of))
      .bind(...values)
      .all<Of<Filled>>(),
  ]);
  const arrivals = came.results.map(({ weekdays, closures, ...arrival }) => ({
    ...{ ...arrival, days: { weekdays, closures: closuresFrom(closures) } },
  }));
  const [arrived, orders] = [bySupplier(arrivals), bySupplier(ended.results)];
  const suppliers = new Set([...arrived.keys(), ...orders.keys()]);
  return new Map([...suppliers].map((id) => [id, performanceOf(arrived.get(id) ?? [], orders.get(id) ?? [])]));
}

function bySupplier<Row>(rows: Of<Row>[]) {
  const groups = new Map<number, Of<Row>[]>();
  for (const row of rows) groups.set(row.supplierId, [...(groups.get(row.supplierId) ?? []), row]);
  return groups;
}

/** Orders that are sent and of which something was expected before today, by supplier. */
export async function listLateOrders(
  database: D1Database,
  shop: { id: number },
  today: number,
): Promise<Map<number, number>> {
  const { results } = await database
    .prepare(
      `SELECT supplier_id AS supplierId, COUNT(*) AS late FROM purchase_orders INDEXED BY purchase_orders_next
      WHERE shop_id = ? AND state IN ('sent', 'partial') AND next_day IS NOT NULL AND next_day < ? GROUP BY supplier_id`,
    )
    .bind(shop.id, today)
    .all<{ supplierId: number; late: number }>();
  return new Map(results.map(({ supplierId, late }) => [supplierId, late]));
}

/** The measured lead time becomes the supplier's. "nothing": none was measured. */
export async function takeMeasured(
  database: D1Database,
  shop: { id: number; timeZone: string },
  supplierId: number,
  now: number,
) {
  const measured = measuredRule(await findPerformance(database, shop, supplierId));
  if (!measured) return "nothing";
  const place = placeOfSupplier(supplierId);
  const rule = (await findRule(database, shop, place)) ?? NOTHING_DECIDED;
  return saveRule(database, shop, place, { ...rule, ...measured }, now);
}
