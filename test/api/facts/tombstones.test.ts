import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { connectionBody, itemBody, levelBody, locationBody, orderBody, productBody } from "../../support/bodies";
import { first, rowsIn } from "../../support/rows";
import { consume, deliver, installShop, post, type Sent, SHOP } from "../../support/shopify";

beforeEach(() => installShop());

const NOW = Math.floor(Date.now() / 1000) * 1000;
const at = (seconds: number) => NOW - 600_000 + seconds * 1000;

const told = (seconds: number, topic: string, body: string): Sent => ({ topic, body, triggeredAt: at(seconds) });
const product = (seconds: number) => told(seconds, "products/update", productBody({ at: at(seconds) }));
const level = (seconds: number, available: number, location = 901) =>
  told(seconds, "inventory_levels/update", levelBody({ at: at(seconds), available, location }));
const gone = (seconds: number, topic: string, id: number) => told(seconds, topic, JSON.stringify({ id }));
const disconnected = (seconds: number) => told(seconds, "inventory_levels/disconnect", connectionBody());

it("hides a deleted product with its variants, and an older body does not bring it back", async () => {
  await deliver(product(1), gone(5, "products/delete", 101), product(3));
  expect(await first("SELECT deleted_at FROM variants")).toEqual({ deleted_at: at(5) });
  expect(await first("SELECT title, status, deleted_at FROM products")).toEqual({
    title: "Kettle",
    status: "deleted",
    deleted_at: at(5),
  });
  expect(await first("SELECT variants FROM shop_counts")).toEqual({ variants: 0 });
});

it("makes no variant of a body that comes after the product's deletion and is older", async () => {
  await deliver(gone(5, "products/delete", 101), product(3));
  expect(await first("SELECT COUNT(*) AS n FROM variants")).toEqual({ n: 0 });
});

it("keeps what was sold of a deleted product, also of one that only an order names", async () => {
  const sold = { topic: "orders/create", body: orderBody({ lines: [{ quantity: 3 }] }) };
  await deliver(gone(5, "products/delete", 101), sold);
  expect(await first("SELECT SUM(units) AS units FROM daily_sales")).toEqual({ units: 3 });
  expect(await first("SELECT deleted_at FROM variants")).toEqual({ deleted_at: at(5) });
});

it("closes the alert of a deleted product", async () => {
  await env.DB.prepare("UPDATE rules SET reorder_point = 5").run();
  await deliver(product(1), level(2, 0));
  expect(await first("SELECT alerts FROM shop_counts")).toEqual({ alerts: 1 });
  await deliver(gone(5, "products/delete", 101));
  expect(await first("SELECT alerts FROM shop_counts")).toEqual({ alerts: 0 });
});

it.each([
  ["level, then disconnection", [level(1, 7), disconnected(5)], null],
  ["disconnection, then an older level", [disconnected(5), level(1, 7)], null],
  ["disconnection and connection", [level(1, 7), disconnected(5), level(6, 4)], 4],
  ["connection, then the older disconnection", [level(6, 4), disconnected(5), level(1, 7)], 4],
])("ends the stock of an item at a location by its disconnection: %s", async (_, sent, available) => {
  await deliver(product(1), ...sent, ...sent);
  expect(await first("SELECT available, deleted_at FROM levels")).toEqual({
    available,
    deleted_at: available === null ? at(5) : null,
  });
  expect(await first("SELECT COALESCE(SUM(delta), 0) AS sum FROM movements")).toEqual({ sum: available ?? 0 });
  expect(await first("SELECT available FROM plans WHERE location_id = 0")).toEqual({ available });
});

it("dates the movement by which stock leaves with its location at the disconnection", async () => {
  await deliver(product(1), level(2, 7), disconnected(5));
  expect(await rowsIn("movements", "id", "delta, at")).toEqual([
    { delta: 7, at: at(2) },
    { delta: -7, at: at(5) },
  ]);
});

it("takes level and disconnection of one item in one batch", async () => {
  const sent = [level(6, 4), disconnected(5), level(1, 7), disconnected(8), product(1)];
  await consume((await Promise.all(sent.map((each) => post(each)))).flatMap(({ messages }) => messages));
  expect(await first("SELECT available, deleted_at FROM levels")).toEqual({ available: null, deleted_at: at(8) });
  expect(await first("SELECT COALESCE(SUM(delta), 0) AS sum FROM movements")).toEqual({ sum: 0 });
});

it("counts an item as untracked that Shopify tracks no more, or deleted", async () => {
  const shown = () => first("SELECT available, untracked FROM overviews");
  const item = (seconds: number, tracked: boolean) =>
    told(seconds, "inventory_items/update", itemBody({ at: at(seconds), tracked }));
  await deliver(product(1), level(2, 9));
  expect(await shown()).toEqual({ available: 9, untracked: 0 });
  await deliver(item(3, false));
  expect(await shown()).toEqual({ available: null, untracked: 1 });
  await deliver(item(5, true), item(4, false));
  expect(await shown()).toEqual({ available: 9, untracked: 0 });
  await deliver(gone(6, "inventory_items/delete", 501), item(5, true));
  expect(await shown()).toEqual({ available: null, untracked: 1 });
});

it.each([
  ["GBP", "12.345", 1235],
  ["JPY", "1200", 1200],
  ["KWD", "1.5", 1500],
  ["XXQ", "0.07", 7],
  ["USD", null, null],
])("keeps a cost in %s of %s as %s minor units, before the variant is known", async (currency, cost, minor) => {
  await env.DB.prepare("UPDATE shops SET currency = ?").bind(currency).run();
  await deliver(told(1, "inventory_items/create", itemBody({ cost })));
  expect(await first("SELECT cost, cost_currency FROM inventory_items")).toEqual({
    cost: minor,
    cost_currency: minor === null ? null : currency,
  });
});

it("counts no stock at a location that was closed, and asks for new plans", async () => {
  await deliver(product(1), level(2, 9), level(2, 5, 902));
  const closed = told(3, "locations/deactivate", locationBody({ id: 902, active: false, at: at(3) }));
  const { messages } = await post(closed);
  const { jobs } = await consume([...messages, ...messages]);
  expect(jobs).toEqual([{ kind: "replan", shop: SHOP }]);
  expect(await first("SELECT active FROM locations WHERE shopify_id = 902")).toEqual({ active: 0 });
  await deliver(product(4));
  expect(await first("SELECT available FROM overviews")).toEqual({ available: 9 });
});
