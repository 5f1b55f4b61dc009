import { type SQL, sql } from "drizzle-orm";
import { overviews } from "../../drizzle/schema";
import { typed } from "../database";
import { type Key, type Paged, type Place, pageOf } from "./keyset";
import type { Overview, Sort, Tab } from "./overview";
import { stockFrom } from "./stock-at";

export const PAGE_SIZE = 50;

export async function listOverviews(
  database: D1Database,
  shop: { id: number },
  list: { tab: Tab; sort: Sort; place: Place },
): Promise<Paged<Overview>> {
  const found = await overviewPage(database, shop, list);
  return pageOf(found.map(asOverview), list.place, PAGE_SIZE, keyBy(sortOf(list)));
}

/** One row more than the page, nearest to the place first. Conditions are literals, or no partial index applies. */
export function overviewPage(database: D1Database, shop: { id: number }, list: { tab: Tab; sort: Sort; place: Place }) {
  const sort = sortOf(list);
  const backwards = list.place.side === "before";
  return typed(database)
    .select(OVERVIEW_COLUMNS)
    .from(overviews)
    .where(sql`${overviews.shopId} = ${shop.id} AND ${TAB_ROWS[list.tab]}${beyond(sort, list.place)}`)
    .orderBy(sql`${SORTED[sort].order} ${direction(backwards)}`, sql`${overviews.variantId} ${direction(backwards)}`)
    .limit(PAGE_SIZE + 1);
}

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
  stockOutDay: overviews.stockOutDay,
  orderByDay: overviews.orderByDay,
  risk: overviews.risk,
  standing: overviews.standing,
};

const TAB_ROWS = {
  all: sql`${overviews.hidden} = 0`,
  low: sql`${overviews.hidden} = 0 AND ${overviews.low} = 1`,
  out: sql`${overviews.hidden} = 0 AND ${overviews.out} = 1`,
  untracked: sql`${overviews.hidden} = 0 AND ${overviews.untracked} = 1`,
} satisfies Record<Tab, SQL>;

/** A row-value comparison reaches into the index only when its columns are bare: the collation stands at the bound value. */
const SORTED = {
  title: {
    column: overviews.productTitle,
    order: sql`${overviews.productTitle} COLLATE NOCASE`,
    collation: sql` COLLATE NOCASE`,
  },
  cover: { column: overviews.cover, order: sql`${overviews.cover}`, collation: sql`` },
} satisfies Record<Sort, object>;

/** Only the whole catalogue has an index by title; the other tabs go by urgency. */
const sortOf = ({ tab, sort }: { tab: Tab; sort: Sort }): Sort => (tab === "all" ? sort : "cover");

const keyBy =
  (sort: Sort) =>
  (row: Overview): Key => [sort === "title" ? row.productTitle : row.cover, row.variantId];

const beyond = (sort: Sort, place: Place) => {
  if (place.side === "start") return sql``;
  const { column, collation } = SORTED[sort];
  const [value, id] = place.key;
  const comparison = place.side === "after" ? sql`>` : sql`<`;
  return sql` AND (${column}, ${overviews.variantId}) ${comparison} (${value}${collation}, ${id})`;
};

const direction = (backwards: boolean) => (backwards ? sql`DESC` : sql`ASC`);

export const asOverview = <Row extends { stock: string }>(row: Row) => ({ ...row, stock: stockFrom(row.stock) });
