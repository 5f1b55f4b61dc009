import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sessionToken } from "../../rules/session/sign";
import { fakeShopify } from "./fake-shopify";
import { csp, DOCUMENT, location, open, SHOP, visit } from "./visits";

const now = () => Math.floor(Date.now() / 1000);
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

beforeEach(() => {
  fakeShopify();
});
afterEach(() => vi.restoreAllMocks());

describe("a page that the admin opens", () => {
  it("may be framed by its shop and the admin, and by nobody else", async () => {
    const { answer } = await open();
    expect(csp(answer)).toBe("frame-ancestors https://a.myshopify.com https://admin.shopify.com http://shopify.test;");
  });

  it("is the shop's of the token, whatever the address says", async () => {
    const token = await sessionToken(SHOP);
    const { status, answer } = await visit(`/?shop=b.myshopify.com&host=h&id_token=${token}`, DOCUMENT);
    expect(status).toBe(403);
    expect(csp(answer)).toContain("https://a.myshopify.com");
    expect(csp(answer)).not.toContain("b.myshopify.com");
  });

  it.each([
    ["no token", undefined],
    ["an expired token", { exp: 1 }],
    ["a token of another app", { aud: "other" }],
  ])("with %s bounces, and comes back to where it was going", async (_, claims) => {
    const token = claims ? `&id_token=${await sessionToken(SHOP, claims)}` : "";
    const { status, answer } = await visit(`/products?tab=low&shop=${SHOP}&host=h${token}`, DOCUMENT);
    expect(status).toBe(302);
    const to = new URL(location(answer), "http://localhost:8787");
    expect([to.origin, to.pathname]).toEqual(["http://localhost:8787", "/session-token-bounce"]);
    expect(to.searchParams.get("shopify-reload")).toBe(`/products?tab=low&shop=${SHOP}&host=h`);
  });

  it("says where to begin when nothing of Shopify comes with it", async () => {
    const { status, answer } = await visit("/", { headers: { accept: "text/html", "sec-fetch-dest": "document" } });
    expect([status, location(answer)]).toEqual([302, "http://localhost:8787/welcome"]);
  });
});

