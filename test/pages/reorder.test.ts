import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Place } from "../../app/lists/keyset";
import { snoozesOver } from "../../app/replenishment/decisions/snooze.server";
import { planChanges } from "../../app/replenishment/planning/replan.server";
import { keptQuantities } from "../../app/replenishment/reorder/kept-quantities.server";
import type { ReorderFilter, ReorderTab } from "../../app/replenishment/reorder/list";
import { reorderPage } from "../../app/replenishment/reorder/list.server";
import { alertRow, catalogueRows, givenShop, overviewRow, planRow, rowsRead, wordsOf } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await env.DB.prepare(
    `INSERT INTO suppliers (id, shop_id, name, currency, minimum_value, created_at, updated_at)
     VALUES (3, 1, 'Acme', 'EUR', 100000, 1, 1), (4, 1, 'Bolt', 'JPY', NULL, 1, 1)`,
  ).run();
});

/** Quantities as the page sends them while they are typed. */
const type = async (quantities: string, back: number[] = [], domain = SHOP) => {
  const body = new URLSearchParams([["quantities", quantities], ...back.map((id) => ["back", String(id)])]);
  const answer = await visit("/reorder/quantities", domain, { method: "PUT", body });
  expect(answer.status).toBe(200);
  return answer.json();
};
const keptQuantitiesOf = async (shopId: number) =>
  (
    await env.DB.prepare("SELECT variant_id AS id, quantity FROM order_quantities WHERE shop_id = ? ORDER BY 1")
      .bind(shopId)
      .all()
  ).results;

/** A variant as plans leave it: its line of the list and its place in the order. */
const variant = (id: number, set: Parameters<typeof overviewRow>[2], plan: Parameters<typeof planRow>[3] = {}) => [
  overviewRow(1, id, set),
  planRow(1, id, 0, { supplier_id: set?.supplier_id ?? 0, ...plan }),
];

/** What a row is copied with, but for its variant and standing. */
const COPIED: Record<string, string> = {
  overviews: `shop_id, shopify_id, product_id, product_title, variant_title, sku, barcode, vendor, status, available, position, units,
    days, velocity, reorder_point, cover, low, "out", untracked, stock, hidden, supplier_id, suggested, risk, words, sku_folded`,
  plans: `shop_id, location_id, as_of_day, available, incoming, position, units_7, units_14, units_30, units_60, units_90, units_180,
    units_365, days_7, days_14, days_30, days_60, days_90, days_180, days_365, known_days, unobserved_days, velocity, safety_stock,
    reorder_point, cover, low, suggested, worth, supplier_id`,
};

const page = async (path: string) => (await visit(path, SHOP)).text();

