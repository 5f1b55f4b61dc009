import { dayOf } from "../../days/calendar";
import { planChanges } from "../../replenishment/planning/replan.server";
import { averagesDue } from "../costs/averages-due.server";
import { ORDER_NEWS } from "./order-news-sql";
import { ARRIVALS, ARRIVALS_GONE, ORDER_SUMS } from "./order-sums-sql";
import type { TimelineEntry } from "./timeline";

type Shop = { id: number; timeZone: string };

/** Orders by their ids, or by their numbers where a batch makes them. */
type OrdersNamed = { ids?: number[]; numbers?: string[] };

/**
 * What follows any change of orders, their lines or receipts, to stand after it in its batch: sums and state, what is
 * on its way, events, the plans of the variants, and which averages are due. 9 statements, and one where something may
 * have come. All of it is made from the rows, so that a second time changes nothing. `variants`: local ids of the
 * orders' lines, those taken off too.
 */
export function orderChange(
  database: D1Database,
  shop: Shop,
  orders: OrdersNamed,
  variants: number[],
  now: number,
): D1PreparedStatement[] {
  const days = [{ shopId: shop.id, today: dayOf(now, shop.timeZone) }];
  return [
    database.prepare(ORDER_SUMS).bind(shop.id, ...namesOf(orders)),
    ...(orders.ids ? [averagesDue(database, shop, orders.ids, variants, now)] : []),
    ...arrivalsOfOrders(database, shop, orders),
    database.prepare(ORDER_NEWS).bind(shop.id, now, ...namesOf(orders)),
    ...planChanges(database, [{ shopId: shop.id, variants: [...new Set(variants)] }], days, now),
  ];
}

/** What is on its way of these orders, written anew from their rows: 2 statements. */
const arrivalsOfOrders = (database: D1Database, shop: { id: number }, orders: OrdersNamed) =>
  [ARRIVALS_GONE, ARRIVALS].map((statement) => database.prepare(statement).bind(shop.id, ...namesOf(orders)));

const namesOf = ({ ids = [], numbers = [] }: OrdersNamed) => [JSON.stringify(ids), JSON.stringify(numbers)];

/** SQL: the order ?2 of the shop ?1 stands as it was read, at the version ?3. */
export const AS_READ = "EXISTS (SELECT 1 FROM purchase_orders o WHERE o.shop_id = ?1 AND o.id = ?2 AND o.version = ?3)";

/** One statement, before the order changes. */
export const timelineAdded = (
  database: D1Database,
  shopId: number,
  order: { id: number; version: number },
  { who, what, detail = null }: TimelineEntry,
  now: number,
) =>
  database
    .prepare(
      `INSERT INTO purchase_order_timeline (shop_id, order_id, at, who, what, detail)
      SELECT ?1, ?2, ?4, ?5, ?6, ?7 WHERE ${AS_READ}`,
    )
    .bind(shopId, order.id, order.version, now, who, what, detail && JSON.stringify(detail));
