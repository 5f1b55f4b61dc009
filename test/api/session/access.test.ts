import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { settingsOf } from "../../../app/env";
import { adminFor } from "../../../app/session/admin.server";
import { accessToken } from "../../../app/session/tokens/access.server";
import { keyRing } from "../../../app/session/tokens/token-cipher";
import { findTokens, reencryptTokens, tokensGranted } from "../../../app/session/tokens/tokens.server";
import { first, rowsOf } from "../../support/rows";
import { installShop } from "../../support/shopify";
import { fakeShopify, graphqlAnswer, pair, refusal } from "./fake-shopify";
import { SHOP } from "./visits";

const MINUTE = 60_000;
const settings = settingsOf(env);
const shop = { id: 1, domain: SHOP };
const access = { database: env.DB, settings, shop };
const ping = {
  name: "Ping",
  document: "query Ping { shop { name } }",
  answer: z.object({ shop: z.object({ name: z.string() }) }),
};
const pong = () => graphqlAnswer({ shop: { name: "Shop A" } });

/** A shop whose access token is good for so long. */
async function shopWithToken(goodFor: number, keys = settings.TOKEN_KEYS, id = 1) {
  const granted = await tokensGranted(env.DB, await keyRing(keys), id, {
    ...{ accessToken: "shpat_old", accessExpiresAt: Date.now() + goodFor },
    ...{ refreshToken: "shprt_old", refreshExpiresAt: Date.now() + 1000 * MINUTE, scopes: "read_products" },
  });
  await granted.run();
}

/** D1 that fails at such a statement, the first time: before it is done, or after. */
function failingOnce(statement: string, isDone: boolean): D1Database {
  let failed = false;
  const failingAt = (text: string, prepared: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(prepared, {
      get(target, name) {
        if (name === "bind") return (...values: unknown[]) => failingAt(text, target.bind(...values));
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        return async (...given: unknown[]) => {
          if (failed || !text.includes(statement)) return Reflect.apply(member, target, given);
          failed = true;
          if (isDone) await Reflect.apply(member, target, given);
          throw new Error("D1_ERROR: Network connection lost.");
        };
      },
    });
  return new Proxy(env.DB, {
    get: (target, name) =>
      name === "prepare" ? (text: string) => failingAt(text, target.prepare(text)) : Reflect.get(target, name),
  });
}

const stored = async () => findTokens(env.DB, await keyRing(settings.TOKEN_KEYS), shop.id);

beforeEach(() => installShop());
afterEach(() => vi.restoreAllMocks());

describe("an access token", () => {
  it("is used as it is while more than five minutes of it are left", async () => {
    const shopify = fakeShopify();
    await shopWithToken(6 * MINUTE);
    expect(await accessToken(access)).toBe("shpat_old");
    expect(shopify.asked).toEqual([]);
  });

  it("is refreshed before it ends, and the pair is kept", async () => {
    const shopify = fakeShopify({ token: () => Response.json(pair("new")) });
    await shopWithToken(4 * MINUTE);
    expect(await accessToken(access)).toBe("shpat_new");
    expect(shopify.forTokens()).toMatchObject([{ body: { grant_type: "refresh_token", refresh_token: "shprt_old" } }]);
    expect(await stored()).toMatchObject({ accessToken: "shpat_new", refreshToken: "shprt_new", version: 2 });
    expect(await accessToken(access)).toBe("shpat_new");
    expect(shopify.asked).toHaveLength(1);
  });

  it("is refreshed once when five ask at the same time, and all get the new one", async () => {
    const slowly = async () => {
      await new Promise((resume) => setTimeout(resume, 100));
      return Response.json(pair("new"));
    };
    const shopify = fakeShopify({ token: slowly });
    await shopWithToken(0);
    const got = await Promise.all(Array.from({ length: 5 }, () => accessToken(access)));
    expect(got).toEqual(Array(5).fill("shpat_new"));
    expect(shopify.asked).toHaveLength(1);
  });

  it("stays, and the old pair with it, when Shopify cannot be reached", async () => {
    const shopify = fakeShopify({ token: () => new Response(null, { status: 502 }) });
    await shopWithToken(0);
    const before = await rowsOf("tokens", "shops");
    await expect(accessToken(access)).rejects.toThrow("502");
    expect(await rowsOf("tokens", "shops")).toEqual(before);
    shopify.answers.token = () => Response.json(pair("new"));
    expect(await accessToken(access)).toBe("shpat_new");
  });

  it("serves for its last minutes when Shopify cannot be reached", async () => {
    fakeShopify({ token: () => Promise.reject(new Error("network")) });
    await shopWithToken(2 * MINUTE);
    expect(await accessToken(access)).toBe("shpat_old");
    expect(await stored()).toMatchObject({ refreshToken: "shprt_old", version: 1 });
  });

  it("is not taken when it never ends", async () => {
    fakeShopify({ token: () => Response.json(pair("eternal", { expires_in: undefined })) });
    await shopWithToken(0);
    await expect(accessToken(access)).rejects.toThrow("expires_in");
    expect(await stored()).toMatchObject({ accessToken: "shpat_old", version: 1 });
  });

  it("is refreshed by the next when the one who held the lease died", async () => {
    fakeShopify({ token: () => Response.json(pair("new")) });
    await shopWithToken(0);
    await env.DB.prepare("UPDATE tokens SET refreshing_until = ?")
      .bind(Date.now() + 400)
      .run();
    expect(await accessToken(access)).toBe("shpat_new");
  });

  it.each([
    ["takes the lease", "SET refreshing_until = ? WHERE shop_id = ? AND version", false],
    ["takes the lease and does not say so", "SET refreshing_until = ? WHERE shop_id = ? AND version", true],
    ["keeps the new pair", "SET key_id = ?", false],
  ])("is refreshed by the next at once where the database failed as it %s", async (_, failing, isDone) => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    fakeShopify({ token: () => Response.json(pair("new")) });
    await shopWithToken(0);
    await expect(accessToken({ ...access, database: failingOnce(failing, isDone) })).rejects.toThrow("connection lost");
    expect(await first("SELECT refreshing_until FROM tokens")).toEqual({ refreshing_until: 0 });
    expect(await accessToken(access)).toBe("shpat_new");
  });

  it("of a pair that an installation brought meanwhile wins over the refreshed one", async () => {
    fakeShopify({
      token: async () => {
        await shopWithToken(60 * MINUTE);
        await env.DB.exec("UPDATE tokens SET scopes = 'brought'");
        return Response.json(pair("late"));
      },
    });
    await shopWithToken(0);
    expect(await accessToken(access)).toBe("shpat_old");
    expect(await stored()).toMatchObject({ scopes: "brought", version: 2 });
  });
});

