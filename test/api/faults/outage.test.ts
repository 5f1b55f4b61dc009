import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import type { InboxMessage } from "../../../workers/deliveries/messages";
import worker from "../../stub-worker";
import { levelBody, orderBody, productBody } from "../../support/bodies";
import { farewell, redaction } from "../../support/jobs";
import { first, rowsIn } from "../../support/rows";
import { consume, installShop, post, SHOP } from "../../support/shopify";
import { deadDatabase, faultyDatabase } from "./faulty-database";

beforeEach(() => installShop());

const MARK = "POISON";
/** As a fact of its own; in the quarantined message it stands one quotation deeper. */
const isMarked = (parameters: string) => parameters.includes(`,\\"${MARK}\\",`);

const levelOf = async (item: number) =>
  (await post({ topic: "inventory_levels/update", body: levelBody({ item, available: item }) })).messages;

const hundred = async () => (await Promise.all(Array.from({ length: 100 }, (_, n) => levelOf(1000 + n)))).flat();

const levels = async () => (await first<{ n: number }>("SELECT COUNT(*) AS n FROM levels"))?.n;

it.each([
  "D1_ERROR: Network connection lost.",
  "D1_ERROR: D1 DB is overloaded. Requests queued for too long.",
  "D1_ERROR: Internal error in D1 DB storage caused object to be reset.",
  "D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.",
  "something that nobody has seen before",
  "D1_ERROR: no such table: plans: SQLITE_ERROR",
  "D1_ERROR: ON CONFLICT clause does not match any PRIMARY KEY or UNIQUE constraint: SQLITE_ERROR",
])("asks for the whole batch again when D1 says: %s", async (message) => {
  const messages = await hundred();
  const DB = faultyDatabase(() => message);
  const { explicitAcks, retryMessages } = await consume(messages, { DB });
  expect([explicitAcks.length, retryMessages.length]).toEqual([0, 100]);
  expect(await rowsIn("quarantine")).toEqual([]);
  expect((await consume(messages)).explicitAcks).toHaveLength(100);
  expect(await levels()).toBe(100);
});

it("divides a batch that was too much for D1 three times, and keeps nothing aside", async () => {
  const messages = await hundred();
  let batches = 0;
  const DB = faultyDatabase((parameters) => {
    batches++;
    return parameters.length > 8000 ? "D1_ERROR: D1 DB exceeded its CPU time limit and was reset." : null;
  });
  expect((await consume(messages, { DB }, 2)).retryMessages).toHaveLength(100);
  expect(batches).toBe(1);
  expect((await consume(messages, { DB }, 3)).explicitAcks).toHaveLength(100);
  expect([await levels(), await rowsIn("quarantine")]).toEqual([100, []]);
});

it("loses nothing in an outage of ten minutes: attempts grow, waits grow, then all lands", async () => {
  const messages = [
    ...(await post({ topic: "products/update", body: productBody() })).messages,
    ...(await post({ topic: "orders/create", body: orderBody({ lines: [{ quantity: 3 }] }) })).messages,
    ...(await post({ topic: "app/uninstalled", body: farewell("b.myshopify.com"), shop: "b.myshopify.com" })).messages,
    ...(await post({ topic: "orders/create", body: "{" })).messages,
    ...(await levelOf(501)),
  ];
  const waits = new Map<number, number[]>();
  for (let attempt = 1; attempt <= 9; attempt++) waits.set(attempt, await waitsOf(messages, attempt));
  const expected = [2, 4, 8, 16, 32, 64, 128, 256, 300];
  expect([...waits.values()]).toEqual(expected.map((seconds) => messages.map(() => seconds)));
  expect(await rowsIn("quarantine")).toEqual([]);
  await consume(messages, {}, 10);
  expect(await first("SELECT units_30, available FROM plans WHERE location_id = 0")).toEqual({
    units_30: 3,
    available: 501,
  });
  expect(await rowsIn("quarantine", "1", "topic, message")).toEqual([{ topic: "orders/create", message: null }]);
});

/** For how many seconds a dead D1 makes the consumer put each message off; the pool's own answer does not tell. */
async function waitsOf(messages: InboxMessage[], attempts: number) {
  const waits: number[] = [];
  const batch: MessageBatch<InboxMessage> = {
    queue: "evenstock-inbox",
    messages: messages.map((body, index) => ({
      ...{ id: String(index), timestamp: new Date(), attempts, body },
      ack: () => waits.push(-1),
      retry: (options) => waits.push(options?.delaySeconds ?? 0),
    })),
    metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } },
    ackAll: () => waits.push(-1),
    retryAll: () => waits.push(-1),
  };
  await worker.queue(batch, { ...env, DB: deadDatabase() });
  return waits;
}

it.each([1, 9, 10, 50, 99])("keeps nothing aside while D1 is dead, at attempt %i", async (attempt) => {
  for (const message of ["D1_ERROR: Network connection lost.", "an error of no known kind"]) {
    const messages = await levelOf(501);
    const { retryMessages } = await consume(messages, { DB: deadDatabase(message) }, attempt);
    expect(retryMessages).toHaveLength(1);
  }
  expect(await rowsIn("quarantine")).toEqual([]);
});

