import { beforeEach, expect, it } from "vitest";
import { orderBody, productBody } from "../../support/bodies";
import { first, rowsIn, rowsOf } from "../../support/rows";
import { consume, deliver, installShop, post } from "../../support/shopify";

beforeEach(() => installShop());

const topic = "orders/create";
const NOW = Math.floor(Date.now() / 1000) * 1000;
const at = (seconds: number) => NOW - 600_000 + seconds * 1000;

const iso = (instant: number) => new Date(instant).toISOString();

const units = async () =>
  (await first<{ units: number }>("SELECT COALESCE(SUM(units), 0) AS units FROM daily_sales"))?.units;
const skipped = () => first("SELECT count FROM delivery_counts WHERE outcome = 'line without a sale'");

it("counts lines without a variant, with quantity 0 and with −1, and takes the one that is a sale", async () => {
  const lines = [{ variant_id: null }, { quantity: 0 }, { quantity: -1 }, { quantity: 4 }];
  await deliver({ topic, body: orderBody({ lines }) });
  expect(await units()).toBe(4);
  expect(await rowsIn("order_lines", "1", "variant_id, quantity")).toEqual([
    { variant_id: 0, quantity: 1 },
    { variant_id: 1, quantity: 4 },
  ]);
  expect(await skipped()).toEqual({ count: 3 });
});

it("keeps the order's number as the shop counts it, whichever body tells it", async () => {
  const name = () => first("SELECT order_name FROM order_lines");
  const sent = {
    topic: "orders/updated",
    triggeredAt: at(2),
    body: orderBody({ updated_at: iso(at(2)), name: "#1001" }),
  };
  await deliver({ topic, triggeredAt: at(1), body: orderBody({ updated_at: iso(at(1)), name: undefined }) });
  expect(await name()).toEqual({ order_name: null });
  await deliver(sent, sent);
  expect(await name()).toEqual({ order_name: "#1001" });
  await deliver({ topic, triggeredAt: at(3), body: orderBody({ updated_at: iso(at(3)), name: undefined }) }, sent);
  expect(await name()).toEqual({ order_name: "#1001" });
});

it("takes a quantity of two thousand million, several times over", async () => {
  const lines = Array.from({ length: 20 }, () => ({ quantity: 2e9 }));
  await deliver({ topic, body: orderBody({ lines }) });
  expect(await units()).toBe(4e10);
  expect(await first("SELECT units_30, reorder_point FROM plans WHERE location_id = 0")).toMatchObject({
    units_30: 4e10,
  });
});

it.each([
  ["null", { lines: null }, "line_items: invalid_type"],
  ["no list", { lines: {} }, "line_items: invalid_type"],
  ["of a fractional quantity", { lines: [{ quantity: 0.5 }] }, "line_items.0.quantity: invalid_type"],
  ["of a quantity beyond 32 bits", { lines: [{ quantity: 3e9 }] }, "line_items.0.quantity: too_big"],
  ["without an id", { lines: [{ id: null }] }, "line_items.0.id: invalid_union"],
])("quarantines an order whose lines are %s", async (_, more, reason) => {
  await deliver({ topic, body: orderBody(more) });
  expect(await first("SELECT reason FROM quarantine")).toEqual({ reason });
  expect(await rowsIn("order_lines")).toEqual([]);
});

it("takes an order without lines", async () => {
  await deliver({ topic, body: orderBody({ lines: [] }) });
  expect(await first("SELECT outcome FROM delivery_counts")).toEqual({ outcome: "accepted" });
});

it("keeps two orders apart whose ids, and whose variants' ids, differ in the last digit above 2^53", async () => {
  const of = (digit: number, quantity: number) =>
    orderBody({ lines: [{ id: "LINE", variant_id: "VARIANT", quantity }] })
      .replace('"id":7001', `"id":900719925474099${digit}`)
      .replace('"LINE"', `910719925474099${digit}`)
      .replace('"VARIANT"', `920719925474099${digit}`);
  await deliver({ topic, body: of(2, 5) }, { topic, body: of(3, 6) });
  expect(
    await rowsIn("order_lines", "line_id", "CAST(line_id AS TEXT) AS line, CAST(order_id AS TEXT) AS o, quantity"),
  ).toEqual([
    { line: "9107199254740992", o: "9007199254740992", quantity: 5 },
    { line: "9107199254740993", o: "9007199254740993", quantity: 6 },
  ]);
  expect(await rowsIn("variants", "shopify_id", "CAST(shopify_id AS TEXT) AS id")).toEqual([
    { id: "9207199254740992" },
    { id: "9207199254740993" },
  ]);
});

