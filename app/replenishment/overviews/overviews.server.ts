import { type GetColumnData, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { overviews } from "../../../drizzle/schema";
import { foldedType } from "../../catalog/words";
import { typed } from "../../database";
import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import { cells } from "../../sql/cells-sql";
import { spellings } from "../../suppliers/vendors/vendor-sql";
import { foldedKeys } from "../../words/folded";
import type { Overview, Sort, Tab } from "./overview";
import { mostHits, type ProductList, sortOf } from "./product-list";
import { exactExpression, searchExpression } from "./search";
import { stockFrom } from "./stock-at";

export const PAGE_SIZE = 50;

/** What is not tracked has no figure to be sorted by: it stands behind what is, whichever way round. */
export async function listOverviews(
  database: D1Database,
  shop: { id: number },
  list: ProductList,
  cursor: Cursor,
  size = PAGE_SIZE,
): Promise<Paged<Overview>> {
  const found: Row[] = [];
  // Each part goes on where the one before has ended.
  for (const part of partsFrom(list, cursor)) {
    if (found.length > size) break;
    found.push(...(await overviewPage(database, shop, list, part, size - found.length)));
  }
  const { rows, ...places } = pageOf(found, cursor, size, (row) => keyOf(row, list));
  return { rows: rows.map(asOverview), ...places };
}

type Row = Awaited<ReturnType<typeof overviewPage>>[number];

/** Of a list, and from where in it. */
export type Part = { which: "every" | "tracked" | "untracked"; cursor: Cursor };

/** The one after the other, seen from a cursor in one of them. */
export function partsFrom(list: ProductList, cursor: Cursor): Part[] {
  if (!hasTwoParts(list)) return [{ which: "every", cursor }];
  const start: Cursor = { side: "start" };
  if (cursor.side === "start") return [part("tracked", start), part("untracked", start)];
  const [value, id] = cursor.key;
  const isBehind = typeof value === "string" && value.startsWith(UNTRACKED);
  const within: Cursor = isBehind ? { ...cursor, key: [Number(value.slice(UNTRACKED.length)), id] } : cursor;
  const end: Cursor = { side: "before", key: [Number.MAX_VALUE, Number.MAX_SAFE_INTEGER] };
  if (cursor.side === "after")
    return isBehind ? [part("untracked", within)] : [part("tracked", within), part("untracked", start)];
  if (!isBehind) return [part("tracked", within)];
  return [
    part("untracked", within),
    part("tracked", isFalling(sortOf(list)) ? { ...end, key: [-Number.MAX_VALUE, 0] } : end),
  ];
}

const part = (which: Part["which"], cursor: Cursor): Part => ({ which, cursor });

const UNTRACKED = "untracked ";

const hasTwoParts = (list: ProductList) =>
  list.tab === "all" && (COLUMN[sortOf(list)] === "cover" || COLUMN[sortOf(list)] === "available");

function keyOf(row: Row, list: ProductList): Key {
  const column = COLUMN[sortOf(list)];
  if (column === "title") return [row.titleKey, row.variantId];
  if (row.untracked && hasTwoParts(list)) return [`${UNTRACKED}${row.cover}`, row.variantId];
  return [row[column] ?? 0, row.variantId];
}

/** One row more than the page, nearest to the cursor first. Conditions are literals, or no partial index applies. */
export function overviewPage(
  database: D1Database,
  shop: { id: number },
  list: ProductList,
  { which, cursor }: Part,
  size = PAGE_SIZE,
) {
  const sort = which === "untracked" ? "cover" : sortOf(list);
  const isTurned = (cursor.side === "before") !== isFalling(sort);
  const { from, where, id } = listed(shop, list, which, sort);
  const order = isTurned ? sql`DESC` : sql`ASC`;
  // By its id alone where that is the order: the search index goes on from an id, and from nothing else.
  const by = COLUMN[sort] === "variantId" ? [id] : [sql`${COLUMNS[COLUMN[sort]]}`, id];
  const beyond = cursor.side === "start" ? sql`` : sql` AND ${beyondKey(by, isTurned, cursor.key)}`;
  return typed(database)
    .select({ ...written(OVERVIEW_COLUMNS), titleKey: sql<string>`${overviews.titleKey}` })
    .from(from)
    .where(sql`${where}${beyond}`)
    .orderBy(...by.map((column) => sql`${column} ${order}`))
    .limit(size + 1);
}

function beyondKey(by: SQL[], isTurned: boolean, [value, id]: Key) {
  const than = isTurned ? sql`<` : sql`>`;
  const key = by.length === 1 ? sql`(${id})` : sql`(${value}, ${id})`;
  return sql`(${sql.join(by, sql`, `)}) ${than} ${key}`;
}

/** How many variants a search leaves of the list, and how many hits were looked through for them. */
export async function countFound(database: D1Database, shop: { id: number }, list: ProductList) {
  const { from, where } = listed(shop, list, "every", "title");
  const [[left], [hits]] = await typed(database).batch([
    typed(database).select({ count: sql<number>`COUNT(*)` }).from(from).where(where),
    typed(database)
      .select({ count: sql<number>`COUNT(*)` })
      .from(sql`${hitsOf(shop, list)} h`),
  ]);
  return { count: left?.count ?? 0, hits: hits?.count ?? 0 };
}

/** SQL: where the rows of a list are looked for, and which they are. Every way to them ends where the page is full, by its usual order. */
function listed(shop: { id: number }, list: ProductList, which: Part["which"], sort: Sort) {
  const { tab, text, supplierId, vendor, productType, sellOut } = list;
  const ofSupplier = supplierId === null ? sql`` : sql` AND ${overviews.supplierId} = ${supplierId}`;
  const ofType = productType === null ? sql`` : sql` AND ${isOfType(productType)}`;
  const ofRule = sellOut ? sql` AND ${overviews.sellOut} = 1` : sql``;
  const ofPart =
    which === "every" ? sql`` : sql` AND ${overviews.untracked} = ${sql.raw(which === "tracked" ? "0" : "1")}`;
  if (!text && vendor === null) {
    const where = sql`${overviews.shopId} = ${shop.id} AND ${TAB_ROWS[tab]}${ofPart}${ofSupplier}${ofType}${ofRule}`;
    const from = sql`${overviews} INDEXED BY ${sql.raw(indexOf(list, which, sort))}`;
    return { from: from, where, id: sql`${overviews.variantId}` };
  }
  const ofVendor = vendor === null ? sql`` : sql` AND ${isOfVendor(shop, vendor)}`;
  const where = sql`${overviews.shopId} = ${shop.id} AND ${overviews.variantId} = s.rowid AND +${TAB_ROWS[tab]}${ofPart}${ofSupplier}${ofVendor}${ofType}${ofRule}`;
  // A vendor's variants come in the order of the index, so that a page of them ends early; hits of a text come all at once.
  const id = sql`s.rowid`;
  if (text) return { from: sql`${hitsOf(shop, list)} s CROSS JOIN ${overviews}`, where, id };
  const matching = sql`s.overview_search MATCH ${exactExpression(shop.id, vendor ?? "")}`;
  return {
    from: sql`overview_search s CROSS JOIN ${overviews}`,
    where: sql`${matching} AND ${where}`,
    id,
  };
}

const hitsOf = (shop: { id: number }, list: ProductList) => variantsFound(shop, list, mostHits(list));

/** SQL: the ids of variants in which every word of the text occurs, as `rowid`; with a vendor those that may be of it. */
export const variantsFound = (
  shop: { id: number },
  { text, vendor }: { text: string; vendor: string | null },
  most: number,
) =>
  sql`(SELECT rowid FROM overview_search WHERE overview_search MATCH ${[
    searchExpression(shop.id, text),
    ...(vendor === null ? [] : [exactExpression(shop.id, vendor)]),
  ].join(" AND ")} LIMIT ${most})`;

/** SQL: a line of the lists is of this vendor, in whatever case the shop's products write it. */
export const isOfVendor = (shop: { id: number }, vendor: string) =>
  sql`(${overviews.vendor} = ${vendor} COLLATE NOCASE OR ${overviews.vendor} IN (${spellingsOf(shop.id, vendor)}))`;

/** SQL: a line of the lists is of a product of this type, in whatever case. */
export const isOfType = (type: string) => sql`${overviews.productTypeFolded} = ${foldedType(type)}`;

function indexOf({ tab, supplierId, productType, sellOut }: ProductList, which: Part["which"], sort: Sort) {
  if (sellOut) return "overviews_sell_out";
  if (productType !== null) return "overviews_type";
  if (sort === "added") return INDEX.variantId;
  if (supplierId !== null) return "overviews_supplier";
  if (which === "untracked") return "overviews_untracked";
  return tab === "all" ? INDEX[COLUMN[sort]] : `overviews_${tab}`;
}

/** SQL: every variant that a list holds, behind one of them, by their ids: each is read once however the list is sorted. */
export function listedAfter(shop: { id: number }, list: ProductList, variantId: number) {
  const { from, where, id } = listed(shop, list, "every", "added");
  return { from, where: sql`${where} AND ${id} > ${variantId}`, id };
}

const WRITTEN = cells({ shopId: "value", key: "value" }, "k");

/** The vendor as the shop's products write it. */
const spellingsOf = (shopId: number, vendor: string) =>
  sql`SELECT w.value FROM json_each(${WRITTEN.json(foldedKeys(vendor).map((key) => ({ shopId, key })))}) k
    CROSS JOIN json_each(${sql.raw(spellings(WRITTEN.cell.shopId, WRITTEN.cell.key))}) w`;

export const OVERVIEW_COLUMNS = {
  variantId: overviews.variantId,
  productTitle: overviews.productTitle,
  variantTitle: overviews.variantTitle,
  sku: overviews.sku,
  imageUrl: overviews.imageUrl,
  status: overviews.status,
  available: overviews.available,
  position: overviews.position,
  units: overviews.units,
  days: overviews.days,
  velocity: overviews.velocity,
  reorderPoint: overviews.reorderPoint,
  cover: overviews.cover,
  low: overviews.low,
  out: overviews.out,
  untracked: overviews.untracked,
  stock: overviews.stock,
  velocityFrom: overviews.velocityFrom,
  trend: overviews.trend,
  incoming: overviews.incoming,
  supplierId: overviews.supplierId,
  unitCost: overviews.unitCost,
  leadTimeDays: overviews.leadTimeDays,
  minimumOrder: overviews.minimumOrder,
  casePack: overviews.casePack,
  suggested: overviews.suggested,
  heldBack: overviews.heldBack,
  risk: overviews.risk,
  standing: overviews.standing,
  sellOut: overviews.sellOut,
};

type Columns = Record<string, SQLiteColumn>;

/** Columns of rows whose place is written by hand: drizzle takes a column itself only of a table that it has joined. */
export const written = <Some extends Columns>(columns: Some) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, sql`${column}`.mapWith(column)])) as {
    [Name in keyof Some]: SQL<GetColumnData<Some[Name]>>;
  };

