import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { settingsOf } from "../../../app/env";
import { keyRing } from "../../../app/session/tokens/token-cipher";
import { tokensGranted } from "../../../app/session/tokens/tokens.server";
import { levelBody, orderBody, productBody, shopBody } from "../../support/bodies";
import { farewell, redaction, work } from "../../support/jobs";
import { everyRow, first, rowsIn } from "../../support/rows";
import { consume, deliver, installShop, post, type Sent, SHOP } from "../../support/shopify";
import { fakeShopify, refusal } from "../session/fake-shopify";

const NOW = Math.floor(Date.now() / 1000) * 1000;
const at = (seconds: number) => NOW - 600_000 + seconds * 1000;

const B = "b.myshopify.com";

beforeEach(async () => {
  await installShop({ installedAt: at(0) });
  await tokenOf(1, "access");
  fakeShopify({ token: () => refusal("invalid_grant"), graphql: () => new Response(null, { status: 401 }) });
});
afterEach(() => vi.restoreAllMocks());

async function tokenOf(shopId: number, name: string) {
  const granted = await tokensGranted(env.DB, await keyRing(settingsOf(env).TOKEN_KEYS), shopId, {
    ...{ accessToken: `shpat_${name}`, accessExpiresAt: NOW + 3_600_000, scopes: "read_products" },
    ...{ refreshToken: `shprt_${name}`, refreshExpiresAt: NOW + 3_600_000 },
  });
  await granted.run();
}

const uninstalled = (seconds: number, shop = SHOP) => ({
  ...{ topic: "app/uninstalled", body: farewell(shop), triggeredAt: at(seconds), shop },
});

/** Through the door, the consumer, and the jobs that it asks for. */
async function gone(...sent: Sent[]) {
  for (const each of sent) {
    const { jobs } = await consume((await post(each)).messages);
    await work(jobs);
  }
}

const state = () => first("SELECT installed_at, uninstalled_at, (SELECT COUNT(*) FROM tokens) AS tokens FROM shops");

const bodies = {
  "products/update": productBody({ at: NOW }),
  "inventory_levels/update": levelBody({ at: NOW }),
  "orders/create": orderBody({ at: NOW }),
};

it("removes token, settings and rules of that shop alone", async () => {
  await installShop({ id: 2, domain: B, installedAt: at(0) });
  await gone(uninstalled(5));
  expect(await state()).toEqual({ installed_at: at(0), uninstalled_at: at(5), tokens: 0 });
  for (const table of ["shop_settings", "rules"]) expect(await rowsIn(table, "1", "shop_id")).toEqual([{ shop_id: 2 }]);
});

it.each(Object.entries(bodies))(
  "writes nothing of %s after the uninstall, and counts it without a shop",
  async (topic, body) => {
    await gone(uninstalled(5));
    const before = await everyRow(1);
    await deliver(
      { topic, body, triggeredAt: at(3) },
      { topic, body, triggeredAt: at(9) },
      { topic, body: "{", triggeredAt: at(9) },
    );
    expect(await everyRow(1)).toBe(before);
    expect(await rowsIn("delivery_counts", "1", "shop_id, topic, outcome, count")).toContainEqual({
      shop_id: 0,
      topic,
      outcome: "unknown shop",
      count: 3,
    });
  },
);

it("takes what a shop tells of itself beside another's uninstall, and beside its own until that is certain", async () => {
  await installShop({ id: 2, domain: B, installedAt: at(0) });
  const details = { topic: "shop/update", body: shopBody({ name: "Told", at: at(3) }), triggeredAt: at(4) };
  const sent = await Promise.all(
    [details, uninstalled(-1), { ...details, shop: B }, uninstalled(9, B)].map((each) => post(each)),
  );
  const { jobs } = await consume(sent.flatMap(({ messages }) => messages));
  await work(jobs);
  expect(await rowsIn("shops", "id", "name, uninstalled_at, updated_at")).toEqual([
    { name: "Told", uninstalled_at: null, updated_at: at(3) },
    { name: "Told", uninstalled_at: at(9), updated_at: at(3) },
  ]);
});

it("counts a topic that it does not know without a shop, once the shop has gone", async () => {
  await gone(uninstalled(5));
  await deliver({ topic: "orders/fulfilled", body: "{}" });
  expect(await first("SELECT shop_id FROM delivery_counts WHERE outcome = 'unknown topic'")).toEqual({ shop_id: 0 });
});

it("ignores an uninstall that comes late, after the shop was installed again, and asks nothing", async () => {
  await gone(uninstalled(5));
  await env.DB.batch([
    env.DB.prepare("UPDATE shops SET installed_at = ?, uninstalled_at = NULL").bind(at(20)),
    env.DB.prepare("INSERT INTO shop_settings (shop_id, updated_at) VALUES (1, 0)"),
  ]);
  await tokenOf(1, "new");
  const asked = vi.mocked(fetch).mock.calls.length;
  await gone(uninstalled(5), uninstalled(20));
  expect(vi.mocked(fetch).mock.calls.length).toBe(asked);
  expect(await state()).toEqual({ installed_at: at(20), uninstalled_at: null, tokens: 1 });
  expect(await rowsIn("shop_settings")).toHaveLength(1);
  await gone(uninstalled(21));
  expect(await state()).toEqual({ installed_at: at(20), uninstalled_at: at(21), tokens: 0 });
});

it.each(Object.entries(bodies))(
  "writes nothing of %s that was triggered before the shop was installed",
  async (topic, body) => {
    const before = await everyRow(1);
    await deliver({ topic, body, triggeredAt: at(-1) });
    expect(await everyRow(1)).toBe(before);
  },
);

it("keeps the time of the first of two uninstalls", async () => {
  await gone(uninstalled(5), uninstalled(5), uninstalled(9));
  expect(await first("SELECT uninstalled_at FROM shops")).toEqual({ uninstalled_at: at(5) });
});

it.each(["installed", "uninstalled"])("asks for the erasure of a shop that is %s", async (kind) => {
  if (kind === "uninstalled") await gone(uninstalled(5));
  const { messages } = await post({ topic: "shop/redact", body: redaction(SHOP), triggeredAt: at(9) });
  expect((await consume(messages)).jobs).toEqual([{ kind: "erase", shop: SHOP, triggeredAt: at(9) }]);
  expect(await first("SELECT erasure_told->>'triggeredAt' AS at FROM shops")).toEqual({ at: at(9) });
});

it("keeps nothing of the erasure of a shop that it does not know", async () => {
  const shop = "z.myshopify.com";
  await gone({ topic: "shop/redact", body: redaction(shop), triggeredAt: at(9), shop });
  expect(await rowsIn("quarantine")).toEqual([]);
  expect(await first("SELECT COUNT(*) AS n FROM shops WHERE erasure_told IS NOT NULL")).toEqual({ n: 0 });
});
