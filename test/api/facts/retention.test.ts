import { env } from "cloudflare:workers";
import { beforeEach, expect, it, vi } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { forgetOldRows } from "../../../app/shops/retention.server";
import { consumeJobs } from "../../../workers/jobs/consume";
import { runSchedule } from "../../../workers/schedule";
import { connectionBody, levelBody, orderBody, productBody, refundBody } from "../../support/bodies";
import { rowsOf } from "../../support/rows";
import { deliver, installShop, Recorder, type Sent, SHOP } from "../../support/shopify";

beforeEach(() => installShop());

const DAY = 86_400_000;
const NOW = Date.now();
const ago = (days: number) => NOW - days * DAY;

const order = (id: number, days: number): Sent => ({
  topic: "orders/create",
  body: orderBody({ id, at: ago(days), location_id: 901, lines: [{ quantity: 2 }] }),
  triggeredAt: ago(days),
});
const level = (days: number, available: number): Sent => ({
  topic: "inventory_levels/update",
  body: levelBody({ available, at: ago(days) }),
  triggeredAt: ago(days),
});
const inShop = ({ body, ...sent }: Sent): Sent => ({ ...sent, body: String(body).replace("901", "902") });
const refund = (order: number, days: number): Sent => ({
  topic: "refunds/create",
  body: refundBody({ id: order + 1000, order, at: ago(days) }),
  triggeredAt: ago(days),
});
const gone = (topic: string, id: number, days: number): Sent => ({
  topic,
  body: JSON.stringify({ id }),
  triggeredAt: ago(days),
});

const count = async (table: string) =>
  (await env.DB.prepare(`SELECT COUNT(*) AS n FROM ${table}`).first<{ n: number }>())?.n;

/** Until no message asks for another. */
async function rollForward() {
  const JOBS = new Recorder<JobMessage>();
  const environment = { ...env, JOBS };
  await runSchedule("7 * * * *", environment, NOW);
  for (let steps = 0; JOBS.messages.length && steps < 20; steps++) {
    const body = JOBS.messages.shift();
    if (!body) break;
    const message = { id: "1", timestamp: new Date(), attempts: 1, body, ack: vi.fn(), retry: vi.fn() };
    await consumeJobs(
      {
        queue: "jobs",
        messages: [message],
        ackAll: vi.fn(),
        retryAll: vi.fn(),
        metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } },
      },
      environment,
    );
    expect(message.ack).toHaveBeenCalled();
  }
}

it("forgets lines and their refunds after 400 days, and keeps the sales of the day", async () => {
  await deliver(
    { topic: "products/update", body: productBody() },
    order(7001, 410),
    order(7002, 390),
    refund(7001, 405),
    refund(7002, 380),
  );
  await rollForward();
  expect(await env.DB.prepare("SELECT order_id FROM order_lines").all()).toMatchObject({
    results: [{ order_id: 7002 }],
  });
  expect(await env.DB.prepare("SELECT order_id FROM refund_lines").all()).toMatchObject({
    results: [{ order_id: 7002 }],
  });
  expect(await count("daily_sales")).toBe(2);
});

it("leaves the sum of a day alone whose lines are forgotten, when one more of them comes", async () => {
  await deliver({ topic: "products/update", body: productBody() }, order(7001, 410));
  await rollForward();
  await deliver(order(7003, 410));
  expect(await env.DB.prepare("SELECT units FROM daily_sales").all()).toMatchObject({ results: [{ units: 2 }] });
});

it("forgets days in stock after 400 days, but for the last that says how the next one opens", async () => {
  await deliver(
    { topic: "products/update", body: productBody() },
    level(500, 3),
    level(450, 0),
    level(410, 4),
    level(300, 9),
  );
  await rollForward();
  const today = Math.floor(NOW / DAY);
  expect((await env.DB.prepare("SELECT day FROM level_days ORDER BY 1").all()).results).toEqual([
    { day: today - 410 },
    { day: today - 300 },
  ]);
});

it("forgets the days in stock of a place that stocks an item no more with its tombstone, of no other", async () => {
  await deliver(...[level(50, 3), level(45, 2), level(2, 9)].map((sent, n) => (n < 2 ? sent : inShop(sent))), {
    topic: "inventory_levels/disconnect",
    body: connectionBody(),
    triggeredAt: ago(40),
  });
  expect(await count("level_days")).toBe(4);
  expect(await forgetOldRows(env.DB, NOW, 1)).toBe("more");
  expect([await count("levels"), await count("level_days")]).toEqual([2, 3]);
  while ((await forgetOldRows(env.DB, NOW, 1)) === "more");
  expect([await count("levels"), await count("level_days")]).toEqual([1, 1]);
});

