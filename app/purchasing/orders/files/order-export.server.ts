import { listKnownLocations } from "../../../catalog/known-locations.server";
import { type KnownLocation, locationInFile } from "../../../catalog/location-names";
import { csvResponse } from "../../../csv/csv-response";
import { listOrdersAfter } from "../lists/list.server";
import type { ListedOrder, OrderFilter } from "../lists/order-list";
import type { FileLine } from "./file-line";
import { lineCells, lineHeadings } from "./line-cells";
import { listCells, listHeadings } from "./list-cells";
import { listFileLines } from "./order-lines.server";

type Shop = { id: number };

/** So many rows a query: 10,000 orders of 100,000 lines take 45 of the 50 queries that a request has on Cloudflare's free plan. */
const ORDERS_AT_ONCE = 2500;
const LINES_AT_ONCE = 2500;

/** One order's lines. */
export async function orderFile(database: D1Database, shop: Shop, order: { id: number; number: string }) {
  const locations = await listKnownLocations(database, shop);
  return linesFile(`${order.number.replace(/[^\w-]+/g, "-")}.csv`, locations, async (last) =>
    last === undefined ? listFileLines(database, shop, [order.id]) : [],
  );
}

/** The lines of all orders that a list's filter leaves, in its order. */
export async function orderLinesFile(database: D1Database, shop: Shop, filters: OrderFilter[], today: number) {
  const locations = await listKnownLocations(database, shop);
  const orders = ordersOf(database, shop, filters, today);
  let ahead: ListedOrder[] = [];
  return linesFile("purchase-order-lines.csv", locations, async () => {
    for (;;) {
      if (ahead.length === 0) ahead = await orders();
      if (ahead.length === 0) return [];
      const count = fitting(ahead);
      const lines = await listFileLines(
        database,
        shop,
        ahead.slice(0, count).map(({ id }) => id),
      );
      ahead = ahead.slice(count);
      // Orders that have no line yet are no end.
      if (lines.length > 0) return lines;
    }
  });
}

/** The orders that a list's filter leaves, a row each, as the list shows them. */
export async function orderListFile(database: D1Database, shop: Shop, filters: OrderFilter[], today: number) {
  const locations = await listKnownLocations(database, shop);
  return csvResponse<ListedOrder>({
    name: "purchase-orders.csv",
    headings: listHeadings,
    cells: (order) => listCells(order, nameIn(locations, order), today),
    listAfter: ordersOf(database, shop, filters, today),
  });
}

/** One list after the other, a piece at each call, until there is none. */
function ordersOf(database: D1Database, shop: Shop, filters: OrderFilter[], today: number) {
  const left = [...filters];
  let last: ListedOrder | undefined;
  return async (): Promise<ListedOrder[]> => {
    for (let [filter] = left; filter; [filter] = left) {
      const orders = await listOrdersAfter(database, shop, filter, last, ORDERS_AT_ONCE, today);
      last = orders.at(-1);
      if (last !== undefined) return orders;
      left.shift();
    }
    return [];
  };
}

/** How many of the first orders have so many lines between them; one at least. */
function fitting(orders: ListedOrder[]) {
  let [count, lines] = [0, 0];
  for (const { lineCount } of orders) {
    if (count > 0 && lines + lineCount > LINES_AT_ONCE) break;
    count += 1;
    lines += lineCount;
  }
  return count;
}

const linesFile = (
  name: string,
  locations: KnownLocation[],
  listAfter: (last: FileLine | undefined) => Promise<FileLine[]>,
) =>
  csvResponse<FileLine>({
    name,
    headings: lineHeadings,
    cells: (line) => lineCells(line, nameIn(locations, line)),
    listAfter,
  });

const nameIn = (locations: KnownLocation[], { locationId }: { locationId: number }) =>
  locationInFile(locations, locationId) ?? null;
