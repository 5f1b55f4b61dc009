import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { catalogueRows, givenShop, overviewRow, planRow, wordsOf } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const today = () => Math.floor(Date.now() / 86_400_000);

beforeEach(async () => {
  await givenShop(1, SHOP);
  await env.DB.batch([
    ...catalogueRows(1, 1),
    overviewRow(1, 1),
    planRow(1, 1, 0, { available: 40, position: 40, incoming: 0, suggested: 168 }),
    planRow(1, 1, 11, { available: 40, position: 40, incoming: 0 }),
    env.DB.prepare(
      "UPDATE rules SET lead_time_days = 7, cover_days = 30, safety_days = 2, minimum_order = 100, case_pack = 24",
    ),
  ]);
});

const put = (fields: Record<string, string>) =>
  visit("/products/1", SHOP, { method: "PUT", body: new URLSearchParams({ ...BLANK, ...fields }) });

const BLANK = {
  leadTimeDays: "",
  coverDays: "",
  safetyStock: "",
  minimumOrder: "",
  casePack: "",
  velocity: "",
  reorderPoint: "",
  active: "",
};

const ownRule = () => env.DB.prepare("SELECT * FROM rules WHERE shop_id = 1 AND level = 'variant'").first();

it("explains the order with every number on the way", async () => {
  const text = textOf(await (await visit("/products/1", SHOP)).text());
  expect(text).toContain("150 units ÷ 30 days in stock = 5");
  expect(text).toContain("5 a day × 2 days of safety = 10");
  expect(text).toContain("5 a day × 7 days lead time + 10 safety = 45");
  expect(text).toContain("5 a day × (7 days lead time + 30 days cover) + 10 safety − 40 position = 155");
  expect(text).toContain("It meets the minimum order of 100. In full cases of 24: 168.");
});

it("shows all of its barcodes", async () => {
  const shown = async () => textOf(await (await visit("/products/1", SHOP)).text());
  expect(await shown()).not.toContain("Barcode");
  await env.DB.prepare("UPDATE overviews SET barcode = '4006381333931'").run();
  expect(await shown()).toContain("SKU MUG-L · Barcode 4006381333931");
  const { barcodes } = wordsOf({ product_title: "Mug", barcodes: ["4006381333931", "036000291452", "own-7"] });
  await env.DB.prepare("UPDATE overviews SET barcodes = ?").bind(barcodes).run();
  expect(await shown()).toContain("Barcodes 4006381333931, 036000291452, own-7");
});

it("says which days out of stock end today, and which before", async () => {
  await env.DB.batch([
    env.DB.prepare("UPDATE rules SET method = 'engine'"),
    env.DB.prepare("UPDATE plans SET method = 'engine', days_30 = 21, known_days = 30 WHERE location_id = 0"),
    env.DB.prepare(
      `INSERT INTO forecasts (shop_id, variant_id, location_id, as_of_day, lead_time_days, review_days, lead_time_deviation,
        service_level, rate, trend, variance, reorder_level, low, high, in_stock_days, out_days, low_confidence, windows, actual,
        forecast, absolute_error, naive_forecast, naive_absolute_error)
      VALUES (1, 1, 0, 20000, 7, 7, 0, 0.97, 5, 1, 70, 90, 60, 80, 21, 8, 0, 0, 0, 0, 0, 0, 0)`,
    ),
  ]);
  const text = textOf(await (await visit("/products/1", SHOP)).text());
  expect(text).toContain("Forecast from 21 days in stock; 8 days out of stock are left out.");
  expect(text).toContain("For comparison, 30 days that reach closer to today: 150 units ÷ 21 days in stock");
  expect(text).toContain("9 of the last 30 days were out of stock");
  expect(text).toContain("These days end today, those of the forecast before.");
});

it("says up to which day its windows go where it was left out of the nights of a large shop", async () => {
  await env.DB.batch([
    env.DB.prepare("UPDATE plans SET method = 'engine'"),
    env.DB.prepare("INSERT INTO shop_demand (shop_id, as_of_day, trusts, series) VALUES (1, ?, '[]', 1)").bind(today()),
  ]);
  const shown = async () => textOf(await (await visit("/products/1", SHOP)).text());
  await env.DB.prepare("UPDATE plans SET as_of_day = ?")
    .bind(today() - 3)
    .run();
  expect(await shown()).toContain("These days end today, those of the forecast before.");
  await env.DB.prepare("UPDATE shop_counts SET variants = 10000").run();
  const endOn = (ago: number) => {
    const day = new Date((today() - ago) * 86_400_000);
    const named = day.toLocaleDateString("en-US", { month: "short", day: "numeric", timeZone: "UTC" });
    return `These days end on ${named}, those of the forecast before.`;
  };
  expect(await shown()).toContain(endOn(3));
  // Nights that planned it found nothing to write.
  await env.DB.prepare("UPDATE plans SET as_of_day = ?")
    .bind(today() - 40)
    .run();
  expect(await shown()).toContain(endOn(6));
});

