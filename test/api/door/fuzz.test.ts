import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TOPICS, type TopicName } from "../../../workers/deliveries/topics/table";
import { productBody } from "../../support/bodies";
import { fuzzedFor, rounds } from "../../support/fuzzed";
import { changed, oddText } from "../../support/odd-values";
import { consume, first, installShop, post, SHOP, signature } from "../../support/shopify";
import { otherShopSealed } from "../../support/two-shops";
import { bodiesOf } from "./topic-bodies";

const OTHER = "b.myshopify.com";
const EVERY = Object.keys(TOPICS) as TopicName[];

afterEach(() => void vi.restoreAllMocks());

beforeEach(async () => {
  // Each delivery has a line of its own there.
  for (const level of ["log", "warn"] as const) vi.spyOn(console, level).mockImplementation(() => {});
  await installShop();
  await installShop({ id: 2, domain: OTHER });
  const { messages } = await post({ topic: "products/update", body: productBody({ at: 1e12 }), shop: OTHER });
  await consume(messages);
});

it("has a good body of every topic to begin with", () =>
  expect(EVERY.filter((topic) => bodiesOf(topic).length === 0)).toEqual([]));

/** What no value of JSON can say: a key twice, a number longer than any, a text that ends too early. */
const rewritten = fc.constantFrom<(text: string) => string>(
  ...[(text: string) => text, (text: string) => text, (text: string) => text],
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

const bodyFor = (topic: TopicName) =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(changed(fc.constantFrom(...bodiesOf(topic))), rewritten)
        .map(([body, rewrite]) => rewrite(JSON.stringify(body) ?? "")),
    },
    fc.json(),
    oddText,
    fc.constantFrom(...WHOLE),
  );

const header = (good: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 30, arbitrary: good },
    fc.constantFrom("", null),
    fc.string({ unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 300 }),
  );

const delivery = fc.constantFrom(...EVERY).chain((topic) =>
  fc.record({
    topic: header(
      fc.oneof({ weight: 15, arbitrary: fc.constant(topic) }, fc.constantFrom("customer.tags_added", "Product", "x/y")),
    ),
    shop: header(fc.constantFrom(SHOP, SHOP, SHOP, "nobody.myshopify.com", SHOP.toUpperCase())),
    triggeredAt: header(
      fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }).map((date) => date.toISOString()),
    ),
    webhookId: header(fc.uuid()),
    signed: fc.integer({ min: 0, max: 9 }).map((of) => of > 0),
    family: fc.constantFrom("x-shopify-", "x-shopify-", "shopify-"),
    method: fc.oneof({ weight: 20, arbitrary: fc.constant("POST") }, fc.constantFrom("GET", "PUT", "DELETE")),
    body: bodyFor(topic),
  }),
);

const RUNS = 300;
const CLASSIC = ["topic", "shop-domain", "hmac-sha256", "webhook-id", "triggered-at"];

it.each(rounds(RUNS))(
  "answers whatever is posted as it says it does, writes what it lets in, and keeps it from other shops (seed $seed)",
  async (round) => {
    const failed = vi.spyOn(console, "error").mockImplementation(() => {});
    const seal = await otherShopSealed();
    const seen = new Map<number, number>();
    let slowest = 0;
    await fc.assert(
      fc.asyncProperty(delivery, async ({ topic, shop, triggeredAt, webhookId, signed, family, method, body }) => {
        const begun = Date.now();
        failed.mockClear();
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
        expect((await consume(messages)).retryMessages).toEqual([]);
        expect(failed.mock.calls).toEqual([]);
        await installedStill();
        seen.set(status, (seen.get(status) ?? 0) + 1);
        slowest = Math.max(slowest, Date.now() - begun);
      }),
      round,
    );
    const kept = await first<{ kept: number }>("SELECT COUNT(*) AS kept FROM quarantine");
    const statuses = Object.fromEntries(seen);
    console.info(JSON.stringify({ fuzz: "deliveries", seed: round.seed, statuses, slowest, ...kept }));
    expect(Math.min(seen.get(200) ?? 0, seen.get(400) ?? 0, seen.get(401) ?? 0)).toBeGreaterThan(0);
    expect(await seal.isAsItWas()).toBe(true);
    expect(
      await first("SELECT MAX(kept) <= 1000 AS within FROM (SELECT COUNT(*) AS kept FROM quarantine GROUP BY shop_id)"),
    ).toEqual({ within: 1 });
  },
  fuzzedFor(RUNS),
);

/** One of the topics says that the app is gone; what comes after it would be told to nobody. */
const installedStill = () =>
  env.DB.prepare("UPDATE shops SET uninstalled_at = NULL WHERE id = 1 AND uninstalled_at IS NOT NULL").run();