it("forgets tombstones after 30 days, with what they keep from counting", async () => {
  await deliver(
    ...[
      order(7001, 60),
      order(7002, 60),
      refund(7001, 50),
      gone("orders/delete", 7001, 40),
      gone("orders/delete", 7002, 5),
    ],
    ...[gone("inventory_items/delete", 509, 40), gone("inventory_items/delete", 508, 5)],
    ...[gone("products/delete", 109, 40), gone("products/delete", 108, 5)],
    { topic: "inventory_levels/disconnect", body: connectionBody(), triggeredAt: ago(40) },
    { topic: "inventory_levels/disconnect", body: connectionBody({ item: 502 }), triggeredAt: ago(5) },
  );
  await forgetOldRows(env.DB, NOW, 100);
  for (const table of ["order_lines", "deleted_orders", "inventory_items", "products", "levels"])
    expect(await count(table), table).toBe(1);
  expect(await count("refund_lines")).toBe(0);
});

it("forgets deliveries put aside and counted after 14 days, events and what comparisons found after 30", async () => {
  for (const days of [13, 15])
    await env.DB.batch([
      env.DB.prepare(
        "INSERT INTO quarantine (shop_id, topic, webhook_id, size, sha256, reason, received_at) VALUES (1, 'x', ?1, 1, '', '', ?2)",
      ).bind(String(days), ago(days)),
      env.DB.prepare(
        "INSERT INTO delivery_counts (shop_id, day, topic, outcome, count, last_at) VALUES (1, ?, 'x', 'accepted', 1, 1)",
      ).bind(Math.floor(ago(days) / DAY)),
      env.DB.prepare(
        "INSERT INTO events (shop_id, type, key, data, at, sequence) VALUES (1, 'stock.low', ?1, '{}', ?2, 20 - ?1)",
      ).bind(String(days), ago(2 * days + 1)),
      env.DB.prepare("INSERT INTO reconciliations (shop_id, started_at) VALUES (1, ?)").bind(ago(2 * days + 1)),
      env.DB.prepare(
        "INSERT INTO drifts (shop_id, reconciliation_id, inventory_item_id, location_id, since_at, found_at) VALUES (1, ?, 1, 1, 1, ?)",
      ).bind(days, ago(2 * days + 1)),
    ]);
  await forgetOldRows(env.DB, NOW, 100);
  for (const table of ["quarantine", "delivery_counts", "events", "reconciliations", "drifts"])
    expect(await count(table), table).toBe(1);
});

it("forgets what Shopify was asked to change 30 days after it was settled, never what waits for an answer", async () => {
  const states = ["queued", "sending", "uncertain", "confirmed", "refused"];
  await env.DB.batch(
    states.flatMap((state) =>
      [29, 31].map((days) =>
        env.DB.prepare(
          `INSERT INTO inventory_writes (shop_id, idempotency_key, changes, reason, state, created_at, updated_at)
          VALUES (1, ?1 || ?2, '[]', 'other', ?1, 1, ?3)`,
        ).bind(state, days, ago(days)),
      ),
    ),
  );
  expect(await forgetOldRows(env.DB, NOW, 100)).toBe("done");
  const { results } = await env.DB.prepare("SELECT state FROM inventory_writes ORDER BY id").all<{ state: string }>();
  expect(results.map(({ state }) => state)).toEqual([
    ...["queued", "queued", "sending", "sending", "uncertain", "uncertain", "confirmed", "refused"],
  ]);
});

it("forgets so many rows at once, and says that there are more", async () => {
  await env.DB.batch(
    Array.from({ length: 25 }, (_, n) =>
      env.DB.prepare(
        "INSERT INTO events (shop_id, type, key, data, at, sequence) VALUES (1, 'stock.low', ?1, '{}', 1, ?2)",
      ).bind(String(n), n + 1),
    ),
  );
  expect(await forgetOldRows(env.DB, NOW, 10)).toBe("more");
  expect(await count("events")).toBe(15);
  const JOBS = new Recorder<JobMessage>();
  await runSchedule("23 3 * * *", { ...env, JOBS }, NOW);
  // The newest stays: the shop's next event is numbered after it.
  expect((await rowsOf("events")).events).toMatchObject([{ sequence: 25 }]);
  expect(JOBS.messages).toContainEqual({ kind: "converge-subscriptions", shop: SHOP });
});
