import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { overviews, plans, supplierCounts, suppliers } from "../../../drizzle/schema";
import { typed } from "../../database";
import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import { WHOLE_SHOP } from "../../sql/zeros";
import { closuresFrom } from "../../suppliers/calendar/closures-typed";
import { ANY_DAY } from "../../suppliers/calendar/order-days-sql";
import { COST_BELOW_BREAKS } from "../../suppliers/cost-sql";
import { breaksFrom } from "../../suppliers/costs/breaks-typed";
import { isOfType, isOfVendor, OVERVIEW_COLUMNS } from "../overviews/overviews.server";
import { exactExpression, searchExpression } from "../overviews/search";
import { type StockAt, stockFrom } from "../overviews/stock-at";
import {
  type Dated,
  isNarrowed,
  type ListedLine,
  type Prices,
  type ReorderFilter,
  type ReorderTab,
  type SupplierToOrderFrom,
} from "./list";

const PAGE_SIZE = 50;

/** What is worth most first. Of a location's lines, the figures are that location's. */
export async function listReorderLines(
  database: D1Database,
  shop: { id: number },
  filter: ReorderFilter,
  cursor: Cursor,
  size = PAGE_SIZE,
): Promise<Paged<ListedLine>> {
  const found = await reorderPage(database, shop, filter, cursor, size);
  const keyOf = ({ titleKey, cover, rank, variantId }: Row): Key => [
    { title: titleKey, cover, worth: rank }[filter.sort ?? "worth"],
    variantId,
  ];
  const page = pageOf(found, cursor, size, keyOf);
  return { ...page, rows: page.rows.map((row) => lineOf(row, filter)) };
}

type Row = Awaited<ReturnType<typeof reorderPage>>[number];

/** One row more than the page, nearest to the cursor first. */
export const reorderPage = (
  database: D1Database,
  shop: { id: number },
  filter: ReorderFilter,
  cursor: Cursor,
  size = PAGE_SIZE,
) =>
  filter.tab === "all"
    ? everyVariant(database, shop, filter, cursor, size)
    : standing(database, shop, filter, cursor, size);

function standing(database: D1Database, shop: { id: number }, filter: ReorderFilter, cursor: Cursor, size: number) {
  const overstocked = filter.tab === "overstocked";
  const rank = overstocked ? sql<string>`${plans.worth} || ' ' || ${plans.tiedUp}` : sql<number>`${plans.worth}`;
  const sorted = overstocked ? sortedBy(filter, plans.tiedUp, plans.worth) : sortedBy(filter, plans.worth);
  const place = sql`${plans.shopId} = ${shop.id} AND ${plans.locationId} = ${placeOf(filter)}`;
  const lines = sql`${place} AND ${plans.standing} = ${filter.tab}
    ${filter.supplier === null ? sql`` : sql`AND ${plans.supplierId} = ${filter.supplier}`}${beyond(sorted, plans.variantId, cursor)}`;
  const order = inOrder(sorted, plans.variantId, cursor);
  return typed(database)
    .select({ ...COLUMNS, stock: stockColumn(filter), rank })
    .from(plans)
    .innerJoin(overviews, and(eq(overviews.shopId, plans.shopId), eq(overviews.variantId, plans.variantId)))
    .where(
      sorted.steps && !isNarrowed(filter)
        ? // Those of a step that are on another page are sorted, and nothing more is asked of them.
          sql`${place} AND ${plans.variantId} IN (SELECT ${plans.variantId} FROM ${plans} WHERE ${lines} ORDER BY ${sql.join(order, sql`, `)} LIMIT +${size + 1})`
        : sql`${lines}${narrowed(shop, filter)}`,
    )
    .orderBy(...order)
    .limit(size + 1);
}

/** The whole shop is written out: its lines of one supplier have an index, a location's are found among all of its tab. */
export const placeOf = ({ location }: Pick<ReorderFilter, "location">) =>
  location === WHOLE_SHOP ? sql.raw(String(WHOLE_SHOP)) : sql`${location}`;

