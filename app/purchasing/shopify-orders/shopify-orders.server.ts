import { dayOf } from "../../days/calendar";
import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import { planChanges } from "../../replenishment/planning/replan.server";
import { cells } from "../../sql/cells-sql";
import { OF_THESE, SHOPIFY_ARRIVALS, SHOPIFY_ARRIVALS_GONE } from "./arrivals-sql";
import type { KeptOrder, ListedShopifyOrder, ShopifyLine, shopifyOrderRow } from "./shopify-order";

type Shop = { id: number; timeZone: string };
type ShopifyOrderRow = ReturnType<typeof shopifyOrderRow>;

const { json, cell } = cells({
  ...{ shopifyId: "id", name: "value", status: "value", currency: "value", supplier: "value", destinationId: "id" },
  ...{ destination: "value", createdAt: "value", orderedAt: "value", archivedAt: "value", lines: "json" },
  ...{ lineCount: "value", units: "value", unitsReceived: "value", amount: "value", linesWithoutCost: "value" },
  expectedDay: "value",
});

const COLUMNS =
  "name, status, currency, supplier, destination_id, destination, created_at, ordered_at, archived_at, lines, line_count, units, units_received, amount, lines_without_cost, expected_day";

/**
 * Orders as they were read at `readAt` (epoch ms, when Shopify was asked), with what of them is on its way and the plans of their
 * variants. What a later question brought stays. Reads once; the statements are for the batch that moves the reading on.
 */
export async function shopifyOrdersKept(
  database: D1Database,
  shop: Shop,
  orders: ShopifyOrderRow[],
  readAt: number,
  now: number,
): Promise<D1PreparedStatement[]> {
  if (!orders.length) return [];
  const shopifyIds = JSON.stringify(orders.map(({ shopifyId }) => shopifyId));
  const before = await listCounted(database, shop, shopifyIds);
  const kept = database
    .prepare(
      `INSERT INTO shopify_orders (shop_id, shopify_id, ${COLUMNS}, read_at)
      SELECT ?1, ${cell.shopifyId}, ${cell.name}, ${cell.status}, ${cell.currency}, ${cell.supplier}, ${cell.destinationId},
        ${cell.destination}, ${cell.createdAt}, ${cell.orderedAt}, ${cell.archivedAt}, ${cell.lines}, ${cell.lineCount}, ${cell.units},
        ${cell.unitsReceived}, ${cell.amount}, ${cell.linesWithoutCost}, ${cell.expectedDay}, ?3 FROM json_each(?2) f WHERE true
      ON CONFLICT (shop_id, shopify_id) DO UPDATE SET (${COLUMNS}, read_at, gone_at) = (${COLUMNS.split(", ")
        .map((column) => `excluded.${column}`)
        .join(", ")}, excluded.read_at, NULL) WHERE excluded.read_at >= read_at`,
    )
    .bind(shop.id, json(orders), readAt);
  const items = [...new Set(orders.flatMap(({ lines }) => lines.flatMap(({ item }) => item ?? [])))];
  return [kept, ...arrivalsOf(database, shop, shopifyIds), ...planned(database, shop, before, items, now)];
}

/** Those of these orders that are kept, by Shopify's id. */
export async function listKeptOrders(
  database: D1Database,
  shop: { id: number },
  shopifyIds: string[],
): Promise<Map<string, KeptOrder>> {
  const { results } = await database
    .prepare(
      `SELECT CAST(shopify_id AS TEXT) AS shopifyId, status, archived_at AS archivedAt, units_received AS unitsReceived, lines
      FROM shopify_orders WHERE shop_id = ?1 AND shopify_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?2))`,
    )
    .bind(shop.id, JSON.stringify(shopifyIds))
    .all<Omit<KeptOrder, "lines"> & { shopifyId: string; lines: string }>();
  return new Map(results.map(({ shopifyId, lines, ...kept }) => [shopifyId, { ...kept, lines: JSON.parse(lines) }]));
}

/** Orders that a whole reading, begun at `began`, has not found: Shopify no longer lists them. Reads once. */
export async function unlistedGone(database: D1Database, shop: Shop, began: number, now: number) {
  const { results } = await database
    .prepare(
      "SELECT CAST(shopify_id AS TEXT) AS shopifyId FROM shopify_orders WHERE shop_id = ?1 AND gone_at IS NULL AND read_at < ?2",
    )
    .bind(shop.id, began)
    .all<{ shopifyId: string }>();
  if (!results.length) return [];
  const shopifyIds = JSON.stringify(results.map(({ shopifyId }) => shopifyId));
  const before = await listCounted(database, shop, shopifyIds);
  return [
    database
      .prepare("UPDATE shopify_orders SET gone_at = ?3 WHERE shop_id = ?1 AND gone_at IS NULL AND read_at < ?2")
      .bind(shop.id, began, now),
    ...arrivalsOf(database, shop, shopifyIds),
    ...planned(database, shop, before, [], now),
  ];
}