it.each([
  ["a constraint at once", "D1_ERROR: NOT NULL constraint failed: products.title: SQLITE_CONSTRAINT", 1],
  ["malformed JSON at once", "D1_ERROR: malformed JSON: SQLITE_ERROR", 1],
  ["a parameter too large at once", "D1_ERROR: string or blob too big: SQLITE_TOOBIG", 1],
  ["an unknown error at the tenth attempt", "an error of no known kind", 10],
])("lets 99 land and quarantines the one poison whole: %s", async (_, error, attempt) => {
  const messages = await hundred();
  messages.splice(37, 1, ...(await post({ topic: "products/update", body: productBody({ title: MARK }) })).messages);
  const DB = faultyDatabase((parameters) => (isMarked(parameters) ? error : null));
  const { explicitAcks, retryMessages } = await consume(messages, { DB }, attempt);
  expect([explicitAcks.length, retryMessages.length]).toEqual([100, 0]);
  expect(await levels()).toBe(99);
  expect(await first("SELECT available FROM levels WHERE inventory_item_id = 1099")).toEqual({ available: 1099 });
  const [kept] = await rowsIn("quarantine");
  expect(kept).toMatchObject({ shop_id: 1, topic: "products/update", webhook_id: messages[37]?.webhookId });
  expect(JSON.parse(String(kept?.message))).toEqual(messages[37]);
  // In words: the error itself is for the log.
  expect(kept?.reason).toMatch(/^(The database did not take it|Something unexpected happened)/);
  expect(kept?.reason).not.toContain(error);
  expect(await first("SELECT topic, count FROM delivery_counts WHERE outcome = 'failed'")).toEqual({
    topic: "products/update",
    count: 1,
  });
});

it("asks for an unknown error again until the tenth attempt", async () => {
  const { messages } = await post({ topic: "products/update", body: productBody({ title: MARK }) });
  const DB = faultyDatabase((parameters) => (isMarked(parameters) ? "an error of no known kind" : null));
  expect((await consume(messages, { DB }, 9)).retryMessages).toHaveLength(1);
  expect(await rowsIn("quarantine")).toEqual([]);
  expect((await consume(messages, { DB }, 10)).explicitAcks).toHaveLength(1);
  expect(await rowsIn("quarantine")).toHaveLength(1);
});

it("keeps no buyer in the quarantine of what the consumer failed on", async () => {
  const { messages } = await post({ topic: "orders/create", body: orderBody() });
  await consume(messages, { DB: failingOnce() });
  const [kept] = await rowsIn("quarantine");
  expect(kept?.message).toContain("70010");
  expect(kept?.message).not.toMatch(/buyer|Ada|\+44|Leeds|Kettle/);
});

/** Fails the facts, lets the quarantine be written. */
function failingOnce() {
  let failed = false;
  return faultyDatabase(() => {
    if (failed) return null;
    failed = true;
    return "D1_ERROR: CHECK constraint failed";
  });
}

it("asks again when JOBS does not take a request, and the rows stay right", async () => {
  const { messages } = await post({ topic: "shop/redact", body: redaction(SHOP) });
  const JOBS = {
    ...env.JOBS,
    send: async () => {
      throw new Error("Queue send failed");
    },
  };
  expect((await consume(messages, { JOBS })).retryMessages).toHaveLength(1);
  expect((await consume(messages)).jobs).toHaveLength(1);
});

it("tries what the queue gave up on once more, alone", async () => {
  expect((await dead(await levelOf(501), {})).explicitAcks).toHaveLength(1);
  expect(await rowsIn("levels")).toHaveLength(1);
  expect(await rowsIn("quarantine")).toEqual([]);
});

it("quarantines what the queue gave up on and fails again, and waits where D1 does not answer", async () => {
  const messages = await levelOf(501);
  const refusing = () =>
    faultyDatabase((parameters) => (parameters.includes("did not take it") ? null : "D1_ERROR: internal error"));
  expect((await dead(messages, { DB: deadDatabase() })).retryMessages).toHaveLength(1);
  expect((await dead(messages, { DB: refusing() })).explicitAcks).toHaveLength(1);
  expect((await dead(messages, { DB: refusing() })).explicitAcks).toHaveLength(1);
  const kept = await rowsIn("quarantine");
  expect(kept).toMatchObject([{ shop_id: 1, topic: "inventory_levels/update" }]);
  expect(JSON.parse(String(kept[0]?.message))).toEqual(messages[0]);
});

async function dead(messages: InboxMessage[], environment: Partial<Env>) {
  const batch = createMessageBatch<InboxMessage>(
    "evenstock-inbox-dead",
    messages.map((body, index) => ({ id: String(index), timestamp: new Date(), attempts: 1, body })),
  );
  await worker.queue(batch, { ...env, ...environment });
  return getQueueResult(batch, createExecutionContext());
}