const everyVariant = (
  database: D1Database,
  shop: { id: number },
  filter: ReorderFilter,
  cursor: Cursor,
  size: number,
) =>
  typed(database)
    .select({ ...COLUMNS, stock: stockColumn(filter), rank: RISK })
    .from(overviews)
    .where(
      sql`${overviews.shopId} = ${shop.id} AND ${overviews.hidden} = 0
        ${filter.supplier === null ? sql`` : sql`AND ${overviews.supplierId} = ${filter.supplier}`}${narrowed(shop, filter)}${beyond(sortedBy(filter, overviews.risk), overviews.variantId, cursor)}`,
    )
    .orderBy(...inOrder(sortedBy(filter, overviews.risk), overviews.variantId, cursor))
    .limit(size + 1);

/** Every supplier of the shop by name, and first, as supplier 0, what has none. */
export async function listSuppliersToOrderFrom(
  database: D1Database,
  shop: { id: number; currency: string },
): Promise<SupplierToOrderFrom[]> {
  const rows = typed(database);
  const counted = (column: SQLiteColumn) => sql<number>`COALESCE(${column}, 0)`;
  const [named, [none]] = await rows.batch([
    rows
      .select({
        supplierId: suppliers.id,
        name: suppliers.name,
        currency: suppliers.currency,
        minimumValue: suppliers.minimumValue,
        weekdays: suppliers.orderWeekdays,
        closures: suppliers.closures,
        low: counted(supplierCounts.low),
        lines: counted(supplierCounts.lines),
        units: counted(supplierCounts.units),
        cost: counted(supplierCounts.cost),
        withoutCost: counted(supplierCounts.withoutCost),
      })
      .from(suppliers)
      .leftJoin(supplierCounts, and(eq(supplierCounts.shopId, shop.id), eq(supplierCounts.supplierId, suppliers.id)))
      .where(and(eq(suppliers.shopId, shop.id), isNull(suppliers.archivedAt)))
      .orderBy(suppliers.nameKey, suppliers.id),
    rows
      .select()
      .from(supplierCounts)
      .where(and(eq(supplierCounts.shopId, shop.id), eq(supplierCounts.supplierId, 0))),
  ]);
  const { low = 0, lines = 0, units = 0, cost = 0, withoutCost = 0 } = none ?? {};
  const without = {
    supplierId: 0,
    name: "No supplier",
    currency: shop.currency,
    minimumValue: null,
    orderDays: ANY_DAY,
  };
  return [
    { ...without, low, lines, units, cost, withoutCost },
    ...named.map(({ weekdays, closures, ...supplier }) => ({
      ...{ ...supplier, orderDays: { weekdays, closures: closuresFrom(closures) } },
    })),
  ];
}

/** Units of the variant that stand on drafts of orders. Names are written out, or a list of one table would compare its row with itself. */
const DRAFTED = sql<number>`(SELECT COALESCE(SUM(i.quantity), 0) FROM incoming i
  WHERE i.shop_id = "overviews"."shop_id" AND i.variant_id = "overviews"."variant_id" AND i.state = 'drafted' AND i.source <> 'transfer')`;

/** What its supplier's price list says of it, as JSON; null where it has no such line. */
export const PRICES = sql<
  string | null
>`(SELECT json_array(${sql.raw(COST_BELOW_BREAKS)}, term.price_breaks) FROM supplier_terms term
  WHERE term.shop_id = "overviews"."shop_id" AND term.variant_id = "overviews"."variant_id" AND term.supplier_id = "overviews"."supplier_id")`;

/** What is the same of most lines is one thing, which is sent along once. */
const WITHOUT_PRICES: Prices = { unitCost: null, priceBreaks: [] };
const NOWHERE: StockAt[] = [];

export function pricesFrom(json: string | null): Prices {
  const [unitCost, breaks]: [number | null, string | null] = json === null ? [null, null] : JSON.parse(json);
  return unitCost === null && breaks === null ? WITHOUT_PRICES : { unitCost, priceBreaks: breaksFrom(breaks) };
}

const RISK = sql<number>`${overviews.risk}`;

const TITLE_KEY = sql<string>`${overviews.titleKey}`;

const { units, days, low, out, untracked, stock, velocityFrom, minimumOrder, ...DRAWN } = OVERVIEW_COLUMNS;
const COLUMNS = { ...DRAWN, titleKey: TITLE_KEY, drafted: DRAFTED, prices: PRICES };

