import { type Cursor, type Key, type Paged, pageOf } from "../../../lists/keyset";
import type { ListedOrder, OrderFilter, OrdersAtHome, OrderTab } from "./order-list";

export const PAGE_SIZE = 30;
/** As many are found by a text; who looks for more says more. */
const MOST_FOUND = 200;

type Shop = { id: number };

/** The newest first; late ones by the day on which they were expected. */
export async function listOrders(
  database: D1Database,
  shop: Shop,
  filter: OrderFilter,
  cursor: Cursor,
  today: number,
): Promise<Paged<ListedOrder>> {
  const { orders } = await orderPage(database, shop, filter, cursor, today);
  return pageOf(orders, cursor, PAGE_SIZE, (order) => keyIn(filter, order));
}

/** The next orders of a list after this one, so many of them. */
export async function listOrdersAfter(
  database: D1Database,
  shop: Shop,
  filter: OrderFilter,
  last: ListedOrder | undefined,
  size: number,
  today: number,
): Promise<ListedOrder[]> {
  const cursor: Cursor = last ? { side: "after", key: keyIn(filter, last) } : { side: "start" };
  return (await orderPage(database, shop, filter, cursor, today, size - 1)).orders;
}

const keyIn = ({ tab, text }: OrderFilter, { id, nextDay }: ListedOrder): Key => [
  tab === "late" && !text ? (nextDay ?? 0) : id,
  id,
];

/** One row more than the page, nearest to the cursor first, and how many rows that read. */
export async function orderPage(
  database: D1Database,
  shop: Shop,
  filter: OrderFilter,
  cursor: Cursor,
  today: number,
  size = PAGE_SIZE,
) {
  const orders: ListedOrder[] = [];
  let read = 0;
  // Each goes on where the one before has ended.
  for (const { sql, values } of queriesOf(filter, cursor, today)) {
    const room = size + 1 - orders.length;
    if (room === 0) break;
    const { results, meta } = await database
      .prepare(sql)
      .bind(shop.id, room, ...values)
      .all<ListedOrder>();
    orders.push(...results);
    read += meta.rows_read;
  }
  return { orders, read };
}

function queriesOf(filter: OrderFilter, cursor: Cursor, today: number) {
  if (filter.text) return [found(filter, cursor, today)];
  if (filter.tab !== "late") return [byState(filter, cursor)];
  // Within the cursor's own day by number, then the other days: asked at once SQLite reads all of that day.
  return cursor.side === "start"
    ? [late(filter, cursor, today)]
    : [late(filter, cursor, today, { sameDay: true }), late(filter, cursor, today)];
}

/** The newest orders of a supplier, or of a variant. */
export const listOrdersOf = async (
  database: D1Database,
  shop: Shop,
  of: { supplierId: number } | { variantId: number },
  limit: number,
): Promise<ListedOrder[]> => {
  const which =
    "supplierId" in of
      ? "SELECT id FROM purchase_orders WHERE shop_id = ?1 AND supplier_id = ?2 ORDER BY id DESC LIMIT +?3"
      : "SELECT DISTINCT order_id FROM purchase_order_lines WHERE shop_id = ?1 AND variant_id = ?2 ORDER BY order_id DESC LIMIT +?3";
  const { results } = await database
    .prepare(`SELECT ${columns()} WHERE o.shop_id = ?1 AND o.id IN (${which}) ORDER BY o.id DESC`)
    .bind(shop.id, "supplierId" in of ? of.supplierId : of.variantId, limit)
    .all<ListedOrder>();
  return results;
};

export async function findOrdersAtHome(database: D1Database, shop: Shop): Promise<OrdersAtHome> {
  const found = await database
    .prepare(
      `SELECT COUNT(*) AS cameBack, MIN(id) AS id, MIN(number) AS number,
        (SELECT COALESCE(SUM(units_open), 0) FROM purchase_orders WHERE shop_id = ?1 AND state = 'draft' AND sale_id IS NULL) AS drafted
      FROM purchase_orders INDEXED BY purchase_orders_came_back WHERE shop_id = ?1 AND came_back = 1`,
    )
    .bind(shop.id)
    .first<OrdersAtHome>();
  return found ?? { drafted: 0, cameBack: 0, id: null, number: null };
}

/** Whether drafts, of this supplier or of any, have units that count as on the way. */
export const hasDraftedUnits = async (database: D1Database, shop: Shop, supplierId: number | null): Promise<boolean> =>
  (await database
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM purchase_orders INDEXED BY purchase_orders_state WHERE shop_id = ?1 AND state = 'draft'
        AND sale_id IS NULL AND units_open > 0 AND (?2 IS NULL OR supplier_id = ?2)) AS has`,
    )
    .bind(shop.id, supplierId)
    .first<number>("has")) === 1;

/** SQL: what a list shows of an order, and the index by which it finds it; left to itself SQLite reads other shops' orders. */
const columns = (
  index = "",
) => `o.id, o.number, o.state AS "state", o.supplier_id AS supplierId, COALESCE(s.name, '') AS supplier,
  o.location_id AS locationId, o.currency, o.line_count AS lineCount, o.units_ordered AS unitsOrdered, o.units_received AS unitsReceived,
  o.lines_amount + o.tax_amount AS total, o.lines_without_cost AS linesWithoutCost, o.next_day AS nextDay,
  o.came_back AS cameBack, o.sale_name AS saleName