describe("a page that cannot be drawn in the admin's frame", () => {
  it("is ours where Shopify does not let the app in, with ways out of the frame", async () => {
    const token = await sessionToken(SHOP);
    const { status, text } = await visit(`/?shop=b.myshopify.com&host=h&id_token=${token}`, DOCUMENT);
    expect(status).toBe(403);
    expect(text).toContain("Evenstock cannot open this shop");
    expect(text).toMatch(/<a href="http:\/\/shopify\.test\/admin\/store\/a\/apps\/test-key" target="_top">/);
  });

  it("is ours where the session has ended and no script brings another", async () => {
    const { text } = await visit(`/session-token-bounce?shop=${SHOP}&shopify-reload=/`, DOCUMENT);
    expect(text).toContain("Evenstock is waiting for Shopify");
    expect(text).toContain("visibility: hidden; animation: shown 0s 8s forwards");
    expect(text).toMatch(/target="_top">Go to Shopify&#39;s admin|target="_top">Go to Shopify's admin/);
  });

  it("is ours where the page itself fails, and is told to who looks after it", async () => {
    await open();
    const told = vi.spyOn(console, "error").mockImplementation(() => {});
    const away = () => {
      throw new Error("D1 is away");
    };
    const failing = { DB: Object.assign(Object.create(env.DB), { prepare: away }) };
    const { status, text, answer } = await open("/products", SHOP, failing);
    expect(status).toBe(503);
    expect(text).toContain("This page could not be shown");
    expect(csp(answer)).toContain("https://a.myshopify.com");
    expect(told.mock.calls.join()).toContain("D1 is away");
    const line = JSON.parse(told.mock.calls.join());
    expect(text).toContain(`tell support this number: ${line.id}.`);
    expect(answer.headers.get("x-request-id")).toBe(line.id);
  });
});

describe("the bounce page", () => {
  const bounce = (query: Record<string, string>) =>
    visit(`/session-token-bounce?${new URLSearchParams(query)}`, DOCUMENT);

  it("may be framed by the shop that it names", async () => {
    const { status, answer, text } = await bounce({ shop: SHOP, "shopify-reload": "/products" });
    expect(status).toBe(200);
    expect(text).toContain('src="http://shopify.test/app-bridge.js"');
    expect(csp(answer)).toContain("https://a.myshopify.com https://admin.shopify.com");
  });

  it.each(["evil.example", "*.myshopify.com", "a.myshopify.com https://evil.example", "a.myshopify.com;"])(
    "may be framed by nobody when the shop it names is %j",
    async (shop) => {
      const { answer } = await bounce({ shop, "shopify-reload": "/" });
      expect(csp(answer)).toBe("frame-ancestors 'none';");
    },
  );

  it.each(["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])(
    "leads to no %s",
    async (back) => {
      const { status, text } = await bounce({ shop: SHOP, "shopify-reload": back });
      expect(status).toBe(400);
      expect(text).not.toContain("evil");
    },
  );
});

describe("a fetch", () => {
  it("is answered under a good token", async () => {
    const { status, text } = await visit("/products.data", bearer(await sessionToken(SHOP)));
    expect([status, text]).toEqual([200, "<h1>Shop A 42</h1>"]);
  });

  it("is believed by its header, not by an older token in the address", async () => {
    const old = await sessionToken(SHOP, { exp: now() - 100 });
    expect((await visit(`/?id_token=${old}`, bearer(await sessionToken(SHOP)))).status).toBe(200);
  });

  it.each<[string, () => Promise<[string, RequestInit]>]>([
    ["with an expired token", async () => ["/", bearer(await sessionToken(SHOP, { exp: now() - 100 }))]],
    ["with a token signed by nobody", async () => ["/", bearer(await sessionToken(SHOP, {}, { alg: "none" }))]],
    ["with an empty token", async () => ["/", bearer("")]],
    ["for a page's rows without a token", async () => [`/products.data?shop=${SHOP}`, {}]],
    ["that a script sends without a token", async () => ["/import", { headers: { "sec-fetch-dest": "empty" } }]],
    ["that writes without a token", async () => [`/settings?shop=${SHOP}`, { method: "POST", body: "a=1" }]],
  ])("%s is asked to try again with a fresh one", async (_, make) => {
    const { status, answer } = await visit(...(await make()));
    expect(status).toBe(401);
    expect(answer.headers.get("x-shopify-retry-invalid-session-request")).toBe("1");
  });
});

it("frames the public pages for nobody", async () => {
  for (const path of ["/welcome", `/auth?shop=${SHOP}`, "/auth/callback"]) {
    const { answer } = await visit(path, DOCUMENT);
    expect(csp(answer)).toBe("frame-ancestors 'none';");
  }
});

describe("whatever is answered", () => {
  const everything = async () => {
    const token = await sessionToken(SHOP);
    return {
      "a page": await visit(`/?shop=${SHOP}&host=h&id_token=${token}`, DOCUMENT),
      "a page's rows": await visit("/products.data", bearer(token)),
      "a refusal": await visit("/products.data"),
      "a bounce": await visit(`/?shop=${SHOP}`, DOCUMENT),
      "the bounce page": await visit(`/session-token-bounce?shop=${SHOP}&shopify-reload=/`, DOCUMENT),
      "a redirect": await visit("/", { headers: { "sec-fetch-dest": "document" } }),
      "a public page": await visit("/welcome", DOCUMENT),
    };
  };

  it("is kept by no cache", async () => {
    for (const [name, { answer }] of Object.entries(await everything()))
      expect([name, answer.headers.get("cache-control")]).toEqual([name, "no-store"]);
  });

  it("is framed only where it says so, and never guessed at", async () => {
    for (const [name, { answer }] of Object.entries(await everything())) {
      expect([name, csp(answer)]).toEqual([name, expect.stringContaining("frame-ancestors")]);
      expect([name, answer.headers.get("x-content-type-options")]).toEqual([name, "nosniff"]);
    }
  });

  it("asks production's browsers to stay with https, and development's not", async () => {
    const production = {
      ENVIRONMENT: "production",
      APP_URL: "https://stock.example.com",
      SHOPIFY_ORIGIN: "",
      TOKEN_KEYS: "k1:q0Ls3l0R1eQ3cU0o3u3Y3mVb0b8nqQ9m2k3m7yT5x1A=",
    };
    const secure = await visit("/welcome", DOCUMENT, production);
    expect(secure.answer.headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect((await visit("/welcome", DOCUMENT)).answer.headers.get("strict-transport-security")).toBeNull();
  });
});

describe("what is sent to a page", () => {
  const post = async (type: string, body: BodyInit) =>
    visit("/products", {
      method: "POST",
      body,
      headers: { ...bearer(await sessionToken(SHOP)).headers, "content-type": type },
    });
  const FORM = "application/x-www-form-urlencoded";

  it("is refused where it is longer than a form, or than a piece of a file, may be", async () => {
    expect((await post(FORM, "a".repeat(1024 * 1024))).status).toBe(200);
    expect((await post(FORM, "a".repeat(1024 * 1024 + 1))).status).toBe(413);
    expect((await post("application/json", " ".repeat(4 * 1024 * 1024))).status).toBe(200);
    expect((await post("application/json", " ".repeat(4 * 1024 * 1024 + 1))).status).toBe(413);
  });

  it("is refused by what has come where it never says how long it is", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(stream) {
        sent += 65_536;
        stream.enqueue(new Uint8Array(65_536));
      },
    });
    expect((await post(FORM, endless)).status).toBe(413);
    expect(sent).toBeLessThan(2 * 1024 * 1024);
  });

  it("is not read before it is known who sends it", async () => {
    const { status } = await visit("/products", { method: "POST", body: "a".repeat(2 * 1024 * 1024) });
    expect(status).toBe(401);
  });
});

it("the framework's old address of a page's rows is closed", async () => {
  const { status, text } = await visit("/products?_data=routes%2Fnone", bearer(await sessionToken(SHOP)));
  expect([status, text]).toEqual([404, ""]);
});
