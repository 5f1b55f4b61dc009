import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { settingsOf } from "../../../app/env";
import type { JobMessage } from "../../../app/jobs/messages";
import { hasGone } from "../../../app/session/has-gone.server";
import { keyRing } from "../../../app/session/tokens/token-cipher";
import { tokensGranted } from "../../../app/session/tokens/tokens.server";
import { runSchedule } from "../../../workers/schedule";
import { levelBody } from "../../support/bodies";
import { work } from "../../support/jobs";
import { first, rowsOf } from "../../support/rows";
import { deliver, installShop, Recorder } from "../../support/shopify";
import { fakeShopify, pair, refusal, shopFacts } from "./fake-shopify";
import { open, SHOP } from "./visits";

const MINUTE = 60_000;
const KEPT = ["shops", "shop_settings", "rules", "suppliers", "supplier_terms", "promotions", "alert_mail"];

const UNREFRESHED = () =>
  Response.json(
    { error: "invalid_request", error_description: "This request requires an active refresh_token" },
    { status: 401 },
  );
const page = (status: number) => () =>
  new Response("<html>Forbidden</html>", { status, headers: { "content-type": "text/html" } });
const unauthorized = () => new Response(null, { status: 401 });

/** Each is refused in another way; the last is a pair that Shopify renews and does not take. */
const REFUSALS = [
  ["401 and a missing refresh token", { token: UNREFRESHED }],
  ["400 and another grant", { token: () => refusal("invalid_grant") }],
  ["403 and a page", { token: page(403) }],
  ["404 and a page", { token: page(404) }],
  ["402", { token: page(402) }],
  ["a new token that is not taken", { token: () => Response.json(pair("new")), graphql: unauthorized }],
] as const;

const CONVERGE: JobMessage = { kind: "converge-subscriptions", shop: SHOP };
const PRODUCT: JobMessage = { kind: "read-product", shop: SHOP, productId: "7" };

let now: number;

beforeEach(async () => {
  now = Math.floor(Date.now() / 1000) * 1000;
  vi.spyOn(Date, "now").mockImplementation(() => now);
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await installShop();
  await env.DB.batch([
    env.DB.prepare("UPDATE shops SET subscriptions_checked_at = ?").bind(now + 1000 * MINUTE),
    env.DB.prepare(
      "INSERT INTO suppliers (shop_id, name, currency, created_at, updated_at) VALUES (1, 'Acme', 'USD', 0, 0)",
    ),
    env.DB.prepare(
      "INSERT INTO alert_mail (shop_id, recipients, frequency, told_up_to, last_day, updated_at) VALUES (1, '[\"stock@example.com\"]', 'daily', 0, 0, 0)",
    ),
  ]);
  const granted = await tokensGranted(env.DB, await keyRing(settingsOf(env).TOKEN_KEYS), 1, {
    ...{ accessToken: "shpat_old", accessExpiresAt: now - MINUTE, scopes: "read_products" },
    ...{ refreshToken: "shprt_old", refreshExpiresAt: now + 1000 * MINUTE },
  });
  await granted.run();
});
afterEach(() => vi.restoreAllMocks());

const scheduled = async (cron = "* * * * *") => {
  const JOBS = new Recorder<JobMessage>();
  await runSchedule(cron, { ...env, JOBS }, now);
  return JOBS.messages;
};
const later = (minutes: number) => {
  now += minutes * MINUTE;
};
const state = () => first("SELECT refused_at, refusals, ask_again_at FROM tokens");

describe.each(REFUSALS)("a token that Shopify refuses with %s", (_, answers) => {
  it("is a state: nothing is deleted, deliveries are applied, and jobs wait", async () => {
    fakeShopify(answers);
    const before = await rowsOf(...KEPT);
    expect(await work([CONVERGE, PRODUCT, CONVERGE])).toEqual({ jobs: [], retried: 0 });
    expect(await rowsOf(...KEPT)).toEqual(before);
    expect(await state()).toEqual({ refused_at: now, refusals: 1, ask_again_at: now + 10_000 });
    expect((await rowsOf("waiting_jobs")).waiting_jobs?.map(({ kind }) => kind)).toEqual([
      "converge-subscriptions",
      "read-product",
    ]);
    await deliver({ topic: "inventory_levels/update", body: levelBody({ available: 3, at: now }), triggeredAt: now });
    expect(await first("SELECT available FROM levels")).toEqual({ available: 3 });
  });

  it("ends with the next visit, and what waited goes on at once", async () => {
    const shopify = fakeShopify(answers);
    await work([CONVERGE, PRODUCT]);
    Object.assign(shopify.answers, { token: () => Response.json(pair("fresh")), graphql: shopFacts });
    const { status, jobs } = await open();
    expect([status, jobs]).toEqual([200, [CONVERGE, PRODUCT]]);
    expect(await state()).toEqual({ refused_at: null, refusals: 0, ask_again_at: 0 });
    expect((await rowsOf("waiting_jobs")).waiting_jobs).toEqual([]);
    expect((await open()).jobs).toEqual([]);
    expect(shopify.forTokens().filter(({ body }) => body.subject_token)).toHaveLength(1);
  });
});

