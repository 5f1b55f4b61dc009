import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { draftFromSuggestions } from "../../app/purchasing/orders/making/from-suggestions.server";
import { keptQuantities } from "../../app/replenishment/reorder/kept-quantities.server";
import { givenBuyer, keptQuantitiesOf, page, SHOP, type, variant } from "./reorder-shop";
import { catalogueRows, givenShop } from "./rows";
import { textOf, visit } from "./visit";

beforeEach(givenBuyer);

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

  it("costs below the first price break what the order will say, where the list has no cost of one", async () => {
    await env.DB.batch([
      env.DB.prepare(
        "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, price_breaks, updated_at) VALUES (1, 1, 3, '[[50,250],[120,200]]', 1)",
      ),
      env.DB.prepare(
        `INSERT INTO inventory_items (shop_id, shopify_id, tracked, cost, cost_currency, updated_at, triggered_at) VALUES (1, 2001, 1, 340, 'EUR', 1, 1)
        ON CONFLICT DO UPDATE SET cost = 340, cost_currency = 'EUR'`,
      ),
    ]);
    await type("1:40");
    const text = textOf(await page("/reorder"));
    expect(text).toContain("€136.00");
    expect(text).toContain("Acme €154.00");
    expect(await page("/reorder/order-list")).toContain(",40,3.40,136.00,EUR,");
    await env.DB.prepare("UPDATE inventory_items SET cost = NULL").run();
    expect(textOf(await page("/reorder"))).toContain("Acme €18.00 and 1 line whose cost is not known");
    expect(await page("/reorder/order-list")).toContain(",40,,,,");
    await env.DB.prepare("UPDATE inventory_items SET cost = 340").run();
    const shop = { id: 1, timeZone: "UTC", currency: "EUR" };
    await draftFromSuggestions(env.DB, shop, { location: 0, supplier: 3 }, "form-12345", null, 1);
    const { results } = await env.DB.prepare(
      "SELECT variant_id AS id, ordered, amount FROM purchase_order_lines WHERE variant_id = 1",
    ).all();
    expect(results).toEqual([{ id: 1, ordered: 40, amount: 136_00 }]);
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
