import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { orderBody, productBody, refundBody } from "../../support/bodies";
import { randomFrom, shuffled } from "../../support/random";
import { everyRow, first } from "../../support/rows";
import { deliver, installShop, type Sent } from "../../support/shopify";

beforeEach(() => installShop());

const NOW = Math.floor(Date.now() / 1000) * 1000;
const at = (seconds: number) => NOW - 600_000 + seconds * 1000;

const order = (seconds: number, more: Record<string, unknown> = {}, topic = "orders/create"): Sent => ({
  topic,
  body: orderBody({ at: at(0), updatedAt: at(seconds), lines: [{ quantity: 10 }], ...more }),
  triggeredAt: at(seconds),
});
const left = (current_quantity: number) => ({ lines: [{ quantity: 10, current_quantity }] });
const refund = (seconds: number, id: number, line: Record<string, unknown>): Sent => ({
  topic: "refunds/create",
  body: refundBody({ id, at: at(seconds), lines: [line] }),
  triggeredAt: at(seconds),
});
const deleted = (seconds: number): Sent => ({ topic: "orders/delete", body: '{"id":7001}', triggeredAt: at(seconds) });

const units = async () =>
  (await first<{ units: number }>("SELECT COALESCE(SUM(units), 0) AS units FROM daily_sales"))?.units;

const CASES: [string, number, number, Sent[]][] = [
  ["two units come back", 8, 8, [order(1), refund(2, 8001, { quantity: 2 })]],
  ["they come back, and the order tells it too", 8, 8, [order(1), refund(2, 8001, { quantity: 2 }), order(3, left(8))]],
  [
    "three go back in two refunds",
    7,
    7,
    [order(1), refund(2, 8001, { quantity: 2 }), refund(3, 8002, { quantity: 1 }), order(4, left(7))],
  ],
  [
    "money goes back, the goods do not",
    7,
    10,
    [order(1), refund(2, 8001, { quantity: 3, restock_type: "no_restock" }), order(3, left(7))],
  ],
  [
    "some come back, some do not, and two were edited away",
    3,
    5,
    [
      order(1),
      order(2, left(8), "orders/updated"),
      refund(3, 8001, { quantity: 3 }),
      refund(4, 8002, { quantity: 2, restock_type: "no_restock" }),
      order(5, left(3), "orders/updated"),
    ],
  ],
  [
    "it is cancelled after a refund",
    0,
    0,
    [
      order(1),
      refund(2, 8001, { quantity: 2, restock_type: "no_restock" }),
      order(3, { ...left(8), cancelled_at: "2026-01-01T00:00:00Z" }, "orders/cancelled"),
    ],
  ],
  ["it is a test", 0, 0, [order(1, { test: true }), refund(2, 8001, { quantity: 2, restock_type: "no_restock" })]],
  ["it is deleted", 0, 0, [order(1), refund(2, 8001, { quantity: 2, restock_type: "no_restock" }), deleted(3)]],
  ["more comes back than was sold", 0, 0, [order(1), refund(2, 8001, { quantity: 12 })]],
];

it.each(CASES)(
  "counts an order of ten of which %s: %i, or %i where refunds keep sales",
  async (_, plain, kept, sent) => {
    await deliver({ topic: "products/update", body: productBody() });
    for (const [setting, expected] of [plain, kept].entries())
      for (let seed = 0; seed <= 5; seed++) {
        for (const table of ["order_lines", "refund_lines", "deleted_orders", "daily_sales"])
          await env.DB.exec(`DELETE FROM ${table}`);
        await env.DB.prepare("UPDATE shop_settings SET refunds_keep_sales = ?").bind(setting).run();
        await deliver(...(seed ? shuffled([...sent, ...sent], randomFrom(seed)) : sent));
        expect(await units(), `seed ${seed}`).toBe(expected);
        expect(await first("SELECT units_30 FROM plans WHERE location_id = 0")).toEqual({ units_30: expected });
      }
  },
);

it.each([
  ["before its order", [1, 0]],
  ["after its order", [0, 1]],
])(
  "takes a sale of unknown place to where its refund says, coming %s, and leaves nothing where it was",
  async (_, turn) => {
    const both = [order(1), refund(2, 8001, { quantity: 2, location_id: 902 })];
    await deliver(...turn.flatMap((n) => both[n] ?? []));
    const { results } = await env.DB.prepare(
      `SELECT c.shopify_id AS "at", d.units FROM daily_sales d LEFT JOIN locations c ON c.id = d.location_id WHERE units > 0`,
    ).all();
    expect(results).toEqual([{ at: 902, units: 8 }]);
  },
);

it("believes the till, and what fulfilled the line, before the refund", async () => {
  await deliver(order(1, { location_id: 901 }), refund(2, 8001, { quantity: 2, location_id: 902 }));
  expect(await first("SELECT c.shopify_id AS at FROM order_lines l JOIN locations c ON c.id = l.location_id")).toEqual({
    at: 901,
  });
});

it("takes the first refund's place of two, whichever comes first", async () => {
  await deliver(order(1), refund(3, 8002, { location_id: 903 }), refund(2, 8001, { location_id: 902 }));
  expect(await first("SELECT c.shopify_id AS at FROM order_lines l JOIN locations c ON c.id = l.location_id")).toEqual({
    at: 902,
  });
  expect(await first("SELECT SUM(units) AS units FROM daily_sales")).toEqual({ units: 8 });
});

it("corrects the day of the sale, not the day of the refund", async () => {
  const sold = at(0) - 5 * 86_400_000;
  await deliver(order(1, { at: sold }), refund(2, 8001, { quantity: 4 }));
  expect(await first("SELECT day, units FROM daily_sales")).toEqual({ day: Math.floor(sold / 86_400_000), units: 6 });
});

it("counts an order again that Shopify tells of after the deletion", async () => {
  await deliver(order(1), deleted(2), order(9, {}, "orders/updated"));
  expect(await units()).toBe(10);
});

it("keeps no buyer of a refund or an order's change", async () => {
  await deliver(
    refund(1, 8001, {}),
    order(2, {}, "orders/updated"),
    order(3, { cancelled_at: "2026-01-01T00:00:00Z" }, "orders/cancelled"),
    { topic: "refunds/create", body: refundBody({ lines: [{ quantity: "Ada" }] }) },
  );
  expect(await first("SELECT reason FROM quarantine")).toEqual({
    reason: "refund_line_items.0.quantity: invalid_type",
  });
  expect(await everyRow()).not.toMatch(/buyer|Ada|\+44|Leeds/);
});
