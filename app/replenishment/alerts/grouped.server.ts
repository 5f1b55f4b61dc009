import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { alerts, overviews } from "../../../drizzle/schema";
import { typed } from "../../database";
import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import { isOfType, isOfVendor, variantsFound } from "../overviews/overviews.server";
import { MOST_LOOKED_THROUGH } from "../overviews/product-list";
import { stockFrom } from "../overviews/stock-at";
import { NEVER_OUT } from "../plans/steps/cover-sql";
import type { ClosedAlert } from "./alert";
import type { AlertGroup, AlertKind, AlertList, AlertSort, AlertTab, Bought } from "./alert-list";
import { PAGE_SIZE, VARIANT_COLUMNS } from "./list.server";

type Shop = { id: number };

/** A variant takes a row and mostly one more for each location: so many are as long as fifty alerts, and as soon there. */
const VARIANTS_A_PAGE = 30;

/** A variant a row, with all alerts of it that the list holds; it stands where the first of them stands. */
export async function listAlertGroups(
  database: D1Database,
  shop: Shop,
  list: AlertList,
  cursor: Cursor,
  size = VARIANTS_A_PAGE,
): Promise<Paged<AlertGroup>> {
  const found = await leadPage(database, shop, list, cursor, size);
  const page = pageOf(found, cursor, size, ({ key, id }): Key => [key, id]);
  const ids = page.rows.map(({ variantId }) => variantId);
  const rows = await alertsOfVariants(database, shop, list, ids);
  const of = (id: number) => rows.filter(({ variantId }) => variantId === id);
  return { ...page, rows: ids.flatMap((id) => groupOf(id, of(id))) };
}

type Row = Awaited<ReturnType<typeof alertsOfVariants>>[number];

/** None where they have closed between two questions. */
function groupOf(variantId: number, rows: Row[]): AlertGroup[] {
  const [first] = rows;
  if (!first) return [];
  const { stock, suggested, heldBack, velocity, bought, ...variant } = first.variant ?? NO_VARIANT;
  const places = stockFrom(stock);
  return [
    {
      ...{ variantId, suggested, heldBack, velocity, bought: boughtFrom(bought) },
      ...{ variant: first.variant && { ...first.variant, ...variant } },
      alerts: rows.map(({ id, locationId, openedAt, snoozedUntilDay }) => ({
        ...{ id, locationId, openedAt, snoozedUntilDay },
        stock: places.find((at) => at.locationId === locationId),
      })),
    },
  ];
}

const NO_VARIANT = { stock: "[]", suggested: 0, heldBack: false, velocity: 0, bought: "[]" };

const boughtFrom = (json: string): Bought[] =>
  ofOrders.parse(JSON.parse(json)).map(([state, units, orderId]) => ({ state, units, orderId }));

const ofOrders = z.array(z.tuple([z.enum(["drafted", "ordered"]), z.number(), z.number().nullable()]));

/** SQL: JSON [[state, units, order], …]: units of the variant on drafts, and on their way by orders; of our own the newest, else null. */
const BOUGHT = sql<string>`(SELECT COALESCE(json_group_array(json_array(b.state, b.units, b.order_id)), '[]') FROM (
  SELECT i.state, SUM(i.quantity) AS units, MAX(iif(i.source = 'shopify_order', NULL, i.origin_id)) AS order_id FROM incoming i
  WHERE i.shop_id = a.shop_id AND i.variant_id = a.variant_id AND i.source IN ('purchase_order', 'split_delivery', 'shopify_order')
  GROUP BY i.state HAVING SUM(i.quantity) > 0 ORDER BY i.state DESC) b)`;

/** Each episode by itself, the last closed first. */
export async function listClosedEpisodes(
  database: D1Database,
  shop: Shop,
  list: AlertList,
  cursor: Cursor,
): Promise<Paged<ClosedAlert>> {
  const found = await leadPage(database, shop, list, cursor);
  const page = pageOf(found, cursor, PAGE_SIZE, ({ key, id }): Key => [key, id]);
  const rows = await typed(database)
    .select({
      ...{ id: alerts.id, openedAt: alerts.openedAt, closedAt: sql<number>`${alerts.closedAt}` },
      ...{ variantId: alerts.variantId, locationId: alerts.locationId },
      ...{ positionThen: alerts.positionThen, reorderPointThen: alerts.reorderPointThen, variant: VARIANT_COLUMNS },
    })
    .from(sql`json_each(${JSON.stringify(page.rows.map(({ id }) => id))}) f`)
    .crossJoin(alerts)
    .leftJoin(overviews, OF_VARIANT)
    .where(sql`${alerts.shopId} = ${shop.id} AND ${alerts.id} = f.value`)
    .orderBy(sql`f.key`);
  return { ...page, rows };
}

