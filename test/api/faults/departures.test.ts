import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { settingsOf } from "../../../app/env";
import type { JobMessage } from "../../../app/jobs/messages";
import { keyRing } from "../../../app/session/tokens/token-cipher";
import { tokensGranted } from "../../../app/session/tokens/tokens.server";
import type { InboxMessage } from "../../../workers/deliveries/messages";
import { readmit } from "../../../workers/deliveries/readmit";
import { runSchedule } from "../../../workers/schedule";
import { shopBody } from "../../support/bodies";
import { farewell, redaction, work } from "../../support/jobs";
import { first, rowsOf } from "../../support/rows";
import { consume, installShop, post, Recorder, type Sent, SHOP } from "../../support/shopify";
import { fakeShopify, graphqlAnswer, pair, refusal, shopAnswer } from "../session/fake-shopify";

const B = "b.myshopify.com";
const MINUTE = 60_000;
const NIGHTLY = "23 3 * * *";

let now: number;

beforeEach(async () => {
  now = Math.floor(Date.now() / 1000) * 1000;
  vi.spyOn(Date, "now").mockImplementation(() => now);
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await installShop({ installedAt: now - 1000 * MINUTE });
  const granted = await tokensGranted(env.DB, await keyRing(settingsOf(env).TOKEN_KEYS), 1, {
    ...{ accessToken: "shpat_old", accessExpiresAt: now + 60 * MINUTE, scopes: "read_products" },
    ...{ refreshToken: "shprt_old", refreshExpiresAt: now + 1000 * MINUTE },
  });
  await granted.run();
});
afterEach(() => vi.restoreAllMocks());

const GOODBYES: [string, (shop: string) => string, string][] = [
  ["app/uninstalled", farewell, "uninstall"],
  ["shop/redact", redaction, "erasure"],
];

const answered = () => graphqlAnswer(shopAnswer());
const unauthorized = () => new Response(null, { status: 401 });
const dead = { token: () => refusal("invalid_grant"), graphql: unauthorized };

async function told(sent: Sent) {
  return (await consume((await post({ triggeredAt: now, ...sent })).messages)).jobs;
}
const shops = () => rowsOf("shops", "rules", "tokens");
const kept = async () => [await rowsOf("rules", "shop_settings"), await first("SELECT uninstalled_at FROM shops")];

async function departures(): Promise<Record<string, unknown>[]> {
  const { results } = await env.DB.prepare(
    "SELECT COALESCE(uninstall_told, erasure_told) AS told FROM shops WHERE COALESCE(uninstall_told, erasure_told) IS NOT NULL",
  ).all<{ told: string }>();
  return results.map(({ told }) => JSON.parse(told));
}
const isLive = async () => (await first("SELECT uninstalled_at FROM shops WHERE id = 1")) !== null;
const openShops = () => first("SELECT COUNT(*) AS n FROM shops WHERE id = 1 AND uninstalled_at IS NULL");

