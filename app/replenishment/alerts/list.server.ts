import { and, asc, desc, eq, sql } from "drizzle-orm";
import { alerts, idText, overviews } from "../../../drizzle/schema";
import { typed } from "../../database";
import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import { stockFrom } from "../overviews/stock-at";
import type { ClosedAlert, OpenAlert, SnoozedAlert } from "./alert";

export const PAGE_SIZE = 50;

/** Newest first. */
export async function listOpenAlerts(
  database: D1Database,
  shop: { id: number },
  cursor: Cursor,
  size = PAGE_SIZE,
): Promise<Paged<OpenAlert>> {
  const found = await openAlertPage(database, shop, cursor, size);
  const rows = found.map(
    ({ variant, ...row }): OpenAlert => ({
      ...row,
      variant,
      suggested: variant?.suggested ?? 0,
      heldBack: variant?.heldBack ?? false,
      velocity: variant?.velocity ?? 0,
      stock: variant ? stockFrom(variant.stock).find((at) => at.locationId === row.locationId) : undefined,
    }),
  );
  return pageOf(rows, cursor, size, (row): Key => [row.openedAt, row.id]);
}

/** The first to come back first. */
export async function listSnoozedAlerts(
  database: D1Database,
  shop: { id: number },
  cursor: Cursor,
  size = PAGE_SIZE,
): Promise<Paged<SnoozedAlert>> {
  const found = await snoozedAlertPage(database, shop, cursor, size);
  return pageOf(found, cursor, size, (row): Key => [row.snoozedUntilDay, row.id]);
}

/** The last closed first. */
export async function listClosedAlerts(
  database: D1Database,
  shop: { id: number },
  cursor: Cursor,
  size = PAGE_SIZE,
): Promise<Paged<ClosedAlert>> {
  const found = await closedAlertPage(database, shop, cursor, size);
  return pageOf(found, cursor, size, (row): Key => [row.closedAt, row.id]);
}

/** Conditions are literals, or no partial index applies. */
export const openAlertPage = (database: D1Database, shop: { id: number }, cursor: Cursor, size = PAGE_SIZE) =>
  typed(database)
    .select({
      id: alerts.id,
      openedAt: alerts.openedAt,
      variantId: alerts.variantId,
      locationId: alerts.locationId,
      variant: {
        ...VARIANT_COLUMNS,
        ...{ stock: overviews.stock, suggested: overviews.suggested, heldBack: overviews.heldBack },
        velocity: overviews.velocity,
      },
    })
    .from(alerts)
    .leftJoin(overviews, VARIANT_OF_ALERT)
    .where(sql`${alerts.shopId} = ${shop.id} AND ${OPEN}${beyond(alerts.openedAt, cursor)}`)
    .orderBy(...newestFirst(alerts.openedAt, cursor))
    .limit(size + 1);

export const snoozedAlertPage = (database: D1Database, shop: { id: number }, cursor: Cursor, size = PAGE_SIZE) =>
  typed(database)
    .select({
      id: alerts.id,
      openedAt: alerts.openedAt,
      snoozedUntilDay: sql<number>`${alerts.snoozedUntilDay}`,
      variantId: alerts.variantId,
      locationId: alerts.locationId,
      variant: VARIANT_COLUMNS,
    })
    .from(alerts)
    .leftJoin(overviews, VARIANT_OF_ALERT)
    .where(sql`${alerts.shopId} = ${shop.id} AND ${SNOOZED}${later(cursor)}`)
    .orderBy(
      ...(cursor.side === "before"
        ? [desc(alerts.snoozedUntilDay), desc(alerts.id)]
        : [alerts.snoozedUntilDay, alerts.id]),
    )
    .limit(size + 1);

export const closedAlertPage = (database: D1Database, shop: { id: number }, cursor: Cursor, size = PAGE_SIZE) =>
  typed(database)
    .select({
      id: alerts.id,
      openedAt: alerts.openedAt,
      closedAt: sql<number>`${alerts.closedAt}`,
      variantId: alerts.variantId,
      locationId: alerts.locationId,
      positionThen: alerts.positionThen,
      reorderPointThen: alerts.reorderPointThen,
      variant: VARIANT_COLUMNS,
    })
    .from(alerts)
    .leftJoin(overviews, VARIANT_OF_ALERT)
    .where(sql`${alerts.shopId} = ${shop.id} AND ${alerts.closedAt} IS NOT NULL${beyond(alerts.closedAt, cursor)}`)
    .orderBy(...newestFirst(alerts.closedAt, cursor))
    .limit(size + 1);

const OPEN = sql`${alerts.closedAt} IS NULL AND ${alerts.snoozedUntilDay} IS NULL`;
const SNOOZED = sql`${alerts.closedAt} IS NULL AND ${alerts.snoozedUntilDay} IS NOT NULL`;

export const VARIANT_COLUMNS = {
  shopifyId: idText(overviews.shopifyId),
  productTitle: overviews.productTitle,
  variantTitle: overviews.variantTitle,
  sku: overviews.sku,
  imageUrl: overviews.imageUrl,
  hidden: overviews.hidden,
};

const VARIANT_OF_ALERT = and(eq(overviews.shopId, alerts.shopId), eq(overviews.variantId, alerts.variantId));

const beyond = (at: typeof alerts.openedAt | typeof alerts.closedAt, cursor: Cursor) => {
  if (cursor.side === "start") return sql``;
  const [value, id] = cursor.key;
  return cursor.side === "after"
    ? sql` AND (${at}, ${alerts.id}) < (${value}, ${id})`
    : sql` AND (${at}, ${alerts.id}) > (${value}, ${id})`;
};

const later = (cursor: Cursor) => {
  if (cursor.side === "start") return sql``;
  const [value, id] = cursor.key;
  const comparison = cursor.side === "after" ? sql`>` : sql`<`;
  return sql` AND (${alerts.snoozedUntilDay}, ${alerts.id}) ${comparison} (${value}, ${id})`;
};

const newestFirst = (at: typeof alerts.openedAt | typeof alerts.closedAt, cursor: Cursor) =>
  cursor.side === "before" ? [asc(at), asc(alerts.id)] : [desc(at), desc(alerts.id)];
