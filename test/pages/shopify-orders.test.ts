import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { jobStarted } from "../../app/jobs/jobs.server";
import { fileLines } from "./file-rows";
import { catalogueRows, givenShop } from "./rows";
import { ask, textOf, visit, withToken } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";
const LIST = "/purchase-orders/shopify";
const SCOPES = "read_inventory_purchase_orders,read_inventory_transfers,read_inventory_shipments";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, OTHER);
  await env.DB.batch(catalogueRows(1, 8));
});

const line = (over: object) => ({
  ...{ id: "1", item: "2008", title: "Blue mug – Large", supplierSku: "S-1", quantity: 12, received: 5 },
  ...{ unitCost: 325, totalCost: 4680, taxPercent: "20.0" },
  ...over,
});

const order = (id: number, shopId: number, lines: object[], set: Record<string, string | number | null> = {}) => {
  const row = {
    id,
    shop_id: shopId,
    shopify_id: 9000 + id,
    name: `#PO${id}`,
    status: "ordered",
    currency: "EUR",
    supplier: "Acme",
    ...{ destination: "Warehouse", created_at: Date.UTC(2026, 10, id, 9), ordered_at: Date.UTC(2026, 10, id, 10) },
    ...{ lines: JSON.stringify(lines), line_count: lines.length, units: 12, units_received: 5, amount: 4680 },
    ...{ lines_without_cost: 0, expected_day: 20_800, read_at: 1, ...set },
  };
  return env.DB.prepare(
    `INSERT INTO shopify_orders (${Object.keys(row).join(", ")}) VALUES (${Object.keys(row)
      .map(() => "?")
      .join(", ")})`,
  ).bind(...Object.values(row));
};

const granted = (scopes: string) => env.DB.prepare("UPDATE tokens SET scopes = ?").bind(scopes).run();
const page = async (path: string, shop = SHOP) => textOf(await (await visit(path, shop)).text());