/** How much a narrowed list holds, and how many variants were looked through for a text. */
export async function countAlerts(database: D1Database, shop: Shop, list: AlertList) {
  const { from, where } = listed(shop, list);
  const hits = list.text
    ? sql<number>`(SELECT COUNT(*) FROM ${variantsFound(shop, list, MOST_LOOKED_THROUGH)})`
    : sql<number>`0`;
  const [row] = await typed(database)
    .select({ alerts: sql<number>`COUNT(*)`, variants: sql<number>`COUNT(DISTINCT a.variant_id)`, hits })
    .from(from)
    .where(where);
  return { alerts: row?.alerts ?? 0, variants: row?.variants ?? 0, isCut: row?.hits === MOST_LOOKED_THROUGH };
}

/** Puts the alerts that the list holds of these variants aside until that day of the shop's; null takes them back. Their ids. */
export async function snoozeListed(
  database: D1Database,
  shop: Shop,
  list: AlertList,
  variants: number[],
  untilDay: number | null,
): Promise<number[]> {
  const changed = await typed(database)
    .update(alerts)
    .set({ snoozedUntilDay: untilDay })
    .where(
      sql`${alerts.shopId} = ${shop.id} AND ${alerts.id} IN (SELECT a.id FROM json_each(${JSON.stringify(variants)}) f
        CROSS JOIN alerts a INDEXED BY alerts_open WHERE a.variant_id = f.value AND ${holds(shop, list, "a")})`,
    )
    .returning({ id: alerts.id });
  return changed.map(({ id }) => id);
}

/** Takes these back, those of them that are still snoozed. How many that were. */
export async function wakeAlerts(database: D1Database, shop: Shop, ids: number[]): Promise<number> {
  const woken = await typed(database)
    .update(alerts)
    .set({ snoozedUntilDay: null })
    .where(
      sql`${alerts.shopId} = ${shop.id} AND ${alerts.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
        AND ${alerts.closedAt} IS NULL AND ${alerts.snoozedUntilDay} IS NOT NULL`,
    )
    .returning({ id: alerts.id });
  return woken.length;
}

/** The alert by which each row of the list stands where it stands; one row more than the page, nearest to the cursor first. */
export function leadPage(database: D1Database, shop: Shop, list: AlertList, cursor: Cursor, size = PAGE_SIZE) {
  const { by, isFalling } = ORDERS[list.sort];
  const isTurned = (cursor.side === "before") !== isFalling;
  const direction = isTurned ? sql`DESC` : sql`ASC`;
  const { from, where } = listed(shop, list, { isBySight: by === TITLE || by === COVER });
  const beyond =
    cursor.side === "start"
      ? sql``
      : sql` AND (${by}, a.id) ${isTurned ? sql`<` : sql`>`} (${cursor.key[0]}, ${cursor.key[1]})`;
  return typed(database)
    .select({ id: sql<number>`a.id`, variantId: sql<number>`a.variant_id`, key: sql<string | number>`${by}` })
    .from(from)
    .where(sql`${where}${leads(shop, list)}${beyond}`)
    .orderBy(sql`${by} ${direction}`, sql`a.id ${direction}`)
    .limit(size + 1);
}

const alertsOfVariants = (database: D1Database, shop: Shop, list: AlertList, variants: number[]) =>
  typed(database)
    .select({
      ...{ id: sql<number>`a.id`, variantId: sql<number>`a.variant_id`, locationId: sql<number>`a.location_id` },
      ...{ openedAt: sql<number>`a.opened_at`, snoozedUntilDay: sql<number | null>`a.snoozed_until_day` },
      variant: {
        ...VARIANT_COLUMNS,
        ...{ stock: overviews.stock, suggested: overviews.suggested, heldBack: overviews.heldBack, bought: BOUGHT },
        velocity: overviews.velocity,
      },
    })
    .from(sql`json_each(${JSON.stringify(variants)}) f CROSS JOIN alerts a INDEXED BY alerts_open`)
    .leftJoin(overviews, OF_A)
    .where(sql`a.variant_id = f.value AND ${holds(shop, list, "a")}`)
    .orderBy(sql`a.opened_at DESC`, sql`a.id DESC`);

