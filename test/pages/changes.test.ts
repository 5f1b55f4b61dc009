import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { forgetSeen } from "../../app/session/visit.server";
import worker from "../page-worker";
import { countedDatabase } from "../support/counted-database";
import { alertRow, givenShop, overviewRow } from "./rows";
import { ask, visit, withToken } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

beforeEach(async () => {
  forgetSeen();
  await givenShop(1, SHOP);
  await givenShop(2, OTHER);
  await env.DB.batch([1, 2, 3].map((id) => overviewRow(1, id, { available: 10 })));
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (1, 1, 'Acme', 'EUR', 1, 1)",
    ),
    ...[1, 2].map((id) =>
      env.DB.prepare(
        `INSERT INTO purchase_orders (id, shop_id, number, state, supplier_id, location_id, currency, source, created_at, updated_at)
        VALUES (?, 1, 'PO-000' || ?1, 'sent', 1, 11, 'EUR', 'hand', 1, 1)`,
      ).bind(id),
    ),
  ]);
});

const run = (sql: string) => env.DB.prepare(sql).run();

async function asked(of: string, { mark = "", domain = SHOP } = {}) {
  const headers = { ...(await withToken(domain)), ...(mark && { "If-None-Match": `"${mark}"` }) };
  return ask(`/changes?of=${encodeURIComponent(of)}`, { headers });
}

async function markNow(of: string, domain = SHOP) {
  const { mark } = await (await asked(of, { domain })).json<{ mark: string }>();
  return mark;
}

/** Of each thing that a page watches: what changes it, and what does not. */
const WATCHED: { of: string; changes: string[]; leaves: string[] }[] = [
  {
    of: "stock",
    changes: [
      "UPDATE overviews SET available = 9 WHERE variant_id = 1",
      "UPDATE overviews SET suggested = 24 WHERE variant_id = 1",
      "UPDATE overviews SET hidden = 1 WHERE variant_id = 2",
      "UPDATE alerts SET snoozed_until_day = 9",
      "UPDATE alerts SET closed_at = 9",
    ],
    leaves: ["UPDATE purchase_orders SET version = 2", "UPDATE overviews SET available = available"],
  },
  {
    of: "orders",
    changes: ["UPDATE purchase_orders SET version = version + 1 WHERE id = 2"],
    leaves: ["UPDATE overviews SET available = 9", "UPDATE purchase_orders SET late_told_day = 5"],
  },
  {
    of: "order/1",
    changes: ["UPDATE purchase_orders SET version = version + 1 WHERE id = 1"],
    leaves: ["UPDATE purchase_orders SET version = version + 1 WHERE id = 2"],
  },
  {
    of: "variant/1",
    changes: [
      "UPDATE overviews SET available = 9 WHERE variant_id = 1",
      "UPDATE overviews SET stock = '[[11,9,9,1,1,0,0,9,0,0]]' WHERE variant_id = 1",
      "UPDATE overviews SET incoming = 5 WHERE variant_id = 1",
    ],
    leaves: ["UPDATE overviews SET available = 9 WHERE variant_id = 2"],
  },
  {
    of: "sync",
    changes: [
      "UPDATE jobs SET state = 'running'",
      "UPDATE jobs SET failures = 1",
      `INSERT INTO quarantine (shop_id, topic, webhook_id, size, sha256, reason, received_at) VALUES (1, 'a', 'b', 1, 'c', 'd', 1)`,
      `INSERT INTO inventory_writes (shop_id, idempotency_key, changes, reason, state, created_at, updated_at) VALUES (1, 'k', '[]', 'other', 'uncertain', 1, 1)`,
    ],
    leaves: ["UPDATE jobs SET failures = failures", "UPDATE overviews SET available = 9"],
  },
];

describe.each(WATCHED)("what an open page asks of $of", ({ of, changes, leaves }) => {
  it("is told with each change of it, and 304 of every other", async () => {
    await env.DB.batch([alertRow(1, 1, 11, 5000)]);
    let mark = await markNow(of);
    for (const sql of leaves) {
      await run(sql);
      const answer = await asked(of, { mark });
      expect([answer.status, await answer.text()], sql).toEqual([304, ""]);
    }
    for (const sql of changes) {
      await run(sql);
      const answer = await asked(of, { mark });
      expect(answer.status, sql).toBe(200);
      mark = (await answer.json<{ mark: string }>()).mark;
      expect(answer.headers.get("etag")).toBe(`"${mark}"`);
      expect((await asked(of, { mark })).status, sql).toBe(304);
    }
  });

  it("costs five rows at most, with who asks, and two statements", async () => {
    const { database, asked: counted } = countedDatabase(env.DB);
    const context = createExecutionContext();
    const request = new Request(`http://localhost:8787/changes?of=${encodeURIComponent(of)}`, {
      headers: await withToken(SHOP),
    });
    const answer = await worker.fetch(request, { ...env, DB: database }, context);
    expect(answer.status).toBe(200);
    await waitOnExecutionContext(context);
    expect(counted.rowsRead).toBeLessThanOrEqual(5);
    expect(counted.statements).toBe(2);
  });
});

it("is of the asking shop alone", async () => {
  const before = await markNow("stock", OTHER);
  await run("UPDATE overviews SET available = 3");
  expect(await markNow("stock", OTHER)).toBe(before);
  for (const of of ["order/1", "variant/1"]) expect((await asked(of, { domain: OTHER })).status).toBe(404);
  expect((await ask("/changes?of=stock", { headers: { Authorization: "Bearer no" } })).status).toBe(401);
});

it.each(["", "money", "order", "order/x", "stock/1", "variant/1'--"])("answers 404 to %j", async (of) => {
  expect((await asked(of)).status).toBe(404);
});

/** The page's rows and its mark are of one reading: nothing that came in between stays unnoticed. */
it.each([
  ["/purchase-orders/1/receive", "order/1"],
  ["/purchase-orders/1", "order/1"],
  ["/purchase-orders", "orders"],
  ["/products/1", "variant/1"],
  ["/sync", "sync"],
  ["/reorder", "stock"],
  ["/products", "stock"],
  ["/alerts", "stock"],
])("%s carries the mark of %s", async (path, of) => {
  await run("UPDATE purchase_orders SET version = 7654321 WHERE id = 1");
  await run("UPDATE shop_counts SET changes = 7654322, order_changes = 7654323 WHERE shop_id = 1");
  const mark = await markNow(of);
  expect(mark).toMatch(/^(\d{7}|[0-9a-f]{16})$/);
  expect(await (await visit(path, SHOP)).text()).toContain(mark);
});