describe("Purchase orders in Shopify", () => {
  it("stand in a tab of their own, the newest first, with state, units, total and day", async () => {
    await granted(SCOPES);
    await env.DB.batch([
      order(1, 1, [line({})]),
      order(2, 1, [line({})], {
        status: "draft",
        ordered_at: null,
        supplier: null,
        expected_day: null,
        units_received: 0,
      }),
      order(3, 1, [line({})], { archived_at: 5, name: "#OLD" }),
      order(4, 1, [line({})], { gone_at: 5, name: "#GONE" }),
      order(5, 2, [line({})], { name: "#THEIRS" }),
    ]);
    const text = await page(LIST);
    const at = ["In Shopify", "#OLD", "Archived", "#PO2", "Draft", "#PO1", "Acme", "Warehouse", "Ordered"].map(
      (word) => {
        expect(text).toContain(word);
        return text.indexOf(word);
      },
    );
    expect(at[1]).toBeLessThan(at[3] ?? 0);
    expect(at[3]).toBeLessThan(at[5] ?? 0);
    expect(text).toMatch(/#PO1 .*5 of 12.*46\.80/);
    expect(text).not.toMatch(/#GONE|#THEIRS/);
    expect(text).toContain("They do not count as on the way.");
    expect(text).not.toContain("Allow in Shopify");
  });

  it("are said not to be there once they were read, and until then to be still to read", async () => {
    await granted(SCOPES);
    expect(await page(LIST)).toMatch(/Not read yet.*They are listed here once they have been read\./);
    await jobStarted(env.DB, 1, "read-purchase-orders", "{}", 1).run();
    await env.DB.exec("UPDATE jobs SET state = 'done'");
    expect(await page(LIST)).toContain("No purchase orders have been made in Shopify.");
  });

  it("say whether they count, and are all within reach, page by page", async () => {
    await granted(SCOPES);
    await env.DB.batch([
      env.DB.prepare("INSERT INTO purchasing_settings (shop_id, shopify_orders) VALUES (1, 'counted')"),
      ...Array.from({ length: 31 }, (_, at) =>
        order(at + 1, 1, [line({})], { created_at: at + 1, name: `#N${String(at + 1).padStart(2, "0")}` }),
      ),
    ]);
    const html = await (await visit(LIST, SHOP)).text();
    expect(textOf(html)).toContain("counts as on the way");
    expect(textOf(html)).not.toContain("#N01");
    // After the thirtieth.
    const next = `${LIST}?${new URLSearchParams({ after: "[2,2]" })}`;
    expect(await page(next)).toContain("#N01");
  });

  it("tell what is missing where Shopify does not let them be read, wholly or in part", async () => {
    await granted("read_products");
    expect(await page(LIST)).toMatch(/are not read yet.*Allow in Shopify/);
    await granted("read_inventory_purchase_orders");
    await order(1, 1, [line({ received: null })], { units_received: null }).run();
    expect(await page(LIST)).toMatch(/What has arrived on these orders is not known.*12 ordered received not known/);
    expect(await page(`${LIST}/1`)).toContain("Not known");
  });

  it("are read again by a press, at most twice a minute", async () => {
    await granted(SCOPES);
    const press = async () => ask(LIST, { method: "POST", headers: await withToken(SHOP) });
    expect((await press()).status).toBe(200);
    const asked = "SELECT work, rests_until FROM askings WHERE shop_id = 1";
    const { results: once } = await env.DB.prepare(asked).all<{ work: string; rests_until: number }>();
    expect(once).toMatchObject([{ work: "begin-purchase-orders" }]);
    await press();
    const { results: twice } = await env.DB.prepare(asked).all<{ rests_until: number }>();
    for (let times = 0; times < 3; times++) expect((await press()).status).toBe(200);
    expect((await env.DB.prepare(asked).all()).results).toEqual(twice);
    expect(twice[0]?.rests_until).toBeGreaterThan(once[0]?.rests_until ?? 0);
    expect((await ask(LIST, { method: "PUT", headers: await withToken(SHOP) })).status).toBe(405);
  });
});

describe("one of them", () => {
  it("has its lines: what was ordered, came and is to come, with its costs, and where the variant is", async () => {
    await env.DB.batch([
      env.DB.prepare("UPDATE variants SET inventory_item_id = 2008 WHERE id = 8"),
      order(1, 1, [
        line({}),
        line({
          id: "2",
          item: null,
          title: "",
          quantity: 3,
          received: 9,
          unitCost: null,
          totalCost: null,
          taxPercent: null,
        }),
      ]),
    ]);
    const html = await (await visit(`${LIST}/1`, SHOP)).text();
    expect(html).toContain('href="/products/8"');
    const text = textOf(html);
    expect(text).toMatch(/Acme, to Warehouse/);
    expect(text).toMatch(/Blue mug – Large .*S-1 at the supplier.* 12 5 7 .*3\.25 20% .*46\.80/);
    expect(text).toMatch(/Not named .*not in the catalogue.* 3 9 0 Not known – Not known/);
  });

  it("is no other shop's, none that is gone, and none of a wrong address", async () => {
    await env.DB.batch([order(1, 2, [line({})]), order(2, 1, [line({})], { gone_at: 5 })]);
    for (const id of ["1", "2", "3", "x", "1e3"]) expect((await visit(`${LIST}/${id}`, SHOP)).status).toBe(404);
  });
});

it("they stand in what is exported, a row a line, with amounts as Shopify wrote them", async () => {
  await env.DB.batch([
    env.DB.prepare("UPDATE variants SET inventory_item_id = 2008 WHERE id = 8"),
    order(1, 1, [
      line({ title: "=Mug" }),
      line({ id: "2", item: null, received: null, unitCost: null, totalCost: null }),
    ]),
    order(2, 1, [], { status: "draft", currency: "JPY", ordered_at: null, expected_day: null, supplier: null }),
    order(3, 1, [line({})], { gone_at: 5 }),
    order(4, 2, [line({})]),
  ]);
  expect(await fileLines("/exports/shopify-purchase-orders", SHOP)).toEqual([
    "Order,Shopify order ID,Supplier,To,State,Created (UTC),Ordered (UTC),Expected,Product,Supplier SKU,Shopify ID,Ordered,Received,Unit cost,Tax (%),Total with tax,Currency",
    "#PO1,gid://shopify/InventoryPurchaseOrder/9001,Acme,Warehouse,Ordered,2026-11-01T09:00:00.000Z,2026-11-01T10:00:00.000Z,2026-12-13,'=Mug,S-1,gid://shopify/ProductVariant/1008,12,5,3.25,20.0,46.80,EUR",
    "#PO1,gid://shopify/InventoryPurchaseOrder/9001,Acme,Warehouse,Ordered,2026-11-01T09:00:00.000Z,2026-11-01T10:00:00.000Z,2026-12-13,Blue mug – Large,S-1,,12,,,20.0,,EUR",
    "#PO2,gid://shopify/InventoryPurchaseOrder/9002,,Warehouse,Draft,2026-11-02T09:00:00.000Z,,,,,,,,,,,JPY",
  ]);
});
