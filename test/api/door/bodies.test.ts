import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import type { InboxMessage } from "../../../workers/deliveries/messages";
import worker from "../../stub-worker";
import { levelBody, orderBody, productBody } from "../../support/bodies";
import { countedDatabase } from "../../support/counted-database";
import { first, rowsOf } from "../../support/rows";
import { consume, installShop, post, Recorder, SHOP } from "../../support/shopify";

beforeEach(() => installShop());

const bytes = (text: string) => new TextEncoder().encode(text);
const BROKEN_UTF8 = new Uint8Array([...bytes('{"title":"'), 0xc3, 0x28, ...bytes('"}')]);

it.each<[string, BodyInit, string]>([
  ["is no JSON", "{", "not JSON"],
  ["is empty", "", "not JSON"],
  ["is a form", "foo=anything", "not JSON"],
  ["is null", "null", "body: invalid_type"],
  ["is a number", "7", "body: invalid_type"],
  ["is a long number", "820982911946154508", "body: invalid_type"],
  ["is a string", '"inventory"', "body: invalid_type"],
  ["is a list", "[]", "body: invalid_type"],
  ["is broken UTF-8", BROKEN_UTF8, "not UTF-8"],
  ["is UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), "not UTF-8"],
  ["is 20,000 nested arrays", "[".repeat(20_000) + "]".repeat(20_000), "body: invalid_type"],
  ["is 20,000 arrays that never close, after a long id", `[820982911946154508,${"[".repeat(20_000)}`, "not JSON"],
])("answers 200 and quarantines a body that %s, without its text", async (_, body, reason) => {
  const { status, messages } = await post({ topic: "inventory_levels/update", body, webhookId: "w-1" });
  expect(status).toBe(200);
  await consume(messages);
  const { byteLength } = await new Response(body).arrayBuffer();
  expect((await rowsOf("quarantine")).quarantine).toMatchObject([
    { shop_id: 1, topic: "inventory_levels/update", webhook_id: "w-1", size: byteLength, reason, message: null },
  ]);
  expect(await first("SELECT sha256 FROM quarantine")).toEqual({ sha256: await sha256(body) });
  expect(await first("SELECT outcome, count FROM delivery_counts")).toEqual({ outcome: "unreadable", count: 1 });
});

async function sha256(body: BodyInit) {
  const digest = await crypto.subtle.digest("SHA-256", await new Response(body).arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

it("quarantines the same unreadable delivery once, however often it comes", async () => {
  for (let n = 0; n < 3; n++) {
    const { messages } = await post({ topic: "orders/create", body: "{", webhookId: "w-1" });
    await consume([...messages, ...messages]);
  }
  expect((await rowsOf("quarantine")).quarantine).toHaveLength(1);
});

it("reads on after a body of broken UTF-8", async () => {
  await post({ topic: "inventory_levels/update", body: BROKEN_UTF8 });
  const { messages } = await post({ topic: "inventory_levels/update", body: levelBody() });
  expect(messages).toMatchObject([{ kind: "delivery" }]);
});

it.each<[string, BodyInit, Record<string, string>]>([
  ["begins with a byte order mark", `\uFEFF${levelBody()}`, {}],
  ["is called a form", levelBody(), { "content-type": "application/x-www-form-urlencoded" }],
  ["is called binary", levelBody(), { "content-type": "application/octet-stream" }],
  ["holds 20,000 nested arrays in a field that nobody reads", deeper(levelBody()), {}],
  ["names __proto__", levelBody().replace("{", '{"__proto__":{"available":99},'), {}],
  ["names one field twice", levelBody().replace("{", '{"available":"first",'), {}],
])("reads a level whose body %s", async (_, body, headers) => {
  const { status, messages } = await post({ topic: "inventory_levels/update", body, headers });
  expect(status).toBe(200);
  await consume(messages);
  expect(await first("SELECT available FROM levels")).toEqual({ available: 10 });
});

function deeper(body: string) {
  return body.replace("{", `{"more":${"[".repeat(20_000)}${"]".repeat(20_000)},"long":820982911946154508,`);
}

it("tells where a body is wrong by its path, never by what stands there", async () => {
  const body = orderBody({ lines: [{ quantity: "Ada Lovelace" }], processed_at: "ada@example.com" });
  const { messages } = await post({ topic: "orders/create", body });
  await consume(messages);
  const { reason } = (await first<{ reason: string }>("SELECT reason FROM quarantine")) ?? { reason: "" };
  expect(reason.split("; ").sort()).toEqual(["line_items.0.quantity: invalid_type", "processed_at: invalid_format"]);
});

it("accepts a product of two megabytes", async () => {
  const body = productBody({ id: 101, body_html: 'a \\"word\\" '.repeat(200_000) });
  expect(body.length).toBeGreaterThan(2_000_000);
  const { status, messages } = await post({ topic: "products/update", body });
  expect(status).toBe(200);
  expect(JSON.stringify(messages).length).toBeLessThan(2000);
  await consume(messages);
  expect(await first("SELECT title FROM products")).toEqual({ title: "Kettle" });
});

const TWELVE_MEGABYTES = 12 * 1024 * 1024;

it("refuses twelve megabytes by their announced length, before anything is read", async () => {
  const headers = { "content-length": String(TWELVE_MEGABYTES) };
  const { status, messages } = await post({ topic: "products/update", body: "{}", headers });
  expect([status, messages]).toEqual([413, []]);
});

it("refuses twelve megabytes of no announced length, and stops reading soon after ten", async () => {
  let given = 0;
  const chunk = new Uint8Array(256 * 1024).fill(32);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += chunk.length;
      if (given > 4 * TWELVE_MEGABYTES) controller.close();
      else controller.enqueue(chunk);
    },
  });
  const { status, messages } = await postStream(body);
  expect([status, messages]).toEqual([413, []]);
  expect(given).toBeLessThan(TWELVE_MEGABYTES);
});