FROM purchase_orders o ${index && `INDEXED BY ${index}`} LEFT JOIN suppliers s ON s.id = o.supplier_id AND s.shop_id = o.shop_id`;

/** SQL: which side of the cursor ?3 an order lies on, and in which order from there. */
const beyond = ({ sort }: OrderFilter, { side }: Cursor) =>
  (side === "before") === (sort === undefined) ? { than: ">", order: "ASC" } : { than: "<", order: "DESC" };
const idOf = ({ sort }: OrderFilter, cursor: Cursor) => {
  if (cursor.side === "start") return sort === undefined ? Number.MAX_SAFE_INTEGER : 0;
  return cursor.key[1];
};

/** SQL: those of the supplier alone, whose number is the parameter behind `values`. */
function ofSupplier({ supplierId }: OrderFilter, values: (string | number)[]) {
  if (supplierId === undefined) return "";
  values.push(supplierId);
  return `AND o.supplier_id = ?${values.length + 2}`;
}

function byState(filter: OrderFilter, cursor: Cursor) {
  const { than, order } = beyond(filter, cursor);
  const { index, and } = WHICH[filter.tab] ?? { index: "purchase_orders_state", and: "AND o.state = ?4" };
  const values = WHICH[filter.tab] ? [idOf(filter, cursor)] : [idOf(filter, cursor), filter.tab];
  const supplier = ofSupplier(filter, values);
  return {
    sql: `SELECT ${columns(supplier ? "purchase_orders_supplier" : index)} WHERE o.shop_id = ?1 ${and} ${supplier}
      AND o.id ${than} ?3 ORDER BY o.id ${order} LIMIT +?2`,
    values,
  };
}

const WHICH: Partial<Record<string, { index: string; and: string }>> = {
  all: { index: "purchase_orders_present", and: "AND o.history = 0" },
  history: { index: "purchase_orders_history", and: "AND o.history = 1" },
};

/** Whether anything was moved in from a former system. */
export const hasHistory = async (database: D1Database, shop: Shop): Promise<boolean> =>
  (await database
    .prepare(
      "SELECT EXISTS (SELECT 1 FROM purchase_orders INDEXED BY purchase_orders_history WHERE shop_id = ? AND history = 1) AS has",
    )
    .bind(shop.id)
    .first<number>("has")) === 1;

/** By the day on which they were expected. Those that are not late yet come last. */
function late(filter: OrderFilter, cursor: Cursor, today: number, { sameDay = false } = {}) {
  const isBack = cursor.side === "before";
  const [day, id] = cursor.side === "start" ? [-1, 0] : cursor.key;
  const [order, than] = isBack ? ["DESC", "<"] : ["ASC", ">"];
  const beyond = sameDay ? `o.next_day = ?4 AND o.id ${than} ?5` : `o.next_day ${than} ?4 AND ?5 IS NOT NULL`;
  const values = [today, Number(day), id];
  return {
    sql: `SELECT * FROM (SELECT ${columns("purchase_orders_next")} WHERE o.shop_id = ?1 AND o.state IN ('sent', 'partial')
      AND o.next_day IS NOT NULL AND ${beyond} ${ofSupplier(filter, values)}
      ORDER BY o.next_day ${order}, o.id ${order} LIMIT +?2) WHERE nextDay < ?3`,
    values,
  };
}

/** SQL: what a tab holds, among what was found; ?7 is the shop's day. */
function heldBy(tab: OrderTab) {
  if (tab === "all") return "AND ?7 IS NOT NULL";
  if (tab === "history") return "AND o.history = 1 AND ?7 IS NOT NULL";
  if (tab === "late") return "AND o.state IN ('sent', 'partial') AND o.next_day < ?7";
  return `AND o.state = '${tab}' AND ?7 IS NOT NULL`;
}

/** By a number or its beginning, the sequence alone, a supplier's name, or a SKU on a line. */
function found(filter: OrderFilter, cursor: Cursor, today: number) {
  const { text } = filter;
  const { than, order } = beyond(filter, cursor);
  const sequence = /^\d{1,9}$/.test(text) ? text.padStart(4, "0") : "";
  const values = [idOf(filter, cursor), text.toUpperCase(), sequence, text, today];
  return {
    sql: `SELECT ${columns()} WHERE o.shop_id = ?1 ${heldBy(filter.tab)} ${ofSupplier(filter, values)} AND o.id ${than} ?3 AND o.id IN (
      SELECT id FROM (SELECT id FROM purchase_orders WHERE shop_id = ?1 AND number >= ?4 AND number < ?4 || char(1114111) LIMIT ${MOST_FOUND})
      UNION SELECT id FROM (SELECT id FROM purchase_orders WHERE shop_id = ?1 AND number >= 'STOCKY-' || ?4 AND number < 'STOCKY-' || ?4 || char(1114111) LIMIT ${MOST_FOUND})
      UNION SELECT n.id FROM purchasing_settings w CROSS JOIN purchase_orders n ON n.shop_id = ?1 AND n.number = w.number_prefix || ?5
        WHERE w.shop_id = ?1 AND ?5 <> ''
      UNION SELECT id FROM (SELECT p.id FROM suppliers b CROSS JOIN purchase_orders p ON p.shop_id = ?1 AND p.supplier_id = b.id
        WHERE b.shop_id = ?1 AND instr(lower(b.name), lower(?6)) > 0 ORDER BY p.id DESC LIMIT ${MOST_FOUND})
      UNION SELECT order_id FROM (SELECT l.order_id FROM skus k CROSS JOIN purchase_order_lines l ON l.shop_id = ?1 AND l.variant_id = k.variant_id
        WHERE k.shop_id = ?1 AND k.sku = ?6 ORDER BY l.order_id DESC LIMIT ${MOST_FOUND})
      ) ORDER BY o.id ${order} LIMIT +?2`,
    values,
  };
}