/** What is on its way of orders by their Shopify ids (JSON), or of all of them, from their rows as they stand: 2 statements. */
export const arrivalsOf = (database: D1Database, shop: { id: number }, shopifyIds: string | null) =>
  [SHOPIFY_ARRIVALS_GONE, SHOPIFY_ARRIVALS].map((statement) => database.prepare(statement).bind(shop.id, shopifyIds));

/** Variants that these orders bring as it is counted now: a line that was taken off them touches its variant, too. */
async function listCounted(database: D1Database, shop: Shop, shopifyIds: string) {
  const { results } = await database
    .prepare(`SELECT DISTINCT variant_id AS id FROM incoming INDEXED BY incoming_origin WHERE ${OF_THESE}`)
    .bind(shop.id, shopifyIds)
    .all<{ id: number }>();
  return results.map(({ id }) => id);
}

const planned = (database: D1Database, shop: Shop, variants: number[], items: string[], now: number) =>
  planChanges(
    database,
    [
      { shopId: shop.id, variants },
      { shopId: shop.id, items, products: [], lines: [], orders: [] },
    ],
    [{ shopId: shop.id, today: dayOf(now, shop.timeZone) }],
    now,
  );

/** Whether they are on the way, or only shown. */
export async function countsShopifyOrders(database: D1Database, shop: { id: number }): Promise<boolean> {
  const choice = await database
    .prepare("SELECT shopify_orders FROM purchasing_settings WHERE shop_id = ?")
    .bind(shop.id)
    .first<string>("shopify_orders");
  return choice === "counted";
}

const PAGE_SIZE = 30;

const LISTED = `id, CAST(shopify_id AS TEXT) AS shopifyId, name, status, currency, supplier, destination, created_at AS createdAt,
  ordered_at AS orderedAt, archived_at AS archivedAt, line_count AS lineCount, units, units_received AS unitsReceived, amount,
  lines_without_cost AS linesWithoutCost, expected_day AS expectedDay, read_at AS readAt`;

/** The newest first. */
export async function listShopifyOrders(
  database: D1Database,
  shop: { id: number },
  cursor: Cursor,
): Promise<Paged<ListedShopifyOrder>> {
  const [at, id] = cursor.side === "start" ? [Number.MAX_SAFE_INTEGER, 0] : cursor.key;
  const [than, order] = cursor.side === "before" ? [">", "ASC"] : ["<", "DESC"];
  const { results } = await database
    .prepare(
      `SELECT ${LISTED} FROM shopify_orders INDEXED BY shopify_orders_newest
      WHERE shop_id = ?1 AND gone_at IS NULL AND (created_at, id) ${than} (?2, ?3) ORDER BY created_at ${order}, id ${order} LIMIT +?4`,
    )
    .bind(shop.id, Number(at), id, PAGE_SIZE + 1)
    .all<ListedShopifyOrder>();
  return pageOf(results, cursor, PAGE_SIZE, ({ createdAt, id: own }): Key => [createdAt, own]);
}

/** One with its lines, and which variant each is of; null for what is not in the catalogue. */
export async function findShopifyOrder(
  database: D1Database,
  shop: { id: number },
  id: number,
): Promise<(ListedShopifyOrder & { lines: (ShopifyLine & { variantId: number | null })[] }) | undefined> {
  const row = await database
    .prepare(
      `SELECT ${LISTED}, (SELECT json_group_array(json_patch(l.value, json_object('variantId', (SELECT MIN(v.id) FROM variants v
          WHERE v.shop_id = o.shop_id AND v.inventory_item_id = CAST(l.value->>'item' AS INTEGER) AND v.deleted_at IS NULL)))) FROM json_each(o.lines) l) AS lines
      FROM shopify_orders o WHERE shop_id = ?1 AND id = ?2 AND gone_at IS NULL`,
    )
    .bind(shop.id, id)
    .first<ListedShopifyOrder & { lines: string }>();
  return row ? { ...row, lines: JSON.parse(row.lines) } : undefined;
}