/** A stream cannot be signed first, and need not be: it is refused before the signature is checked. */
async function postStream(body: BodyInit) {
  const INBOX = new Recorder<InboxMessage>();
  const headers = {
    "x-shopify-topic": "products/update",
    "x-shopify-shop-domain": SHOP,
    "x-shopify-hmac-sha256": `${"A".repeat(43)}=`,
  };
  const request = new Request("http://localhost/webhooks", { method: "POST", body, headers });
  const answer = await worker.fetch(request, { ...env, INBOX }, createExecutionContext());
  return { status: answer.status, messages: INBOX.messages };
}

it("accepts a body of no announced length up to ten megabytes", async () => {
  const text = levelBody().padEnd(10 * 1024 * 1024, " ");
  const { status, messages } = await post({ topic: "inventory_levels/update", body: text });
  expect(status).toBe(200);
  expect(messages).toMatchObject([{ kind: "delivery" }]);
});

it("counts a delivery of a shop that it does not know, without a shop, and writes nothing else", async () => {
  for (const body of [levelBody(), "{"]) {
    const { status, messages } = await post({ topic: "inventory_levels/update", body, shop: "z.myshopify.com" });
    expect(status).toBe(200);
    await consume(messages);
  }
  expect((await rowsOf("delivery_counts")).delivery_counts).toMatchObject([
    { shop_id: 0, topic: "inventory_levels/update", outcome: "unknown shop", count: 2 },
  ]);
  const { levels, quarantine } = await rowsOf("levels", "quarantine");
  expect([levels, quarantine]).toEqual([[], []]);
});

it("keeps a thousand of a shop, of each batch what there is room for, and counts them all", async () => {
  await installShop({ id: 2, domain: "b.myshopify.com" });
  await env.DB.exec(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 996)
    INSERT INTO quarantine (shop_id, topic, webhook_id, size, sha256, reason, received_at)
    SELECT 1, 'orders/create', 'old-' || i, 1, 'a', 'b', i FROM n`.replaceAll("\n", " "),
  );
  const sent = Array.from({ length: 10 }, (_, n) => ({ topic: "orders/create", body: "{", webhookId: `new-${n}` }));
  const others = sent.map((each) => ({ ...each, shop: "b.myshopify.com" }));
  const messages = (await Promise.all([...sent, ...others].map((each) => post(each)))).flatMap((each) => each.messages);
  const { database, asked } = countedDatabase(env.DB);
  await consume(messages, { DB: database });
  expect(await first("SELECT SUM(shop_id = 1) AS a, SUM(shop_id = 2) AS b FROM quarantine")).toEqual({
    a: 1000,
    b: 10,
  });
  expect(await first("SELECT SUM(count) AS n FROM delivery_counts WHERE outcome = 'unreadable'")).toEqual({ n: 20 });
  // The thousand is counted once, not for each that comes.
  expect(asked.rowsRead).toBeLessThan(2000);
});
