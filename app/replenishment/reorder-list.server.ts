import { and, eq, sql } from "drizzle-orm";
import { overviews, plans, supplierCounts, suppliers } from "../../drizzle/schema";
import { typed } from "../database";
import { type Key, type Paged, type Place, pageOf } from "./keyset";
import { asOverview, OVERVIEW_COLUMNS } from "./overviews.server";
import type { ReorderFilter, ReorderLine } from "./reorder-list";

export const PAGE_SIZE = 50;

/** What is worth most first. Of a location's lines, the figures are that location's. */
export async function listReorderLines(
  database: D1Database,
  shop: { id: number },
  filter: ReorderFilter,
  place: Place,
  size = PAGE_SIZE,
): Promise<Paged<ReorderLine>> {
  const found = await reorderPage(database, shop, filter, place, size);
  const rows = found.map((row) => atLocation(asOverview(row), filter.location));
  return pageOf(rows, place, size, ({ worth, variantId }): Key => [worth, variantId]);
}

/** One row more than the page, nearest to the place first. */
export const reorderPage = (
  database: D1Database,
  shop: { id: number },
  filter: ReorderFilter,
  place: Place,
  size = PAGE_SIZE,
) =>
  filter.tab === "all"
    ? everyVariant(database, shop, filter, place, size)
    : standing(database, shop, filter, place, size);

const standing = (database: D1Database, shop: { id: number }, filter: ReorderFilter, place: Place, size: number) =>
  typed(database)
    .select({ ...OVERVIEW_COLUMNS, worth: plans.worth })
    .from(plans)
    .innerJoin(overviews, and(eq(overviews.shopId, plans.shopId), eq(overviews.variantId, plans.variantId)))
    .where(
      sql`${plans.shopId} = ${shop.id} AND ${plans.locationId} = ${filter.location} AND ${plans.standing} = ${filter.tab}
        ${filter.supplier === null ? sql`` : sql`AND ${plans.supplierId} = ${filter.supplier}`}${beyond(plans.worth, plans.variantId, place)}`,
    )
    .orderBy(...mostFirst(plans.worth, plans.variantId, place))
    .limit(size + 1);

const everyVariant = (database: D1Database, shop: { id: number }, filter: ReorderFilter, place: Place, size: number) =>
  typed(database)
    .select({ ...OVERVIEW_COLUMNS, worth: overviews.risk })
    .from(overviews)
    .where(
      sql`${overviews.shopId} = ${shop.id} AND ${overviews.hidden} = 0
        ${filter.supplier === null ? sql`` : sql`AND ${overviews.supplierId} = ${filter.supplier}`}${beyond(overviews.risk, overviews.variantId, place)}`,
    )
    .orderBy(...mostFirst(overviews.risk, overviews.variantId, place))
    .limit(size + 1);

/** Suppliers to choose from, and what is low of each. Without rows for those of whom nothing was ever low. */
export const listSupplierCounts = (database: D1Database, shop: { id: number }) =>
  typed(database)
    .select({
      supplierId: supplierCounts.supplierId,
      name: suppliers.name,
      currency: suppliers.currency,
      minimumValue: suppliers.minimumValue,
      low: supplierCounts.low,
      units: supplierCounts.units,
      cost: supplierCounts.cost,
      withoutCost: supplierCounts.withoutCost,
    })
    .from(supplierCounts)
    .leftJoin(suppliers, and(eq(suppliers.shopId, supplierCounts.shopId), eq(suppliers.id, supplierCounts.supplierId)))
    .where(eq(supplierCounts.shopId, shop.id))
    .orderBy(suppliers.name);

type Column = typeof plans.worth | typeof plans.variantId | typeof overviews.risk | typeof overviews.variantId;

const beyond = (worth: Column, id: Column, place: Place) => {
  if (place.side === "start") return sql``;
  const [value, variantId] = place.key;
  const comparison = place.side === "after" ? sql`<` : sql`>`;
  return sql` AND (${worth}, ${id}) ${comparison} (${value}, ${variantId})`;
};

const mostFirst = (worth: Column, id: Column, place: Place) => {
  const direction = place.side === "before" ? sql`ASC` : sql`DESC`;
  return [sql`${worth} ${direction}`, sql`${id} ${direction}`];
};

function atLocation(line: ReorderLine, location: number): ReorderLine {
  const there = line.stock.find(({ locationId }) => locationId === location);
  return there ? { ...line, ...there } : line;
}
