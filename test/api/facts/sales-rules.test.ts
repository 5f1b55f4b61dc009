import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { saveSalesRules } from "../../../app/demand/sales/sales-rules.server";
import { orderBody, productBody, refundBody } from "../../support/bodies";
import { randomFrom, shuffled } from "../../support/random";
import { first } from "../../support/rows";
import { deliver, installShop, type Sent } from "../../support/shopify";
import { recount, recountStep } from "./recount";

beforeEach(async () => {
  await installShop();
  await installShop({ id: 2, domain: "b.myshopify.com" });
});

const NOW = Math.floor(Date.now() / 1000) * 1000;
const at = (seconds: number) => NOW - 600_000 + seconds * 1000;
const shop = { id: 1 };

const order = (id: number, seconds: number, more: Record<string, unknown> = {}, topic = "orders/create"): Sent => ({
  topic,
  body: orderBody({ id, at: at(0), updatedAt: at(seconds), lines: [{ quantity: 10 }], ...more }),
  triggeredAt: at(seconds),
});
/** As Shopify tells it where cancelling took the lines back. */
const cancelled = (id: number, seconds: number) =>
  order(
    id,
    seconds,
    { cancelled_at: "2026-01-01T00:00:00Z", lines: [{ quantity: 10, current_quantity: 0 }] },
    "orders/cancelled",
  );
const refund = (id: number, seconds: number, line: Record<string, unknown>): Sent => ({
  topic: "refunds/create",
  body: refundBody({ order: id, at: at(seconds), lines: [line] }),
  triggeredAt: at(seconds),
});

const units = async () => (await first<{ units: number }>("SELECT SUM(units) AS units FROM daily_sales"))?.units;
const planned = async () =>
  (await first<{ units: number }>("SELECT units_30 AS units FROM plans WHERE location_id = 0"))?.units;

it("counts a cancelled order as it was placed, where the shop says so, in whatever order its deliveries come", async () => {
  await deliver({ topic: "products/update", body: productBody() });
  await saveSalesRules(env.DB, shop, { refundsKeepSales: false, cancellationsKeepSales: true }, NOW);
  const sent = [order(7001, 1), refund(7001, 2, { quantity: 10, restock_type: "cancel" }), cancelled(7001, 3)];
  for (let seed = 0; seed <= 5; seed++) {
    for (const table of ["order_lines", "refund_lines", "daily_sales"]) await env.DB.exec(`DELETE FROM ${table}`);
    await deliver(...(seed ? shuffled([...sent, ...sent], randomFrom(seed)) : sent));
    expect(await units(), `seed ${seed}`).toBe(10);
    expect(await planned()).toBe(10);
  }
});

it("counts no test and no deleted order, though cancelled orders count", async () => {
  await saveSalesRules(env.DB, shop, { refundsKeepSales: true, cancellationsKeepSales: true }, NOW);
  await deliver(order(7001, 1, { test: true, cancelled_at: "2026-01-01T00:00:00Z" }), cancelled(7002, 2), {
    topic: "orders/delete",
    body: '{"id":7002}',
    triggeredAt: at(3),
  });
  expect(await units()).toBe(0);
});

it.each([
  { rules: { refundsKeepSales: false, cancellationsKeepSales: true }, expected: 17 },
  { rules: { refundsKeepSales: true, cancellationsKeepSales: false }, expected: 10 },
  { rules: { refundsKeepSales: true, cancellationsKeepSales: true }, expected: 20 },
])("counts old sales anew after the rules changed: $expected for $rules", async ({ rules, expected }) => {
  await deliver(
    { topic: "products/update", body: productBody() },
    order(7001, 1),
    cancelled(7001, 2),
    order(7002, 1),
    refund(7002, 2, { quantity: 3, restock_type: "no_restock" }),
  );
  expect(await units()).toBe(7);
  expect(await saveSalesRules(env.DB, shop, rules, NOW)).toBe(true);
  await recount();
  expect(await units()).toBe(expected);
  expect(await planned()).toBe(expected);
  expect(await first("SELECT days_time_zone FROM shops WHERE id = 1")).toEqual({ days_time_zone: null });
});

it("counts nothing anew where the rules stay as they were, and touches no other shop", async () => {
  expect(await saveSalesRules(env.DB, shop, { refundsKeepSales: false, cancellationsKeepSales: false }, NOW)).toBe(
    false,
  );
  await saveSalesRules(env.DB, shop, { refundsKeepSales: true, cancellationsKeepSales: false }, NOW);
  expect(
    (
      await env.DB.prepare(
        "SELECT refunds_keep_sales AS kept, days_time_zone AS zone FROM shops s JOIN shop_settings w ON w.shop_id = s.id ORDER BY id",
      ).all()
    ).results,
  ).toEqual([
    { kept: 1, zone: "UTC" },
    { kept: 0, zone: null },
  ]);
});

it("begins anew when the rules change while a count runs, at its last step too", async () => {
  await deliver({ topic: "products/update", body: productBody() }, order(7001, 1), cancelled(7001, 2));
  await saveSalesRules(env.DB, shop, { refundsKeepSales: true, cancellationsKeepSales: false }, NOW);
  await recountStep();
  await recountStep();
  // The last step found no variant left; before it writes, the rules change.
  await recountStep(
    changingBefore("batch", () =>
      saveSalesRules(env.DB, shop, { refundsKeepSales: true, cancellationsKeepSales: true }, NOW),
    ),
  );
  expect(await first("SELECT days_time_zone FROM shops WHERE id = 1")).toEqual({ days_time_zone: "UTC" });
  await recount();
  expect(await units()).toBe(10);
});

/** The database, to which something happens just before the next such call. */
const changingBefore = (call: "batch", happens: () => Promise<unknown>) =>
  new Proxy(env.DB, {
    get(target, name) {
      if (name !== call) {
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      }
      return async (statements: D1PreparedStatement[]) => {
        await happens();
        return target.batch(statements);
      };
    },
  });
