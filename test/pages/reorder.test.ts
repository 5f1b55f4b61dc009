import { env } from "cloudflare:workers";
import { decode } from "turbo-stream";
import { beforeEach, expect, it } from "vitest";
import type { ListedLine } from "../../app/replenishment/reorder/list";
import { givenBuyer, MOVED, page, SHOP, type, variant } from "./reorder-shop";
import { catalogueRows, givenShop, overviewRow, planRow } from "./rows";
import { textOf, visit } from "./visit";

beforeEach(givenBuyer);

it("lists what to order by supplier, the most worthwhile first, against each supplier's minimum", async () => {
  await env.DB.batch([
    ...variant(1, { product_title: "Mug", supplier_id: 3, unit_cost: 250, suggested: 100 }, { worth: 10 }),
    ...variant(2, { product_title: "Plate", supplier_id: 4, unit_cost: 90, suggested: 20 }, { worth: 50 }),
    ...variant(3, { product_title: "Bowl", supplier_id: 3, unit_cost: null, suggested: 5 }, { worth: 99 }),
  ]);
  const html = await page("/reorder");
  const text = textOf(html);
  expect(text).toMatch(/Acme 2 lines · 105 units · €250\.00 and 1 line whose cost is not known/);
  expect(text).toContain("€750.00 below the minimum order of €1,000.00");
  expect(html, "a phone may leave the cost to the footer, and not what is missing").toMatch(
    /<span class="Reorder-SupplierCost">(?:(?!<\/span>).)*€[\d,.]+.*?<\/span><strong class="Reorder-Missing">/,
  );
  expect(text).toMatch(/Bolt 1 line · 20 units · ¥1,800/);
  expect(text.indexOf("Bowl")).toBeLessThan(text.indexOf("Mug"));
  expect(text.indexOf("Mug")).toBeLessThan(text.indexOf("Plate"));
  expect(text).toContain("3 lines · 125 units");
});

it("says while the shop is read from Shopify that its figures may be old, and so does Products", async () => {
  const job = (cursor: string) =>
    env.DB.prepare(
      "INSERT OR REPLACE INTO jobs (shop_id, kind, state, cursor, started_at, updated_at) VALUES (1, 'import', 'running', ?, 1, 1)",
    ).bind(cursor);
  const said = async () =>
    Promise.all(
      ["/reorder", "/products"].map(async (path) =>
        (await (await visit(path, SHOP)).text()).includes("wait before you"),
      ),
    );
  await job('{"phase":"locations","isRepeat":true}').run();
  expect(await said()).toEqual([false, false]);
  await job('{"phase":"locations"}').run();
  expect(await said()).toEqual([true, true]);
});

it("shows each tab its own, with a count that the list equals", async () => {
  await env.DB.batch([
    ...variant(1, { product_title: "Mug" }),
    ...variant(2, { product_title: "Plate", low: 0, standing: "soon" }, { standing: "soon", low: 0 }),
    ...variant(3, { product_title: "Bowl", low: 0, standing: "overstocked" }, { standing: "overstocked", low: 0 }),
    ...variant(4, { product_title: "Vase", low: 0, standing: null }, { standing: null, low: 0 }),
    ...variant(5, { product_title: "Bean", standing: "move", stock: MOVED }, { standing: "move" }),
  ]);
  const names = ["Mug", "Plate", "Bowl", "Vase", "Bean"];
  const shown = {
    "": ["Mug"],
    "?tab=move": ["Bean"],
    "?tab=soon": ["Plate"],
    "?tab=overstocked": ["Bowl"],
    "?tab=all": names,
  };
  for (const [search, expected] of Object.entries(shown)) {
    const text = textOf(await page(`/reorder${search}`));
    expect(text).toContain("Order now 1 Move stock 1 Soon 1 Overstocked 1 All 5");
    expect(names.filter((name) => text.includes(`${name} Large`))).toEqual(expected);
  }
});

