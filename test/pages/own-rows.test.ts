import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { fileLines } from "./file-rows";
import { catalogueRows, givenShop, overviewRow } from "./rows";
import { doJob, textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, OTHER);
});

const shops = async () =>
  (await env.DB.prepare("SELECT id, domain, uninstalled_at IS NULL AS open FROM shops ORDER BY id").all()).results;

describe("deleting everything", () => {
  const erase = (name: string) => visit("/erasures", SHOP, { method: "POST", body: new URLSearchParams({ name }) });

  it("takes the shop's name, and changes nothing without it", async () => {
    for (const name of ["", "another", OTHER]) {
      const { refused } = await (await erase(name)).json<{ refused: string }>();
      expect(refused).toContain(SHOP);
    }
    expect(await shops()).toEqual([
      { id: 1, domain: SHOP, open: 1 },
      { id: 2, domain: OTHER, open: 1 },
    ]);
  });

  it("puts the rows out of reach at once, erases them, and leaves other shops alone", async () => {
    await overviewRow(2, 9).run();
    await overviewRow(1, 8).run();
    expect(await (await erase(` ${SHOP} `)).json()).toEqual({ refused: null });
    expect(await env.DB.prepare("SELECT shop_id FROM tokens").all()).toMatchObject({ results: [{ shop_id: 2 }] });
    await doJob("erase");
    expect(await shops()).toEqual([{ id: 2, domain: OTHER, open: 1 }]);
    expect(await env.DB.prepare("SELECT shop_id FROM overviews").all()).toMatchObject({ results: [{ shop_id: 2 }] });
  });

  it("says what is next, on a page that no shop is needed for", async () => {
    const page = textOf(await (await visit("/erased", "nobody.myshopify.com")).text());
    expect(page).toContain("Open Evenstock from Apps in your Shopify admin.");
  });
});

