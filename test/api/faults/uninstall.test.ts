import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { levelBody, orderBody, productBody, shopBody } from "../../support/bodies";
import { consume, deliver, first, installShop, post, SHOP } from "../../support/shopify";
import { everyRow, rowsIn } from "./every-row";

const NOW = Math.floor(Date.now() / 1000) * 1000;
const at = (seconds: number) => NOW - 600_000 + seconds * 1000;

beforeEach(async () => {
  await installShop({ installedAt: at(0) });
  await env.DB.prepare(
    `INSERT INTO tokens (shop_id, key_id, access_token, access_expires_at, refresh_token, refresh_expires_at, scopes)
    VALUES (1, 'k1', 'access', 1, 'refresh', 1, 'read_products')`,
  ).run();
});

const uninstalled = (seconds: number) => ({ topic: "app/uninstalled", body: "{}", triggeredAt: at(seconds) });
const state = () => first("SELECT installed_at, uninstalled_at, (SELECT COUNT(*) FROM tokens) AS tokens FROM shops");

const bodies = {
  "products/update": productBody({ at: NOW }),
  "inventory_levels/update": levelBody({ at: NOW }),
  "orders/create": orderBody({ at: NOW }),
};

it("removes token, settings and rules of that shop alone", async () => {
  await installShop({ id: 2, domain: "b.myshopify.com", installedAt: at(0) });
  await deliver(uninstalled(5));
  expect(await state()).toEqual({ installed_at: at(0), uninstalled_at: at(5), tokens: 0 });
  for (const table of ["shop_settings", "rules"]) expect(await rowsIn(table, "1", "shop_id")).toEqual([{ shop_id: 2 }]);
});

it.each(Object.entries(bodies))(
  "writes nothing of %s after the uninstall, and counts it without a shop",
  async (topic, body) => {
    await deliver(uninstalled(5));
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

it("takes what a shop tells of itself beside another's uninstall or a late one of its own, not beside its own", async () => {
  await installShop({ id: 2, domain: "b.myshopify.com", installedAt: at(0) });
  const [details, late, own] = [
    { topic: "shop/update", body: shopBody({ name: "Told", at: at(3) }), triggeredAt: at(4) },
    uninstalled(-1),
    { ...uninstalled(9), shop: "b.myshopify.com" },
  ];
  const sent = await Promise.all(
    [details, late, { ...details, shop: "b.myshopify.com" }, own].map((each) => post(each)),
  );
  await consume(sent.flatMap(({ messages }) => messages));
  expect(await rowsIn("shops", "id", "name, uninstalled_at, updated_at")).toEqual([
    { name: "Told", uninstalled_at: null, updated_at: at(3) },
    { name: null, uninstalled_at: at(9), updated_at: 0 },
  ]);
});

it("writes nothing of deliveries that share a batch with the uninstall, in any order", async () => {
  const [gone, ...others] = await Promise.all(
    [uninstalled(5), ...Object.entries(bodies).map(([topic, body]) => ({ topic, body }))].map((sent) => post(sent)),
  );
  await consume([...others.flatMap(({ messages }) => messages), ...(gone?.messages ?? [])]);
  for (const table of [
    "products",
    "variants",
    "levels",
    "level_days",
    "movements",
    "order_lines",
    "daily_sales",
    "plans",
    "alerts",
  ])
    expect(await rowsIn(table), table).toEqual([]);
});

it("counts a topic that it does not know without a shop, once the shop has gone", async () => {
  await deliver(uninstalled(5), { topic: "orders/fulfilled", body: "{}" });
  expect(await first("SELECT shop_id FROM delivery_counts WHERE outcome = 'unknown topic'")).toEqual({ shop_id: 0 });
});

it("ignores an uninstall that comes late, after the shop was installed again", async () => {
  await deliver(uninstalled(5));
  await env.DB.batch([
    env.DB.prepare("UPDATE shops SET installed_at = ?, uninstalled_at = NULL").bind(at(20)),
    env.DB.prepare("INSERT INTO shop_settings (shop_id, updated_at) VALUES (1, 0)"),
    env.DB.prepare(
      `INSERT INTO tokens (shop_id, key_id, access_token, access_expires_at, refresh_token, refresh_expires_at, scopes)
      VALUES (1, 'k1', 'new', 1, 'new', 1, 'read_products')`,
    ),
  ]);
  await deliver(uninstalled(5), uninstalled(20));
  expect(await state()).toEqual({ installed_at: at(20), uninstalled_at: null, tokens: 1 });
  expect(await rowsIn("shop_settings")).toHaveLength(1);
  await deliver(uninstalled(21));
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
  await deliver(uninstalled(5), uninstalled(5), uninstalled(9));
  expect(await first("SELECT uninstalled_at FROM shops")).toEqual({ uninstalled_at: at(5) });
});

it.each(["installed", "uninstalled", "unknown"])("asks for the erasure of a shop that is %s", async (kind) => {
  if (kind === "uninstalled") await deliver(uninstalled(5));
  const shop = kind === "unknown" ? "z.myshopify.com" : SHOP;
  const { messages } = await post({ topic: "shop/redact", body: "{}", triggeredAt: at(9), shop });
  expect((await consume(messages)).jobs).toEqual([{ kind: "erase", shop, triggeredAt: at(9) }]);
});
