import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { FileRow } from "../../app/csv/format";
import { decimalSignIn, guessedMapping, mappedRows, missingColumns } from "../../app/csv/mapping";
import { sheetFrom } from "../../app/csv/sheet";
import { ORDER_FORMAT } from "../../app/purchasing/orders/files/order-file";
import { linesForFile, listFileLines } from "../../app/purchasing/orders/files/order-lines.server";
import { createOrder } from "../../app/purchasing/orders/making/create.server";
import { findOrder } from "../../app/purchasing/orders/purchase-orders.server";
import { fileLines, sendRows } from "./file-rows";
import { givenShop, overviewRow } from "./rows";
import { ask, textOf, visit, withToken } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";
const DOOR = "/purchase-orders/file";
const HEADINGS =
  "Order,Supplier,To,Currency,State,Ordered on,Expected,Note for the supplier,Note for the team,Payment terms,Product,Variant,SKU,Shopify ID,Supplier SKU,Ordered,Received,Damaged,Sent back,Will not come,Billed,Open,Deliveries,Cost,Cost is for (units),Amount,Tax %,Cost includes tax,What the supplier calls it,Pack (units)";

const run = (sql: string, ...values: unknown[]) => env.DB.prepare(sql).bind(...values);
const all = async (sql: string) => (await run(sql).all<Record<string, unknown>>()).results;
const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());

const skus = (variantId: number, ...names: string[]) =>
  names.map((sku) =>
    run("INSERT INTO skus (shop_id, sku, variant_id) VALUES (1, ?, ?) ON CONFLICT DO NOTHING", sku, variantId),
  );

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, OTHER, "UTC");
  await env.DB.batch([
    run(
      `INSERT INTO suppliers (id, shop_id, name, currency, archived_at, created_at, updated_at) VALUES
        (5, 1, 'Clayworks', 'EUR', NULL, 1, 1), (6, 1, '=Kyoto', 'JPY', NULL, 1, 1), (7, 1, 'Gone Ltd', 'TND', 1, 1, 1), (8, 1, 'Tunis', 'TND', NULL, 1, 1)`,
    ),
    run("UPDATE locations SET name = 'Old shop', active = 0 WHERE id = 12"),
    run(
      "INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at) VALUES (1, 100, 'Blue mug', '', 'active', 1, 1)",
    ),
    ...[1, 2, 3, 4].map((id) =>
      run(
        "INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, sku) VALUES (?1, 1, 1000 + ?1, 100, 2000 + ?1, ?2, ?3)",
        ...[id, ["", "Large", "Small", "Mini", "Tiny"][id], ["", "MUG-L", "MUG-S", "", "DUP"][id]],
      ),
    ),
    ...[1, 2, 3, 4].map((id) => overviewRow(1, id, { sku: ["", "MUG-L", "MUG-S", "", "DUP"][id] ?? "" })),
    ...skus(1, "mug-l"),
    ...skus(2, "mug-s", "dup"),
    ...skus(4, "dup"),
    run("INSERT INTO barcodes (shop_id, form, variant_id) VALUES (1, '04006381333931', 3)"),
    run(
      `INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, supplier_sku, unit_cost, case_pack, updated_at) VALUES
        (1, 1, 5, 'CW-1', 250, 12, 1), (1, 3, 5, 'CW-3', 1250, NULL, 1)`,
    ),
  ]);
});

const sent = (lines: string[][], options = {}) => sendRows(DOOR, SHOP, lines, options);

/** A file as the import reads it: rows with the cells of the columns that it knows. */
async function readBack(path: string): Promise<FileRow[]> {
  const response = await ask(path, { headers: await withToken(SHOP) });
  const opened = await sheetFrom(await response.text(), "file.csv");
  if (opened.kind === "refused") throw new Error(opened.reason);
  const mapping = guessedMapping(ORDER_FORMAT.columns, opened.sheet.headings);
  expect(missingColumns(ORDER_FORMAT.columns, mapping)).toEqual([]);
  const sign = decimalSignIn(opened.sheet, ORDER_FORMAT.columns, mapping);
  return mappedRows(opened.sheet, ORDER_FORMAT.columns, mapping, sign).rows;
}

async function sendBack(rows: FileRow[], check: boolean) {
  const response = await ask(DOOR, {
    method: "POST",
    headers: { ...(await withToken(SHOP)), "content-type": "application/json" },
    body: JSON.stringify({ check, rows }),
  });
  const { outcomes } = await response.json<{ outcomes: { kind: string; refusals?: object; notes?: object }[] }>();
  return outcomes;
}

