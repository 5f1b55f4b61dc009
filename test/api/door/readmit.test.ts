import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import type { InboxMessage } from "../../../workers/deliveries/messages";
import { readmissionOf, readmit } from "../../../workers/deliveries/readmit";
import { iso, levelBody, orderBody } from "../../support/bodies";
import { first, rowsOf } from "../../support/rows";
import { consume, installShop, post, Recorder, SHOP } from "../../support/shopify";

const shop = { id: 1, domain: SHOP };
const queues = () => ({ database: env.DB, INBOX: new Recorder<InboxMessage>(), JOBS: new Recorder<JobMessage>() });

beforeEach(() => installShop());

it("sends a message that was kept on its way again, and it is written", async () => {
  const { messages } = await post({ topic: "inventory_levels/update", body: levelBody({ available: 8 }) });
  await env.DB.exec("ALTER TABLE levels RENAME TO hidden");
  await consume(messages, {}, 100);
  await env.DB.exec("ALTER TABLE hidden RENAME TO levels");
  const [kept] = (await rowsOf("quarantine")).quarantine ?? [];
  const to = queues();
  expect(await readmit(to, shop, { id: Number(Object(kept).id) })).toEqual({ readmitted: 1, left: 0 });
  expect(to.INBOX.messages).toEqual(messages.map((message) => ({ ...message, readmittedAt: expect.any(Number) })));
  await consume(to.INBOX.messages);
  expect(await first("SELECT available FROM levels")).toEqual({ available: 8 });
  expect((await rowsOf("quarantine")).quarantine).toEqual([]);
});

it.each([
  ["inventory_levels/update", levelBody({ available: "x" }), { kind: "read-levels", items: ["501"] }],
  ["products/update", JSON.stringify({ id: 101, title: 1 }), { kind: "read-product", productId: "101" }],
  ["orders/create", orderBody({ id: 7001, lines: "none" }), { kind: "read-orders", orders: ["7001"] }],
  ["refunds/create", JSON.stringify({ id: 8001, order_id: 7001 }), { kind: "read-orders", orders: ["7001"] }],
  ["inventory_items/update", JSON.stringify({ id: 501, tracked: "?" }), { kind: "read-levels", items: ["501"] }],
  ["locations/update", "{", { kind: "read-locations" }],
])("asks Shopify for what an unreadable body of %s told of", async (topic, body, job) => {
  const { messages } = await post({ topic, body });
  expect(messages).toMatchObject([{ kind: "unreadable" }]);
  await consume(messages);
  const to = queues();
  expect(await readmit(to, shop, { topic })).toEqual({ readmitted: 1, left: 0 });
  expect(to.JOBS.messages).toEqual([{ ...job, shop: SHOP }]);
  expect((await rowsOf("quarantine")).quarantine).toEqual([]);
});

it.each([
  ["orders/create", "comparison"],
  ["refunds/create", "comparison"],
  ["products/delete", "comparison"],
  ["inventory_levels/disconnect", "comparison"],
  ["shop/update", "comparison"],
  ["app/scopes_update", "impossible"],
  ["customers/redact", "impossible"],
])("has what a body of %s told of, that names nothing, come back by a %s", async (topic, kind) => {
  await consume((await post({ topic, body: "{" })).messages);
  const [kept] = (await rowsOf("quarantine")).quarantine ?? [];
  expect(readmissionOf({ topic, message: Object(kept).message }, SHOP)).toEqual({ kind });
});

it("leaves what nothing can bring back, and what is another shop's", async () => {
  await installShop({ id: 2, domain: "b.myshopify.com" });
  await consume((await post({ topic: "orders/create", body: "{" })).messages);
  await consume((await post({ topic: "orders/create", body: "{", shop: "b.myshopify.com" })).messages);
  const to = queues();
  expect(await readmit(to, shop, { topic: "orders/create" })).toEqual({ readmitted: 0, left: 1 });
  expect([to.INBOX.messages, to.JOBS.messages]).toEqual([[], []]);
  expect((await rowsOf("quarantine")).quarantine).toHaveLength(2);
});

it("keeps a row whose sending failed", async () => {
  await consume((await post({ topic: "products/update", body: JSON.stringify({ id: 101 }) })).messages);
  const to = queues();
  to.JOBS.sendBatch = () => Promise.reject(new Error("the queue is full"));
  await expect(readmit(to, shop, { topic: "products/update" })).rejects.toThrow("full");
  expect((await rowsOf("quarantine")).quarantine).toHaveLength(1);
});

it("keeps nothing of an unreadable body but the number of what it told of", async () => {
  const body = JSON.stringify({ id: 7001, email: "buyer@example.com", updated_at: iso(0), line_items: "Ada" });
  await consume((await post({ topic: "orders/create", body })).messages);
  expect(await first("SELECT message FROM quarantine")).toEqual({ message: '{"object":"7001"}' });
});

it("takes a message of a topic that it no longer knows for one that cannot come back", () => {
  expect(
    readmissionOf({ topic: "orders/paid", message: '{"kind":"delivery","topic":"orders/paid","payload":{}}' }, SHOP),
  ).toEqual({ kind: "impossible" });
});
