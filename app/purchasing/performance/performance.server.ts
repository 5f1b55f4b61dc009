import { saveRule } from "../../replenishment/decisions/rules.server";
import { NOTHING_DECIDED, placeOfSupplier } from "../../replenishment/rules/place";
import { findRule } from "../../replenishment/rules/rules.server";
import { type Arrival, type Filled, MEASURED_FROM, measuredRule, type Performance, performanceOf } from "./performance";

/** Orders that are looked at, the newest: a supplier of years has thousands. */
const MOST_ORDERS = 100;

const ORDERS = `SELECT o.* FROM purchase_orders o WHERE o.shop_id = ?1 AND o.supplier_id = ?2 AND o.ordered_day IS NOT NULL
  ORDER BY o.ordered_day DESC LIMIT ${MOST_ORDERS}`;

const ARRIVALS = `SELECT r.received_day AS receivedDay, o.ordered_day AS orderedDay, o.expected_day AS expectedDay
FROM (${ORDERS}) o CROSS JOIN receipts r ON r.shop_id = o.shop_id AND r.order_id = o.id AND r.state = 'submitted' AND r.reverses IS NULL AND r.history IS NOT 'undated'
WHERE NOT EXISTS (SELECT 1 FROM receipts b WHERE b.shop_id = r.shop_id AND b.reverses = r.id)
  AND EXISTS (SELECT 1 FROM receipt_lines n WHERE n.shop_id = r.shop_id AND n.receipt_id = r.id AND n.accepted + n.damaged > 0)
ORDER BY r.received_day DESC, r.id DESC LIMIT ${MEASURED_FROM}`;

/** Of an order of a former system of which nothing is known to have come nobody knows whether it came. */
const FILLED = `SELECT o.units_ordered AS ordered, o.units_received AS received
FROM (${ORDERS}) o WHERE o.state IN ('received', 'closed') AND (o.history = 0 OR o.units_received > 0) LIMIT ${MEASURED_FROM}`;

/** How a supplier has delivered of late. Two statements at once. */
export async function findPerformance(
  database: D1Database,
  shop: { id: number },
  supplierId: number,
): Promise<Performance> {
  const [arrivals, filled] = await Promise.all([
    database.prepare(ARRIVALS).bind(shop.id, supplierId).all<Arrival>(),
    database.prepare(FILLED).bind(shop.id, supplierId).all<Filled>(),
  ]);
  return performanceOf(arrivals.results, filled.results);
}

/** The measured lead time becomes the supplier's. "nothing": none was measured. */
export async function measuredTaken(
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
