import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { inSteps, inStepsSql } from "../../../app/sql/steps-sql";
import { levelBody, orderBody, productBody } from "../../support/bodies";
import { countedDatabase } from "../../support/counted-database";
import { consume, installShop, post } from "../../support/shopify";

const now = Date.now();
const DAY = 86_400_000;
const VARIANTS = [
  { id: 301, inventory_item_id: 501 },
  { id: 302, inventory_item_id: 502 },
];

type Delivery = Parameters<typeof post>[0];

const level = (item: number, available: number, more = {}): Delivery => ({
  topic: "inventory_levels/update",
  body: levelBody({ item, available, ...more }),
});
const product = (title: string, at: number, more = {}): Delivery => ({
  topic: "products/update",
  body: productBody({ title, at, variants: VARIANTS, ...more }),
});
const order = (id: number, at: number, updatedAt = at): Delivery => ({
  topic: at === updatedAt ? "orders/create" : "orders/updated",
  body: orderBody({
    ...{ id, at, updatedAt, source_name: "web" },
    lines: VARIANTS.map((variant) => ({ variant_id: variant.id })),
  }),
});

async function delivered(...deliveries: Delivery[]) {
  const { database: DB, asked } = countedDatabase(env.DB);
  for (const delivery of deliveries) await consume((await post(delivery)).messages, { DB });
  return asked.rowsWritten;
}

beforeEach(async () => {
  await installShop();
  await delivered(product("Kettle", now - 2 * DAY, { product_type: "Mugs" }), order(7000, now - DAY));
  for (const location of [901, 902])
    for (const item of [501, 502]) await delivered(level(item, 42, { location, at: now - 2 * DAY }));
});

it("writes an entry of an index only where what it holds has changed", async () => {
  const all = [order(7001, now - 9000), level(501, 41), level(502, 41), order(7001, now - 9000, now - 6000)];
  expect(await delivered(...all)).toBeLessThanOrEqual(55);
  expect(await delivered(order(7001, now - 9000, now - 3000)), "a version alone").toBe(2);
});

it("writes no entry of overstock while the first digit of what it ties up stays", async () => {
  await delivered(level(501, 41));
  const plans = async () =>
    (
      await env.DB.prepare(
        "SELECT standing, worth, tied_up FROM plans WHERE location_id = 0 ORDER BY variant_id LIMIT 1",
      ).all()
    ).results;
  expect(await plans()).toEqual([{ standing: "overstocked", worth: 100_000, tied_up: 96_250 }]);
  const within = await delivered(level(501, 40, { at: now + 60_000 }));
  expect(await plans()).toEqual([{ standing: "overstocked", worth: 100_000, tied_up: 95_000 }]);
  await env.DB.prepare("UPDATE plans SET worth = tied_up WHERE location_id < 2").run();
  expect(await delivered(level(501, 39, { at: now + 120_000 })), "an entry of each place, and of the supplier's").toBe(
    within + 3,
  );
});

it("writes no entry of what lists are sorted by while the first digit of cover and of what is available stays", async () => {
  // What costs nothing ties up as much whatever is sold of it.
  await env.DB.prepare("UPDATE variants SET price = 0").run();
  await delivered(order(7001, now - 9000), level(501, 41));
  const steps = async () =>
    (
      await env.DB.prepare(
        "SELECT available, available_step, cover_step FROM overviews ORDER BY variant_id LIMIT 1",
      ).all()
    ).results;
  expect(await steps()).toEqual([{ available: 83, available_step: 80, cover_step: 1000 }]);
  const within = await delivered(level(501, 40, { at: now + 60_000 }));
  expect(await steps()).toEqual([{ available: 82, available_step: 80, cover_step: 1000 }]);
  await env.DB.prepare("UPDATE overviews SET cover_step = 90").run();
  expect(await delivered(level(501, 39, { at: now + 120_000 })), "one by cover").toBe(within + 1);
  await env.DB.prepare("UPDATE overviews SET available_step = 82").run();
  expect(await delivered(level(501, 38, { at: now + 180_000 })), "one by each").toBe(within + 2);
  expect(await steps()).toEqual([{ available: 80, available_step: 80, cover_step: 1000 }]);
});

it.each([
  { there: 0, available: 42, step: 40 },
  { there: 4, available: 46, step: 50 },
  { there: 54, available: 96, step: 100 },
  { there: -32, available: 10, step: 10 },
  { there: -33, available: 9, step: 9 },
  { there: -57, available: -15, step: -15 },
])(
  "has $available units in the step of $step, as an upgrade does that fills them",
  async ({ there, available, step }) => {
    await delivered(level(501, there));
    const steps = async () =>
      (
        await env.DB.prepare(
          "SELECT available, available_step AS step, cover_step FROM overviews ORDER BY variant_id",
        ).all()
      ).results;
    const written = await steps();
    expect(written[0]).toMatchObject({ available, step });
    await env.DB.prepare("UPDATE overviews SET available_step = 0, cover_step = 0").run();
    const upgrade = env.TEST_MIGRATIONS.find(({ name }) => name.startsWith("0073"))?.queries ?? [];
    await env.DB.prepare(upgrade.find((query) => query.includes("UPDATE `overviews`")) ?? "").run();
    expect(await steps()).toEqual(written);
  },
);