describe("an order's file", () => {
  beforeEach(async () => {
    const made = await createOrder(
      env.DB,
      { id: 1, timeZone: "UTC", currency: "USD" },
      {
        ...{ supplierId: 5, locationId: 11, source: "hand", formToken: "hand-0001" },
        ...{ teamNote: "=1+1", expectedDay: 20_900 },
        lines: [
          { variantId: 1, quantity: 24 },
          { variantId: 2, quantity: 3, price: { amount: 1000, units: 3 }, taxRate: 2000, taxIncluded: true },
          { variantId: 2, quantity: 1, price: { amount: null, units: 1 } },
        ],
      },
      null,
      1,
    );
    expect(made.kind).toBe("created");
  });

  it("has its lines in the page's words, money in the order's decimals, and no formula", async () => {
    expect(await fileLines("/purchase-orders/1/file", SHOP)).toEqual([
      HEADINGS,
      "PO-0001,Clayworks,Warehouse,EUR,Draft,,2027-03-23,,'=1+1,,Blue mug,Large,MUG-L,gid://shopify/ProductVariant/1001,CW-1,24,0,0,0,0,,24,,2.50,1,60.00,,No,,12",
      "PO-0001,Clayworks,Warehouse,EUR,Draft,,2027-03-23,,'=1+1,,Blue mug,Small,MUG-S,gid://shopify/ProductVariant/1002,,3,0,0,0,0,,3,,10.00,3,10.00,20,Yes,,",
      "PO-0001,Clayworks,Warehouse,EUR,Draft,,2027-03-23,,'=1+1,,Blue mug,Small,MUG-S,gid://shopify/ProductVariant/1002,,1,0,0,0,0,,1,,Not known,1,Not known,,No,,",
    ]);
    expect((await visit("/purchase-orders/1/file", OTHER)).status).toBe(404);
    await run("UPDATE purchase_orders SET state = 'cancelled', ended_at = 1 WHERE id = 1").run();
    const [, line = ""] = await fileLines("/purchase-orders/1/file", SHOP);
    expect([line.split(",")[4], line.split(",")[21]]).toEqual(["Cancelled", "0"]);
  });

  it.each([
    ["as it was saved", (text: string) => text],
    ["as a German spreadsheet saves it", (text: string) => text.replaceAll("2027-03-23", "23.03.2027")],
  ])("comes back as nothing new %s, in a currency of four letters too", async (_, saved) => {
    await env.DB.batch([
      run("UPDATE suppliers SET currency = 'USDC'"),
      run("UPDATE purchase_orders SET currency = 'USDC'"),
    ]);
    const rows = (await readBack("/purchase-orders/1/file")).map(({ number, cells }) => ({
      ...{ number, cells: { ...cells, expected: saved(cells.expected ?? "") } },
    }));
    expect(rows[0]?.cells).toMatchObject({ currency: "USDC", expected: saved("2027-03-23") });
    expect((await sendBack(rows, true)).map(({ kind }) => kind)).toEqual(rows.map(() => "unchanged"));
  });

  it("is offered on the order's page and the list, and holds to the list's tab and search", async () => {
    await run(
      "INSERT INTO purchase_orders (shop_id, number, state, supplier_id, location_id, currency, source, line_count, lines_amount, next_day, created_at, updated_at) VALUES (1, 'PO-0002', 'sent', 6, 11, 'JPY', 'hand', 1, 5000, 20000, 1, 1), (2, 'PO-0009', 'sent', 6, 11, 'JPY', 'hand', 0, 5000, 20000, 1, 1)",
    ).run();
    await run(
      "INSERT INTO purchase_order_lines (shop_id, order_id, position, variant_id, ordered, amount, priced_amount, created_at) VALUES (1, 2, 1, 1, 5, 5000, 1000, 1)",
    ).run();
    expect(await page("/purchase-orders/1")).toContain("Save as CSV");
    for (const part of ["Import", "Export lines", "Export list"])
      expect(await page("/purchase-orders")).toContain(part);
    const numbers = async (path: string) => (await fileLines(path, SHOP)).slice(1).map((line) => line.split(",")[0]);
    expect(await numbers("/purchase-orders/list")).toEqual(["PO-0002", "PO-0001"]);
    expect(await numbers("/purchase-orders/list?tab=draft")).toEqual(["PO-0001"]);
    expect(await numbers("/purchase-orders/list?q=kyoto")).toEqual(["PO-0002"]);
    expect(await numbers(DOOR)).toEqual(["PO-0002", "PO-0001", "PO-0001", "PO-0001"]);
    expect(await numbers(`${DOOR}?tab=late`)).toEqual(["PO-0002"]);
    expect(await fileLines("/purchase-orders/list", SHOP)).toEqual([
      "Number,Supplier,To,State,Late,Lines,Ordered,Received,Total with tax,Currency,Lines whose cost is not known,Expected",
      "PO-0002,'=Kyoto,Warehouse,Sent,Yes,1,0,0,5000,JPY,0,2024-10-04",
      "PO-0001,Clayworks,Warehouse,Draft,No,3,28,0,70.00,EUR,1,2027-03-23",
    ]);
  });

  it("reads a handful of rows a line", async () => {
    const { meta } = await linesForFile(env.DB, { id: 1 }, [1]).all();
    expect(meta.rows_read).toBeLessThanOrEqual(3 * 8 + 4);
  });
});