it("shows its picture, price, cost, margin and supplier, with the way to its page in Shopify", async () => {
  await env.DB.batch([
    env.DB.prepare("UPDATE overviews SET image_url = 'https://cdn.shopify.com/mug.png', price = 1000, unit_cost = 350"),
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (3, 1, 'Acme', 'EUR', 1, 1)",
    ),
  ]);
  const page = async () => (await visit("/products/1", SHOP)).text();
  const before = await page();
  expect(before).toContain('src="https://cdn.shopify.com/mug.png?width=192"');
  expect(textOf(before)).toContain("Price €10.00 Unit cost €3.50 Margin 65% €6.50 a unit Supplier None is known");
  expect(before).toContain('/store/one/products/7/variants/1001"');
  await env.DB.prepare(
    "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, preferred, updated_at) VALUES (1, 1, 3, 1, 1)",
  ).run();
  expect(await page()).toContain('href="/suppliers/3"');
  await env.DB.exec("UPDATE suppliers SET currency = 'USD'");
  expect(textOf(await page())).toContain("Unit cost $3.50 Margin – Cost is in USD, the price in EUR");
});

it("leads to the other variants of its product, and to no other shop's", async () => {
  expect(textOf(await (await visit("/products/1", SHOP)).text())).not.toContain("Other variants");
  await givenShop(2, "two.myshopify.com");
  await env.DB.batch([
    ...catalogueRows(1, 2).slice(1),
    overviewRow(1, 2, { variant_title: "Small", available: 3, suggested: 12 }),
    ...catalogueRows(2, 3),
    overviewRow(2, 3, { variant_title: "Theirs" }),
  ]);
  const html = await (await visit("/products/1", SHOP)).text();
  expect(textOf(html)).toContain("Other variants of the product Small Warning Low 3 units 12 to order");
  expect(html).toContain('href="/products/2"');
  expect(html).not.toContain("Theirs");
});

it("has one table of stock, which Shopify's own figures are asked for", async () => {
  const text = textOf(await (await visit("/products/1", SHOP)).text());
  expect(text.match(/Stock by location/g)).toHaveLength(2);
  expect(text).toMatch(/On hand Committed Available Incoming in Shopify On the way ours/);
  const { stock } = await (await visit("/products/1/stock", SHOP)).json<{ stock: unknown[] }>();
  expect(stock).toMatchObject([{ locationId: "11", ours: 11, available: 40, onHand: null }]);
});

it("keeps its own rule folded until it is asked for or something is wrong in it", async () => {
  const folded = async (init: RequestInit = {}) =>
    /<div id="[^"]+" hidden/.test(await (await visit("/products/1", SHOP, init)).text());
  expect(await folded()).toBe(true);
  expect(textOf(await (await visit("/products/1", SHOP)).text())).toContain("It has no rule of its own");
  const wrong = { method: "PUT", body: new URLSearchParams({ ...BLANK, leadTimeDays: "soon" }) };
  expect(await folded(wrong)).toBe(false);
  await put({ leadTimeDays: "3" });
  expect(textOf(await (await visit("/products/1", SHOP)).text())).toContain("Something is decided for this variant.");
});

it("tells nothing of a level where nothing is forecast, of another shop's neither", async () => {
  for (const path of ["/products/1/level", "/products/99/level", "/products/x/level"])
    expect((await visit(path, SHOP)).status).toBe(404);
});

it("shows the suggested order beside the other figures", async () => {
  expect(textOf(await (await visit("/products/1", SHOP)).text())).toContain("Suggested order 168 units");
});

it("names no day to order by for a product that is not for sale", async () => {
  expect(textOf(await (await visit("/products/1", SHOP)).text())).not.toContain("Order by Not for sale");
  await env.DB.exec("UPDATE overviews SET status = 'archived'");
  expect(textOf(await (await visit("/products/1", SHOP)).text())).toContain("Order by Not for sale");
});

it("suggests nothing for a variant that is not watched", async () => {
  await put({ active: "no" });
  expect(textOf(await (await visit("/products/1", SHOP)).text())).toContain(
    "Order by No need Suggested order Not watched",
  );
});

