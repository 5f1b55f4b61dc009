import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import worker from "../../stub-worker";
import { orderBody, productBody, refundBody } from "../../support/bodies";
import { first } from "../../support/rows";
import { consume, installShop, post, requestOf } from "../../support/shopify";

beforeEach(() => installShop());

const MEGABYTE = 1_000_000;
const times = (count: number, text: string) => Array(count).fill(text).join(",");

it.each([
  ["digits", "1".repeat(MEGABYTE)],
  ["digits after a blank", ` ${"1".repeat(MEGABYTE)}x`],
  ["runs of 16 digits", " 1111111111111111x".repeat(MEGABYTE / 18)],
  ["blanks", " ".repeat(MEGABYTE)],
  ["quotes", '"'.repeat(MEGABYTE)],
  ["backslashes", "\\".repeat(MEGABYTE)],
  ["backslashes and quotes", '\\"'.repeat(MEGABYTE / 2)],
  ["minus signs", "-".repeat(MEGABYTE)],
])("reads an order with one property of a megabyte of %s", async (_, value) => {
  const lines = [{ id: 820_982_911_946_154, properties: [{ name: "engraving", value }] }];
  const body = orderBody({ lines }).replace("820982911946154", "820982911946154508");
  const { status, messages } = await post({ topic: "orders/create", body });
  expect(status).toBe(200);
  expect(messages).toMatchObject([
    { kind: "delivery", payload: { lines: [expect.arrayContaining(["820982911946154508"])] } },
  ]);
  expect(JSON.stringify(messages).length).toBeLessThan(1000);
});

it.each([
  [
    "3 million empty lines",
    "orders/create",
    orderBody().replace('"line_items":[', `"line_items":[${times(3_000_000, "{}")},`),
    "too many parts",
  ],
  [
    "a million keys",
    "orders/create",
    `{${Array.from({ length: 700_000 }, (_, n) => `"${n}":1`).join(",")}}`,
    "too many parts",
  ],
  [
    "100,000 empty lines",
    "orders/create",
    orderBody().replace('"line_items":[', `"line_items":[${times(100_000, "{}")},`),
    "line_items: too_big",
  ],
  [
    "9,000 wrong lines",
    "orders/create",
    orderBody().replace('"line_items":[', `"line_items":[${times(9000, "{}")},`),
    "line_items.0.id: invalid_union",
  ],
  [
    "20,000 fulfilments",
    "orders/updated",
    orderBody({ fulfillments: Array(20_000).fill({}) }),
    "fulfillments: too_big",
  ],
  [
    "20,000 refunded lines",
    "refunds/create",
    refundBody().replace('"refund_line_items":[', `"refund_line_items":[${times(20_000, "{}")},`),
    "refund_line_items: too_big",
  ],
  ["20,000 variants", "products/update", productBody({ variants: Array(20_000).fill({}) }), "variants: too_big"],
  [
    "20,000 ids of variants",
    "products/update",
    productBody({ variant_gids: Array(20_000).fill({}) }),
    "variant_gids: too_big",
  ],
])("puts a body of %s aside at the first fault", async (_, topic, body, reason) => {
  const { status, messages } = await post({ topic, body });
  expect(status).toBe(200);
  expect(messages).toMatchObject([{ kind: "unreadable" }]);
  await consume(messages);
  const row = await first<{ reason: string }>("SELECT reason FROM quarantine");
  expect(row?.reason.split("; ")[0]).toBe(reason);
});

it("spreads the ids of 10,000 variants over messages, each of which a queue holds", async () => {
  const variant_gids = Array.from({ length: 9999 }, (_, n) => ({
    admin_graphql_api_id: `gid://shopify/ProductVariant/90000000000000${10_000 + n}`,
  }));
  const title = "\u0001".repeat(255);
  const { messages } = await post({
    topic: "products/update",
    body: productBody({ title, vendor: title, variant_gids }),
  });
  const sizes = messages.map((message) => new TextEncoder().encode(JSON.stringify(message)).length);
  expect(Math.max(...sizes)).toBeLessThan(128_000);
  const payloads = messages.map((message) => Object(message).payload);
  expect(new Set(payloads.flatMap(({ variantIds }) => variantIds ?? [])).size).toBe(10_000);
  expect(payloads.filter(({ incomplete }) => incomplete)).toHaveLength(1);
});

it.each<[string, number, Record<string, string | null>]>([
  ["no signature", 401, { "x-shopify-hmac-sha256": null }],
  ["what is no signature", 401, { "x-shopify-hmac-sha256": "%".repeat(44) }],
  ["no topic", 400, { "x-shopify-topic": null }],
  ["a topic that cannot be", 400, { "x-shopify-topic": "orders" }],
  ["a shop that cannot be", 400, { "x-shopify-shop-domain": "shopify.com" }],
])("reads nothing of a body that comes with %s", async (_, status, changed) => {
  const { headers } = await requestOf({ topic: "orders/create", body: "", headers: changed });
  let asked = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        asked++;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    },
    { highWaterMark: 0 },
  );
  const request = new Request("http://localhost/webhooks", { method: "POST", headers, body });
  const answer = await worker.fetch(request, env, createExecutionContext());
  expect([answer.status, asked]).toEqual([status, 0]);
});