it("keeps the newer state of an order when the older comes after it", async () => {
  const newer = orderBody({ at: at(1), updatedAt: at(9), lines: [{ quantity: 10, current_quantity: 7 }] });
  const older = orderBody({ at: at(1), updatedAt: at(1), lines: [{ quantity: 10 }] });
  await deliver({ topic, body: newer, triggeredAt: at(9) }, { topic, body: older, triggeredAt: at(1) });
  expect(await units()).toBe(7);
  const again = [
    await post({ topic, body: older, triggeredAt: at(1) }),
    await post({ topic, body: newer, triggeredAt: at(9) }),
  ];
  await consume(again.flatMap(({ messages }) => messages).reverse());
  expect(await units()).toBe(7);
});

it("takes a sale back on the day of the sale when the order is cancelled", async () => {
  const sold = at(0) - 5 * 86_400_000;
  const lines = [{ quantity: 10 }];
  await deliver({ topic, body: orderBody({ at: sold, lines }), triggeredAt: at(1) });
  expect(await units()).toBe(10);
  const cancelled_at = new Date(at(5)).toISOString();
  await deliver({ topic, body: orderBody({ at: sold, updatedAt: at(5), lines, cancelled_at }), triggeredAt: at(5) });
  expect(await units()).toBe(0);
});

it("does not lose a sale when its variant was deleted before a later body came", async () => {
  await deliver({ topic, body: orderBody({ at: at(1), lines: [{ quantity: 6 }] }), triggeredAt: at(1) });
  const later = orderBody({
    at: at(1),
    updatedAt: at(5),
    lines: [{ quantity: 6, current_quantity: 5, variant_id: null }],
  });
  await deliver({ topic, body: later, triggeredAt: at(5) });
  expect(await units()).toBe(5);
  expect(await rowsIn("order_lines", "1", "variant_id, current_quantity")).toEqual([
    { variant_id: 1, current_quantity: 5 },
  ]);
});

it("moves a sale to where it was fulfilled, and leaves nothing where it was", async () => {
  await deliver({ topic, body: productBody() });
  const lines = [{ id: 70010, quantity: 3 }];
  await deliver({ topic, body: orderBody({ at: at(1), lines, location_id: 901 }), triggeredAt: at(1) });
  const fulfillments = [{ location_id: 902, status: "success", line_items: [{ id: 70010 }] }];
  const fulfilled = orderBody({ at: at(1), updatedAt: at(4), lines, location_id: 901, fulfillments });
  await deliver({ topic, body: fulfilled, triggeredAt: at(4) });
  const sales = await rowsIn("daily_sales JOIN locations c ON c.id = location_id", "2", "c.shopify_id AS at, units");
  expect(sales.filter(({ units }) => units !== 0)).toEqual([{ at: 902, units: 3 }]);
});

it("does not date the first sale by a test order or one that was cancelled", async () => {
  const created_at = new Date(NOW - 20 * 86_400_000).toISOString();
  await deliver({ topic: "products/update", body: productBody({ variants: [{ created_at }] }) });
  const old = NOW - 200 * 86_400_000;
  await deliver({ topic, body: orderBody({ id: 7002, at: old, lines: [{ quantity: 3 }], test: true }) });
  expect(await first("SELECT known_days FROM plans WHERE location_id = 0")).toEqual({ known_days: 21 });
});

it("keeps no line of what it does not know, and no more of the body than it uses", async () => {
  await deliver({ topic, body: orderBody({ note: "Ada's garden", lines: [{ name: "Kettle", sku: "K" }] }) });
  expect(JSON.stringify(await rowsOf("order_lines", "variants", "quarantine"))).not.toMatch(/Ada|Kettle|buyer/);
});