describe("a file of orders", () => {
  it("makes one draft a supplier, with its price where none is told, and says which", async () => {
    const rows = [
      ["Supplier", "SKU", "Qty"],
      ["clayworks", "mug-l", "24"],
      ["=Kyoto", "MUG-S", "2"],
      ["Clayworks", "MUG-S", "3.0"],
    ];
    const read = rows
      .slice(1)
      .map(([supplier = "", sku = "", ordered = ""], at) => ({ number: at + 2, cells: { supplier, sku, ordered } }));
    expect(await sendBack(read, true)).toMatchObject([{ kind: "added" }, { kind: "added" }, { kind: "added" }]);
    expect(await all("SELECT id FROM purchase_orders")).toEqual([]);
    expect(await sendBack(read, false)).toMatchObject([
      { kind: "added", notes: { supplier: "PO-0001 was drafted for Clayworks." } },
      { kind: "added", notes: { supplier: "PO-0002 was drafted for =Kyoto." } },
      { kind: "added" },
    ]);
    expect(await findOrder(env.DB, { id: 1 }, 1)).toMatchObject({
      ...{ source: "file", state: "draft", locationId: 11, currency: "EUR", createdBy: "42", unitsOrdered: 27 },
      lines: [
        { variantId: 1, ordered: 24, amount: 6000, costTyped: false, supplierSku: "CW-1", pack: 12 },
        { variantId: 2, ordered: 3, amount: null },
      ],
    });
    expect(await all("SELECT variant_id, quantity FROM incoming ORDER BY origin_id, variant_id")).toHaveLength(3);
  });

  it("takes an expected day that has gone by, and says so beside it", async () => {
    const checked = (expected: string) =>
      sendBack([{ number: 2, cells: { supplier: "Clayworks", sku: "MUG-L", ordered: "24", expected } }], true);
    const notes = { expected: "This day has gone by: what is expected then is late." };
    expect(await checked("2019-11-30")).toEqual([{ number: 2, kind: "added", notes }]);
    expect(await checked("2099-11-30")).toEqual([{ number: 2, kind: "added" }]);
  });

  it("makes one draft a reference, and shows the reference on the order's timeline", async () => {
    const rows = [
      ["order", "supplier", "sku", "ordered", "unit_cost", "expected", "deliveries"],
      ["Spring", "Clayworks", "MUG-L", "24", "2.25", "2027-03-01", ""],
      ["Summer", "Clayworks", "MUG-L", "12", "", "", "5 on 2027-06-01; 7 on 2027-07-01"],
      ["Spring", "Clayworks", "MUG-S", "6", "Not known", "", ""],
    ];
    expect(await sent(rows)).toEqual(["added", "added", "added"]);
    expect(await page("/purchase-orders/1")).toContain("From a file, as Spring");
    expect(await findOrder(env.DB, { id: 1 }, 1)).toMatchObject({
      expectedDay: 20_878,
      lines: [
        { ordered: 24, amount: 5400, costTyped: true },
        { ordered: 6, amount: null, costTyped: true },
      ],
    });
    expect(await findOrder(env.DB, { id: 1 }, 2)).toMatchObject({
      lines: [{ deliveries: [{ quantity: 5 }, { quantity: 7 }] }],
    });
  });

  it("makes no order twice, whether it comes again, in another order of rows, or eight times at once", async () => {
    const rows = [
      ["order", "supplier", "sku", "ordered"],
      ["", "Clayworks", "MUG-L", "24"],
      ["", "Clayworks", "MUG-S", "6"],
      ["A", "=Kyoto", "MUG-S", "6"],
    ];
    const [headings = [], first = [], second = [], third = []] = rows;
    await Promise.all(Array.from({ length: 8 }, () => sent(rows)));
    expect(await sent(rows)).toEqual(["unchanged", "unchanged", "unchanged"]);
    expect(await sent([headings, third, second, first], { check: true })).toEqual([
      "unchanged",
      "unchanged",
      "unchanged",
    ]);
    expect(await all("SELECT id FROM purchase_orders")).toHaveLength(2);
    expect(await all("SELECT id FROM purchase_order_lines")).toHaveLength(3);
    const [again] = await sendBack(
      [{ number: 2, cells: { order: "a", supplier: "=kyoto", sku: "mug-s", ordered: "6" } }],
      true,
    );
    expect(again?.notes).toMatchObject({ order: expect.stringContaining("is there already: it is not made again.") });
    const [more] = await sent([headings, ["A", "=Kyoto", "MUG-S", "7"]]);
    expect(more).toContain("stands otherwise now. Change it on its page, or write another reference");
    expect(await sent([headings, ["B", "=Kyoto", "MUG-S", "6"]])).toEqual(["added"]);
  });

  it("finds a variant by its id, SKU, any barcode, or the supplier's SKU, and guesses none", async () => {
    const rows = [
      ["order", "supplier", "shopify_id", "sku", "barcode", "supplier_sku", "ordered"],
      ["1", "Clayworks", "gid://shopify/ProductVariant/1001", "MUG-S", "", "", "1"],
      ["2", "Clayworks", "", "", "4006381333931", "", "1"],
      ["3", "Clayworks", "", "", "", "cw-3", "1"],
      ["4", "Clayworks", "", "CW-1", "", "", "1"],
      ["5", "Clayworks", "", "dup", "", "", "1"],
      ["6", "Clayworks", "", "MUG-L", "4006381333931", "", "1"],
      ["7", "=Kyoto", "", "", "", "CW-3", "1"],
      ["8", "Clayworks", "", "", "4.00638E+12", "", "1"],
    ];
    expect(await sent(rows)).toEqual([
      ...["added", "added", "added", "added"],
      "This may be several variants. Write the variant's ID, which the downloaded file has under Shopify ID.",
      "This barcode is of another variant than the SKU.",
      "No variant of this supplier's price list has this SKU.",
      "No variant has this barcode.",
    ]);
    expect(await all("SELECT variant_id FROM purchase_order_lines ORDER BY order_id")).toEqual(
      [1, 3, 3, 1].map((variant_id) => ({ variant_id })),
    );
  });

  it("makes an order whole or not at all, and says what is wrong beside its column", async () => {
    const order = "Row 3, which belongs to it, is not taken.";
    const rows = [
      ["order", "supplier", "to", "currency", "sku", "ordered", "unit_cost", "expected"],
      ["A", "Clayworks", "", "", "MUG-L", "24", "", ""],
      ["A", "Clayworks", "", "", "MUGG", "24", "", ""],
      ["B", "Nobody", "", "", "MUG-L", "24", "", ""],
      ["C", "Gone Ltd", "", "", "MUG-L", "24", "", ""],
      ["D", "Clayworks", "Nowhere", "", "MUG-L", "24", "", ""],
      ["E", "Clayworks", "Old shop", "", "MUG-L", "24", "", ""],
      ["F", "Clayworks", "", "USD", "MUG-L", "24", "", ""],
      ["G", "=Kyoto", "", "", "MUG-L", "24", "2.5", ""],
      ["H", "Clayworks", "", "", "MUG-L", "2.5", "", ""],
      ["I", "Clayworks", "", "", "MUG-L", "24", "", "2027-02-30"],
      ["J", "Clayworks", "Warehouse", "", "MUG-L", "24", "", "2027-02-01"],
      ["J", "Clayworks", "", "", "MUG-S", "24", "", "2027-02-02"],
    ];
    expect(await sent(rows)).toEqual([
      ...[order, "No variant has this SKU.", "No supplier has this name.", "Gone Ltd is archived: take it back first."],
      ...["No location has this name.", "This location is closed.", "Orders to Clayworks are in EUR."],
      "Enter an amount such as 12.50, with the decimals of the currency.",
      ...["Order whole units, from 1 to 1,000,000.", "There is no such day."],
      ...["Row 13, which belongs to it, is not taken.", "Row 12 of the same order says 2027-02-01."],
    ]);
    expect(await all("SELECT id FROM purchase_orders")).toEqual([]);
    const response = await sendBack([{ number: 2, cells: { supplier: "Clayworks", sku: "MUGG", ordered: "1" } }], true);
    expect(response).toMatchObject([{ refusals: { sku: "No variant has this SKU." } }]);
  });

  it("says where the goods are to come where the shop has several locations", async () => {
    await run("UPDATE locations SET active = 1").run();
    const [said] = await sendBack([{ number: 2, cells: { supplier: "Clayworks", sku: "MUG-L", ordered: "1" } }], true);
    expect(said?.refusals).toEqual({ supplier: "Say where the goods are to come, in a column “To”." });
  });

  it("is no other shop's", async () => {
    expect(
      await sendRows(DOOR, OTHER, [
        ["supplier", "sku", "ordered"],
        ["Clayworks", "MUG-L", "1"],
      ]),
    ).toEqual(["No supplier has this name."]);
  });
});

