import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { KeptUplift } from "../../app/demand/promotions/uplift";
import { upliftFields } from "../../app/demand/promotions/uplift-fields";
import { findUplift, upliftPage } from "../../app/replenishment/decisions/uplifts/rows.server";
import { planChanges } from "../../app/replenishment/planning/replan.server";
import { givenTwoADay, iso, keptMarks, SHOP, today } from "./marked-days";
import { catalogueRows, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

beforeEach(async () => {
  // A year ago twelve a day for four days.
  await givenTwoADay({ days: 430, on: [351, 354], peak: 12 });
  await env.DB.batch([
    env.DB.prepare("UPDATE rules SET lead_time_days = 14, cover_days = 30"),
    env.DB.prepare("UPDATE products SET vendor = 'Acme'"),
  ]);
  await post({});
  await remove();
});

const SALE = { name: "Black Friday", fromDay: iso(today + 10), toDay: iso(today + 13), factor: "2" };
const post = (fields: Record<string, string>, domain = SHOP) =>
  visit("/uplifts?index", domain, {
    method: "POST",
    body: new URLSearchParams({ ...SALE, level: "variant", subjects: "1", ...fields }),
  });
const remove = async () => visit(`/uplifts/${(await keptMarks())[0]?.id}`, SHOP, { method: "DELETE" });
const whole = () =>
  env.DB.prepare("SELECT * FROM plans WHERE variant_id = 1 AND location_id = 0").first<Record<string, number>>();
const point = async () => Number((await whole())?.reorder_point);
const replanned = (day = today) => {
  const touched = [{ shopId: 1, items: [], products: ["7"], lines: [], orders: [] }];
  return env.DB.batch(planChanges(env.DB, touched, [{ shopId: 1, today: day }], Date.now()));
};
const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());