it("says nothing of an MOQ and a case pack of 1", async () => {
  await env.DB.prepare("UPDATE rules SET minimum_order = 1, case_pack = 1").run();
  const text = textOf(await (await visit("/products/1", SHOP)).text());
  expect(text).toContain("155 units");
  expect(text).toContain("No minimum order and no case pack apply.");
});

it("says how sales of unknown place are spread over several places, and nothing of it where there is one", async () => {
  const sold = (daysAgo: number, location: number, units: number) =>
    env.DB.prepare(
      "INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units) SELECT 1, 1, MAX(as_of_day) - ?, ?, ? FROM plans",
    ).bind(daysAgo, location, units);
  await env.DB.batch([sold(3, 0, 4), sold(4, 0, 3), sold(4, 11, 9), sold(100, 0, 50)]);
  const page = async () => textOf(await (await visit("/products/1", SHOP)).text());
  expect(await page()).not.toContain("known location");
  await planRow(1, 1, 12, {}).run();
  expect(await page()).toContain("7 of the units sold in the last 90 days have no known location.");
  await env.DB.exec("UPDATE daily_sales SET units = 0 WHERE location_id = 0");
  expect(await page()).not.toContain("known location");
});

it("says what sold at places that do not stock it, and that it counts where it is stocked", async () => {
  const sold = (daysAgo: number, location: number, units: number) =>
    env.DB.prepare(
      "INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units) SELECT 1, 1, MAX(as_of_day) - ?, ?, ? FROM plans",
    ).bind(daysAgo, location, units);
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO locations (id, shop_id, shopify_id, name, active) VALUES (13, 1, 13, 'Leeds', 0), (14, 1, 14, 'Etsy', 1)",
    ),
    ...[sold(3, 11, 30), sold(3, 13, 60), sold(40, 13, 5), sold(2, 14, 3), sold(1, 12, 6)],
    env.DB.prepare(
      "INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at, deleted_at) VALUES (1, 2001, 12, NULL, 1, 1, 1)",
    ),
  ]);
  const page = async () => textOf(await (await visit("/products/1", SHOP)).text());
  expect(await page()).toContain(
    "2 a day of it (60 units) sold at Leeds, which is closed, and 0.2 a day of it (6 units) sold at Shop floor, which no longer stocks it, and 0.1 a day of it (3 units) sold at Etsy, which does not stock it.",
  );
  expect(await page()).toContain(
    "In the last 90 days 65 units sold at Leeds, which is closed, and 6 units sold at Shop floor, which no longer stocks it, and 3 units sold at Etsy, which does not stock it. They count at the location that stocks it.",
  );
  expect(await (await visit("/reorder/1", SHOP)).json()).toMatchObject({
    elsewhere: [{ name: "Leeds", units: 60 }, { name: "Shop floor" }, { name: "Etsy" }],
  });
  await env.DB.exec("DELETE FROM daily_sales WHERE location_id <> 11");
  expect(await page()).not.toContain("stocks it.");
});

it("tells which days were left out", async () => {
  await env.DB.prepare("UPDATE plans SET units_30 = 60, days_30 = 20").run();
  const text = textOf(await (await visit("/products/1", SHOP)).text());
  expect(text).toContain("60 units ÷ 20 days in stock = 3");
  expect(text).toContain(
    "10 of the last 30 days were out of stock and are left out; with them it would be 60 ÷ 30 = 2.",
  );
});

it("says of each part of the rule where it comes from", async () => {
  await env.DB.prepare(
    "INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, updated_at) VALUES (1, 'variant', 1, 0, 3, 1)",
  ).run();
  const text = textOf(await (await visit("/products/1", SHOP)).text());
  expect(text).toContain("Lead time 3 days This variant");
  expect(text).toContain("Cover 30 days Shop default");
});

