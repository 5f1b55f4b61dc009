import { shopifyApi } from "@shopify/shopify-api";
import "@shopify/shopify-api/adapters/web-api";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { visitorOf } from "../../../app/shopify/session-token";
import { API_VERSION } from "../../../app/shopify/shopify";
import { settingsWith } from "./settings";
import { sessionToken } from "./sign";

const SHOP = "a.myshopify.com";
const SECOND = 1_795_000_000;
const settings = settingsWith();
const { session } = shopifyApi({
  apiKey: settings.SHOPIFY_API_KEY,
  apiSecretKey: settings.SHOPIFY_API_SECRET,
  apiVersion: API_VERSION as Parameters<typeof shopifyApi>[0]["apiVersion"],
  hostName: "localhost",
  isEmbeddedApp: true,
  logger: { log: () => {} },
});

beforeAll(() => vi.useFakeTimers({ now: SECOND * 1000, toFake: ["Date"] }));
afterAll(() => vi.useRealTimers());

const often = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const instant = fc.integer({ min: SECOND - 13, max: SECOND + 13 });
const tokens = fc.record({
  claims: fc.record({
    exp: fc.oneof(fc.constant(SECOND + 60), instant),
    nbf: fc.option(instant, { nil: undefined }),
    aud: often("test-key", "other", ""),
  }),
  signing: fc.record({
    secret: often("test-secret", "guessed"),
    alg: often("HS256", "none", "HS512"),
    crit: often<string[] | undefined>(undefined, ["b64"], []),
  }),
  /** A sign that is put in place of another, or among them. */
  spoilt: fc.option(fc.record({ at: fc.nat(400), by: fc.constantFrom("", "A", ".", "=", "é", " ") }), {
    nil: undefined,
    freq: 5,
  }),
});

test("A session token counts exactly where Shopify's own library takes it", async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(tokens, async ({ claims, signing, spoilt }) => {
      const whole = await sessionToken(SHOP, claims, { ...signing, now: SECOND });
      const token = spoilt ? whole.slice(0, spoilt.at) + spoilt.by + whole.slice(spoilt.at + 1) : whole;
      const theirs = await session.decodeSessionToken(token).then(
        () => true,
        () => false,
      );
      const ours = (await visitorOf(settings, token, SECOND * 1000)) !== undefined;
      taken += Number(ours);
      // In node it reads signatures past signs that are none of theirs.
      if (spoilt && theirs) return;
      expect(ours).toBe(theirs);
    }),
    { numRuns: 500 },
  );
  expect(taken).toBeGreaterThan(10);
});