/** SQL: where the alerts of a list are looked for, and which they are. */
function listed(shop: Shop, list: AlertList, { isBySight = false } = {}) {
  const isJoined = isBySight || list.vendor !== null || list.productType !== null;
  const overview = isJoined ? sql` LEFT JOIN ${overviews} ON ${OF_A}` : sql``;
  const ofVendor = list.vendor === null ? sql`` : sql` AND ${isOfVendor(shop, list.vendor)}`;
  // The alerts are walked, not all variants of the type: there are fewer of them.
  const ofType = list.productType === null ? sql`` : sql` AND +${isOfType(list.productType)}`;
  const where = sql`${holds(shop, list, "a")}${ofVendor}${ofType}`;
  if (!list.text) return { from: sql`alerts a INDEXED BY ${sql.raw(INDEX[list.tab])}${overview}`, where };
  const hits = variantsFound(shop, list, MOST_LOOKED_THROUGH);
  const index = sql.raw(list.tab === "closed" ? "alerts_past" : "alerts_open");
  return {
    from: sql`${hits} s CROSS JOIN alerts a INDEXED BY ${index}${overview}`,
    where: sql`a.variant_id = s.rowid AND ${where}`,
  };
}

/** SQL: a list holds the alert, as far as it and what stands there decide. Conditions are literals, or no partial index applies. */
function holds(shop: Shop, { tab, kind, locationId }: AlertList, alias: "a" | "b") {
  const at = sql.raw(alias);
  return sql`${at}.shop_id = ${shop.id} AND ${sql.raw(STATE[tab].replaceAll("@", alias))}${
    locationId === null ? sql`` : sql` AND ${at}.location_id = ${locationId}`
  }${kind === null ? sql`` : sql.raw(` AND ${(tab === "closed" ? CLOSED_KIND : KIND)[kind].replaceAll("@", alias)}`)}`;
}

/** SQL: no other alert of the variant in the list stands before it. An episode that has ended stands by itself. */
function leads(shop: Shop, list: AlertList) {
  if (list.tab === "closed" || list.locationId !== null) return sql``;
  const { leader } = ORDERS[list.sort];
  return sql` AND NOT EXISTS (SELECT 1 FROM alerts b INDEXED BY alerts_open WHERE b.variant_id = a.variant_id
    AND ${holds(shop, list, "b")} AND ${sql.raw(leader)})`;
}

const OF_VARIANT = sql`${overviews.shopId} = ${alerts.shopId} AND ${overviews.variantId} = ${alerts.variantId}`;
const OF_A = sql`${overviews.shopId} = a.shop_id AND ${overviews.variantId} = a.variant_id`;

const STATE = {
  open: "@.closed_at IS NULL AND @.snoozed_until_day IS NULL",
  snoozed: "@.closed_at IS NULL AND @.snoozed_until_day IS NOT NULL",
  closed: "@.closed_at IS NOT NULL",
} satisfies Record<AlertTab, string>;

const INDEX = {
  ...{ open: "alerts_newest", snoozed: "alerts_snoozed", closed: "alerts_closed" },
} satisfies Record<AlertTab, string>;

/** SQL: a column of how the variant stands at the alert's location. */
const now = (column: string) =>
  `(SELECT p.${column} FROM plans p WHERE p.shop_id = @.shop_id AND p.variant_id = @.variant_id AND p.location_id = @.location_id)`;

const KIND = {
  out: `COALESCE(${now("available")}, 0) <= 0`,
  low: `${now("available")} > 0`,
  move: `${now("moving")} > 0`,
} satisfies Record<AlertKind, string>;

const CLOSED_KIND = {
  out: "COALESCE(@.available_then, 0) <= 0",
  low: "@.available_then > 0",
  move: "0",
} satisfies Record<AlertKind, string>;

const TITLE = sql`COALESCE(${overviews.titleKey}, '')`;
const COVER = sql`COALESCE(${overviews.cover}, ${sql.raw(String(NEVER_OUT))})`;
const OPENED = sql`a.opened_at`;

const NEWER = "(b.opened_at, b.id) > (a.opened_at, a.id)";
const BACK_SOONER = "(b.snoozed_until_day, b.id) < (a.snoozed_until_day, a.id)";

/** By what a list is sorted, and which other alert of a variant would stand before. */
const ORDERS = {
  "-opened": { by: OPENED, isFalling: true, leader: NEWER },
  opened: { by: OPENED, isFalling: false, leader: "(b.opened_at, b.id) < (a.opened_at, a.id)" },
  back: { by: sql`a.snoozed_until_day`, isFalling: false, leader: BACK_SOONER },
  "-closed": { by: sql`a.closed_at`, isFalling: true, leader: "0" },
  title: { by: TITLE, isFalling: false, leader: NEWER },
  "-title": { by: TITLE, isFalling: true, leader: NEWER },
  cover: { by: COVER, isFalling: false, leader: NEWER },
} satisfies Record<AlertSort, { by: SQL; isFalling: boolean; leader: string }>;