describe("the variant's own rule", () => {
  it("says that the units in force are those of all locations", async () => {
    await put({ reorderPoint: "40" });
    expect(textOf(await (await visit("/products/1", SHOP)).text())).toContain(
      "Reorder point 40 units over all locations, by hand This variant",
    );
  });

  it("is saved, blank fields undecided", async () => {
    const answer = await put({ leadTimeDays: "3", velocity: "0.25", active: "no" });
    expect(textOf(await answer.text())).toContain("Lead time 3 days This variant");
    expect(await ownRule()).toMatchObject({
      lead_time_days: 3,
      cover_days: null,
      velocity: 0.25,
      active: 0,
      safety_stock: null,
    });
  });

  it("counts in the lists at once", async () => {
    await put({ velocity: "5", casePack: "48" });
    // 5 × (7 + 30) + 5 × 2 − 40 = 155, in cases of 48
    expect(textOf(await (await visit("/alerts", SHOP)).text())).toMatch(/ 40 45 5\.0 192 Snooze /);
    expect(await env.DB.prepare("SELECT velocity_from FROM overviews").first("velocity_from")).toBe("hand");
    await put({});
    expect(await env.DB.prepare("SELECT velocity_from FROM overviews").first("velocity_from")).toBe("window");
  });

  it("is removed when every field is blank", async () => {
    await put({ leadTimeDays: "3" });
    await put({});
    expect(await ownRule()).toBeNull();
  });

  it("is removed by deleting it", async () => {
    await put({ leadTimeDays: "3" });
    await visit("/products/1", SHOP, { method: "DELETE" });
    expect(await ownRule()).toBeNull();
  });

  it.each([
    { field: "leadTimeDays", value: "soon", says: "Enter a whole number from 0 to 365, or leave it blank." },
    { field: "coverDays", value: "-1", says: "Enter a whole number from 0 to 730, or leave it blank." },
    { field: "casePack", value: "0", says: "Enter a whole number from 1 to 1,000,000, or leave it blank." },
    {
      field: "velocity",
      value: "1,5",
      says: "Enter a number from 0 to 1,000,000, or leave it blank.",
    },
  ])("refuses $value as $field beside the field", async ({ field, value, says }) => {
    const html = await (await put({ [field]: value })).text();
    const place = html.indexOf(`name="${field}"`);
    expect(textOf(html.slice(place - 1500, place))).toContain(says);
    expect(await ownRule()).toBeNull();
  });
});

describe("a variant of another shop", () => {
  beforeEach(async () => {
    await givenShop(2, "two.myshopify.com");
    await env.DB.batch([overviewRow(2, 9, { product_title: "Theirs" }), planRow(2, 9, 0, {})]);
  });

  it("is not found", async () => {
    const answer = await visit("/products/9", SHOP);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("Theirs");
  });

  it("takes no rule", async () => {
    const answer = await visit("/products/9", SHOP, {
      method: "PUT",
      body: new URLSearchParams({ ...BLANK, leadTimeDays: "3" }),
    });
    expect(answer.status).toBe(404);
    expect(await env.DB.prepare("SELECT COUNT(*) AS n FROM rules WHERE level = 'variant'").first("n")).toBe(0);
  });
});

it.each(["/products/abc", "/products/0", "/products/99999999999999999999"])("finds nothing at %s", async (path) => {
  expect((await visit(path, SHOP)).status).toBe(404);
});

describe("what happened to it", () => {
  const today = Math.floor(Date.now() / 86_400_000);

  it("is drawn by day, with the days out of stock", async () => {
    await env.DB.batch([
      env.DB.prepare("UPDATE plans SET as_of_day = ?").bind(today),
      env.DB.prepare("INSERT INTO daily_sales VALUES (1, 1, ?, 11, 3), (1, 1, ?, 0, 2)").bind(today - 10, today - 10),
      env.DB.prepare("INSERT INTO level_days VALUES (1, 2001, 11, ?, 4, 0, 1, 1), (1, 2001, 11, ?, 40, 40, 2, 2)").bind(
        today - 10,
        today - 7,
      ),
    ]);
    const html = await (await visit("/products/1", SHOP)).text();
    expect(textOf(html)).toContain("5 sold in the last 90 days, 2 of them out of stock (shaded).");
    expect(html.match(/data-out="true"/g)).toHaveLength(2);
    expect(html.match(/class="SalesChart-Bar"/g)).toHaveLength(90);
  });

  it("is listed as movements, the newest 50 of all locations", async () => {
    const moved = env.DB.prepare(
      "INSERT INTO movements (shop_id, inventory_item_id, location_id, delta, available_after, cause, at, recorded_at) VALUES (?, ?, 11, ?, ?, 'shopify', ?, 1)",
    );
    await env.DB.batch([
      ...Array.from({ length: 60 }, (_, index) => moved.bind(1, 2001, -1, 1000 - index, 1_700_000_000_000 + index)),
      moved.bind(1, 2002, 777, 777, 1_800_000_000_000),
      moved.bind(2, 2001, 888, 888, 1_800_000_000_000),
    ]);
    const text = textOf(await (await visit("/products/1", SHOP)).text());
    expect(text).toContain("Warehouse Changed in Shopify Shopify 942 -1 941");
    expect(text).toContain("Shopify 991 -1 990");
    expect(text).not.toContain("Shopify 992 -1 991");
    expect(text).not.toMatch(/777|888/);
  });
});