describe("a shop that needs a new token", () => {
  it("has Shopify asked again after pauses that grow, and by nobody in between", async () => {
    const shopify = fakeShopify({ token: UNREFRESHED });
    await work([CONVERGE]);
    const waits: number[] = [];
    for (let tries = 0; tries < 14; tries++) {
      const asked = shopify.asked.length;
      await work([CONVERGE, PRODUCT, { kind: "renew-access", shop: SHOP }]);
      expect(shopify.asked.length).toBe(asked);
      const until = (await first<{ ask_again_at: number }>("SELECT ask_again_at FROM tokens"))?.ask_again_at ?? 0;
      waits.push((until - now) / 1000);
      now = until;
      expect(await scheduled()).toContainEqual({ kind: "renew-access", shop: SHOP });
      await work([{ kind: "renew-access", shop: SHOP }]);
    }
    expect(waits.slice(0, 5)).toEqual([10, 20, 40, 80, 160]);
    expect(waits.at(-1)).toBe(6 * 3600);
  });

  it("goes on by itself where Shopify takes its token again: one refused for two seconds after the refresh", async () => {
    const refusedUntil = now + 2000;
    fakeShopify({
      token: () => Response.json(pair("new")),
      graphql: (asked) => (now < refusedUntil || asked.token !== "shpat_new" ? unauthorized() : shopFacts(asked)),
    });
    await work([PRODUCT]);
    expect(await state()).toMatchObject({ refusals: 1 });
    later(1);
    const { jobs } = await work(await scheduled());
    expect(jobs).toEqual([PRODUCT]);
    expect(await state()).toEqual({ refused_at: null, refusals: 0, ask_again_at: 0 });
  });

  it("is told to the merchant once, after half an hour, however many jobs wait", async () => {
    fakeShopify({ token: UNREFRESHED });
    await work([CONVERGE, PRODUCT]);
    for (let minutes = 0; minutes < 29; minutes++) {
      later(1);
      await work((await scheduled()).filter(({ kind }) => kind === "renew-access"));
    }
    expect((await rowsOf("mails")).mails).toEqual([]);
    for (let minutes = 0; minutes < 600; minutes += 10) {
      later(10);
      await work((await scheduled()).filter(({ kind }) => kind === "renew-access"));
    }
    const { mails } = await rowsOf("mails");
    expect(mails).toMatchObject([
      { recipients: '["stock@example.com"]', subject: `Please open Evenstock once (${SHOP})` },
    ]);
    expect(String(mails?.[0]?.text)).toContain("Nothing is lost");
    await env.DB.exec("DELETE FROM mails");
    later(1000);
    await work([{ kind: "renew-access", shop: SHOP }]);
    expect((await rowsOf("mails")).mails).toEqual([]);
  });

  it("shows its pages though Shopify gives no new one, and does not ask with every request", async () => {
    const shopify = fakeShopify({ token: UNREFRESHED });
    await work([CONVERGE]);
    shopify.answers.token = page(520);
    const asked = shopify.asked.length;
    expect([(await open()).status, (await open()).status, (await open()).status]).toEqual([200, 200, 200]);
    expect(shopify.asked.length).toBe(asked + 1);
    await env.DB.prepare("UPDATE tokens SET exchange_again_at = ?").bind(now).run();
    await open();
    expect(shopify.asked.length).toBe(asked + 2);
  });

  it("keeps no job from asking whether the shop has gone while its pages are open", async () => {
    fakeShopify({ token: UNREFRESHED, graphql: unauthorized });
    await work([CONVERGE]);
    await open();
    await env.DB.prepare("UPDATE tokens SET access_expires_at = ?")
      .bind(now + 100 * MINUTE)
      .run();
    const access = { database: env.DB, settings: settingsOf(env), shop: { id: 1, domain: SHOP } };
    expect(await hasGone(access)).toBe("gone");
  });

  it("whose key of ours is lost gets another token with the next visit, too", async () => {
    const shopify = fakeShopify();
    await env.DB.exec("UPDATE tokens SET key_id = 'lost'");
    await work([CONVERGE]);
    expect(await state()).toMatchObject({ refused_at: now, refusals: 1 });
    expect((await open()).jobs).toEqual([CONVERGE]);
    expect(shopify.forTokens()).toHaveLength(1);
    expect(await state()).toMatchObject({ refused_at: null });
  });

  it("has its running import not woken each minute, and all that needs no Shopify is", async () => {
    fakeShopify({ token: UNREFRESHED });
    await env.DB.exec(
      "INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at) VALUES (1, 'import', 'running', '{\"phase\":\"locations\"}', 9000000000000, 0), (1, 'roll-forward', 'running', '{}', 0, 0)",
    );
    await work([{ kind: "import", shop: SHOP }]);
    expect(await scheduled()).toEqual([{ kind: "roll-forward", shop: SHOP }]);
  });

  it("of which Shopify only had an outage is no such shop: the job is tried again", async () => {
    fakeShopify({ token: page(520) });
    expect(await work([CONVERGE])).toEqual({ jobs: [], retried: 1 });
    expect(await state()).toMatchObject({ refused_at: null });
  });
});
