import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TOPICS, type TopicName } from "../../../workers/deliveries/topics/table";
import { productBody } from "../../support/bodies";
import { FOR_A_ROUND, fuzzed, type Outcome, rounds, together } from "../../support/fuzzed";
import { changed, oddText, varied } from "../../support/odd-values";
import { first } from "../../support/rows";
import { consume, installShop, post, SHOP, signature } from "../../support/shopify";
import { bodiesOf } from "./topic-bodies";

const OTHER = "b.myshopify.com";
const EVERY = Object.keys(TOPICS) as TopicName[];

afterEach(() => void vi.restoreAllMocks());

beforeEach(async () => {
  await installShop();
  await installShop({ id: 2, domain: OTHER });
  const { messages } = await post({ topic: "products/update", body: productBody({ at: 1e12 }), shop: OTHER });
  await consume(messages);
});

it("has a good body of every topic to begin with", () =>
  expect(EVERY.filter((topic) => bodiesOf(topic).length === 0)).toEqual([]));

/** What no value of JSON can say: a key twice, a number longer than any, a text that ends too early. */
const rewritten = fc.constantFrom<(text: string) => string>(
  ...Array.from({ length: 15 }, () => (text: string) => text),
  (text) => text.replace("{", '{"id":18446744073709551616,"id":1,'),
  (text) => text.replace(/:(\d+)/g, ":$1$1$1"),
  (text) => text.replace(/:(\d+)/g, ":-$1.5e3"),
  (text) => text.replace(/"/g, "'"),
  (text) => text.slice(0, text.length / 2),
  (text) => `\ufeff ${text}\n`,
  (text) => `${text}${text}`,
);

const WHOLE = [
  "[".repeat(30_000),
  `{"line_items":[${"{},".repeat(20_000)}{}]}`,
  `{"id":${"1".repeat(50_000)}}`,
  '"',
  "",
];

/** Half of them as Shopify could have sent them. */
function bodyFor(topic: TopicName) {
  const good = fc.constantFrom(...bodiesOf(topic));
  return fc.oneof(
    { weight: 10, arbitrary: varied(good).map((body) => JSON.stringify(body)) },
    {
      weight: 9,
      arbitrary: fc.tuple(changed(good), rewritten).map(([body, rewrite]) => rewrite(JSON.stringify(body) ?? "")),
    },
    fc.oneof(fc.json(), oddText, fc.constantFrom(...WHOLE)),
  );
}

const header = (good: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 30, arbitrary: good },
    fc.constantFrom("", null),
    fc.string({ unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 300 }),
  );

const deliveryOf = (topic: TopicName) =>
  fc.record({
    topic: header(
      fc.oneof({ weight: 15, arbitrary: fc.constant(topic) }, fc.constantFrom("customer.tags_added", "Product", "x/y")),
    ),
    shop: header(fc.constantFrom(...Array(9).fill(SHOP), "nobody.myshopify.com", SHOP.toUpperCase())),
    triggeredAt: header(
      fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }).map((date) => date.toISOString()),
    ),
    webhookId: header(fc.uuid()),
    signed: fc.integer({ min: 0, max: 9 }).map((of) => of > 0),
    family: fc.constantFrom("x-shopify-", "x-shopify-", "shopify-"),
    method: fc.oneof({ weight: 20, arbitrary: fc.constant("POST") }, fc.constantFrom("GET", "PUT", "DELETE")),
    body: bodyFor(topic),
  });

const delivery = fc.oneof(...EVERY.map(deliveryOf));

type Delivery = typeof delivery extends fc.Arbitrary<infer Each> ? Each : never;

const REQUESTS = 500;
/** So many make a batch, about: all that it writes goes into the database at once. A queue hands over a hundred at most. */
const OF_A_BATCH = together(20, 50);
const CLASSIC = ["topic", "shop-domain", "hmac-sha256", "webhook-id", "triggered-at"];

it.each(rounds(REQUESTS))(
  "answers whatever is posted as it says it does, writes what it lets in, and keeps it from other shops (seed $seed)",
  async (round) => {
    const seen = await fuzzed({ ...round, what: "deliveries", asked: delivery, together: OF_A_BATCH, answer: taken });
    expect(Math.min(seen.get(200) ?? 0, seen.get(400) ?? 0, seen.get(401) ?? 0)).toBeGreaterThan(0);
    expect(
      await first("SELECT MAX(kept) <= 1000 AS within FROM (SELECT COUNT(*) AS kept FROM quarantine GROUP BY shop_id)"),
    ).toEqual({ within: 1 });
  },
  FOR_A_ROUND,
);

/** Each is posted by itself; what the door lets in is written together. */
async function taken(deliveries: Delivery[]): Promise<Outcome[]> {
  const answers = await Promise.all(deliveries.map(posted));
  expect((await consume(answers.flatMap(({ messages }) => messages))).retryMessages).toEqual([]);
  expect(vi.mocked(console.error).mock.calls).toEqual([]);
  await installedStill();
  return answers.map(({ topic, status, messages }) => ({
    ...{ at: topic, status, said: "", done: messages.some(({ kind }) => kind === "delivery") },
  }));
}

async function posted({ topic, shop, triggeredAt, webhookId, signed, family, method, body }: Delivery) {
  const named = {
    ...{ topic, "shop-domain": shop, "webhook-id": webhookId, "triggered-at": triggeredAt },
    "hmac-sha256": await signature(body, signed ? "test-secret" : "other"),
  };
  const headers = {
    ...Object.fromEntries(CLASSIC.map((name) => [`x-shopify-${name}`, null])),
    ...Object.fromEntries(Object.entries(named).map(([name, value]) => [family + name, value])),
  };
  const { status, messages } = await post({ topic: "x/y", body, method, headers });
  expect([200, 400, 401, 405, 413]).toContain(status);
  if (status !== 200) expect(messages).toEqual([]);
  if (!signed) expect(status).not.toBe(200);
  return { topic: EVERY.find((each) => each === topic) ?? "another topic", status, messages };
}

/** One of the topics says that the app is gone; what comes after it would be told to nobody. */
const installedStill = () =>
  env.DB.prepare("UPDATE shops SET uninstalled_at = NULL WHERE id = 1 AND uninstalled_at IS NOT NULL").run();