describe("a shop whose refresh Shopify refuses", () => {
  it("needs a new token, is asked about once, and keeps everything", async () => {
    const shopify = fakeShopify({ token: () => refusal("invalid_grant") });
    await shopWithToken(0);
    const before = await rowsOf("shops", "rules", "shop_settings");
    await expect(accessToken(access)).rejects.toThrow("does not renew");
    await expect(accessToken(access)).rejects.toThrow("is not asked now");
    expect(shopify.asked).toHaveLength(1);
    expect(await rowsOf("shops", "rules", "shop_settings")).toEqual(before);
    expect(await stored()).toMatchObject({ accessToken: "shpat_old", refusals: 1, refusedAt: expect.any(Number) });
  });

  it("counts five that were refused at once as one", async () => {
    fakeShopify({ token: () => refusal("invalid_grant") });
    await shopWithToken(0);
    await Promise.allSettled(Array.from({ length: 5 }, () => accessToken(access)));
    expect(await stored()).toMatchObject({ refusals: 1 });
  });

  it("uses its token for the last minutes that it is good", async () => {
    fakeShopify({ token: () => refusal("invalid_grant") });
    await shopWithToken(2 * MINUTE);
    expect(await accessToken(access)).toBe("shpat_old");
    expect(await stored()).toMatchObject({ refusals: 0, refusedAt: null });
  });

  it("keeps everything when it is our own secret that Shopify does not know", async () => {
    fakeShopify({ token: () => refusal("invalid_client", 401) });
    await shopWithToken(0);
    await expect(accessToken(access)).rejects.toThrow("SHOPIFY_API_SECRET");
    const { shops, rules } = await rowsOf("shops", "rules");
    expect(shops).toMatchObject([{ uninstalled_at: null }]);
    expect(rules).toHaveLength(1);
  });
});

