import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { ROUTES } from "../../../app/api/table";
import { countedDatabase } from "../../support/counted-database";
import { PlayedReceivers } from "../../support/played-receivers";
import { givenShops } from "../../support/two-shops";
import { ask } from "./client";

const MANY = 10_000;
const A_PAGE = 50;
const ENDPOINTS = 20;
/** Shopify lets a shop have so many: a page reads those that its lines name. */
const LOCATIONS = 200;

/** SQL: `n` from 1 to MANY. */
const N = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})`;

/** A shop that has ten thousand of everything that is listed, so that a list that walks through them shows. */
beforeEach(async () => {
  await givenShops();
  const many = [
    `INSERT INTO variants (id, shop_id, shopify_id, inventory_item_id) ${N} SELECT i, 1, 100000 + i, 200000 + i FROM n`,
    `INSERT INTO locations (id, shop_id, shopify_id, name) ${N} SELECT 1000 + i, 1, 300000 + i, 'L' || i FROM n WHERE i <= ${LOCATIONS}`,
    `INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at)
      ${N} SELECT 1, 200000 + i, 1001, 3, 1, 1 FROM n`,
    `INSERT INTO overviews (shop_id, variant_id, shopify_id, product_id, product_title, variant_title, sku, barcode, vendor, status,
        position, units, days, velocity, reorder_point, cover, low, "out", untracked, stock, hidden, supplier_id, risk)
      ${N} SELECT 1, i, 100000 + i, i, 'Mug ' || i, '', '', '', '', 'active', 1, 1, 1, 1, 1, i, 1, 1, 1, '[]', 0, 11, i FROM n`,
    `INSERT INTO alerts (shop_id, variant_id, location_id, opened_at, initial, position_then, reorder_point_then)
      ${N} SELECT 1, i, 1001, i, 0, 1, 5 FROM n`,
    `INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at)
      ${N} SELECT 10 + i, 1, 'S' || i, 'EUR', 1, 1 FROM n`,
    `INSERT INTO purchase_orders (shop_id, number, state, supplier_id, location_id, currency, source, created_at, updated_at)
      ${N} SELECT 1, 'PO-' || i, 'draft', 11, 1001, 'EUR', 'hand', i, 1 FROM n`,
    `INSERT INTO transfers (shop_id, number, state, from_id, to_id, created_at, updated_at)
      ${N} SELECT 1, 'T-' || i, 'draft', 1001, 1002, i, 1 FROM n`,
    `INSERT INTO stock_counts (shop_id, location_id, name, state, choice, created_at)
      ${N} SELECT 1, 1001, 'C' || i, 'in_review', 'all', i FROM n`,
    `INSERT INTO events (shop_id, type, key, data, at, public_id, sequence)
      ${N} SELECT 1, 'stock.low', 'many/' || i, '{}', 1, 'evt_' || i, i FROM n`,
  ];
  for (const sql of many) await env.DB.prepare(sql).run();
  const played = new PlayedReceivers();
  for (let n = 0; n < ENDPOINTS; n++) await played.endpoint({ name: `E${n}` });
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO dispatches (shop_id, endpoint_id, sequence, type, state, attempts, next_attempt_at, created_at, ended_at)
      ${N} SELECT 1, 1 + i % ${ENDPOINTS}, i, 'stock.low', 'delivered', 1, 0, 0, 1 FROM n`,
    ),
    env.DB.prepare(
      `INSERT INTO attempts (shop_id, endpoint_id, sequence, lease, at, status, duration_ms, request_headers, response_headers, response_body)
      ${N} SELECT 1, 1 + i % ${ENDPOINTS}, i, 'l', i, 200, 5, '[]', '[]', '' FROM n`,
    ),
  ]);
});

/** Rows that one line of a list may cost, whatever else the shop has. */
const LISTS: Record<string, number> = {
  "/variants": 9,
  "/alerts": 12,
  "/locations": 3,
  "/transfers": 6,
  "/suppliers": 8,
  "/events": 3,
  "/endpoints": 4,
  "/dispatches": 4,
  "/purchase-orders": 8,
  "/counts": 8,
};

it("knows every list", () => {
  const lists = ROUTES.filter(({ method, path }) => method === "GET" && !path.includes("{"));
  expect(lists.map(({ path }) => path).sort()).toEqual(Object.keys(LISTS).sort());
});

it("a page of a list costs a few rows a line, among ten thousand of everything", async () => {
  const costs: string[] = [];
  for (const [path, each] of Object.entries(LISTS)) {
    const { database, asked } = countedDatabase(env.DB);
    const { status, json } = await ask(`${path}?limit=${A_PAGE}`, { environment: { DB: database } });
    const lines = Array.isArray(json.data) ? json.data.length : 0;
    expect([path, status, lines]).toEqual([path, 200, path === "/endpoints" ? ENDPOINTS : A_PAGE]);
    const most = each * lines + 20;
    if (asked.rowsRead > most) costs.push(`${path}: ${asked.rowsRead} rows, more than ${most}`);
    expect(asked.waits, path).toBeLessThanOrEqual(4);
  }
  expect(costs).toEqual([]);
});

it("the next page costs no more than the first", async () => {
  for (const path of Object.keys(LISTS).filter((each) => each !== "/events" && each !== "/endpoints")) {
    const first = await ask(`${path}?limit=${A_PAGE}`);
    const { database, asked } = countedDatabase(env.DB);
    const next = await ask(`${path}?limit=${A_PAGE}&cursor=${first.json.next_cursor}`, {
      environment: { DB: database },
    });
    expect([path, next.status]).toEqual([path, 200]);
    expect(asked.rowsRead, path).toBeLessThanOrEqual((LISTS[path] ?? 0) * A_PAGE + 20);
  }
});

it("a list of endpoints counts a hundred of what waits for each, one endpoint a thousand, and each says whether there is more", async () => {
  await env.DB.exec("UPDATE dispatches SET endpoint_id = 1");
  await env.DB.exec(
    `UPDATE dispatches SET state = CASE WHEN sequence < 4000 THEN 'exhausted' WHEN sequence < 6000 THEN 'held' ELSE 'pending' END`,
  );
  const counted = async (path: string) => {
    const { database, asked } = countedDatabase(env.DB);
    const { json } = await ask(path, { environment: { DB: database } });
    return { json, asked };
  };
  const list = await counted("/endpoints?limit=5");
  const some = (most: number) => ({ pending: most, held: most, exhausted: most });
  const more = (are: boolean) => ({ pending_more: are, held_more: are, exhausted_more: are });
  expect(list.json.data).toMatchObject([
    { ...some(100), ...more(true) },
    ...Array.from({ length: 4 }, () => ({ ...some(0), ...more(false) })),
  ]);
  expect(list.asked.rowsRead).toBeLessThanOrEqual(3 * 101 + 5 * 4 + 20);
  const one = await counted("/endpoints/1");
  expect(one.json).toMatchObject({ ...some(1000), ...more(true) });
  expect(one.asked.rowsRead).toBeLessThanOrEqual(3 * 1001 + 30);
});
