import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { catalogueRows, givenShop, overviewRow, planRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";
const PAGE = "/reorder/unresolved";

const supplier = (id: number, name: string, archivedAt: number | null = null) =>
  env.DB.prepare(
    "INSERT INTO suppliers (id, shop_id, name, currency, archived_at, created_at, updated_at) VALUES (?1, 1, ?2, 'EUR', ?3, 1, 1)",
  ).bind(id, name, archivedAt);
const listed = (supplierId: number) =>
  env.DB.prepare(
    "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, supplier_sku, unit_cost, updated_at) VALUES (1, 1, ?, 'S-1', 250, 1)",
  ).bind(supplierId);

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, OTHER, "UTC");
  await env.DB.batch([
    ...catalogueRows(1, 1),
    overviewRow(1, 1, { supplier_id: 0, suggested: 40, standing: "low" }),
    planRow(1, 1, 0, { suggested: 40, supplier_id: 0 }),
    supplier(5, "Acme"),
    supplier(6, "Bolt"),
    supplier(7, "Cider", 1),
  ]);
});

const page = async (path = PAGE, domain = SHOP) => textOf(await (await visit(path, domain)).text());
const answer = (supplierId: string, domain = SHOP, variantId = "1") =>
  visit(PAGE, domain, { method: "PUT", body: new URLSearchParams({ variantId, supplierId }) });
const preferred = async () =>
  (await env.DB.prepare("SELECT supplier_id AS id, unit_cost AS cost FROM supplier_terms WHERE preferred = 1").all())
    .results;

describe("What is to be ordered and has no supplier", () => {
  it("stands in a list with how much of it, and a question", async () => {
    expect(await page()).toContain("Nobody is known to sell it. Who does?");
    expect(await page()).toMatch(/Blue mug.*40/);
    await listed(5).run();
    expect(await page()).toContain("Only Acme lists it. Is it ordered there?");
    await env.DB.batch([listed(6), listed(7)]);
    expect(await page()).toContain("2 suppliers list it and none is preferred. From whom is it ordered?");
    expect(await page(PAGE, OTHER)).toContain("Everything that is to be ordered has a supplier.");
  });

  it("is on no draft, and the answer of the press says where to say who sells it", async () => {
    await env.DB.batch([listed(5), listed(6)]);
    const drafted = await visit("/purchase-orders/drafts", SHOP, {
      ...{ method: "POST", body: new URLSearchParams({ formToken: "token-0001" }) },
    });
    expect(await drafted.json()).toMatchObject({ drafts: [], withoutSupplier: 1 });
    expect((await env.DB.prepare("SELECT id FROM purchase_orders").all()).results).toEqual([]);
  });

  it("is counted on Reorder, which leads to it, as Suppliers does", async () => {
    await env.DB.exec(
      "INSERT INTO supplier_counts (shop_id, supplier_id, variants, low, lines, units, cost, without_cost, risk) VALUES (1, 0, 1, 1, 1, 40, 0, 1, 0) ON CONFLICT DO UPDATE SET low = 1",
    );
    expect(await page("/reorder")).toContain("1 without a supplier");
    expect(await page("/suppliers")).toContain("Variants without a supplier");
  });

  it("is ordered from whom a person chooses, at the cost of that list, however often it is said", async () => {
    await env.DB.batch([listed(5), listed(6)]);
    for (const _ of [1, 2]) expect(await (await answer("6")).text()).toContain("Ordered from Bolt from now on");
    expect(await preferred()).toEqual([{ id: 6, cost: 250 }]);
    await answer("5");
    expect(await preferred()).toEqual([{ id: 5, cost: 250 }]);
  });

  it("may be ordered from one who did not list it, and from nobody that is archived or another shop's", async () => {
    expect(await (await answer("")).text()).toContain("Choose a supplier.");
    expect(await (await answer("7")).text()).toContain("Cider is archived.");
    expect((await answer("99")).status).toBe(404);
    expect((await answer("5", OTHER)).status).toBe(404);
    expect((await answer("5", SHOP, "999")).status).toBe(404);
    expect(await preferred()).toEqual([]);
    await answer("5");
    expect(await preferred()).toEqual([{ id: 5, cost: null }]);
  });
});
