import { expect, it } from "vitest";
import { isShopifysQuery, isSignedQuery } from "../../../app/shopify/oauth-query";
import vectors from "../../fixtures/shopify/hmac-vectors.json";
import { signedQuery } from "./sign";

const SECRETS = ["test-secret", "previous-secret"];
const NOW = Date.UTC(2026, 10, 21, 12);
const answer = { code: "c0de", shop: "a.myshopify.com", state: "s", timestamp: String(NOW / 1000) };

const signed = async (query: Record<string, string>, secret?: string) =>
  Object.fromEntries(await signedQuery(query, secret));

it.each(vectors.filter(({ kind }) => kind === "oauth_query"))("knows Shopify's answer $id", async (vector) => {
  const query = Object.fromEntries(
    (vector.message ?? "").split("&").map((part) => part.split("=") as [string, string]),
  );
  expect(await isSignedQuery([vector.secret], { ...query, hmac: vector.hmac_hex ?? "" })).toBe(true);
  expect(await isSignedQuery(["other"], { ...query, hmac: vector.hmac_hex ?? "" })).toBe(false);
});

it("takes either secret", async () => {
  expect(await isShopifysQuery(SECRETS, await signed(answer), NOW)).toBe(true);
  expect(await isShopifysQuery(SECRETS, await signed(answer, "previous-secret"), NOW)).toBe(true);
  expect(await isShopifysQuery(SECRETS, await signed(answer, "guessed"), NOW)).toBe(false);
});

it("takes a signature over percent-encoded values, as some of Shopify's libraries make it", async () => {
  const query = { ...answer, host: "a/b+c=" };
  const encoded = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]));
  const { hmac = "" } = await signed(encoded);
  expect(await isSignedQuery(SECRETS, { ...query, hmac })).toBe(true);
});

it("refuses what was changed, added, or left out", async () => {
  const query = await signed(answer);
  expect(await isSignedQuery(SECRETS, { ...query, shop: "b.myshopify.com" })).toBe(false);
  expect(await isSignedQuery(SECRETS, { ...query, more: "1" })).toBe(false);
  const { code: _, ...rest } = query;
  expect(await isSignedQuery(SECRETS, rest)).toBe(false);
});

it("does not take one value for two parameters", async () => {
  const { hmac = "" } = await signed({ a: "1", b: "2" });
  expect(await isSignedQuery(SECRETS, { a: "1&b=2", hmac })).toBe(false);
});

it.each(["", "0", "zz", "a".repeat(63), "A".repeat(64)])("refuses the signature %j", async (hmac) => {
  expect(await isSignedQuery(SECRETS, { ...answer, hmac })).toBe(false);
});

it("is fresh for ten minutes, either way", async () => {
  const query = await signed(answer);
  const minutes = 60_000;
  expect(await isShopifysQuery(SECRETS, query, NOW + 10 * minutes)).toBe(true);
  expect(await isShopifysQuery(SECRETS, query, NOW + 10 * minutes + 1)).toBe(false);
  expect(await isShopifysQuery(SECRETS, query, NOW - 11 * minutes)).toBe(false);
  const { timestamp: _, ...undated } = answer;
  expect(await isShopifysQuery(SECRETS, await signed(undated), NOW)).toBe(false);
  expect(await isShopifysQuery(SECRETS, await signed({ ...answer, timestamp: "soon" }), NOW)).toBe(false);
});