it("says what stands on a draft order already", async () => {
  await env.DB.batch([
    ...variant(1, { incoming: 30 }),
    env.DB.prepare(
      `INSERT INTO incoming (shop_id, variant_id, location_id, source, source_id, quantity, state)
      VALUES (1, 1, 11, 'purchase_order', 1, 12, 'drafted'), (1, 1, 11, 'purchase_order', 2, 18, 'ordered'),
        (1, 1, 11, 'transfer', 3, 99, 'drafted'), (1, 1, 12, 'transfer', 3, -99, 'drafted')`,
    ),
  ]);
  for (const path of ["/reorder", "/reorder?tab=all"])
    expect(textOf(await page(path))).toContain("30 on the way, 12 of them drafted");
  expect(textOf(await page("/"))).toContain("215 beside 12 drafted");
});

it("says that what was to order is on drafts, with the way there, and that the shop has enough only where none wait", async () => {
  const enough = "Nothing to order here: the shop has enough of every variant.";
  const said = async (search: string) => {
    const html = await page(`/reorder${search}`);
    return { isEnough: textOf(html).includes(enough), to: /href="(\/purchase-orders\?[^"]*)"/.exec(html)?.[1] };
  };
  expect(textOf(await page("/reorder")), "a shop without products").toContain("No variants yet.");
  expect((await said("")).isEnough).toBe(false);
  await env.DB.batch(variant(4, { low: 0, standing: null }, { standing: null, low: 0 }));
  for (const search of ["", "?supplier=3"]) expect(await said(search)).toEqual({ isEnough: true, to: undefined });
  await env.DB.prepare(
    `INSERT INTO purchase_orders (id, shop_id, number, supplier_id, location_id, state, currency, source, created_at, updated_at)
    VALUES (7, 1, 'PO-0007', 3, 11, 'draft', 'EUR', 'made', 1, 1)`,
  ).run();
  // An empty draft holds nothing back, and what a sale's draft holds goes to its buyer.
  expect(await said("")).toEqual({ isEnough: true, to: undefined });
  await env.DB.prepare("UPDATE purchase_orders SET units_open = 12, sale_id = 9 WHERE id = 7").run();
  expect(await said("?supplier=3")).toEqual({ isEnough: true, to: undefined });
  await env.DB.prepare("UPDATE purchase_orders SET sale_id = NULL WHERE id = 7").run();
  expect(await said("")).toEqual({ isEnough: false, to: "/purchase-orders?tab=draft" });
  expect(await said("?supplier=3")).toEqual({ isEnough: false, to: "/purchase-orders?tab=draft&amp;supplier=3" });
  expect(await said("?supplier=4")).toEqual({ isEnough: true, to: undefined });
  await env.DB.prepare("UPDATE purchase_orders SET state = 'sent' WHERE shop_id = 1 AND id = 7").run();
  expect(await said("?supplier=3")).toEqual({ isEnough: true, to: undefined });
});

it("shows a location's own figures", async () => {
  const stock = [
    [11, 30, 30, 3, 20, 0, 0, 10, 0],
    [12, 7, 9, 2, 25, 1, 2, 3.5, 66],
  ];
  await env.DB.batch([...variant(1, { stock }), planRow(1, 1, 12, {}), ...variant(2, { product_title: "Elsewhere" })]);
  const html = await page("/reorder?location=12");
  expect(textOf(html)).not.toContain("Elsewhere");
  expect(textOf(html)).toMatch(/Blue mug Large MUG-L 7 2 on the way 2\.0 3\.5/);
  // One order of the variant, of which this location gets a share.
  expect(html).toMatch(/class="Quantity-Input"[^>]*value="215"/);
  expect(textOf(html)).toContain("66 of them for here");
});

it("says by when to order: today at the reorder point, what is overdue in what it loses, and what is sold out", async () => {
  const day = (days: number) =>
    new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: "Europe/Berlin" }).format(
      Date.now() + days * 86_400_000,
    );
  await env.DB.batch([
    // 50 above the reorder point at 5 a day; 40 days of cover, none of them a lead time.
    ...variant(1, { position: 95, available: 200, cover: 40 }),
    ...variant(2, { product_title: "Low", position: 45, available: 45, cover: 9 }),
    ...variant(3, { product_title: "Out", position: 0, available: 0, cover: 0, risk: 1234 }),
  ]);
  await env.DB.prepare("UPDATE overviews SET lead_time_days = 7").run();
  const text = textOf(await page("/reorder"));
  expect(text).toMatch(
    new RegExp(
      `Blue mug Large MUG-L 200 5\\.0 40\\S* 5\\.0 a day ${day(10)} in 10 days without safety stock ${day(33)}`,
    ),
  );
  expect(text).toContain(`Today without safety stock ${day(2)}`);
  expect(text).toMatch(/Out Large MUG-L 0 5\.0 (Critical )?Sold out 5\.0 a day (Critical )?Overdue €12\.34 a day lost/);
});