it("lists what to order by supplier, the most worthwhile first, against each supplier's minimum", async () => {
  await env.DB.batch([
    ...variant(1, { product_title: "Mug", supplier_id: 3, unit_cost: 250, suggested: 100 }, { worth: 10 }),
    ...variant(2, { product_title: "Plate", supplier_id: 4, unit_cost: 90, suggested: 20 }, { worth: 50 }),
    ...variant(3, { product_title: "Bowl", supplier_id: 3, unit_cost: null, suggested: 5 }, { worth: 99 }),
  ]);
  const text = textOf(await page("/reorder"));
  expect(text).toMatch(/Acme 2 lines · 105 units · €250\.00 and 1 line whose cost is not known/);
  expect(text).toContain("€750.00 below the minimum order of €1,000.00");
  expect(text).toMatch(/Bolt 1 line · 20 units · ¥1,800/);
  expect(text.indexOf("Bowl")).toBeLessThan(text.indexOf("Mug"));
  expect(text.indexOf("Mug")).toBeLessThan(text.indexOf("Plate"));
  expect(text).toContain("3 lines · 125 units");
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

/** Low at the warehouse, while the shop floor has 24 to spare. */
const MOVED = [
  [11, 3, 3, 5, 45, 1, 0, 0.6, 0, 24],
  [12, 69, 69, 1, 45, 0, 0, 69, 0, -24],
];

it("says what to move from which location to which, and counts it", async () => {
  await env.DB.batch(variant(1, { standing: "move", stock: MOVED }, { standing: "move" }));
  const text = textOf(await page("/reorder?tab=move"));
  expect(text).toContain("Order now 0 Move stock 1");
  expect(text).toMatch(/Warehouse 3 available, reorder point 45 Shop floor 69 available, reorder point 45 24/);
});

it("makes one transfer for each pair of locations of all that is chosen, once, and of this shop alone", async () => {
  await givenShop(2, "two.myshopify.com");
  await env.DB.batch([
    ...[1, 2, 3, 4].flatMap((id) => catalogueRows(1, id).slice(id === 1 ? 0 : 1)),
    ...[1, 2].flatMap((id) => variant(id, { standing: "move", stock: MOVED }, { standing: "move" })),
    ...variant(
      3,
      {
        standing: "move",
        stock: [
          [...(MOVED[1] ?? []).slice(0, 9), 7],
          [11, 69, 69, 1, 45, 0, 0, 69, 0, -7],
        ],
      },
      { standing: "move" },
    ),
    ...variant(4, { standing: "low" }),
  ]);
  expect(await page("/reorder?tab=move")).toMatch(/aria-label|Select Blue mug Large/);
  const formToken = crypto.randomUUID();
  const create = (domain: string, token = formToken) =>
    visit("/reorder/transfers", domain, {
      method: "POST",
      body: new URLSearchParams([["formToken", token], ...[1, 2, 3, 4].map((id) => ["variants", String(id)])]),
    });
  expect(await (await create("two.myshopify.com", crypto.randomUUID())).json()).toEqual({ transfers: [], left: 4 });
  const made = await (await create(SHOP)).json<{
    transfers: { id: number; from: string; to: string; lines: number }[];
  }>();
  expect(made).toMatchObject({
    transfers: [
      { from: "Shop floor", to: "Warehouse", lines: 2 },
      { from: "Warehouse", to: "Shop floor", lines: 1 },
    ],
    left: 1,
  });
  expect(await (await create(SHOP)).json()).toMatchObject({ transfers: made.transfers });
  const lines = await env.DB.prepare("SELECT variant_id AS id, quantity FROM transfer_lines ORDER BY 1").all();
  expect(lines.results).toEqual([
    { id: 1, quantity: 24 },
    { id: 2, quantity: 24 },
    { id: 3, quantity: 7 },
  ]);
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
      `Blue mug Large MUG-L 200 5\\.0 40\\S* 5\\.0 a day ${day(10)}, \\d+ in 10 days without safety stock ${day(33)}`,
    ),
  );
  expect(text).toContain(`Today without safety stock ${day(2)}`);
  expect(text).toMatch(/Out Large MUG-L 0 5\.0 (Critical )?Sold out 5\.0 a day (Critical )?Overdue €12\.34 a day lost/);
});

it("searches, sorts and filters by vendor within a tab, and gives the whole list to be selected", async () => {
  const words = (title: string) => wordsOf({ product_title: title, variant_title: "Large", sku: `${title}-L` });
  await env.DB.batch([
    ...variant(1, { ...words("Zebra"), cover: 9 }, { worth: 1 }),
    ...variant(2, { ...words("Apple"), cover: 3 }, { worth: 2 }),
    ...variant(3, { ...words("Mango"), cover: 6 }, { worth: 3 }),
    ...variant(4, { ...words("Applet"), standing: "soon", low: 0 }, { standing: "soon", low: 0 }),
    env.DB.prepare(
      "UPDATE overviews SET vendor = 'Acme', product_type_folded = 'mugs', words = words || ' acme ' WHERE variant_id IN (1, 3)",
    ),
  ]);
  const shown = async (search: string) => {
    const { ids } = await (await visit(`/reorder/variants${search}`, SHOP)).json<{ ids: number[] }>();
    return ids;
  };
  expect(await shown("")).toEqual([3, 2, 1]);
  expect(await shown("?sort=cover")).toEqual([2, 3, 1]);
  expect(await shown("?sort=title")).toEqual([2, 3, 1]);
  expect(await shown("?q=appl")).toEqual([2]);
  expect(await shown("?tab=all&q=appl&sort=title")).toEqual([2, 4]);
  const text = textOf(await page("/reorder?q=appl"));
  expect(text).toContain("Apple Large");
  expect(text).not.toContain("Mango");
  // What is sent is what is shown.
  expect(text).toContain("1 line · 215 units");
  expect((await page("/reorder/order-list?q=appl")).trim().split("\r\n")).toHaveLength(2);
  expect(await page("/reorder?q=appl")).toContain('href="/reorder/print?q=appl"');
  expect(await shown("?vendor=acme")).toEqual([3, 1]);
  expect(await shown("?type=MUGS&sort=cover")).toEqual([3, 1]);
  expect(await shown("?type=MUGS&q=zebra")).toEqual([1]);
  expect(textOf(await page("/reorder/print?type=Mugs"))).not.toContain("Apple");
  expect(textOf(await page("/reorder?vendor=Acme"))).toContain("2 lines · 430 units");
  expect(textOf(await page("/reorder/print?vendor=Acme"))).not.toContain("Apple");
  const body = new URLSearchParams({ formToken: crypto.randomUUID() });
  const drafted = await visit("/purchase-orders/drafts?vendor=Acme", SHOP, { method: "POST", body });
  expect(await drafted.json()).toMatchObject({ drafts: [], withoutSupplier: 2 });
  expect(textOf(await page("/reorder?q=nothing"))).toContain("Nothing in this tab matches.");
});