const piece = fc.constantFrom("É", "ß", "茶", "=", "+", "-", "@", ",", ";", '"', "'", "\n", " ", "a", "B", "1");
const words = fc
  .array(piece, { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join("").trim())
  .filter((text) => text !== "");
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const line = fc.record({
  variantId: fc.constantFrom(1, 2, 3, 4),
  quantity: fc.integer({ min: 1, max: 1_000_000 }),
  price: fc.record({ amount: orNull(fc.integer({ min: 0, max: 500_000 })), units: fc.integer({ min: 1, max: 99 }) }),
  taxRate: orNull(fc.integer({ min: 0, max: 10_000 })),
  taxIncluded: fc.boolean(),
  supplierSku: words,
  description: words,
  pack: fc.integer({ min: 1, max: 500 }),
});
const order = fc.record({
  supplierId: fc.constantFrom(5, 6, 8),
  expectedDay: orNull(fc.integer({ min: 20_500, max: 25_000 })),
  ...{ supplierNote: orNull(words), teamNote: orNull(words), terms: orNull(words) },
  lines: fc.array(line, { minLength: 1, maxLength: 5 }),
});

it("every file of orders comes back unchanged, and under another reference makes the same orders anew", async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 3 }), async (orders) => {
      runs += 1;
      await env.DB.batch([run("DELETE FROM purchase_orders"), run("DELETE FROM purchase_order_lines")]);
      for (const [at, each] of orders.entries()) {
        const whole = { ...each, locationId: 11, source: "hand" as const, formToken: `made-${runs}-${at}` };
        const made = await createOrder(env.DB, { id: 1, timeZone: "UTC", currency: "USD" }, whole, null, 1);
        if (made.kind === "refused") return fc.pre(false);
      }
      const rows = await readBack(DOOR);
      expect((await sendBack(rows, false)).map(({ kind }) => kind)).toEqual(rows.map(() => "unchanged"));
      expect(await all("SELECT id FROM purchase_orders")).toHaveLength(orders.length);
      const renamed = rows.map(({ number, cells }) => ({ number, cells: { ...cells, order: `again ${cells.order}` } }));
      const outcomes = await sendBack(renamed, false);
      expect(
        outcomes.map(({ kind }) => kind),
        JSON.stringify(outcomes),
      ).toEqual(rows.map(() => "added"));
      const anew = (await readBack(DOOR)).slice(0, rows.length);
      const withoutNumbers = (read: FileRow[]) =>
        read.map(({ cells: { order: _, ...cells } }) => JSON.stringify(cells)).sort();
      expect(withoutNumbers(anew)).toEqual(withoutNumbers(rows));
      expect((await sendBack(renamed, false)).map(({ kind }) => kind)).toEqual(rows.map(() => "unchanged"));
    }),
    { seed: 4, numRuns: 25, endOnFailure: true },
  );
  expect(await listFileLines(env.DB, { id: 2 }, [1, 2, 3])).toEqual([]);
}, 120_000);
