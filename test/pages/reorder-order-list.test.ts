import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { givenBuyer, page, type, variant } from "./reorder-shop";
import { catalogueRows } from "./rows";
import { textOf } from "./visit";

beforeEach(givenBuyer);

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
