import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { settingsOf } from "../../app/env";
import type { JobMessage } from "../../app/jobs/messages";
import { saveAlertMail } from "../../app/replenishment/alerts/mail.server";
import { planChanges } from "../../app/replenishment/planning/replan.server";
import { findShop } from "../../app/shops/shops.server";
import { tellAlerts } from "../../workers/jobs/mails/tell-alerts";
import { Recorder } from "../support/shopify";
import { catalogueRows, givenShop } from "./rows";
import { ask, textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const TODAY = Math.floor(Date.now() / 86_400_000);
const KEY = `ek_${"1".repeat(48)}`;

/** 3 a day at the warehouse, 2 on the shop floor; minimum order 100, cases of 24. */
beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  const sold = (location: number, units: number) =>
    env.DB.prepare(
      "INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units) SELECT 1, 1, ? - value, ?, ? FROM json_each(?)",
    ).bind(TODAY, location, units, JSON.stringify(Array.from({ length: 30 }, (_, ago) => ago)));
  await env.DB.batch([
    ...catalogueRows(1, 1),
    env.DB.prepare(
      "INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at) VALUES (1, 2001, 12, 5, 1, 1)",
    ),
    env.DB.prepare(
      `UPDATE rules SET lead_time_days = 7, cover_days = 30, safety_days = 2, review_days = 7, minimum_order = 100, case_pack = 24`,
    ),
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (3, 1, 'Acme', 'EUR', 1, 1)",
    ),
    env.DB.prepare(
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, unit_cost, preferred, updated_at) VALUES (1, 1, 3, 250, 1, 1)",
    ),
    ...[sold(11, 3), sold(12, 2)],
    env.DB.prepare(
      "INSERT INTO api_keys (shop_id, name, scopes, hash, hint, created_by, created_at) VALUES (1, 'Till', 'read', ?, '1111', '7', 1)",
    ).bind(await hashOf(KEY)),
  ]);
  await saveAlertMail(env.DB, { id: 1 }, { recipients: ["ada@example.com"], frequency: "at_once" }, TODAY - 1, 1);
});

const hashOf = async (text: string) =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");

const planned = () =>
  env.DB.batch(planChanges(env.DB, [{ shopId: 1, variants: [1] }], [{ shopId: 1, today: TODAY }], Date.now()));
const page = async (path: string) => (await visit(path, SHOP)).text();
const quantityOn = async (path: string) => /class="Quantity-Input"[^>]*value="(\d+)"/.exec(await page(path))?.[1];

async function mailed() {
  const shop = await findShop(env.DB, SHOP);
  if (!shop) throw new Error("no shop");
  const none = () => Promise.reject(new Error("not asked"));
  const settings = settingsOf(env);
  await tellAlerts(
    {
      database: env.DB,
      settings,
      shop,
      now: Date.now(),
      job: undefined,
      admin: { request: none, download: none },
      jobs: new Recorder<JobMessage>(),
    },
    { kind: "tell-alerts", shop: SHOP },
  );
  return (await env.DB.prepare("SELECT text FROM mails ORDER BY id DESC").first<string>("text")) ?? "";
}

/** What each place says of the one variant, walked through one after the other. */
async function said() {
  const csv = (await page("/reorder/order-list")).split("\r\n")[1]?.split(",") ?? [];
  const { plan } = await (await ask("/api/v1/variants/1001", { headers: { authorization: `Bearer ${KEY}` } })).json<{
    plan: { suggested: number };
  }>();
  return {
    alerts: /href="\/products\/1#order"[^>]*><strong>(\d+)/.exec(await page("/alerts"))?.[1],
    home: /href="\/products\/1#order"[^>]*><strong>(\d+)/.exec(await page("/"))?.[1],
    reorder: await quantityOn("/reorder"),
    all: await quantityOn("/reorder?tab=all"),
    warehouse: await quantityOn("/reorder?location=11"),
    shopFloor: await quantityOn("/reorder?location=12"),
    variant: /Suggested order (\d+) units/.exec(textOf(await page("/products/1")))?.[1],
    sum: /Quantity, if ordered today (\d+) units/.exec(textOf(await page("/products/1")))?.[1],
    csv: csv[6],
    paper: /Mug · Large (\d+)/i.exec(textOf(await page("/reorder/print")))?.[1],
    api: String(plan.suggested),
    mail: /Order (\d+) units/.exec(await mailed())?.[1],
  };
}

const everywhere = (quantity: number) => expect.toSatisfy((found) => everySays(found, String(quantity)));
const everySays = (found: Record<string, string | undefined>, quantity: string) => {
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((place) => [place, quantity])));
  return true;
};

it("is the same everywhere: 5 a day × 37 + 10 − 45 = 150, in cases of 24", async () => {
  await planned();
  expect(await said()).toEqual(everywhere(168));
  await env.DB.prepare("UPDATE supplier_terms SET price_breaks = '[[144,200],[240,150]]'").run();
  await planned();
  // 168 reach the first price break.
  expect(textOf(await page("/reorder"))).toContain("Acme €336.00");
  // Locations share it: 3 × 37 + 6 − 40 = 77 and 2 × 37 + 4 − 5 = 73 of the 150 that are needed.
  expect(textOf(await page("/reorder?location=11"))).toContain("86 of them for here");
  expect(textOf(await page("/alerts"))).toContain("82 of them for here");
});

it("is the same beside what is drafted, which is said, and once in a draft is ordered no more", async () => {
  await env.DB.prepare(
    `INSERT INTO incoming (shop_id, variant_id, location_id, source, source_id, quantity, state)
    VALUES (1, 1, 11, 'purchase_order', 9, 30, 'drafted')`,
  ).run();
  await planned();
  // Position 75 meets the reorder point of 45 before the next review: 5 × 37 + 10 − 75 = 120.
  expect(await said()).toEqual(everywhere(120));
  expect(await mailed()).toContain("Order 120 units, beside 30 units on a draft order");
  expect(textOf(await page("/"))).toContain("120 beside 30 drafted");
  expect(textOf(await page("/reorder"))).toContain("30 on the way, drafted");
  const body = new URLSearchParams({ formToken: crypto.randomUUID() });
  await visit("/purchase-orders/drafts", SHOP, { method: "POST", body });
  const { results } = await env.DB.prepare("SELECT ordered FROM purchase_order_lines").all();
  expect(results).toEqual([{ ordered: 120 }]);
  expect(await quantityOn("/reorder")).toBeUndefined();
});

it("is counted the same on Home and on Reorder", async () => {
  await planned();
  const home = /Order now (\d+) variants?/.exec(textOf(await page("/")))?.[1];
  const tab = /Order now (\d+) Move stock/.exec(textOf(await page("/reorder")))?.[1];
  const rows = (await page("/reorder")).match(/class="Quantity-Input"/g)?.length;
  expect([home, tab, rows]).toEqual(["1", "1", 1]);
});

it("says the same of how long a lot lasts, though forecasts of places do not add up to the shop's", async () => {
  await planned();
  await env.DB.batch([
    env.DB.prepare("UPDATE overviews SET suggested = 600, held_back = 1, velocity = 0.5"),
    env.DB.prepare("UPDATE plans SET suggested = 600, held_back = 1, velocity = 0.5 WHERE location_id = 0"),
  ]);
  for (const path of ["/alerts", "/alerts?location=12", "/", "/reorder?tab=all", "/products/1"]) {
    const lasts = textOf(await page(path)).match(/[\d,]+ units last [\d.]+ years/g) ?? [];
    expect([path, [...new Set(lasts)]]).toEqual([path, ["600 units last 3.3 years"]]);
  }
});