describe("the Admin API", () => {
  const throttled = (cost: object) =>
    Response.json({ errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }], extensions: { cost } });

  it("is asked under the version that we know, with the token", async () => {
    const shopify = fakeShopify({ graphql: pong });
    await shopWithToken(60 * MINUTE);
    expect(await adminFor(access).request(ping, {})).toEqual({ shop: { name: "Shop A" } });
    expect(shopify.asked).toMatchObject([{ path: "/admin/api/2026-10/graphql.json", token: "shpat_old" }]);
  });

  it("is asked again with a fresh token when it does not take the one we have", async () => {
    fakeShopify({
      token: () => Response.json(pair("new")),
      graphql: ({ token }) => (token === "shpat_new" ? pong() : new Response(null, { status: 401 })),
    });
    await shopWithToken(60 * MINUTE);
    expect(await adminFor(access).request(ping, {})).toEqual({ shop: { name: "Shop A" } });
  });

  it("that refuses a fresh token too leaves the shop as it is, in need of another", async () => {
    fakeShopify({ token: () => Response.json(pair("new")), graphql: () => new Response(null, { status: 401 }) });
    await shopWithToken(60 * MINUTE);
    await expect(adminFor(access).request(ping, {})).rejects.toThrow("fresh token");
    expect((await rowsOf("shops")).shops).toMatchObject([{ uninstalled_at: null }]);
    expect(await stored()).toMatchObject({ accessToken: "shpat_new", refusals: 1 });
  });

  it("is waited for as long as its bucket needs, and as it says", async () => {
    const answers = [
      throttled({ requestedQueryCost: 130, throttleStatus: { currentlyAvailable: 100, restoreRate: 100 } }),
      new Response(null, { status: 429, headers: { "retry-after": "0.2" } }),
      pong(),
    ];
    fakeShopify({ graphql: () => answers.shift() ?? pong() });
    await shopWithToken(60 * MINUTE);
    const started = Date.now();
    await adminFor(access).request(ping, {});
    expect(Date.now() - started).toBeGreaterThanOrEqual(490);
    expect(Date.now() - started).toBeLessThan(3000);
  });

  it("is not asked for ever", async () => {
    const cost = { requestedQueryCost: 10, throttleStatus: { currentlyAvailable: 0, restoreRate: 1000 } };
    const shopify = fakeShopify({ graphql: () => throttled(cost) });
    await shopWithToken(60 * MINUTE);
    await expect(adminFor(access).request(ping, {})).rejects.toThrow("Ping: throttled 6 times");
    expect(shopify.asked).toHaveLength(6);
  });

  it.each([
    ["an error", () => Response.json({ errors: [{ message: "Field 'x' doesn't exist" }] }), "Ping: Field 'x'"],
    [
      "another shape",
      () => graphqlAnswer({ shop: { name: 7 } }),
      "Ping: Shopify's answer has another shape (shop.name",
    ],
    ["no answer", () => new Response("oops", { status: 503 }), "Ping: Shopify answered 503"],
  ])("that gives %s is an error that names the request", async (_, graphql, message) => {
    fakeShopify({ graphql });
    await shopWithToken(60 * MINUTE);
    await expect(adminFor(access).request(ping, {})).rejects.toThrow(message);
  });
});

describe("a new key for the tokens", () => {
  const [old = ""] = settings.TOKEN_KEYS;
  const fresh = `k2:${btoa("2".repeat(32))}`;

  it("goes first, then everything is written anew, then the old one may go", async () => {
    for (const id of [1, 2, 3]) await shopWithToken(60 * MINUTE, [old], id);
    const both = await keyRing([fresh, old]);
    expect(await findTokens(env.DB, both, 3)).toMatchObject({ accessToken: "shpat_old" });

    expect(await reencryptTokens(env.DB, both, 2)).toEqual({ left: 1, unreadable: 0 });
    expect(await reencryptTokens(env.DB, both, 2)).toEqual({ left: 0, unreadable: 0 });
    expect(await reencryptTokens(env.DB, both, 2)).toEqual({ left: 0, unreadable: 0 });

    const alone = await keyRing([fresh]);
    for (const id of [1, 2, 3])
      expect(await findTokens(env.DB, alone, id)).toMatchObject({
        ...{ accessToken: "shpat_old", refreshToken: "shprt_old", version: 1 },
      });
  });

  it("leaves what it cannot read, says so, and goes on with the rest", async () => {
    for (const id of [1, 2, 3]) await shopWithToken(60 * MINUTE, [old], id);
    await env.DB.exec("UPDATE tokens SET access_token = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' WHERE shop_id = 1");
    await env.DB.exec("UPDATE tokens SET key_id = 'lost' WHERE shop_id = 2");
    expect(await reencryptTokens(env.DB, await keyRing([fresh, old]), 10)).toEqual({ left: 2, unreadable: 1 });
    expect((await rowsOf("tokens")).tokens?.map((row) => row.key_id)).toEqual(["k1", "lost", "k2"]);
  });
});