describe("an uplift", () => {
  it("lifts the reorder point by those of its days that the lead time touches, and the order by the others too", async () => {
    const usual = await whole();
    await post({});
    const lifted = await whole();
    const velocity = Number(usual?.velocity);
    // All four days fall into the fourteen of the lead time.
    expect(lifted?.reorder_point).toBe(Math.ceil(velocity * (14 + 4) + velocity * 7 - 1e-9));
    expect(lifted?.velocity).toBe(usual?.velocity);
    await remove();
    await post({ fromDay: iso(today + 12), toDay: iso(today + 15) });
    expect(await point()).toBe(Math.ceil(velocity * (14 + 2) + velocity * 7 - 1e-9));
    expect(Number((await whole())?.suggested)).toBe(Number(lifted?.suggested));
  });

  it("stands in the variant's sum as a line of its own, and among its promotions", async () => {
    await post({});
    const text = await page("/products/1");
    expect(text).toMatch(/Uplift [\d.]+ units more/);
    expect(text).toContain("Black Friday × 2 on 4 days: the 14 days ahead count as 18.");
    expect(text).toContain("Uplift × 2, This variant");
  });

  it("of a vendor holds for what the vendor has, whatever the case; the variant's own goes before it", async () => {
    const usual = await point();
    await post({ level: "vendor", vendor: "ACME", factor: "3" });
    await replanned();
    const lifted = await point();
    expect(lifted).toBeGreaterThan(usual);
    expect(await keptMarks()).toMatchObject([{ level: "vendor", vendor: "ACME", percent: 300 }]);
    await post({ factor: "1" });
    expect(await point()).toBe(usual);
    const rows = await keptMarks();
    await visit(`/uplifts/${rows[1]?.id}`, SHOP, { method: "DELETE" });
    expect(await point()).toBe(lifted);
    expect(await page("/uplifts")).toContain("Everything of ACME");
    expect(await page("/products/1")).toContain("Uplift × 3, Everything of the vendor");
  });

  it("of a product type holds for what is of it, before what is said of the vendor, after what is said of the product", async () => {
    await env.DB.prepare("UPDATE products SET product_type = 'Étuis', product_type_folded = 'étuis'").run();
    const usual = await point();
    await post({ level: "product_type", productType: "ÉTUIS", factor: "3" });
    await replanned();
    const lifted = await point();
    expect(lifted).toBeGreaterThan(usual);
    expect(await keptMarks()).toMatchObject([{ level: "product_type", percent: 300 }]);
    await post({ level: "vendor", vendor: "Acme", factor: "9" });
    await replanned();
    expect(await point()).toBe(lifted);
    await post({ level: "product_type", productType: "Mugs", factor: "9" });
    await replanned();
    expect(await point()).toBe(lifted);
    expect(await page("/uplifts")).toContain("Everything of the type ÉTUIS");
    expect(await page("/products/1")).toContain("Uplift × 3, Everything of the product type");
    await post({ level: "product", subjects: "7", factor: "1" });
    expect(await point()).toBe(usual);
    // Once it is past, its days are left out of the velocity.
    await remove();
    await post({ level: "product_type", productType: "étuis", fromDay: iso(today - 12), toDay: iso(today - 9) });
    await replanned();
    expect((await whole())?.promotion_days_30).toBe(4);
  });

  it("of a product type that is taken away is put back as it was", async () => {
    await env.DB.prepare("UPDATE products SET product_type = 'Mugs', product_type_folded = 'mugs'").run();
    await post({ level: "product_type", productType: "Mugs" });
    const [{ id: _, ...stood } = {}] = await keptMarks();
    const given = upliftFields((await findUplift(env.DB, { id: 1 }, Number((await keptMarks())[0]?.id))) as KeptUplift);
    await remove();
    await post(given);
    const [{ id: __, ...stands } = {}] = await keptMarks();
    expect(stands).toEqual({ ...stood, updated_at: expect.any(Number) });
  });

  it("of several variants is one in the list, changed and removed as one, and put back whole", async () => {
    await env.DB.batch([...catalogueRows(1, 2).slice(1), overviewRow(1, 2)]);
    await post({ subjects: "1,2,99" });
    expect(await keptMarks()).toHaveLength(2);
    expect(await page("/uplifts")).toContain("and 1 more");
    const [{ id } = {}] = await keptMarks();
    const changed = await visit(`/uplifts/${id}`, SHOP, {
      method: "PUT",
      body: new URLSearchParams({ ...SALE, level: "variant", subjects: "1,2", factor: "× 2,5" }),
    });
    expect(await changed.text()).toContain("Uplift saved");
    expect((await keptMarks()).map(({ percent }) => percent)).toEqual([250, 250]);
    await remove();
    expect(await keptMarks()).toEqual([]);
  });

  it("of a product that a search finds holds for all its variants", async () => {
    await env.DB.batch([...catalogueRows(1, 2).slice(1), overviewRow(1, 2)]);
    const usual = await point();
    const { variants } = await (await visit("/variants?q=blue", SHOP)).json<{ variants: { productId: string }[] }>();
    expect(variants.map(({ productId }) => productId)).toEqual(["7", "7"]);
    await post({ level: "product", subjects: "7" });
    expect(await keptMarks()).toMatchObject([{ level: "product", subject_id: 7, percent: 200 }]);
    expect(await point()).toBeGreaterThan(usual);
    expect(await page("/uplifts")).toMatch(/Blue mug all its variants/);
  });

  it("leaves its days out of the velocity once they are past, so that they do not raise the base", async () => {
    await env.DB.prepare("UPDATE daily_sales SET units = 30 WHERE day BETWEEN ?1 - 12 AND ?1 - 9").bind(today).run();
    await post({ fromDay: iso(today - 12), toDay: iso(today - 9) });
    const { velocity, promotion_days_30, promotion_units_30 } = (await whole()) ?? {};
    expect({ promotion_days_30, promotion_units_30 }).toEqual({ promotion_days_30: 4, promotion_units_30: 120 });
    expect(velocity).toBeCloseTo((25 * 2) / 26);
  });

  it("is planned by a delivery as by the night", async () => {
    await post({});
    const planned = await whole();
    expect((await replanned())[0]?.meta.changes).toBe(0);
    await replanned(today + 12);
    // Two of its days are past by then, two to come.
    const later = await whole();
    expect(Number(later?.reorder_point)).toBeLessThan(Number(planned?.reorder_point));
  });

  it.each([
    ["without a name", { name: " " }, "Give it a name."],
    ["of a factor below one", { factor: "0.5" }, "From 1 to 20"],
    ["of a factor that is a word", { factor: "twice" }, "From 1 to 20"],
    ["for nothing", { subjects: "" }, "Choose what it is for."],
    ["for no product", { level: "product", subjects: "" }, "Choose what it is for."],
    ["for no vendor", { level: "vendor", vendor: "" }, "Choose a vendor."],
    ["for no product type", { level: "product_type", productType: " " }, "Choose a product type."],
    ["that ends before it begins", { toDay: iso(today) }, "It ends before it begins."],
  ])("%s is refused with the reason", async (_, fields, reason) => {
    expect(await (await post(fields)).text()).toContain(reason);
    expect(await keptMarks()).toEqual([]);
  });

  it("is no other shop's business", async () => {
    await post({}, "two.myshopify.com");
    expect(await keptMarks()).toEqual([]);
    await post({});
    const [{ id } = {}] = await keptMarks();
    expect((await visit(`/uplifts/${id}`, "two.myshopify.com", { method: "DELETE" })).status).toBe(404);
    expect(await keptMarks()).toHaveLength(1);
  });
});

