import { runDurableObjectAlarm } from "cloudflare:test";
import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { installInPlace, type Sent } from "./app-in-place";
import { ask, post, SECRET, SHOP, shopStub } from "./door";

const Deliveries = z.array(
  z.object({ id: z.number(), topic: z.string(), status: z.string(), attempts: z.number(), webhook_id: z.string() }),
);

let app: Awaited<ReturnType<typeof installInPlace>>;

beforeEach(async () => {
  app = await installInPlace();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function placeOrder() {
  const rows = z
    .array(z.object({ item_id: z.number(), available: z.number(), location_id: z.number() }))
    .parse(await (await ask(`/${SHOP}/rows?table=levels`)).json());
  const level = rows.find((row) => row.available > 2);
  const variants = z
    .array(z.object({ id: z.number(), item_id: z.number() }))
    .parse(await (await ask(`/${SHOP}/rows?table=variants`)).json());
  const variant = variants.find((row) => row.item_id === level?.item_id);
  return post(`/${SHOP}/orders`, { lines: [{ variantId: variant?.id, quantity: 1 }], locationId: level?.location_id });
}

async function listDeliveries(since = 0) {
  return Deliveries.parse(await (await ask(`/${SHOP}/deliveries?since=${since}`)).json());
}

async function lastNumber() {
  return (await listDeliveries()).at(-1)?.id ?? 0;
}

const runAlarm = () => runDurableObjectAlarm(shopStub());

async function sentTo(topic: string): Promise<Sent[]> {
  // The alarm may already have run by itself: either way what was due has been sent.
  await runAlarm();
  await vi.waitFor(() => expect(app.sent.some(({ headers }) => headers.get("x-shopify-topic") === topic)).toBe(true));
  return app.sent.filter(({ headers }) => headers.get("x-shopify-topic") === topic);
}

test("a delivery is signed over its raw bytes and carries Shopify's headers", async () => {
  await app.subscribe("ORDERS_CREATE", { name: "orders" });
  await placeOrder();
  const [delivery] = await sentTo("orders/create");
  const digest = createHmac("sha256", SECRET)
    .update(delivery?.body ?? "")
    .digest("base64");
  expect(delivery?.headers.get("x-shopify-hmac-sha256")).toBe(digest);
  expect(delivery?.headers.get("x-shopify-shop-domain")).toBe(SHOP);
  expect(delivery?.headers.get("x-shopify-api-version")).toBe("2026-10");
  expect(delivery?.headers.get("x-shopify-name")).toBe("orders");
  expect(delivery?.headers.get("x-shopify-triggered-at")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
  expect(delivery?.body).toContain("buyer.secret@example.com");
});

test("includeFields narrows the body, inner fields too", async () => {
  await app.subscribe("ORDERS_CREATE", { includeFields: ["id", "updated_at", "line_items.id", "line_items.quantity"] });
  await placeOrder();
  const [delivery] = await sentTo("orders/create");
  const body = z
    .object({ line_items: z.array(z.record(z.string(), z.unknown())) })
    .loose()
    .parse(JSON.parse(delivery?.body ?? ""));
  expect(Object.keys(body).sort()).toEqual(["id", "line_items", "updated_at"]);
  expect(Object.keys(body.line_items[0] ?? {}).sort()).toEqual(["id", "quantity"]);
});

test("an order lowers the level and says so", async () => {
  await app.subscribe("INVENTORY_LEVELS_UPDATE");
  await placeOrder();
  expect(await sentTo("inventory_levels/update")).toHaveLength(1);
});

test("a failed delivery comes again with the same id, eight times, and then its subscription is gone", async () => {
  app.answerWith(500);
  const since = await lastNumber();
  await app.subscribe("SHOP_UPDATE");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  await post(`/${SHOP}/shop`, { name: "Juniper Supply" });
  for (let attempt = 0; attempt < 12; attempt++) {
    await runAlarm();
    vi.setSystemTime(Date.now() + 300_000);
  }
  const ids = app.sent.map(({ headers }) => headers.get("x-shopify-webhook-id"));
  expect(ids).toHaveLength(9);
  expect(new Set(ids).size).toBe(1);
  expect(await listDeliveries(since)).toMatchObject([{ status: "failed", attempts: 9 }]);
  expect(await (await ask(`/${SHOP}/subscriptions`)).json()).toEqual([]);
});

test("the switches for loss and duplicates are obeyed", async () => {
  await app.subscribe("SHOP_UPDATE");
  const since = await lastNumber();
  await post(`/${SHOP}/switches`, { loss: 1 });
  await post(`/${SHOP}/shop`, { name: "A" });
  await post(`/${SHOP}/switches`, { loss: 0, duplicates: 1 });
  await post(`/${SHOP}/shop`, { name: "B" });
  const [lost, first, second] = await listDeliveries(since);
  expect(lost?.status).toBe("lost");
  expect(second?.webhook_id).toBe(first?.webhook_id);
});

test("an uninstall sends app/uninstalled once and removes every subscription", async () => {
  await app.subscribe("APP_UNINSTALLED");
  await post(`/${SHOP}/uninstall`);
  expect(await sentTo("app/uninstalled")).toHaveLength(1);
  expect(await (await ask(`/${SHOP}/subscriptions`)).json()).toEqual([]);
});

test("compliance topics reach the app without a subscription", async () => {
  await post(`/${SHOP}/uninstall`);
  await post(`/${SHOP}/compliance`, { topic: "shop/redact" });
  const [delivery] = await sentTo("shop/redact");
  expect(JSON.parse(delivery?.body ?? "")).toMatchObject({ shop_domain: SHOP });
});

test("a second subscription to the same topic and address is refused, and a bad address too", async () => {
  await app.subscribe("SHOP_UPDATE");
  expect(JSON.stringify((await app.subscribe("SHOP_UPDATE")).data)).toContain("already been taken");
  expect(JSON.stringify((await app.subscribe("ORDERS_CREATE", { uri: "ftp://x" })).data)).toContain("invalid");
});
