import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TOPICS } from "../../../workers/deliveries/topics/table";
import { productBody } from "../../support/bodies";
import { changedBody } from "../../support/changed-bodies";
import { fuzzed, fuzzedFor } from "../../support/fuzzed";
import { consume, first, installShop, post, signature } from "../../support/shopify";
import { everyRow } from "../faults/every-row";

const OTHER = "b.myshopify.com";

afterEach(() => void vi.restoreAllMocks());

beforeEach(async () => {
  // Each delivery has a line of its own there.
  vi.spyOn(console, "log").mockImplementation(() => {});
  await installShop();
  await installShop({ id: 2, domain: OTHER });
  const { messages } = await post({ topic: "products/update", body: productBody({ at: 1e12 }), shop: OTHER });
  await consume(messages);
});

const text = fc.oneof(
  { weight: 6, arbitrary: changedBody },
  fc.json(),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.constantFrom(
    "[".repeat(30_000),
    `{"line_items":[${"{},".repeat(20_000)}{}]}`,
    `{"id":${"1".repeat(50_000)}}`,
    '"',
    "\\",
  ),
);

const header = (good: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 30, arbitrary: good },
    fc.constantFrom("", null),
    fc.string({ unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 300 }),
  );

const delivery = fc.record({
  topic: header(
    fc.oneof(
      fc.constantFrom(...Object.keys(TOPICS).filter((name) => name !== "shop/redact")),
      fc.constantFrom("customer.tags_added", "Product", "x/y"),
    ),
  ),
  shop: header(fc.constantFrom("a.myshopify.com", "nobody.myshopify.com", "A.MYSHOPIFY.COM")),
  triggeredAt: header(
    fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }).map((date) => date.toISOString()),
  ),
  webhookId: header(fc.uuid()),
  signed: fc.integer({ min: 0, max: 9 }).map((of) => of > 0),
  family: fc.constantFrom("x-shopify-", "x-shopify-", "shopify-"),
  method: fc.oneof({ weight: 20, arbitrary: fc.constant("POST") }, fc.constantFrom("GET", "PUT", "DELETE")),
  body: text,
});

const RUNS = 300;
const CLASSIC = ["topic", "shop-domain", "hmac-sha256", "webhook-id", "triggered-at"];

it(
  "answers whatever is posted as it says it does, and keeps it from other shops",
  async () => {
    const before = await everyRow(2);
    const seen = new Map<number, number>();
    let slowest = 0;
    await fc.assert(
      fc.asyncProperty(delivery, async ({ topic, shop, triggeredAt, webhookId, signed, family, method, body }) => {
        const begun = Date.now();
        const hmac = await signature(body, signed ? "test-secret" : "other");
        const named = {
          topic,
          "shop-domain": shop,
          "hmac-sha256": hmac,
          "webhook-id": webhookId,
          "triggered-at": triggeredAt,
        };
        const headers = {
          ...Object.fromEntries(CLASSIC.map((name) => [`x-shopify-${name}`, null])),
          ...Object.fromEntries(Object.entries(named).map(([name, value]) => [family + name, value])),
        };
        const { status, messages } = await post({ topic: "x/y", body, method, headers });
        expect([200, 400, 401, 405, 413]).toContain(status);
        if (status !== 200) expect(messages).toEqual([]);
        if (!signed) expect(status).not.toBe(200);
        await consume(messages);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        slowest = Math.max(slowest, Date.now() - begun);
      }),
      fuzzed(RUNS),
    );
    const kept = await first<{ kept: number }>("SELECT COUNT(*) AS kept FROM quarantine");
    console.info(JSON.stringify({ fuzz: "deliveries", statuses: Object.fromEntries(seen), slowest, ...kept }));
    expect(Math.min(seen.get(200) ?? 0, seen.get(400) ?? 0, seen.get(401) ?? 0)).toBeGreaterThan(0);
    expect(await everyRow(2)).toEqual(before);
    expect(
      await first("SELECT MAX(kept) <= 1000 AS within FROM (SELECT COUNT(*) AS kept FROM quarantine GROUP BY shop_id)"),
    ).toEqual({ within: 1 });
  },
  fuzzedFor(RUNS),
);