const TAB_ROWS = {
  all: sql`${overviews.hidden} = 0`,
  low: sql`${overviews.hidden} = 0 AND ${overviews.low} = 1`,
  out: sql`${overviews.hidden} = 0 AND ${overviews.out} = 1`,
  untracked: sql`${overviews.hidden} = 0 AND ${overviews.untracked} = 1`,
} satisfies Record<Tab, SQL>;

const COLUMN = {
  title: "title",
  "-title": "title",
  cover: "cover",
  "-cover": "cover",
  available: "available",
  "-available": "available",
  "-risk": "risk",
  added: "variantId",
} as const satisfies Record<Sort, string>;

const INDEX = {
  title: "overviews_sorted",
  cover: "overviews_tracked",
  available: "overviews_available",
  risk: "overviews_risk",
  variantId: "sqlite_autoindex_overviews_1",
} satisfies Record<(typeof COLUMN)[Sort], string>;

/** A row-value comparison reaches into the index only when its columns are bare. */
const COLUMNS = {
  ...{ title: overviews.titleKey, cover: overviews.cover, available: overviews.available, risk: overviews.risk },
  variantId: overviews.variantId,
};

const isFalling = (sort: Sort) => sort.startsWith("-");

export const asOverview = <Row extends { stock: string }>(row: Row) => ({ ...row, stock: stockFrom(row.stock) });