it("keeps to one supplier where the address says so", async () => {
  await env.DB.batch([
    ...variant(1, { product_title: "Theirs", supplier_id: 3 }),
    ...variant(2, { product_title: "Nobody's", supplier_id: 0 }),
  ]);
  const theirs = textOf(await page("/reorder?supplier=3"));
  expect(theirs).toContain("Theirs");
  expect(theirs).not.toContain("Nobody's");
  expect(textOf(await page("/reorder?supplier=0"))).toContain("No supplier 1 line");
});

it("explains a line with the sum behind it", async () => {
  await env.DB.batch([...catalogueRows(1, 1), ...variant(1, {})]);
  const answer = await visit("/reorder/1", SHOP);
  expect(await answer.json()).toMatchObject({
    explained: { plan: { velocity: 5 }, rule: { leadTimeDays: 14 } },
    window: 30,
  });
});

describe("several lines at once", () => {
  const bulk = (path: string, method: string, fields: [string, string][]) =>
    visit(path, SHOP, { method, body: new URLSearchParams(fields) });
  const lines = (...ids: number[]) => ids.map((id): [string, string] => ["variants", String(id)]);
  const standings = async () =>
    (await env.DB.prepare("SELECT variant_id AS id, standing FROM overviews ORDER BY variant_id").all()).results;

  beforeEach(async () => {
    await env.DB.batch([
      env.DB.prepare("UPDATE rules SET reorder_point = 50"),
      ...[1, 2].flatMap((id) => [
        ...catalogueRows(1, id).slice(id === 1 ? 0 : 1),
        ...variant(id, {}),
        planRow(1, id, 11, {}),
        alertRow(1, id, 11, 5000),
      ]),
    ]);
  });

  it("are put aside with their open alerts, and come back on their day", async () => {
    await bulk("/reorder/snoozes", "PUT", [...lines(1), ["days", "7"]]);
    expect(await standings()).toEqual([
      { id: 1, standing: "snoozed" },
      { id: 2, standing: "low" },
    ]);
    expect(textOf(await page("/reorder"))).toContain("Order now 1 Move stock 0 Soon 0 Overstocked 0 Snoozed 1 All 2");
    expect(textOf(await page("/reorder?tab=snoozed"))).toContain("Snoozed until");
    expect(textOf(await page("/alerts"))).toContain("Open 1 Snoozed 1");
    expect(textOf(await page("/"))).toContain("Order now 1 variant to order before the next review");
    const day = Math.floor(Date.now() / 86_400_000) + 8;
    await env.DB.batch(snoozesOver(env.DB, [{ shopId: 1, today: day }]));
    await env.DB.batch(planChanges(env.DB, [{ shopId: 1, variants: [1] }], [{ shopId: 1, today: day }], 1));
    expect((await standings())[0]).toEqual({ id: 1, standing: "low" });
    expect(textOf(await page("/alerts"))).toContain("Open 2 Snoozed 0");
  });

  it("are taken back from being snoozed", async () => {
    await bulk("/reorder/snoozes", "PUT", [...lines(1, 2), ["days", "7"]]);
    await bulk("/reorder/snoozes", "DELETE", lines(1));
    expect(await standings()).toEqual([
      { id: 1, standing: "low" },
      { id: 2, standing: "snoozed" },
    ]);
  });

  it("are excluded by a rule of their own, listed as such, and watched again", async () => {
    await bulk("/products/rules", "PATCH", [...lines(1, 2), ["active", "no"]]);
    expect(textOf(await page("/reorder"))).toContain("Order now 0 Move stock 0 Soon 0 Overstocked 0 Excluded 2 All 2");
    expect(textOf(await page("/reorder?tab=excluded"))).toContain("Not watched, as a rule says");
    expect(textOf(await page("/products"))).toContain("Excluded");
    expect(textOf(await page("/alerts"))).toContain("Open 0");
    await bulk("/products/rules", "PATCH", [...lines(1), ["active", "yes"]]);
    expect(textOf(await page("/reorder"))).toContain("Order now 1 Move stock 0 Soon 0 Overstocked 0 Excluded 1 All 2");
  });

  it.each([
    ["PUT", [...lines(1)]],
    ["PUT", [...lines(1), ["days", "0"]]],
    ["DELETE", []],
  ] as [string, [string, string][]][])(
    "are not touched by a form that makes no sense: %s %j",
    async (method, fields) => {
      expect((await bulk("/reorder/snoozes", method, fields)).status).toBe(400);
      expect((await env.DB.prepare("SELECT * FROM snoozes").all()).results).toEqual([]);
    },
  );

  it("of another shop are not", async () => {
    await givenShop(2, "two.myshopify.com");
    await visit("/reorder/snoozes", "two.myshopify.com", {
      method: "PUT",
      body: new URLSearchParams([...lines(1), ["days", "7"]]),
    });
    expect(await standings()).toEqual([
      { id: 1, standing: "low" },
      { id: 2, standing: "low" },
    ]);
  });
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

describe("a quantity changed by hand", () => {
  const inputs = async (path = "/reorder") =>
    [...(await page(path)).matchAll(/class="Quantity-Input"[^>]*value="(\d+)"/g)].map(([, units]) => units);

  beforeEach(() =>
    env.DB.batch([
      ...[1, 2, 3].flatMap((id) => catalogueRows(1, id).slice(id === 1 ? 0 : 1)),
      ...variant(1, { product_title: "Mug", supplier_id: 3, unit_cost: 250, suggested: 100 }, { worth: 9 }),
      ...variant(2, { product_title: "Plate", supplier_id: 3, unit_cost: 90, suggested: 20 }, { worth: 8 }),
      ...variant(
        3,
        { product_title: "Bowl", supplier_id: 3, unit_cost: 10, suggested: 7, low: 0, standing: "soon" },
        { standing: "soon", low: 0 },
      ),
    ]),
  );

  it("is there after a reload, in every tab, in the sums and their count", async () => {
    await type("1:40,3:9");
    expect(await inputs()).toEqual(["40", "20"]);
    expect(await inputs("/reorder?tab=all")).toEqual(expect.arrayContaining(["40", "20", "9"]));
    const text = textOf(await page("/reorder"));
    expect(text).toContain("2 lines · 60 units");
    expect(text).toContain("Acme €118.00");
    expect(text).toContain("2 quantities changed by hand Clear");
    expect(textOf(await page("/reorder?tab=soon"))).toContain("2 quantities changed by hand Clear");
  });

  it("costs what its supplier asks for so many, on the line, in the sums and on the order", async () => {
    await env.DB.prepare(
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, unit_cost, price_breaks, updated_at) VALUES (1, 1, 3, 300, '[[50,250],[120,200]]', 1)",
    ).run();
    expect(textOf(await page("/reorder"))).toContain("Acme €268.00");
    await type("1:40");
    expect(textOf(await page("/reorder"))).toContain("Acme €138.00");
    expect(await page("/reorder/order-list")).toContain(",40,3.00,120.00,EUR,");
    await type("1:200");
    const text = textOf(await page("/reorder"));
    expect(text).toContain("€400.00");
    expect(text).toContain("Acme €418.00");
    expect(await page("/reorder/order-list")).toContain(",200,2.00,400.00,EUR,");
    expect(textOf(await page("/reorder/print"))).toContain("200 €2.00 €400.00");
  });

  it("takes the last that was typed, and goes once it is as suggested", async () => {
    await type("1:40,2:5");
    await type("1:44", [2]);
    expect(await inputs()).toEqual(["44", "20"]);
    expect(await keptQuantitiesOf(1)).toEqual([{ id: 1, quantity: 44 }]);
  });

  it("waits while its variant is not on the list", async () => {
    await type("1:40");
    await env.DB.prepare("UPDATE plans SET standing = NULL WHERE variant_id = 1").run();
    await env.DB.prepare("UPDATE overviews SET standing = NULL, low = 0 WHERE variant_id = 1").run();
    expect(await inputs()).toEqual(["20"]);
    const text = textOf(await page("/reorder"));
    expect(text).toContain("1 line · 20 units");
    expect(text).toContain("1 quantity changed by hand Clear");
    await env.DB.prepare("UPDATE plans SET standing = 'low' WHERE variant_id = 1 AND location_id = 0").run();
    expect(await inputs()).toEqual(["40", "20"]);
  });

  it("is cleared with the others, and put back", async () => {
    await type("1:40,2:0");
    await visit("/reorder/quantities", SHOP, { method: "DELETE" });
    expect(await inputs()).toEqual(["100", "20"]);
    expect(textOf(await page("/reorder"))).not.toContain("changed by hand");
    await type("1:40,2:0");
    expect(await inputs()).toEqual(["40", "0"]);
  });

  it.each(["1", "1:", "1:x", "1:-4", "1:1000001", "1:4;2:5", "1:4,1:5"])("is not %j", async (text) => {
    expect(await type(text)).toEqual({ refusals: { quantities: expect.stringContaining("whole number of units") } });
    expect(await keptQuantitiesOf(1)).toEqual([]);
  });

  it("is of this shop's variants, and no other shop's business", async () => {
    await givenShop(2, "two.myshopify.com");
    await type("1:40,99:5");
    await type("1:7", [1], "two.myshopify.com");
    await visit("/reorder/quantities", "two.myshopify.com", { method: "DELETE" });
    expect(await keptQuantitiesOf(1)).toEqual([{ id: 1, quantity: 40 }]);
    expect(await keptQuantitiesOf(2)).toEqual([]);
  });

  it("goes with the shop", async () => {
    await type("1:40");
    await env.DB.prepare("UPDATE shops SET uninstalled_at = 5 WHERE id = 1").run();
    expect(await keptQuantitiesOf(1)).toEqual([]);
  });

  it("is refused with the reason where a thousand are kept, and those can still be changed", async () => {
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 1001)
      INSERT INTO order_quantities (shop_id, variant_id, quantity, updated_at) SELECT 1, i, 1, 1 FROM n`,
    ).run();
    expect(await type("1:40")).toEqual({ refusals: { quantities: expect.stringContaining("1,000") } });
    expect(await type("2:40")).toMatchObject({ done: "Quantities kept" });
    expect((await keptQuantitiesOf(1))[0]).toEqual({ id: 2, quantity: 40 });
  });

  it("reads no more than three rows for each that is kept", async () => {
    await type("1:40,2:5,3:9");
    const { quantities, read } = await keptQuantities(env.DB, { id: 1 });
    expect(quantities).toHaveLength(3);
    expect(read).toBeLessThanOrEqual(9);
  });
});

describe("the order list", () => {
  it("holds all that is low with the quantities typed, and no formula", async () => {
    await env.DB.batch([
      ...catalogueRows(1, 1),
      ...variant(1, { product_title: "=Mug", supplier_id: 3, unit_cost: 250, suggested: 100 }, { worth: 2 }),
      ...variant(2, { product_title: "Plate", supplier_id: 4, unit_cost: 90, suggested: 20 }, { worth: 1 }),
      env.DB.prepare(
        "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, supplier_sku, updated_at) VALUES (1, 1, 3, 'A-1', 1)",
      ),
    ]);
    await type("1:40");
    const csv = await page("/reorder/order-list");
    expect(csv.split("\r\n").slice(1)).toEqual([
      "Acme,A-1,MUG-L,,'=Mug,Large,40,2.50,100.00,EUR,40,0",
      "Bolt,,MUG-L,,Plate,Large,20,90,1800,JPY,40,0",
      "",
    ]);
    expect((await page("/reorder/order-list?supplier=4")).split("\r\n")).toHaveLength(3);
  });

  it("goes on beyond a thousand lines", async () => {
    const rows = Array.from({ length: 1100 }, (_, index) => variant(index + 1, {}, { worth: index % 7 })).flat();
    await env.DB.batch(rows);
    expect((await page("/reorder/order-list")).trim().split("\r\n")).toHaveLength(1101);
  });
});

describe("the order list on paper", () => {
  it("has a part for each supplier, with the quantities typed and what they come to", async () => {
    await env.DB.batch([
      ...catalogueRows(1, 1),
      ...variant(1, { product_title: "Mug", supplier_id: 3, unit_cost: 250, suggested: 100 }, { worth: 3 }),
      ...variant(2, { product_title: "Plate", supplier_id: 4, unit_cost: 90, suggested: 20 }, { worth: 2 }),
      ...variant(3, { product_title: "Bowl", supplier_id: 3, unit_cost: null, suggested: 5 }, { worth: 1 }),
      ...variant(4, { product_title: "Enough", supplier_id: 3, suggested: 0 }),
    ]);
    await type("1:40");
    const text = textOf(await page("/reorder/print"));
    expect(text).toMatch(/Acme .* MUG-L Mug · Large 40 €2\.50 €100\.00 MUG-L Bowl · Large 5 – –/);
    expect(text).toContain("2 lines, 1 line whose cost is not known 45 €100.00");
    expect(text).toMatch(/Bolt .* Plate · Large 20 ¥90 ¥1,800 1 line 20 ¥1,800/);
    expect(text).not.toContain("Enough");
    expect(textOf(await page("/reorder/print?supplier=4"))).not.toContain("Mug");
    expect(await page("/reorder")).toContain('href="/reorder/print"');
  });

  it("says where there is nothing on it", async () =>
    expect(textOf(await page("/reorder/print"))).toContain("Nothing is to be ordered."));
});

it("shows nothing of another shop", async () => {
  await givenShop(2, "two.myshopify.com");
  await env.DB.batch([overviewRow(2, 9, { product_title: "Theirs" }), planRow(2, 9, 0, { worth: 9 })]);
  for (const path of ["/reorder", "/reorder?tab=all", "/reorder/order-list", "/reorder/print"])
    expect(await page(path)).not.toContain("Theirs");
  expect((await visit("/reorder/9", SHOP)).status).toBe(404);
});

it("reads what it sorts and what it finds, and no more: of 10,000 lines, half of them in the tab", async () => {
  const words = wordsOf({ product_title: "Blue mug", variant_title: "Large", sku: "MUG-L" });
  await env.DB.batch(variant(1, { ...words, supplier_id: 3, risk: 1 }, { worth: 1 }));
  await env.DB.batch(
    ["overviews", "plans"].map((table) =>
      env.DB.prepare(`WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
        INSERT INTO ${table} (${COPIED[table]}, variant_id, standing) SELECT ${COPIED[table]}, i, iif(i % 2, 'low', 'soon') FROM n, ${table} WHERE variant_id = 1`),
    ),
  );
  await env.DB.prepare(
    "UPDATE overviews SET words = ' rarity acme ', product_title = 'Rarity', vendor = 'Acme', product_type_folded = 'mugs' WHERE variant_id % 90 = 1",
  ).run();
  const read = async (filter: Partial<ReorderFilter>) =>
    rowsRead(reorderPage(env.DB, { id: 1 }, { tab: "low", supplier: null, location: 0, ...filter }, { side: "start" }));
  for (const sort of ["cover", "title"] as const) {
    const { read: rows, found } = await read({ sort });
    expect(found).toBe(51);
    // The tab's entries, each with its plan and its overview, and the fifty that are shown.
    expect(rows, sort).toBeLessThanOrEqual(3 * 5000 + 200);
  }
  for (const part of [{ text: "rarity" }, { vendor: "acme" }, { type: "Mugs" }]) {
    const { read: rows, found } = await read(part);
    expect(found).toBe(51);
    expect(rows, JSON.stringify(part)).toBeLessThanOrEqual(3 * 5000 + 1000);
  }
});

describe("a page of 50 of 1,000 reads no more than 110 rows", () => {
  beforeEach(async () => {
    await env.DB.batch(
      Array.from({ length: 1000 }, (_, index) =>
        variant(
          index + 1,
          { supplier_id: 3 + (index % 2), risk: index % 90, low: 1 },
          { worth: index % 90, standing: (["low", "soon", "overstocked"] as const)[index % 3] ?? null },
        ),
      ).flat(),
    );
  });

  const places: Place[] = [{ side: "start" }, { side: "after", key: [50, 500] }, { side: "before", key: [50, 500] }];
  const tabs: { tab: ReorderTab; supplier: number | null; index: string }[] = [
    { tab: "low", supplier: null, index: "plans_standing" },
    { tab: "soon", supplier: null, index: "plans_standing" },
    { tab: "overstocked", supplier: 3, index: "plans_supplier" },
    { tab: "all", supplier: null, index: "overviews_risk" },
    { tab: "all", supplier: 4, index: "overviews_supplier" },
  ];
  it.each(tabs)("$tab of supplier $supplier", async ({ tab, supplier, index }) => {
    for (const place of places) {
      const { read, found, plan } = await rowsRead(
        reorderPage(env.DB, { id: 1 }, { tab, supplier, location: 0 }, place),
      );
      expect(plan).toContain(index);
      expect(plan).not.toContain("TEMP B-TREE");
      expect(found).toBe(51);
      expect(read).toBeLessThanOrEqual(110);
    }
  });
});