it("takes what lies half between two steps to the further one, in each version of SQLite", async () => {
  const halves = [1, 10, 100, 10_000, 100_000_000].flatMap((size) => [1, 2, 4, 9].map((digit) => (digit + 0.5) * size));
  const amounts = [...halves, ...halves.map((half) => -half), ...halves.map((half) => half - 0.01), 0, 7, 95_000];
  const { results } = await env.DB.prepare(`SELECT ${inStepsSql("value")} AS step FROM json_each(?1)`)
    .bind(JSON.stringify(amounts))
    .all<{ step: number }>();
  expect(results.map(({ step }) => step)).toEqual(amounts.map(inSteps));
  expect(halves.slice(0, 4).map(inSteps)).toEqual([2, 3, 5, 10]);
});

it("writes no event that nobody can hear", async () => {
  const all = (id: number, left: number) => [order(id, now - 9000), level(501, left), level(502, left)];
  // What costs nothing ties up as much whatever is sold of it.
  await env.DB.prepare("UPDATE variants SET price = 0").run();
  // The first sales of all take cover to another step each.
  await delivered(...all(7001, 41), ...all(7002, 40));
  const heard = await delivered(...all(7003, 39));
  await env.DB.prepare("UPDATE shops SET unheard = 1").run();
  expect(heard - (await delivered(...all(7004, 38))), "three events of four rows").toBe(12);
});

const listed = () =>
  env.DB.prepare(
    "SELECT product_title, title_sort, product_type_folded, supplier_id, risk, low, hidden, available FROM overviews ORDER BY variant_id LIMIT 1",
  ).first();

it("shows what seldom changes as soon as it has, by itself or with what often does", async () => {
  await delivered(product("kettle", now - 9000, { product_type: "Mugs" }));
  expect(await listed()).toMatchObject({ product_title: "kettle", product_type_folded: "mugs", title_sort: null });
  await delivered(product("Émail", now - 8000, { product_type: "" }));
  const named = await listed();
  expect(named).toMatchObject({ product_title: "Émail", product_type_folded: null });
  expect(named?.title_sort).not.toBeNull();
  await delivered(product("Email", now - 7000, { product_type: "Cups" }), level(501, 3));
  const last = { product_title: "Email", product_type_folded: "cups", title_sort: null, available: 45, hidden: 0 };
  expect(await listed()).toMatchObject(last);
  await delivered({ topic: "products/delete", body: JSON.stringify({ id: 101 }) });
  expect(await listed()).toMatchObject({ hidden: 1 });
});

it("shows what of a variant at risk moves, with what it has left and without", async () => {
  const sales = Array.from({ length: 30 }, (_, day) => order(7100 + day, now - (day + 1) * DAY));
  await delivered(...sales, level(501, 3), level(501, 0, { location: 902 }));
  const first = await listed();
  expect(first).toMatchObject({ low: 1, available: 3, product_title: "Kettle" });
  expect(await delivered(level(501, 1, { at: now + 60_000 }))).toBeLessThanOrEqual(35);
  const second = await listed();
  expect(second).toMatchObject({ low: 1, available: 1, product_title: "Kettle" });
  expect(Number(second?.risk)).toBeGreaterThan(Number(first?.risk));
  const dearer = VARIANTS.map((variant) => ({ ...variant, price: "99.00" }));
  await delivered(product("Kettle", now - 5000, { product_type: "Mugs", variants: dearer }));
  const third = await listed();
  expect(third).toMatchObject({ low: 1, available: 1, product_title: "Kettle" });
  expect(Number(third?.risk)).toBeGreaterThan(Number(second?.risk));
});

it("tells where a variant stands, and at what risk, when it runs out", async () => {
  const sales = Array.from({ length: 30 }, (_, day) => order(7100 + day, now - (day + 1) * DAY));
  await delivered(...sales, level(501, 1), level(501, 1, { location: 902 }));
  const plan = () =>
    env.DB.prepare(
      "SELECT standing, worth, supplier_id FROM plans WHERE location_id = 0 ORDER BY variant_id LIMIT 1",
    ).first();
  expect(await plan()).toMatchObject({ standing: "low" });
  expect(await listed()).toMatchObject({ low: 1, available: 2 });
  await delivered(level(501, 900, { at: now + 60_000 }), level(501, 900, { location: 902, at: now + 60_000 }));
  expect(await plan()).toMatchObject({ standing: "overstocked" });
  expect(await listed()).toMatchObject({ low: 0, risk: 0, available: 1800 });
});
