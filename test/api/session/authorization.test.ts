import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { signedQuery } from "../../rules/session/sign";
import { rowsOf } from "../../support/rows";
import { fakeShopify, refusal } from "./fake-shopify";
import { location, SHOP, visit } from "./visits";

let shopify: ReturnType<typeof fakeShopify>;
beforeEach(() => {
  shopify = fakeShopify();
});
afterEach(() => vi.restoreAllMocks());

/** To Shopify and back to here: what the browser brings, with what a test wants to be different. */
async function comeBack({ query = {}, secret = "test-secret", cookie }: Change = {}) {
  const begun = await visit(`/auth?shop=${SHOP}`);
  const state = new URL(location(begun.answer)).searchParams.get("state") ?? "";
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signed = await signedQuery({ code: "c0de", shop: SHOP, state, timestamp, ...query }, secret);
  const brought = cookie ?? begun.answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  const path = `/auth/callback?${signed}`;
  return { path, cookie: brought, ...(await visit(path, { headers: { cookie: brought } })) };
}

interface Change {
  query?: Record<string, string>;
  secret?: string;
  cookie?: string;
}

describe("/auth", () => {
  it("sends the owner to Shopify to grant what the app needs, and nothing of buyers", async () => {
    const { status, answer } = await visit(`/auth?shop=${SHOP}`);
    expect(status).toBe(302);
    const to = new URL(location(answer));
    expect(`${to.origin}${to.pathname}`).toBe("http://shopify.test/a.myshopify.com/admin/oauth/authorize");
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      client_id: "test-key",
      scope: "read_products,read_inventory,write_inventory,read_locations,read_orders",
      redirect_uri: "http://localhost:8787/auth/callback",
    });
    expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly; Secure; SameSite=Lax/);
  });

  it.each(["", "evil.example", "a.myshopify.com.evil.example", "a.myshopify.com/x", "https://a.myshopify.com"])(
    "asks again for a shop where it gets %j",
    async (shop) => {
      const { answer } = await visit(`/auth?${new URLSearchParams({ shop })}`);
      expect(location(answer)).toBe("/welcome?problem=shop");
    },
  );

  it("stops a caller who begins too many installations in a minute", async () => {
    const from = (address: string) => visit(`/auth?shop=${SHOP}`, { headers: { "cf-connecting-ip": address } });
    for (let i = 0; i < 20; i++) expect((await from("192.0.2.1")).status).toBe(302);
    const { status, answer } = await from("192.0.2.1");
    expect([status, answer.headers.get("retry-after")]).toEqual([429, "60"]);
    expect((await from("192.0.2.2")).status).toBe(302);
  });
});

describe("the way back from Shopify", () => {
  it("installs, and ends in the admin", async () => {
    const { status, answer, jobs } = await comeBack();
    expect(status).toBe(302);
    expect(location(answer)).toBe("http://shopify.test/admin/store/a/apps/test-key");
    expect(answer.headers.get("set-cookie")).toContain("Max-Age=0");
    expect(shopify.forTokens()).toMatchObject([{ shop: SHOP, body: { code: "c0de", expiring: "1" } }]);
    expect(jobs.map(({ kind }) => kind)).toEqual(["converge-subscriptions", "import"]);
    const { shops, tokens } = await rowsOf("shops", "tokens");
    expect(shops).toMatchObject([{ domain: SHOP, uninstalled_at: null }]);
    expect(tokens).toHaveLength(1);
  });

  it("only brings new tokens to a shop that has the app", async () => {
    await comeBack();
    const before = await rowsOf("shops", "rules");
    const { status, jobs } = await comeBack();
    expect([status, jobs]).toEqual([302, []]);
    expect(await rowsOf("shops", "rules")).toEqual(before);
    expect((await rowsOf("tokens")).tokens).toMatchObject([{ version: 2 }]);
  });

  it("is believed under the previous secret", async () => {
    expect((await comeBack({ secret: "previous-secret" })).status).toBe(302);
  });

  it.each<[string, () => Change]>([
    ["signed with another secret", () => ({ secret: "guessed" })],
    ["eleven minutes old", () => ({ query: { timestamp: String(Math.floor(Date.now() / 1000) - 660) } })],
    ["from eleven minutes ahead", () => ({ query: { timestamp: String(Math.floor(Date.now() / 1000) + 660) } })],
    ["without a time", () => ({ query: { timestamp: "" } })],
    ["with another state", () => ({ query: { state: "guessed" } })],
    ["for another shop than was begun with", () => ({ query: { shop: "b.myshopify.com" } })],
    ["for what is no shop", () => ({ query: { shop: "evil.example" } })],
    ["without a code", () => ({ query: { code: "" } })],
    ["without the cookie", () => ({ cookie: "x=1" })],
    ["with a cookie that we did not sign", () => ({ cookie: `evenstock_state=${btoa('{"state":"s"}')}.x` })],
  ])("is refused when it is %s, and Shopify is asked for nothing", async (_, change) => {
    const { status } = await comeBack(change());
    expect(status).toBe(400);
    expect(shopify.asked).toEqual([]);
    expect((await rowsOf("shops")).shops).toEqual([]);
  });

  it("is refused when a parameter was changed on the way", async () => {
    const { path, cookie } = await comeBack();
    const changed = await visit(path.replace("c0de", "c0d3"), { headers: { cookie } });
    expect(changed.status).toBe(400);
  });

  it("is refused where Shopify does not take the code", async () => {
    shopify.answers.token = () => refusal("invalid_request");
    const { status, text } = await comeBack();
    expect([status, text]).toEqual([400, expect.stringContaining("Start it again")]);
    expect((await rowsOf("tokens")).tokens).toEqual([]);
  });
});