it("sends along of a line what is drawn of it, and once what is the same of all", async () => {
  await env.DB.batch([
    ...variant(1, { supplier_id: 3, stock: MOVED }, { worth: 2 }),
    ...variant(2, { supplier_id: 3, stock: MOVED }, { worth: 1 }),
  ]);
  const { value } = await decode((await visit("/reorder.data", SHOP)).body as ReadableStream<Uint8Array>);
  const [one, other] = (value as Sent)["routes/reorder._index"].data.list.rows;
  expect(one).toMatchObject({ variantId: 1, stock: [], prices: { unitCost: null, priceBreaks: [] }, share: null });
  expect(one.stock).toBe(other.stock);
  expect(one.prices).toBe(other.prices);
  for (const name of ["titleKey", "rank", "units", "low", "whole"]) expect(one).not.toHaveProperty(name);
});

type Sent = { "routes/reorder._index": { data: { list: { rows: [ListedLine, ListedLine] } } } };

it("explains a line with the sum behind it", async () => {
  await env.DB.batch([...catalogueRows(1, 1), ...variant(1, {})]);
  const answer = await visit("/reorder/1", SHOP);
  expect(await answer.json()).toMatchObject({
    explained: { plan: { velocity: 5 }, rule: { leadTimeDays: 14 } },
    window: 30,
  });
});

it("explains what an order of today takes by the day that the plan holds for, though it last changed days ago", async () => {
  const today = Math.floor(Date.now() / 86_400_000);
  await env.DB.batch([
    ...catalogueRows(1, 1),
    ...variant(1, { supplier_id: 3 }),
    env.DB.prepare("UPDATE plans SET as_of_day = ?").bind(today - 20),
    env.DB.prepare("INSERT INTO shop_demand (shop_id, as_of_day) VALUES (1, ?)").bind(today),
    env.DB.prepare("UPDATE suppliers SET closures = ? WHERE id = 3").bind(
      JSON.stringify([[today + 5, today + 9, "Fair"]]),
    ),
    env.DB.prepare(
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, preferred, lead_time_days, updated_at) VALUES (1, 1, 3, 1, 14, 1)",
    ),
  ]);
  const answer = await visit("/reorder/1", SHOP);
  expect(await answer.json()).toMatchObject({ explained: { rule: { leadTimeDays: 19 } } });
  expect(textOf(await page("/products/1"))).toMatch(/Fair\)\. What is ordered now comes by [\w ,]{8,14}: 19 days\./);
});

it("says what lasts for years, and orders it only once it is typed", async () => {
  await env.DB.batch([
    ...catalogueRows(1, 1),
    ...catalogueRows(1, 2).slice(1),
    ...variant(1, { product_title: "Mug", supplier_id: 3, unit_cost: 250, suggested: 100 }),
    ...variant(2, {
      product_title: "Plate",
      supplier_id: 3,
      unit_cost: 90,
      suggested: 24,
      held_back: 1,
      velocity: 0.006,
    }),
  ]);
  const text = textOf(await page("/reorder"));
  expect(text).toContain("24 units last 11 years");
  expect(text).toContain("1 line · 100 units");
  expect(await page("/reorder/order-list")).not.toContain("Plate");
  await type("2:24");
  expect(textOf(await page("/reorder"))).toContain("2 lines · 124 units");
  expect(await page("/reorder/order-list")).toContain("Plate");
});

it("shows nothing of another shop", async () => {
  await givenShop(2, "two.myshopify.com");
  await env.DB.batch([overviewRow(2, 9, { product_title: "Theirs" }), planRow(2, 9, 0, { worth: 9 })]);
  for (const path of ["/reorder", "/reorder?tab=all", "/reorder/order-list", "/reorder/print"])
    expect(await page(path)).not.toContain("Theirs");
  expect((await visit("/reorder/9", SHOP)).status).toBe(404);
});
