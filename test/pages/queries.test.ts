import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import * as build from "virtual:remix/server-build";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import worker from "../page-worker";
import { countedDatabase } from "../support/counted-database";
import { alertRow, catalogueRows, givenDispatches, givenEndpoint, givenShop, overviewRow, planRow } from "./rows";
import { addressOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const LINES = 120;

interface Page {
  path: string;
  /** Where it asks for more than the others: so many, and no more. */
  statements?: number;
  roundTrips?: number;
}

/** D1 answers one statement after the other, each after a journey: a page asks for little, and for most of it at once. */
const MOST_STATEMENTS = 8;
/** Statements that go alone, and batches, of a shop seen before: who comes with the page's rows, and what these name. */
const MOST_ROUND_TRIPS = 2;

/** Every page of `app/routes` that the admin shows; a new one is a line here. */
const PAGES: Record<string, Page> = {
  "routes/_index": { path: "/", statements: 10 },
  "routes/$": { path: "/nowhere" },
  "routes/alerts": { path: "/alerts" },
  "routes/costs._index": { path: "/costs" },
  "routes/dispatches._index": { path: "/dispatches" },
  "routes/dispatches.$endpointId.$sequence": { path: "/dispatches/1/1" },
  "routes/counts.$countId": { path: "/counts/1" },
  "routes/counts._index": { path: "/counts" },
  "routes/counts.new": { path: "/counts/new" },
  "routes/endpoints._index": { path: "/endpoints" },
  "routes/endpoints.$endpointId": { path: "/endpoints/1" },
  "routes/endpoints.new": { path: "/endpoints/new" },
  "routes/recoveries": { path: "/recoveries" },
  "routes/events.$type": { path: "/events/stock.low" },
  "routes/events._index": { path: "/events" },
  "routes/events.receivers": { path: "/events/receivers" },
  "routes/products.$variantId": { path: "/products/1", statements: 17 },
  "routes/products.$variantId_.movements": { path: "/products/1/movements" },
  "routes/products._index": { path: "/products" },
  "routes/moving-in._index": { path: "/moving-in" },
  "routes/moving-in.links": { path: "/moving-in/links" },
  "routes/prices.import": { path: "/prices/import" },
  "routes/promotions._index": { path: "/promotions" },
  "routes/uplifts._index": { path: "/uplifts" },
  "routes/purchase-orders.$orderId": { path: "/purchase-orders/1", statements: 9 },
  "routes/purchase-orders.$orderId_.costs": { path: "/purchase-orders/1/costs" },
  "routes/purchase-orders.$orderId_.send": { path: "/purchase-orders/1/send", statements: 10 },
  "routes/purchase-orders.$orderId_.receive": { path: "/purchase-orders/1/receive" },
  "routes/purchase-orders._index": { path: "/purchase-orders" },
  "routes/purchase-orders.shopify.$shopifyOrderId": { path: "/purchase-orders/shopify/1" },
  "routes/purchase-orders.shopify._index": { path: "/purchase-orders/shopify" },
  "routes/purchase-orders.dropship": { path: "/purchase-orders/dropship" },
  "routes/purchase-orders.import": { path: "/purchase-orders/import" },
  "routes/purchase-orders.new": { path: "/purchase-orders/new" },
  "routes/reorder._index": { path: "/reorder" },
  "routes/reorder.unresolved": { path: "/reorder/unresolved" },
  // Its lines' statement goes alone, until it finds no more.
  "routes/reorder.print": { path: "/reorder/print", roundTrips: 3 },
  "routes/reports.$report": { path: "/reports/dead-stock" },
  "routes/reports._index": { path: "/reports" },
  "routes/reports.forecast-accuracy": { path: "/reports/forecast-accuracy" },
  "routes/reports.spend": { path: "/reports/spend?supplier=1" },
  "routes/reports.supplier-performance": { path: "/reports/supplier-performance" },
  "routes/reports.stock-value": { path: "/reports/stock-value" },
  "routes/rules._index": { path: "/rules" },
  "routes/rules.import": { path: "/rules/import" },
  // Its locations, where orders come from, and which of both are left out.
  "routes/settings": { path: "/settings" },
  "routes/settings_.api-keys": { path: "/settings/api-keys" },
  "routes/settings_.documents": { path: "/settings/documents" },
  "routes/suppliers.$supplierId": { path: "/suppliers/1" },
  "routes/suppliers.$supplierId_.performance": { path: "/suppliers/1/performance" },
  "routes/suppliers.$supplierId_.prices": { path: "/suppliers/1/prices" },
  "routes/suppliers.$supplierId_.prices_.import": { path: "/suppliers/1/prices/import" },
  "routes/suppliers._index": { path: "/suppliers" },
  "routes/suppliers.import": { path: "/suppliers/import" },
  "routes/suppliers.new": { path: "/suppliers/new" },
  "routes/sync": { path: "/sync", statements: 11 },
  "routes/sync_.drift": { path: "/sync/drift" },
  "routes/transfers": { path: "/transfers" },
  "routes/transfers_.$transferId": { path: "/transfers/1" },
  "routes/transfers_.new": { path: "/transfers/new" },
};

beforeEach(async () => {
  await givenShop(1, SHOP);
  const ids = Array.from({ length: LINES }, (_, index) => index + 1);
  await env.DB.batch(ids.map((id) => overviewRow(1, id, { product_title: `Mug ${id}` })));
  await env.DB.batch(ids.map((id) => alertRow(1, id, 11, 5000 + id)));
  await env.DB.batch([
    ...catalogueRows(1, 1),
    ...[0, 11].map((place) => planRow(1, 1, place, {})),
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (1, 1, 'Acme', 'EUR', 1, 1)",
    ),
    env.DB.prepare(
      `INSERT INTO purchase_orders (id, shop_id, number, state, supplier_id, location_id, currency, source, created_at, updated_at)
      VALUES (1, 1, 'PO-0001', 'draft', 1, 11, 'EUR', 'hand', 1, 1)`,
    ),
    env.DB.prepare(
      `INSERT INTO transfers (id, shop_id, number, state, from_id, to_id, created_at, updated_at)
      VALUES (1, 1, 'T-0001', 'draft', 11, 12, 1, 1)`,
    ),
    env.DB.prepare(
      `INSERT INTO transfer_lines (shop_id, transfer_id, position, variant_id, quantity, created_at)
      SELECT 1, 1, variant_id, variant_id, 5, 1 FROM overviews`,
    ),
    env.DB.prepare(
      `INSERT INTO purchase_order_lines (shop_id, order_id, position, variant_id, ordered, created_at)
      SELECT 1, 1, variant_id, variant_id, 5, 1 FROM overviews`,
    ),
  ]);
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO shopify_orders (id, shop_id, shopify_id, name, status, currency, created_at, lines, line_count, units, amount, lines_without_cost, read_at)
      SELECT 1, 1, 9001, '#PO1', 'ordered', 'EUR', 1, json_group_array(json_object('id', CAST(variant_id AS TEXT), 'item', '7', 'title', 'Mug',
        'quantity', 5, 'received', NULL, 'unitCost', NULL, 'totalCost', NULL, 'taxPercent', NULL, 'supplierSku', NULL)), 120, 600, 0, 120, 1 FROM overviews`,
    ),
    env.DB.prepare(
      "INSERT INTO stock_counts (id, shop_id, location_id, name, state, choice, created_at) VALUES (1, 1, 11, 'Shelf', 'in_review', 'all', 1)",
    ),
    env.DB.prepare(
      "INSERT INTO stock_count_lines (shop_id, count_id, variant_id, counted, first_at) SELECT 1, 1, variant_id, 4, 5 FROM overviews",
    ),
  ]);
  await givenEndpoint(1);
  await givenDispatches(1, LINES);
});

afterEach(() => void vi.restoreAllMocks());

it("knows every page", () => {
  const pages = Object.entries(build.routes).filter(([id, route]) => id.startsWith("routes/") && route?.module.default);
  expect(pages.map(([id]) => id).sort()).toEqual(Object.keys(PAGES).sort());
});

it.each(Object.values(PAGES))(
  "$path asks for little, and for most of it at once",
  async ({ path, statements, roundTrips }) => {
    await visit("/", SHOP);
    const { database, asked } = countedDatabase(env.DB);
    const prepared = vi.spyOn(env.DB, "prepare");
    const context = createExecutionContext();
    const answer = await worker.fetch(new Request(await addressOf(path, SHOP)), { ...env, DB: database }, context);
    expect(answer.status).toBe(path === "/nowhere" ? 404 : 200);
    await answer.text();
    await waitOnExecutionContext(context);
    const said = JSON.stringify(asked);
    expect(asked.statements, said).toBeLessThanOrEqual(statements ?? MOST_STATEMENTS);
    expect(asked.roundTrips, said).toBeLessThanOrEqual(roundTrips ?? MOST_ROUND_TRIPS);
    // SQLite would prepare it anew each time.
    expect(prepared.mock.calls.flat().filter((text) => /\blimit \?/i.test(text))).toEqual([]);
  },
);