describe("exporting everything", () => {
  beforeEach(async () => {
    const sold = (shopId: number, variantId: number, day: number, locationId: number, units: number) =>
      env.DB.prepare(
        "INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units) VALUES (?, ?, ?, ?, ?)",
      ).bind(...[shopId, variantId, day, locationId, units]);
    const supplier = (id: number, shopId: number, name: string, currency: string) =>
      env.DB.prepare(
        "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (?, ?, ?, ?, 1, 1)",
      ).bind(id, shopId, name, currency);
    const price = (shopId: number, variantId: number, supplierId: number, cost: number) =>
      env.DB.prepare(
        "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, unit_cost, preferred, updated_at) VALUES (?, ?, ?, ?, 0, 1)",
      ).bind(shopId, variantId, supplierId, cost);
    await env.DB.batch([
      ...catalogueRows(1, 8),
      overviewRow(1, 8),
      overviewRow(2, 9),
      sold(1, 8, 20_001, 12, 3),
      sold(1, 8, 20_000, 11, 2),
      sold(1, 8, 20_000, 0, 1),
      // All of it was given back: nothing sold.
      sold(1, 8, 20_002, 11, 0),
      sold(2, 9, 20_000, 21, 7),
      ...[supplier(1, 1, "Acme", "EUR"), supplier(2, 1, "Bolt", "JPY"), supplier(3, 2, "Theirs", "EUR")],
      ...[price(1, 8, 1, 325), price(1, 8, 2, 500), price(2, 9, 3, 999)],
    ]);
  });

  it("has what sold on each day at each location, of this shop only", async () => {
    expect(await fileLines("/sales/file", SHOP)).toEqual([
      "Shopify ID,SKU,Product,Variant,Day,Location,Units",
      "gid://shopify/ProductVariant/1008,MUG-L,Blue mug,Large,2024-10-04,,1",
      "gid://shopify/ProductVariant/1008,MUG-L,Blue mug,Large,2024-10-04,Warehouse,2",
      "gid://shopify/ProductVariant/1008,MUG-L,Blue mug,Large,2024-10-05,Shop floor,3",
    ]);
  });

  it("has the price lists of all suppliers, each in its own currency", async () => {
    expect(await fileLines("/prices/file", SHOP)).toEqual([
      "Supplier,Currency,SKU,Shopify ID,Supplier SKU,Unit cost,Minimum order,Case pack,Lead time (days),Supplier's description,Price breaks,Backup,Preferred",
      "Acme,EUR,MUG-L,gid://shopify/ProductVariant/1008,,3.25,,,,,,No,No",
      "Bolt,JPY,MUG-L,gid://shopify/ProductVariant/1008,,500,,,,,,No,No",
    ]);
  });

  it("has every order, of a former system too, with its lines, receipts and bills", async () => {
    const order = (id: number, shopId: number, number: string, state: string, history: number) =>
      env.DB.prepare(
        `INSERT INTO purchase_orders (id, shop_id, number, state, supplier_id, location_id, currency, source, bill_number, bill_day, bill_total,
          line_count, units_ordered, lines_amount, history, created_at, updated_at)
        VALUES (?, ?, ?, ?, 2, 11, 'JPY', 'hand', 'R-7', 20001, 1500, 1, 3, 1500, ?, 1, 1)`,
      ).bind(id, shopId, number, state, history);
    const line = (id: number, shopId: number) =>
      env.DB.prepare(
        "INSERT INTO purchase_order_lines (id, shop_id, order_id, position, variant_id, ordered, amount, priced_amount, billed, created_at) VALUES (?1, ?2, ?1, 1, 8, 3, 1500, 500, 3, 1)",
      ).bind(id, shopId);
    const receipt = (id: number, shopId: number, state: string) =>
      env.DB.batch([
        env.DB.prepare(
          "INSERT INTO receipts (id, shop_id, order_id, state, received_day, rate, currency, created_at) VALUES (?1, ?2, ?1, ?3, 20000, '1.1', 'CHF', 1)",
        ).bind(id, shopId, state),
        env.DB.prepare(
          "INSERT INTO receipt_lines (shop_id, receipt_id, line_id, accepted, damaged) VALUES (?2, ?1, ?1, 2, 1)",
        ).bind(id, shopId),
      ]);
    await env.DB.batch([
      order(1, 1, "PO-0001", "partial", 0),
      order(2, 1, "STOCKY-1", "closed", 1),
      order(3, 2, "PO-0009", "sent", 0),
      ...[line(1, 1), line(2, 1), line(3, 2)],
      env.DB.prepare(
        "INSERT INTO purchase_order_costs (shop_id, order_id, kind, label, amount, currency, rate, spread, created_at) VALUES (1, 1, 'freight', '=DHL', 1250, 'GBP', '1.2', 'value', 1), (2, 3, 'duty', NULL, 1, 'EUR', NULL, 'value', 1)",
      ),
      env.DB.prepare("UPDATE purchase_orders SET rate = '0.0068', rate_to = 'CHF' WHERE id = 2"),
    ]);
    await receipt(1, 1, "submitted");
    await receipt(2, 1, "draft");
    await receipt(3, 2, "submitted");
    const first = async (file: string) =>
      (await fileLines(`/exports/${file}`, SHOP)).slice(1).map((each) => each.split(",")[0]);
    expect(await first("purchase-orders")).toEqual(["PO-0001", "STOCKY-1"]);
    expect(await first("purchase-order-lines")).toEqual(["PO-0001", "STOCKY-1"]);
    expect(await fileLines("/exports/receipts", SHOP)).toEqual([
      "Order,Supplier,Receipt,Takes back receipt,Received on,Product,Variant,SKU,Shopify ID,Received,Damaged,Sent back,Rate,Rate to,Note",
      "PO-0001,Bolt,1,,2024-10-04,Blue mug,Large,MUG-L,gid://shopify/ProductVariant/1008,2,1,0,1.1,CHF,",
    ]);
    expect(await fileLines("/exports/bills", SHOP)).toEqual([
      "Order,Supplier,Bill for,Label,Bill number,Bill day,Amount,Currency,Rate,Rate to",
      "PO-0001,Bolt,Goods,,R-7,2024-10-05,1500,JPY,,",
      // It led to a currency that the shop has no more.
      "STOCKY-1,Bolt,Goods,,R-7,2024-10-05,1500,JPY,0.0068,CHF",
      "PO-0001,Bolt,Freight,'=DHL,,,12.50,GBP,1.2,EUR",
    ]);
  });

  it("has transfers and counts with their lines", async () => {
    await env.DB.batch([
      env.DB.prepare(
        "INSERT INTO transfers (id, shop_id, number, state, from_id, to_id, note, expected_day, created_at, updated_at) VALUES (1, 1, 'T-0001', 'partial', 11, 12, '+1', 20000, 1, 1), (2, 2, 'T-0001', 'draft', 21, 22, NULL, NULL, 1, 1)",
      ),
      env.DB.prepare(
        "INSERT INTO transfer_lines (id, shop_id, transfer_id, position, variant_id, quantity, created_at) VALUES (1, 1, 1, 1, 8, 5, 1), (2, 2, 2, 1, 9, 5, 1)",
      ),
      env.DB.prepare(
        "INSERT INTO transfer_moves (id, shop_id, transfer_id, kind, day, form_token, created_at) VALUES (1, 1, 1, 'shipped', 20000, 'a', 1), (2, 1, 1, 'received', 20000, 'b', 1)",
      ),
      env.DB.prepare(
        "INSERT INTO transfer_move_lines (shop_id, move_id, line_id, accepted, damaged) VALUES (1, 1, 1, 5, 0), (1, 2, 1, 2, 1)",
      ),
      env.DB.prepare(
        "INSERT INTO stock_counts (id, shop_id, location_id, name, state, choice, created_at, started_at, ended_at) VALUES (1, 1, 11, '@Shelf', 'completed', 'all', 1, 0, 1000), (2, 2, 21, 'Theirs', 'draft', 'all', 1, NULL, NULL)",
      ),
      env.DB.prepare(
        "INSERT INTO stock_count_lines (shop_id, count_id, variant_id, counted, first_at, expected, change) VALUES (1, 1, 8, 4, 5, 6, -2), (2, 2, 9, 0, NULL, NULL, NULL)",
      ),
    ]);
    expect(await fileLines("/exports/transfers", SHOP)).toEqual([
      "Number,From,To,State,Expected,Note,Product,Variant,SKU,Shopify ID,Units,Shipped,Received,Damaged,Came back,In transit",
      "T-0001,Warehouse,Shop floor,Partly received,2024-10-04,'+1,Blue mug,Large,MUG-L,gid://shopify/ProductVariant/1008,5,5,2,1,0,2",
    ]);
    expect(await fileLines("/exports/counts", SHOP)).toEqual([
      "Count,Location,State,Started (UTC),Ended (UTC),Product,Variant,SKU,Shopify ID,Expected,Counted,Difference",
      "'@Shelf,Warehouse,Completed,1970-01-01T00:00:00.000Z,1970-01-01T00:00:01.000Z,Blue mug,Large,MUG-L,gid://shopify/ProductVariant/1008,6,4,-2",
    ]);
    expect((await visit("/exports/everything", SHOP)).status).toBe(404);
  });

  it("has the kept files that are here whole, as they came", async () => {
    await env.DB.batch([
      env.DB.prepare(
        "INSERT INTO kept_files (id, shop_id, name, size, sha256, pieces, created_at) VALUES (1, 1, 'orders.csv', 3, 'a', 1, 1), (2, 1, 'half.zip', 9, 'b', 2, 1), (3, 2, 'theirs.csv', 3, 'c', 1, 1)",
      ),
      ...[
        [1, 1],
        [1, 2],
        [2, 3],
      ].map(([shopId, fileId]) =>
        env.DB.prepare("INSERT INTO kept_file_pieces (shop_id, file_id, piece, bytes) VALUES (?, ?, 0, ?)").bind(
          ...[shopId, fileId, new TextEncoder().encode("a,b").buffer],
        ),
      ),
    ]);
    expect(await (await visit("/moving-in/files", SHOP)).json()).toEqual({ files: [{ id: 1, name: "orders.csv" }] });
    const kept = await (await visit("/moving-in/files/1", SHOP)).arrayBuffer();
    expect(new TextDecoder().decode(kept)).toBe("a,b");
  });

  it("names each of these files on the settings page", async () => {
    const text = textOf(await (await visit("/settings", SHOP)).text());
    expect(text).toContain("purchase orders with their lines, receipts and bills, transfers and counts; and the files");
  });
});