describe("last year's days", () => {
  const compare = async (fields: Record<string, string> = {}) => {
    const asked = {
      fromDay: iso(today - 354),
      toDay: iso(today - 351),
      level: "shop",
      vendor: "",
      subjects: "",
      ...fields,
    };
    return (await visit(`/uplifts/comparison?${new URLSearchParams(asked)}`, SHOP)).json();
  };

  it("are held against the days around them, before anything is saved", async () => {
    const known = { kind: "known", compared: { onDays: 12, around: 2, percent: 600 } };
    expect(await compare()).toMatchObject({ ...known, of: "asked" });
    expect(await compare({ level: "variant", subjects: "1" })).toMatchObject({ ...known, of: "asked" });
    expect(await compare({ level: "vendor", vendor: "acme" })).toMatchObject({ ...known, of: "asked" });
    await env.DB.prepare("UPDATE products SET product_type = 'Étuis', product_type_folded = 'étuis'").run();
    expect(await compare({ level: "product_type", productType: "ÉTUIS" })).toMatchObject({ ...known, of: "asked" });
    expect(await compare({ level: "product_type", productType: "Mugs" })).toMatchObject({ ...known, of: "shop" });
    expect(await keptMarks()).toEqual([]);
  });

  it("are the shop's where what is chosen sold too little", async () => {
    await env.DB.batch(catalogueRows(1, 2).slice(1));
    expect(await compare({ level: "variant", subjects: "2" })).toMatchObject({ kind: "known", of: "shop" });
    expect(await compare({ fromDay: iso(today - 600), toDay: iso(today - 599) })).toEqual({ kind: "unknown" });
  });
});

it("reads no more than 110 rows for a page of uplifts", async () => {
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
    INSERT INTO promotions (shop_id, level, subject_id, name, from_day, to_day, updated_at, percent)
    SELECT 1, 'variant', 1, 'Sale', 20000 + i / 3, 20002 + i / 3, 1, iif(i % 2, 200, NULL) FROM n`,
  ).run();
  for (const side of ["after", "before"] as const) {
    const { uplifts, read } = await upliftPage(env.DB, { id: 1 }, { side, key: [20_060, 180] }, 31);
    expect(uplifts).toHaveLength(31);
    expect(read).toBeLessThanOrEqual(110);
  }
});

it("stands in the file of promotions, with its factor", async () => {
  await post({});
  await post({ level: "vendor", vendor: "Acme", name: "Spring", factor: "1.5" });
  const text = await (await visit("/promotions/file", SHOP)).text();
  expect(text).toContain(`Black Friday,${SALE.fromDay},${SALE.toDay},2,Variant,,,gid://shopify/ProductVariant/`);
  await post({ level: "product_type", productType: "Mugs", name: "Tea week", factor: "3" });
  const again = await (await visit("/promotions/file", SHOP)).text();
  expect(again).toMatch(
    /^\uFEFF?Name,First day,Last day,Times the usual,Level,Vendor,Product type,Shopify ID,SKU\r?\n/,
  );
  expect(text).toContain(`Spring,${SALE.fromDay},${SALE.toDay},1.5,Vendor,Acme,,,`);
  expect(again).toContain(`Tea week,${SALE.fromDay},${SALE.toDay},3,Product type,,Mugs,,`);
});
