import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { dayOf } from "../../../app/days/calendar";
import type { JobMessage } from "../../../app/jobs/messages";
import { shopsUninstalled } from "../../../app/shops/shop-changes.server";
import { first, rowsOf } from "../../support/rows";
import { Recorder } from "../../support/shopify";
import { fakeShopify, graphqlAnswer, pair, refusal, shopAnswer } from "./fake-shopify";
import { open, SHOP } from "./visits";

afterEach(() => vi.restoreAllMocks());

/** The page says in the admin's frame that it failed, and the log says why. */
async function expectFailed(opening: typeof open, why: string) {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  expect((await opening()).status).toBe(503);
  expect(told.mock.calls.join()).toContain(why);
  told.mockRestore();
}

const ASKED_FOR = [
  { kind: "converge-subscriptions", shop: SHOP },
  { kind: "import", shop: SHOP },
];

const uninstall = (triggeredAt: number) => shopsUninstalled(env.DB, [{ domain: SHOP, triggeredAt }]).run();

const today = () => dayOf(Date.now(), "Pacific/Auckland");

describe("the first visit of a shop", () => {
  it("exchanges its session token, writes its rows, and asks for subscriptions and the import", async () => {
    const shopify = fakeShopify();
    const { status, text, jobs } = await open();
    expect([status, text]).toEqual([200, "<h1>Shop A 42</h1>"]);
    expect(jobs).toEqual(ASKED_FOR);
    expect(shopify.forTokens()).toMatchObject([
      { shop: SHOP, body: { client_id: "test-key", client_secret: "test-secret", expiring: "1" } },
    ]);
    expect(shopify.forGraphql()).toMatchObject([{ shop: SHOP, token: "shpat_first" }]);

    const rows = await rowsOf("shops", "shop_settings", "shop_counts", "rules");
    expect(rows.shops).toMatchObject([
      { domain: SHOP, name: "Shop A", time_zone: "Pacific/Auckland", currency: "NZD", uninstalled_at: null },
    ]);
    expect(rows.shops).toMatchObject([{ sales_from_day: today() - 60 }]);
    expect(rows.shop_settings).toHaveLength(1);
    expect(rows.shop_counts).toMatchObject([{ shop_id: 1, variants: 0 }]);
    expect(rows.rules).toMatchObject([
      {
        ...{ level: "shop", subject_id: 0, location_id: 0, lead_time_days: 14, cover_days: 30, safety_days: 7 },
        ...{ minimum_order: 1, case_pack: 1, active: 1 },
      },
    ]);
  });

  it("keeps no token that can be read", async () => {
    fakeShopify();
    await open();
    const { tokens } = await rowsOf("tokens");
    expect(tokens).toMatchObject([{ shop_id: 1, key_id: "k1", scopes: "read_products,read_orders" }]);
    expect(JSON.stringify(tokens)).not.toMatch(/shp(at|rt)_/);
  });

  it("knows a year of sales where all orders may be read", async () => {
    fakeShopify({ graphql: () => graphqlAnswer(shopAnswer(["read_orders", "read_all_orders"])) });
    await open();
    expect(await first("SELECT sales_from_day AS day FROM shops")).toEqual({ day: today() - 365 });
  });

  it("installs once when two pages open at the same time", async () => {
    fakeShopify();
    const visits = await Promise.all([open(), open("/products")]);
    expect(visits.map(({ status }) => status)).toEqual([200, 200]);
    const { shops, rules, tokens } = await rowsOf("shops", "rules", "tokens");
    expect([shops, rules, tokens].map((rows) => rows?.length)).toEqual([1, 1, 1]);
  });

  it("is refused where Shopify refuses the token, and leaves no shop that has the app", async () => {
    fakeShopify({ token: () => refusal("invalid_subject_token") });
    const { status, jobs } = await open();
    expect([status, jobs]).toEqual([403, []]);
    expect(await first("SELECT COUNT(*) AS n FROM shops WHERE uninstalled_at IS NULL")).toEqual({ n: 0 });
  });

  it("does not take tokens that never end", async () => {
    fakeShopify({ token: () => Response.json(pair("eternal", { expires_in: undefined })) });
    await expectFailed(open, "expires_in");
    expect((await rowsOf("tokens")).tokens).toEqual([]);
  });

  it("writes nothing where Shopify tells nothing of the shop; the next visit installs", async () => {
    const shopify = fakeShopify({ graphql: () => new Response(null, { status: 500 }) });
    await expectFailed(open, "Shopify answered 500");
    expect((await rowsOf("tokens", "rules")).tokens).toEqual([]);
    shopify.answers.graphql = () => graphqlAnswer(shopAnswer());
    expect((await open()).jobs).toEqual(ASKED_FOR);
  });

  it("asks again at the next visit for what the queue did not take", async () => {
    fakeShopify();
    const broken = new Recorder<JobMessage>();
    broken.sendBatch = () => Promise.reject(new Error("queue down"));
    await expectFailed(() => open("/", SHOP, { JOBS: broken }), "queue down");
    expect((await open()).jobs).toEqual(ASKED_FOR);
    expect((await open()).jobs).toEqual([]);
  });
});

describe("a shop that has the app", () => {
  it("is not asked for another token, nor imported again", async () => {
    const shopify = fakeShopify();
    await open();
    const before = await rowsOf("shops", "tokens", "rules");
    expect((await open()).jobs).toEqual([]);
    expect(shopify.forTokens()).toHaveLength(1);
    expect(await rowsOf("shops", "tokens", "rules")).toEqual(before);
  });

  it("without a token gets one, and nothing else is touched", async () => {
    fakeShopify();
    await open();
    await env.DB.exec("UPDATE rules SET lead_time_days = 3; DELETE FROM tokens");
    const before = await rowsOf("shops", "rules");
    expect((await open()).jobs).toEqual([]);
    expect(await rowsOf("shops", "rules")).toEqual(before);
    expect((await rowsOf("tokens")).tokens).toHaveLength(1);
  });

  it("has its subscriptions looked after once a day", async () => {
    fakeShopify();
    await open();
    await env.DB.prepare("UPDATE shops SET subscriptions_checked_at = ?")
      .bind(Date.now() - 90_000_000)
      .run();
    expect((await open()).jobs).toEqual([{ kind: "converge-subscriptions", shop: SHOP }]);
    expect((await open()).jobs).toEqual([]);
  });
});

describe("a shop that went and comes back", () => {
  it("is installed anew, with the first settings and a new import", async () => {
    fakeShopify();
    await open();
    await env.DB.exec("UPDATE rules SET lead_time_days = 3");
    await env.DB.exec("UPDATE shops SET installed_at = 1000");
    await uninstall(2000);
    expect((await rowsOf("tokens", "rules", "shop_settings")).tokens).toEqual([]);
    const { jobs } = await open();
    expect(jobs).toEqual(ASKED_FOR);
    expect(await first("SELECT id, uninstalled_at FROM shops")).toEqual({ id: 1, uninstalled_at: null });
    expect(await first("SELECT lead_time_days FROM rules")).toEqual({ lead_time_days: 14 });
  });

  it("keeps what it has when the farewell from before arrives late, even twice", async () => {
    fakeShopify();
    await open();
    const before = await rowsOf("shops", "tokens", "rules", "shop_settings");
    await uninstall(Date.now() - 60_000);
    await uninstall(Date.now() - 60_000);
    expect(await rowsOf("shops", "tokens", "rules", "shop_settings")).toEqual(before);
  });
});