/** How it stands at each location, where a line is one location's or goes from one to another. */
const stockColumn = ({ tab, location }: ReorderFilter) =>
  tab === "move" || location !== WHOLE_SHOP ? sql<string>`${stock}` : sql<null>`NULL`;

/** Hits of a text that are read before the list is. */
const FEW = 2000;

/** Of a text the variants in which every word occurs, of a vendor or a product type all that have it, in whatever case. */
export const narrowed = (
  shop: { id: number },
  { text, vendor, type, tab }: Pick<ReorderFilter, "text" | "vendor" | "type"> & { tab?: ReorderTab },
) =>
  sql.join([
    ...(text ? [(tab === "all" ? found : foundOrLookedUp)(searchExpression(shop.id, text))] : []),
    ...(vendor ? [sql`${found(exactExpression(shop.id, vendor))} AND ${isOfVendor(shop, vendor)}`] : []),
    // The list is walked in its own order: an index of all of the type would be read to its end.
    ...(type ? [sql` AND +${isOfType(type)}`] : []),
  ]);

const found = (expression: string) => sql` AND ${VARIANT} IN (${hits(expression)})`;

/** A tab holds few of the shop's variants: where the hits are more than that, each of its lines is looked up in the index. */
const foundOrLookedUp = (expression: string) => sql` AND CASE
  WHEN (SELECT COUNT(*) FROM (${hits(expression)} LIMIT +${FEW + 1})) <= ${FEW} THEN ${VARIANT} IN (${hits(expression)})
  ELSE EXISTS (${hits(expression)} AND rowid = ${VARIANT}) END`;

const hits = (expression: string) => sql`SELECT rowid FROM overview_search WHERE overview_search MATCH ${expression}`;

/** Written out, or drizzle leaves the table out where a list is of one alone. */
const VARIANT = sql`"overviews"."variant_id"`;

/** The tab's own order has an index, of overstock in steps, within which it is sorted; the others read the tab. */
type Sorted = { by: SQL | SQLiteColumn; ascending: boolean; steps?: SQLiteColumn | undefined };

function sortedBy({ sort }: ReorderFilter, worth: SQLiteColumn, steps?: SQLiteColumn): Sorted {
  if (sort === "title") return { by: TITLE_KEY, ascending: true };
  return sort === "cover" ? { by: overviews.cover, ascending: true } : { by: worth, ascending: false, steps };
}

const beyond = ({ by, ascending, steps }: Sorted, id: SQLiteColumn, cursor: Cursor) => {
  if (cursor.side === "start") return sql``;
  const [value, variantId] = cursor.key;
  const comparison = (cursor.side === "after") === ascending ? sql`>` : sql`<`;
  if (!steps) return sql` AND (${by}, ${id}) ${comparison} (${value}, ${variantId})`;
  const [step, exact] = String(value).split(" ");
  return sql` AND (${steps}, ${by}, ${id}) ${comparison} (${Number(step) || 0}, ${Number(exact) || 0}, ${variantId})`;
};

const inOrder = ({ by, ascending, steps }: Sorted, id: SQLiteColumn, cursor: Cursor) => {
  const direction = (cursor.side === "before") === ascending ? sql`DESC` : sql`ASC`;
  return [...(steps ? [steps] : []), by, id].map((each) => sql`${each} ${direction}`);
};

function lineOf(row: Row, { tab, location }: ReorderFilter): ListedLine {
  const { stock: kept, rank, titleKey, prices, ...line } = row;
  const stock = kept === null ? NOWHERE : stockFrom(kept);
  const listed = { ...line, prices: pricesFrom(prices), share: null, stock: tab === "move" ? stock : NOWHERE };
  const there = stock.find(({ locationId }) => locationId === location);
  if (!there) return listed;
  const { suggested: share, available, position, velocity, reorderPoint, incoming, cover } = there;
  return { ...listed, available, position, velocity, reorderPoint, incoming, cover, share, whole: datedOf(line) };
}

const datedOf = ({ status, standing, sellOut, available, cover, leadTimeDays, ...line }: Dated): Dated => ({
  ...{ status, standing, sellOut, available, cover, leadTimeDays },
  ...{ position: line.position, reorderPoint: line.reorderPoint, velocity: line.velocity },
});
