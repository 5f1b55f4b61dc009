import { type GetColumnData, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { overviews } from "../../../drizzle/schema";
import { foldedType } from "../../catalog/words";
import { typed } from "../../database";
import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import { cells } from "../../sql/cells-sql";
import { spellings } from "../../suppliers/vendors/vendor-sql";
import { foldedKeys } from "../../words/folded";
import { LONGEST_STEP, NEVER_OUT } from "../plans/steps/cover-sql";
import type { Overview, Sort, Tab } from "./overview";
import { isNarrowed, mostHits, type ProductList, sortOf } from "./product-list";
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

/** Of a list, and from where in it; backwards from its end, where it is not the cursor's own. */
type Part = {
  which: "every" | "tracked" | "untracked";
  steps?: Steps | undefined;
  cursor: Cursor | { side: "end" };
};

/** Of what a list is sorted by, from above one step up to another; whether the values of each of them are all alike. */
type Steps = { above: number; upTo: number; alike: boolean };

/** What stands in one step is sorted as it is read. Many have nothing, or what nothing sells of: those are in order by themselves. */
const STEPS: Partial<Record<(typeof COLUMN)[Sort], Steps[]>> = {
  cover: [
    { above: -1, upTo: 0, alike: true },
    { above: 0, upTo: LONGEST_STEP, alike: false },
    { above: LONGEST_STEP, upTo: NEVER_OUT, alike: true },
  ],
  available: [
    { above: -Number.MAX_VALUE, upTo: 9, alike: true },
    { above: 9, upTo: Number.MAX_VALUE, alike: false },
  ],
};

/** The one after the other, seen from a cursor in one of them. */
export function partsFrom(list: ProductList, cursor: Cursor): Part[] {
  if (!hasTwoParts(list)) return [{ which: "every", cursor }];
  const steps = stepsOf(list);
  const tracked = (isFalling(sortOf(list)) ? steps.toReversed() : steps).map((each) => part("tracked", each));
  const parts = [...tracked, part("untracked")];
  const from = (side: "start" | "end") => (each: Omit<Part, "cursor">) => ({ ...each, cursor: { side } as const });
  if (cursor.side === "start") return parts.map(from("start"));
  const [value, id] = cursor.key;
  const isBehind = typeof value === "string" && value.startsWith(UNTRACKED);
  const step = Number.parseFloat(String(value)) || 0;
  const isIn = ({ steps }: Omit<Part, "cursor">) => !steps || (steps.above < step && step <= steps.upTo);
  const at = isBehind ? tracked.length : Math.max(0, tracked.findIndex(isIn));
  const within: Cursor = isBehind ? { ...cursor, key: [Number(value.slice(UNTRACKED.length)), id] } : cursor;
  const others = cursor.side === "after" ? parts.slice(at + 1) : parts.slice(0, at).reverse();
  const here = parts.slice(at, at + 1).map((each) => ({ ...each, cursor: within }));
  return [...here, ...others.map(from(cursor.side === "after" ? "start" : "end"))];
}

const part = (which: Part["which"], steps?: Steps) => ({ which, steps });

const UNTRACKED = "untracked ";

const hasTwoParts = (list: ProductList) =>
  list.tab === "all" && (COLUMN[sortOf(list)] === "cover" || COLUMN[sortOf(list)] === "available");

/** Of the whole list: what a filter leaves has no index of what it is sorted by. */
const stepsOf = (list: ProductList): (Steps | undefined)[] =>
  (isNarrowed(list) ? undefined : STEPS[COLUMN[sortOf(list)]]) ?? [undefined];

function keyOf(row: Row, list: ProductList): Key {
  const column = COLUMN[sortOf(list)];
  if (column === "title") return [row.titleKey, row.variantId];
  if (row.untracked && hasTwoParts(list)) return [`${UNTRACKED}${row.cover}`, row.variantId];
  return [row.step === null ? (row[column] ?? 0) : `${row.step} ${row[column] ?? 0}`, row.variantId];
}

/** One row more than the page, nearest to the cursor first. Conditions are literals, or no partial index applies. */
export function overviewPage(
  database: D1Database,
  shop: { id: number },
  list: ProductList,
  { which, steps, cursor }: Part,
  size = PAGE_SIZE,
) {
  const sort = which === "untracked" ? "cover" : sortOf(list);
  const isTurned = (cursor.side === "before" || cursor.side === "end") !== isFalling(sort);
  const { from, where, id } = listed(shop, list, which, sort);
  const step = steps && STEP[COLUMN[sort]];
  const figure = sql`${COLUMNS[COLUMN[sort]]}`;
  // By its id alone where that is the order: the search index goes on from an id, and from nothing else.
  const usual = COLUMN[sort] === "variantId" ? [id] : [figure, id];
  const by = step ? [step, ...(steps.alike ? [id] : usual)] : usual;
  const order = sql.join(
    by.map((column) => sql`${column} ${isTurned ? sql`DESC` : sql`ASC`}`),
    sql`, `,
  );
  const beyond = "key" in cursor ? sql` AND ${beyondKey(by, isTurned, step ? inStep(cursor.key) : cursor.key)}` : sql``;
  // The cursor bounds them on its own side.
  const above = step && !("key" in cursor && !isTurned) ? sql` AND ${step} > ${steps.above}` : sql``;
  const upTo = step && !("key" in cursor && isTurned) ? sql` AND ${step} <= ${steps.upTo}` : sql``;
  const lines = sql`${where}${above}${upTo}${beyond}`;
  // Those of a step that are on another page are sorted, and nothing more is asked of them.
  const ofSteps = sql`${overviews.shopId} = ${shop.id} AND ${overviews.variantId} IN
    (SELECT ${id} FROM ${from} WHERE ${lines} ORDER BY ${order} LIMIT +${size + 1})`;
  const isSorted = steps && !steps.alike;
  return typed(database)
    .select({
      ...written(OVERVIEW_COLUMNS),
      titleKey: sql<string>`${overviews.titleKey}`,
      step: sql<number | null>`${step ?? sql`NULL`}`,
    })
    .from(isSorted ? sql`${overviews}` : from)
    .where(isSorted ? ofSteps : lines)
    .orderBy(order)
    .limit(size + 1);
}

/** Of a key as much as the columns ask for, and always the id. */
function beyondKey(by: SQL[], isTurned: boolean, key: (string | number)[]) {
  const than = isTurned ? sql`<` : sql`>`;
  const values = [...key.slice(0, by.length - 1), ...key.slice(-1)].map((value) => sql`${value}`);
  return sql`(${sql.join(by, sql`, `)}) ${than} (${sql.join(values, sql`, `)})`;
}

/** The step, the figure itself and the id. */
function inStep([value, id]: Key) {
  const [step = 0, figure = step] = String(value).split(" ").map(Number);
  return [step || 0, figure || 0, id];
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
  ].join(" AND ")} LIMIT +${most})`;

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

/** Of the two that have an index in steps. */
const STEP: Partial<Record<(typeof COLUMN)[Sort], SQL>> = {
  cover: sql`${overviews.coverStep}`,
  available: sql`${overviews.availableStep}`,
};

const isFalling = (sort: Sort) => sort.startsWith("-");

export const asOverview = <Row extends { stock: string }>(row: Row) => ({ ...row, stock: stockFrom(row.stock) });