describe.each(GOODBYES)("%s", (topic, bodyOf, kind) => {
  it("ends the shop where its token is dead, as it is after an uninstall", async () => {
    const shopify = fakeShopify(dead);
    const jobs = await told({ topic, body: bodyOf(SHOP) });
    expect(await openShops()).toEqual({ n: 1 });
    await work(jobs);
    expect(await openShops()).toEqual({ n: 0 });
    expect(await departures()).toEqual([]);
    expect(shopify.forGraphql()).toHaveLength(1);
  });

  it("ends nothing where Shopify still answers the shop's token: it is kept for a person, who may have it asked again", async () => {
    const shopify = fakeShopify({ graphql: answered });
    const before = await shops();
    expect(await work(await told({ topic, body: bodyOf(SHOP), webhookId: "w-9" }))).toEqual({ jobs: [], retried: 0 });
    expect(await shops()).toEqual(before);
    const { quarantine } = await rowsOf("quarantine");
    expect(await departures()).toEqual([]);
    expect(quarantine).toMatchObject([{ topic, webhook_id: "w-9", reason: expect.stringContaining("has not gone") }]);

    Object.assign(shopify.answers, dead);
    const queues = { database: env.DB, INBOX: new Recorder<InboxMessage>(), JOBS: new Recorder<JobMessage>() };
    expect(await readmit(queues, { id: 1, domain: SHOP }, { topic })).toMatchObject({ readmitted: 1 });
    await work((await consume(queues.INBOX.messages)).jobs);
    expect(await openShops()).toEqual({ n: 0 });
  });

  it.each([
    ["a network that fails", { graphql: () => Promise.reject(new Error("network")) }],
    ["503", { graphql: () => new Response(null, { status: 503 }) }],
    [
      "a page with 403 at the token's address",
      { token: () => new Response("<html>", { status: 403 }), graphql: unauthorized },
    ],
    ["520 at the token's address", { token: () => new Response(null, { status: 520 }), graphql: unauthorized }],
    ["a renewed token that is not taken", { token: () => Response.json(pair("new")), graphql: unauthorized }],
  ])("waits where Shopify answers with %s, and asks again after pauses that grow", async (_, answers) => {
    const shopify = fakeShopify(answers);
    const before = await kept();
    let jobs = await told({ topic, body: bodyOf(SHOP) });
    const waits: number[] = [];
    for (let tries = 0; tries < 4; tries++) {
      ({ jobs } = await work(jobs));
      expect(await kept()).toEqual(before);
      const asked = shopify.asked.length;
      await work(jobs);
      expect(shopify.asked.length, "asked before its time").toBe(asked);
      const next = Number((await departures())[0]?.nextAt ?? 0);
      waits.push((next - now) / 1000);
      now = next;
    }
    expect(waits).toEqual([4, 16, 64, 256]);
    Object.assign(shopify.answers, dead);
    await work(jobs);
    expect(await openShops()).toEqual({ n: 0 });
  });

  it("whose message is lost is asked for again at night, and once it is done no more", async () => {
    fakeShopify(dead);
    await told({ topic, body: bodyOf(SHOP) });
    const nightly = async () => {
      const JOBS = new Recorder<JobMessage>();
      await runSchedule(NIGHTLY, { ...env, JOBS }, now);
      return JOBS.messages.filter((job) => job.kind === "erase" || job.kind === "uninstall");
    };
    const asked = await nightly();
    expect(asked).toEqual([{ kind: kind === "erasure" ? "erase" : "uninstall", shop: SHOP, triggeredAt: now }]);
    await work(asked);
    expect(await nightly()).toEqual([]);
    expect(await openShops()).toEqual({ n: 0 });
  });

  it.each([
    ["names another shop", (shop: string) => bodyOf(shop), B, 0],
    ["names none", () => "{}", SHOP, 0],
    ["is no object", () => '"a.myshopify.com"', SHOP, 0],
    ["is a list", () => "[]", SHOP, 0],
    ["comes from the future", bodyOf, SHOP, 61_000],
    ["comes from the year 2999", bodyOf, SHOP, Date.UTC(2999, 0) - Date.now()],
  ])("that %s is put aside, and asks nothing", async (_, body, shop, ahead) => {
    const shopify = fakeShopify(dead);
    await installShop({ id: 2, domain: B, installedAt: now - 1000 * MINUTE });
    const named = shop === B ? SHOP : shop;
    expect(await told({ topic, body: body(named), shop, triggeredAt: now + ahead })).toEqual([]);
    const { quarantine } = await rowsOf("quarantine");
    expect([quarantine?.length, (await departures()).length, shopify.asked.length]).toEqual([1, 0, 0]);
    expect(await isLive()).toBe(true);
  });

  it("half a minute ahead of our clock is believed", async () => {
    fakeShopify(dead);
    await work(await told({ topic, body: bodyOf(SHOP), triggeredAt: now + 30_000 }));
    expect(await openShops()).toEqual({ n: 0 });
  });

  it("is asked about though the shop already needs a new token", async () => {
    const shopify = fakeShopify(dead);
    await work([{ kind: "converge-subscriptions", shop: SHOP }]);
    expect((await rowsOf("waiting_jobs")).waiting_jobs).toHaveLength(1);
    const asked = shopify.asked.length;
    await work(await told({ topic, body: bodyOf(SHOP) }));
    expect(shopify.asked.length).toBeGreaterThan(asked);
    expect(await openShops()).toEqual({ n: 0 });
    expect((await rowsOf("waiting_jobs")).waiting_jobs).toEqual([]);
  });
});

it("does not take what another shop tells of itself, though it is signed", async () => {
  const body = shopBody({ name: "Another", at: now }).replace("{", `{"myshopify_domain":"${B}",`);
  expect(await told({ topic: "shop/update", body })).toEqual([]);
  expect(await first("SELECT name FROM shops")).toEqual({ name: null });
  expect((await rowsOf("quarantine")).quarantine).toMatchObject([{ reason: "Its body does not name this shop." }]);
});
