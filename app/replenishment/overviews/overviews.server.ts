import { type SQL, sql } from "drizzle-orm";
import { overviews } from "../../../drizzle/schema";
import { typed } from "../../database";
import { type Key, type Paged, type Place, pageOf } from "../../lists/keyset";
import { cells } from "../../sql/cells-sql";
import { spellings } from "../../suppliers/vendors/vendor-sql";
import { foldedKeys } from "../../words/folded";
import type { Overview, Sort, Tab } from "./overview";
import { exactExpression } from "./search";
import { stockFrom } from "./stock-at";

export const PAGE_SIZE = 50;

export async function listOverviews(
  database: D1Database,
  shop: { id: number },
  list: { tab: Tab; sort: Sort; place: Place },
): Promise<Paged<Overview>> {
  const found = await overviewPage(database, shop, list);
  const { rows, ...places } = pageOf(found.map(asOverview), list.place, PAGE_SIZE, keyBy(sortOf(list)));
  return { rows: rows.map(({ titleKey: _, ...row }) => row), ...places };
}

/** Those of one supplier, the greatest sales at risk first. */
export async function listOverviewsOfSupplier(
  database: D1Database,
  shop: { id: number },
  supplierId: number,
  place: Place,
): Promise<Paged<Overview>> {
  const found = await supplierOverviewPage(database, shop, supplierId, place);
  return pageOf(found.map(asOverview), place, PAGE_SIZE, ({ risk, variantId }): Key => [risk, variantId]);
}

/** Those of one vendor, in whatever case it is written, the oldest first: the search index gives them in that order, and stops where the page is full. */
export async function listOverviewsOfVendor(
  database: D1Database,
  shop: { id: number },
  vendor: string,
  place: Place,
): Promise<Paged<Overview>> {
  const found = await vendorOverviewPage(database, shop, vendor, place);
  return pageOf(found.map(asOverview), place, PAGE_SIZE, ({ variantId }): Key => [variantId, variantId]);
}

export function supplierOverviewPage(database: D1Database, shop: { id: number }, supplierId: number, place: Place) {
  const backwards = place.side === "before";
  const { risk, variantId } = overviews;
  return typed(database)
    .select(OVERVIEW_COLUMNS)
    .from(overviews)
    .where(
      sql`${overviews.shopId} = ${shop.id} AND ${overviews.hidden} = 0 AND ${overviews.supplierId} = ${supplierId}${
        place.side === "start"
          ? sql``
          : sql` AND (${risk}, ${variantId}) ${backwards ? sql`>` : sql`<`} (${place.key[0]}, ${place.key[1]})`
      }`,
    )
    .orderBy(sql`${risk} ${direction(!backwards)}`, sql`${variantId} ${direction(!backwards)}`)
    .limit(PAGE_SIZE + 1);
}

export function vendorOverviewPage(database: D1Database, shop: { id: number }, vendor: string, place: Place) {
  const backwards = place.side === "before";
  return typed(database)
    .select(OVERVIEW_COLUMNS)
    .from(sql`overview_search s`)
    .crossJoin(overviews)
    .where(
      sql`s.overview_search MATCH ${exactExpression(shop.id, vendor)} AND ${overviews.shopId} = ${shop.id}
        AND ${overviews.variantId} = s.rowid AND +${overviews.hidden} = 0
        AND (${overviews.vendor} = ${vendor} OR ${overviews.vendor} IN (${spellingsOf(shop.id, vendor)}))${
          place.side === "start" ? sql`` : sql` AND s.rowid ${backwards ? sql`<` : sql`>`} ${place.key[1]}`
        }`,
    )
    .orderBy(sql`s.rowid ${direction(backwards)}`)
    .limit(PAGE_SIZE + 1);
}

/** One row more than the page, nearest to the place first. Conditions are literals, or no partial index applies. */
export function overviewPage(database: D1Database, shop: { id: number }, list: { tab: Tab; sort: Sort; place: Place }) {
  const sort = sortOf(list);
  const backwards = list.place.side === "before";
  return typed(database)
    .select({ ...OVERVIEW_COLUMNS, titleKey: sql<string>`${overviews.titleKey}` })
    .from(overviews)
    .where(sql`${overviews.shopId} = ${shop.id} AND ${TAB_ROWS[list.tab]}${beyond(sort, list.place)}`)
    .orderBy(sql`${SORTED[sort]} ${direction(backwards)}`, sql`${overviews.variantId} ${direction(backwards)}`)
    .limit(PAGE_SIZE + 1);
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
};

const TAB_ROWS = {
  all: sql`${overviews.hidden} = 0`,
  low: sql`${overviews.hidden} = 0 AND ${overviews.low} = 1`,
  out: sql`${overviews.hidden} = 0 AND ${overviews.out} = 1`,
  untracked: sql`${overviews.hidden} = 0 AND ${overviews.untracked} = 1`,
} satisfies Record<Tab, SQL>;

/** A row-value comparison reaches into the index only when its columns are bare. */
const SORTED = { title: overviews.titleKey, cover: overviews.cover } satisfies Record<Sort, object>;

/** Only the whole catalogue has an index by title; the other tabs go by urgency. */
const sortOf = ({ tab, sort }: { tab: Tab; sort: Sort }): Sort => (tab === "all" ? sort : "cover");

const keyBy =
  (sort: Sort) =>
  (row: Overview & { titleKey: string }): Key => [sort === "title" ? row.titleKey : row.cover, row.variantId];

const beyond = (sort: Sort, place: Place) => {
  if (place.side === "start") return sql``;
  const [value, id] = place.key;
  const comparison = place.side === "after" ? sql`>` : sql`<`;
  return sql` AND (${SORTED[sort]}, ${overviews.variantId}) ${comparison} (${value}, ${id})`;
};

const direction = (backwards: boolean) => (backwards ? sql`DESC` : sql`ASC`);

export const asOverview = <Row extends { stock: string }>(row: Row) => ({ ...row, stock: stockFrom(row.stock) });
