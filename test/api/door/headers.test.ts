import { beforeEach, expect, it } from "vitest";
import { levelBody } from "../../support/bodies";
import { first, rowsOf } from "../../support/rows";
import { consume, installShop, post, requestOf, SHOP } from "../../support/shopify";

beforeEach(() => installShop());

const topic = "inventory_levels/update";

it.each([
  ["without a topic", { "x-shopify-topic": null }],
  ["with an empty topic", { "x-shopify-topic": "" }],
  ["with a topic of one word", { "x-shopify-topic": "orders" }],
  ["with two topics", { "x-shopify-topic": "orders/create, orders/create" }],
  ["with a script for a topic", { "x-shopify-topic": "<script>/x" }],
  ["without a shop", { "x-shopify-shop-domain": null }],
  ["with an empty shop", { "x-shopify-shop-domain": "" }],
  ["with Shopify itself for a shop", { "x-shopify-shop-domain": "shopify.com" }],
  ["with another domain", { "x-shopify-shop-domain": "a.myshopify.com.evil.example" }],
  ["with a path after the shop", { "x-shopify-shop-domain": "a.myshopify.com/" }],
  ["with a shop that begins with a hyphen", { "x-shopify-shop-domain": "-a.myshopify.com" }],
  ["with SQL for a shop", { "x-shopify-shop-domain": "a' OR 1=1 --.myshopify.com" }],
])("answers 400 to an authentic delivery %s", async (_, headers) => {
  const { status, messages } = await post({ topic, body: levelBody(), headers });
  expect([status, messages]).toEqual([400, []]);
});

it.each<[string, Record<string, string | null>]>([
  ["no webhook id", { "x-shopify-webhook-id": null }],
  ["an overlong webhook id", { "x-shopify-webhook-id": "w".repeat(2000) }],
  ["no time", { "x-shopify-triggered-at": null }],
  ["no readable time", { "x-shopify-triggered-at": "yesterday" }],
  ["a number for a time", { "x-shopify-triggered-at": "5" }],
  ["an empty time", { "x-shopify-triggered-at": "" }],
  ["none but the two that must be there", { "x-shopify-webhook-id": null, "x-shopify-triggered-at": null }],
])("accepts a delivery with %s, and its level is written", async (_, headers) => {
  const { status, messages } = await post({ topic, body: levelBody({ available: 5 }), headers });
  expect(status).toBe(200);
  await consume(messages);
  expect(await first("SELECT available FROM levels")).toEqual({ available: 5 });
});

it("takes the time of receipt where Shopify sends none", async () => {
  const before = Date.now();
  const { messages } = await post({ topic, body: levelBody(), triggeredAt: null });
  expect(messages[0]?.triggeredAt).toBeGreaterThanOrEqual(before);
  expect(messages[0]?.triggeredAt).toBeLessThanOrEqual(Date.now());
});

it("reads a time of nanoseconds to the millisecond", async () => {
  const headers = { "x-shopify-triggered-at": "2026-03-29T18:00:27.877041743Z" };
  const { messages } = await post({ topic, body: levelBody(), headers });
  expect(messages[0]?.triggeredAt).toBe(Date.UTC(2026, 2, 29, 18, 0, 27, 877));
});

it("knows a shop whatever the case of its domain", async () => {
  const { messages } = await post({ topic, body: levelBody(), shop: SHOP.toUpperCase() });
  await consume(messages);
  expect((await rowsOf("levels")).levels).toHaveLength(1);
});

it.each(["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])("answers 405 to %s", async (method) => {
  const { status, messages } = await post({ topic, body: "", method });
  expect([status, messages]).toEqual([405, []]);
});

it("counts a topic that it does not know, and writes nothing else", async () => {
  for (const unknown of ["orders/fulfilled", "constructor/prototype", "toString/x"]) {
    const { status, messages } = await post({ topic: unknown.toLowerCase(), body: levelBody() });
    expect(status).toBe(200);
    await consume(messages);
  }
  expect(
    await first("SELECT SUM(count) AS n, MIN(outcome) AS outcome, MIN(shop_id) AS shop FROM delivery_counts"),
  ).toEqual({ n: 3, outcome: "unknown topic", shop: 1 });
  const { levels, quarantine, products } = await rowsOf("levels", "quarantine", "products");
  expect([levels, quarantine, products]).toEqual([[], [], []]);
});

it.each(["customer.tags_added", "customer.joined_segment", "finance_app_staff_member/grant"])(
  "counts %s, a topic that it does not know, whatever sign parts its words",
  async (unknown) => {
    const { status, messages } = await post({ topic: unknown, body: "{}" });
    expect(status).toBe(200);
    await consume(messages);
    expect(await first("SELECT topic, outcome FROM delivery_counts")).toEqual({
      topic: unknown,
      outcome: "unknown topic",
    });
  },
);

/** The headers of Shopify's Events in place of the classic ones, then what is changed. */
async function asEvent(
  changed: Record<string, string | null> = {},
  sent = { topic, body: levelBody({ available: 5 }) },
) {
  const names = ["topic", "shop-domain", "hmac-sha256", "webhook-id", "triggered-at"];
  const { headers } = await requestOf(sent);
  const classic = names.map((name) => [`x-shopify-${name}`, null]);
  const events = names.map((name) => [`shopify-${name}`, headers.get(`x-shopify-${name}`)]);
  return post({ ...sent, headers: { ...Object.fromEntries([...classic, ...events]), ...changed } });
}

it("takes a delivery with the headers of Shopify's Events like a classic one", async () => {
  const { status, messages } = await asEvent({ "shopify-webhook-id": "event-1" });
  expect([status, messages]).toMatchObject([200, [{ kind: "delivery", webhookId: "event-1" }]]);
  await consume(messages);
  expect(await first("SELECT available FROM levels")).toEqual({ available: 5 });
});

it.each(["Product", "InventoryTransfer", "customer.tags_added"])("counts the event %s as unknown", async (unknown) => {
  const { status, messages } = await asEvent({ "shopify-topic": unknown });
  expect(status).toBe(200);
  await consume(messages);
  expect(await first("SELECT topic, outcome FROM delivery_counts")).toEqual({
    topic: unknown,
    outcome: "unknown topic",
  });
});

it.each<[string, number, number]>([
  ["shopify-hmac-sha256", 401, 0],
  ["shopify-topic", 400, 0],
  ["shopify-shop-domain", 400, 0],
  ["shopify-webhook-id", 200, 1],
  ["shopify-triggered-at", 200, 1],
])("answers an event without %s with %i", async (name, status, kept) => {
  const answer = await asEvent({ [name]: null });
  expect([answer.status, answer.messages.length]).toEqual([status, kept]);
});

it.each<[string, Record<string, string | null>, number]>([
  ["all of both: the classic topic counts", { "shopify-topic": "Product" }, 200],
  [
    "a classic topic that cannot be, and a good one of the other",
    { "x-shopify-topic": "orders", "shopify-topic": topic },
    400,
  ],
  ["no classic signature, and a good one of the other", { "x-shopify-hmac-sha256": null }, 401],
  ["no classic shop, and a good one of the other", { "x-shopify-shop-domain": null }, 400],
])("lets the classic headers decide where both families come: %s", async (_, changed, status) => {
  const body = levelBody();
  const { headers } = await requestOf({ topic, body });
  const both = Object.fromEntries([...headers].map(([name, value]) => [name.replace(/^x-/, ""), value]));
  const answer = await post({ topic, body, headers: { ...both, ...changed } });
  expect(answer.status).toBe(status);
  if (status === 200) expect(answer.messages).toMatchObject([{ kind: "delivery", topic }]);
});
