import { createHash } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { decimalSignIn, doubtfulNumber, guessedMapping, mappedRows } from "../../../../app/csv/mapping";
import { plainNumber } from "../../../../app/csv/plain-number";
import { sheetFrom } from "../../../../app/csv/sheet";
import { pastOrderSchema } from "../../../../app/purchasing/moving-in/past-order";
import { suppliersInRows } from "../../../../app/purchasing/moving-in/past-supplier";
import { readArchive } from "../../../../app/purchasing/moving-in/reading/archive";
import { dayOrderIn, dayTold } from "../../../../app/purchasing/moving-in/reading/day-told";
import { openedArchive } from "../../../../app/purchasing/moving-in/reading/opened-archive";
import { amountIn, type Defaults, ordersInRows } from "../../../../app/purchasing/moving-in/reading/orders-in-rows";
import { statusTold } from "../../../../app/purchasing/moving-in/reading/status-told";
import {
  kindOf,
  ORDER_COLUMNS,
  orderColumns,
  SUPPLIER_COLUMNS,
} from "../../../../app/purchasing/moving-in/reading/stocky-columns";

async function sheetOf(text: string) {
  const opened = await sheetFrom(text, "file.csv", { mends: true });
  if (opened.kind === "refused") throw new Error(opened.reason);
  return opened.sheet;
}

async function ordersOf(text: string, defaults: Defaults = {}) {
  const sheet = await sheetOf(text);
  const mapping = guessedMapping(ORDER_COLUMNS, sheet.headings);
  const { rows } = mappedRows(sheet, ORDER_COLUMNS, mapping, decimalSignIn(sheet, ORDER_COLUMNS, mapping));
  return ordersInRows(rows, defaults, "day first");
}

describe("a table of purchase orders", () => {
  it("is read with the headings of one order's own file, and what the file does not say", async () => {
    const { orders, refused } = await ordersOf(
      "SKU,Qty Ordered,Cost (base),Total Cost (base)\nMUG-1,10,4.50,45.00\nMUG-2,3,0.3333,1.00\n",
      { number: "1042", supplier: "Acme", status: "received", ordered_on: "2026-05-02", received_on: "2026-05-12" },
    );
    expect(refused.size).toBe(0);
    expect(orders).toMatchObject([
      {
        isAwaited: false,
        order: {
          ...{ number: "1042", supplier: "Acme", status: "received", orderedOn: "2026-05-02", currency: null },
          lines: [
            { sku: "MUG-1", ordered: 10, received: 10, receivedOn: "2026-05-12", unitCost: "4.50", total: "45.00" },
            { sku: "MUG-2", ordered: 3, received: 3, unitCost: "0.3333", total: "1.00" },
          ],
        },
      },
    ]);
  });

  it.each([
    { file: "SKU,Qty Ordered,Cost (base)\nMUG,10,4.500\n", shop: "KWD", told: "", doubtful: undefined },
    { file: "SKU,Qty Ordered,Cost (base)\nMUG,10,4.500\n", shop: "USD", told: "KWD", doubtful: "4.500" },
    { file: "SKU,Qty Ordered,Unit Cost\nMUG,10,4.500\n", shop: "USD", told: "KWD", doubtful: undefined },
    { file: "SKU,Qty Ordered,Unit Cost\nMUG,10,4.500\n", shop: "KWD", told: "USD", doubtful: "4.500" },
    { file: "SKU,Qty Ordered,Unit Cost,Currency\nMUG,10,4.500,kwd\n", shop: "USD", told: "", doubtful: undefined },
    { file: "SKU,Qty Ordered,Unit Cost,Currency\nMUG,10,4.500,EUR\n", shop: "KWD", told: "", doubtful: "4.500" },
    { file: "SKU,Qty Ordered\nMUG,1.000\n", shop: "KWD", told: "KWD", doubtful: "1.000" },
  ])(
    "asks what an amount is unless it has the three decimals of its currency: %j",
    async ({ file, shop, told, doubtful }) => {
      const sheet = await sheetOf(file);
      expect(doubtfulNumber(sheet, orderColumns(shop, told), guessedMapping(ORDER_COLUMNS, sheet.headings))).toBe(
        doubtful,
      );
    },
  );

  it.each([
    [",", "Widget, large", "12.50"],
    [";", "Widget; large", "12,50"],
    ["\t", "Widget large", "12.50"],
  ])("is read with %j between the cells", async (sign, title, cost) => {
    const rows = [
      ["PO Number", "Supplier Name", "SKU", "Product Name", "Quantity", "Unit Cost", "RFID Tag", "Code", "Code"],
      [
        "PO-1",
        "Acme",
        "A-1",
        title.includes(sign) ? `"${title}"` : title,
        "6",
        cost.includes(sign) ? `"${cost}"` : cost,
        "x",
        "a",
        "b",
      ],
    ];
    const { orders } = await ordersOf(rows.map((row) => row.join(sign)).join("\r\n"));
    expect(orders[0]?.order).toMatchObject({
      number: "PO-1",
      lines: [{ sku: "A-1", title, ordered: 6, unitCost: "12.50" }],
    });
  });

  it("keeps the same SKU twice as two lines, and orders apart by their numbers", async () => {
    const { orders } = await ordersOf(
      "PO Number,Supplier,SKU,Qty Ordered,Qty Received\nPO-1,Acme,A,5,5\nPO-2,Acme,A,1,0\npo-1,Acme,A,2,1\n",
    );
    expect(
      orders.map(({ order, isAwaited }) => [order.number, order.lines.map(({ received }) => received), isAwaited]),
    ).toEqual([
      ["PO-1", [5, 1], true],
      ["PO-2", [0], true],
    ]);
  });

  it("loses one row alone to a quotation mark without a partner, and says which", async () => {
    const text =
      'PO Number,Supplier,SKU,Product,Qty Ordered\nPO-1,Acme,A,"Mug 9",1\nPO-1,Acme,B,"Mug 12"" tall,2\nPO-1,Acme,C,"Two\nlines",3\n';
    const sheet = await sheetOf(text);
    expect(sheet.mended).toEqual([3]);
    const { orders } = await ordersOf(text);
    expect(orders[0]?.order.lines.map(({ sku, title, ordered }) => [sku, title, ordered])).toEqual([
      ["A", "Mug 9", 1],
      ["B", 'Mug 12" tall', 2],
      ["C", "Two\nlines", 3],
    ]);
  });

  it("tells foreign cost with its rate, packs, tax, destination and notes", async () => {
    const { orders } = await ordersOf(
      "PO Number,Supplier,SKU,Qty Ordered,Supplier cost price,Cost (base),Currency,Tax %,Pack size,Receive Location,Notes\nPO-1,Acme,A,12,10.00,8.40,EUR,20%,6,Retail Floor,Fragile\n",
    );
    expect(orders[0]?.order).toMatchObject({
      ...{ currency: "EUR", rate: "0.84", destination: "Retail Floor", note: "Fragile" },
      lines: [{ unitCost: "10.00", taxRate: 2000, pack: 6 }],
    });
  });

  it("says of each row that it cannot read why, and brings the others", async () => {
    const { orders, refused } = await ordersOf(
      "PO Number,Supplier,SKU,Qty Ordered,Received at\nPO-1,Acme,A,1.5,\nPO-1,Acme,,2,\nPO-1,Acme,4.00638E+12,2,\nPO-1,Acme,B,2,soon\nPO-1,Acme,C,2,\n,Acme,C,2,\n",
    );
    expect(orders[0]?.order.lines.map(({ sku }) => sku)).toEqual(["C"]);
    expect([...refused].map(([row, reasons]) => [row, Object.keys(reasons)])).toEqual([
      [2, ["ordered"]],
      [3, ["sku"]],
      [4, ["sku"]],
      [5, ["received_on"]],
      [7, ["number"]],
    ]);
  });

  it("reads amounts with a currency's sign beside them as it reads those without", async () => {
    const { orders, refused } = await ordersOf(
      "PO Number;Supplier;SKU;Qty Ordered;Unit Cost;Tax %\nPO-1;Acme;A;2;€ 1.234,50;20,5 %\nPO-1;Acme;B;1;1.234 €;\nPO-1;Acme;C;1;kr. 12,50;\nPO-1;Acme;D;1;12,50 CHF;\n",
    );
    expect([...refused]).toEqual([]);
    expect(orders[0]?.order.lines.map(({ unitCost }) => unitCost)).toEqual(["1234.50", "1234", "12.50", "12.50"]);
    expect(orders[0]?.order.lines[0]?.taxRate).toBe(2050);
    const commas = await ordersOf(
      'PO Number,Supplier,SKU,Qty Ordered,Unit Cost\nPO-1,Acme,A,2,"€12,50"\nPO-1,Acme,B,2,"€1.234"\n',
    );
    expect(commas.orders[0]?.order.lines.map(({ unitCost }) => unitCost)).toEqual(["12.50", "1234"]);
  });

  it.each([
    { cell: "12,50 kr.", sign: "," },
    { cell: "د.إ.\u200f 12.50", sign: "." },
    { cell: "\u200f12.50 ر.س.\u200f", sign: "." },
    { cell: "S/. 12.50", sign: "." },
    { cell: "B/.12.50", sign: "." },
  ] as const)("reads $cell, where a full stop is the currency's and not the amount's", ({ cell, sign }) =>
    expect(amountIn(plainNumber(cell, sign))).toBe("12.50"),
  );

  it("reads what any language writes beside an amount as that amount, or as none", () => {
    for (const locale of ["en-US", "da-DK", "fr-FR", "bg-BG", "ar-AE", "hi-IN", "pt-BR", "es-PE"])
      for (const currency of Intl.supportedValuesOf("currency"))
        for (const amount of ["0.50", "999.95", "1234.56"]) {
          const style = { style: "currency", currency, minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
          const parts = new Intl.NumberFormat(`${locale}-u-nu-latn`, style).formatToParts(Number(amount));
          const sign = parts.find(({ type }) => type === "decimal")?.value === "," ? "," : ".";
          const written = parts.map(({ value }) => value).join("");
          expect([amount, undefined], written).toContain(amountIn(plainNumber(written, sign)));
        }
  });

  it.each(["(5.00)", "5.00-", "−5.00", "-€5.00", "€-5.00"])("takes no credit of %s for a cost", async (cost) => {
    const { orders, refused } = await ordersOf(`PO Number,Supplier,SKU,Qty Ordered,Unit Cost\nPO-1,Acme,A,2,${cost}\n`);
    expect([orders, refused.get(2)]).toEqual([[], { cost: `${cost} is no cost of a line.` }]);
  });

  it.each(["1.5k", "2 Mio.", "12 Tsd.", `12.5${" ".repeat(40)}0`])("takes no %s for the number in it", (cost) =>
    expect(amountIn(plainNumber(cost, "."))).toBeUndefined(),
  );

  it("takes no row of totals for a line", async () => {
    const defaults = { number: "1042", supplier: "Acme" };
    const first = await ordersOf("SKU,Product,Qty Ordered,Total\nA,Mug,10,45.00\nTotal,,10,45.00\n", defaults);
    const second = await ordersOf("SKU,Product,Qty Ordered,Total\nA,Mug,10,45.00\n,Grand total:,10,45.00\n", defaults);
    for (const { orders, refused } of [first, second]) {
      expect(orders[0]?.order.lines.map(({ sku }) => sku)).toEqual(["A"]);
      expect([...refused.keys()]).toEqual([3]);
    }
    const named = await ordersOf("SKU,Product,Qty Ordered\nTOTAL,Total cleaner,10\n", defaults);
    expect(named.orders[0]?.order.lines).toHaveLength(1);
  });

  it("says of amounts in the shop's currency never that they are in the supplier's", async () => {
    const { orders } = await ordersOf(
      "PO Number,Supplier,SKU,Qty Ordered,Cost (base),Supplier cost price,Currency\nPO-1,Acme,A,2,8.40,,USD\nPO-2,Acme,A,2,8.40,10.00,USD\nPO-2,Acme,B,2,4.20,,USD\n",
    );
    expect(
      orders.map(({ order }) => [order.currency, order.rate, order.lines.map(({ unitCost }) => unitCost)]),
    ).toEqual([
      [null, null, ["8.40"]],
      ["USD", "0.84", ["10.00", null]],
    ]);
  });

  it("puts no two suppliers and no two currencies into one order", async () => {
    const { orders, refused } = await ordersOf(
      "PO Number,Supplier,SKU,Qty Ordered,Unit Cost,Currency\n7,Acme,A,1,2.00,EUR\n7,Birch,B,1,3.00,GBP\n7,,C,1,4.00,\n7,Acme,D,1,5.00,USD\n7,birch,E,1,6.00,GBP\n",
      { supplier: "Cedar" },
    );
    expect(
      orders.map(({ order }) => [order.number, order.supplier, order.currency, order.lines.map(({ sku }) => sku)]),
    ).toEqual([
      ["7", "Acme", "EUR", ["A", "C"]],
      ["7/Birch", "Birch", "GBP", ["B", "E"]],
    ]);
    expect([...refused]).toEqual([[5, { currency: "Its order is in EUR." }]]);
  });

  it.each([
    { number: "x".repeat(101), supplier: "Acme", column: "number" },
    { number: "2", supplier: "x".repeat(201), column: "supplier" },
  ])(
    "says of a $column that is longer than the door takes that its row does not come",
    async ({ column, ...order }) => {
      const rows = `1,Birch,A,2\n${order.number},${order.supplier},B,2\n`;
      const { orders, refused } = await ordersOf(`PO Number,Supplier,SKU,Qty Ordered\n${rows}`);
      expect(orders.map((each) => pastOrderSchema.safeParse(each.order).success)).toEqual([true]);
      expect([...refused].map(([row, refusals]) => [row, Object.keys(refusals)])).toEqual([[3, [column]]]);
    },
  );

  it("says so, too, of one that is too long by its supplier's name behind it", async () => {
    const names = `${"x".repeat(60)},Acme,A,2\n${"x".repeat(60)},${"y".repeat(60)},B,2\n`;
    const { orders, refused } = await ordersOf(`PO Number,Supplier,SKU,Qty Ordered\n${names}`);
    expect(orders.map((each) => pastOrderSchema.safeParse(each.order).success)).toEqual([true]);
    expect([...refused.keys()]).toEqual([3]);
  });

  it("says of an order's lines beyond the 5,000 that the door takes that they do not come", async () => {
    const rows = Array.from({ length: 5002 }, (_, at) => `SKU-${at},1`);
    const { orders, refused } = await ordersOf(`SKU,Qty Ordered\n${rows.join("\n")}\n`, {
      number: "1",
      supplier: "Acme",
    });
    expect(orders.map(({ order }) => pastOrderSchema.safeParse(order).success)).toEqual([true]);
    expect([...refused.keys()]).toEqual([5002, 5003]);
  });

  it("never says that units came where the file only says that part did", async () => {
    const { orders } = await ordersOf("PO Number,Supplier,Status,SKU,Quantity\nPO-1,Acme,Partially Received,A,72\n");
    expect(orders).toMatchObject([{ unknown: true, isAwaited: true, order: { lines: [{ received: 0 }] } }]);
  });

  it.each([
    {
      of: "a line without its units below one that has them",
      first: "Received,A,5,5",
      other: "Partial,B,9,",
      is: true,
    },
    { of: "none where each part is told", first: "Received,A,5,", other: "Partial,B,9,4", is: false },
  ])("says by each line whether it is told how much of it came: $of", async ({ first, other, is }) => {
    const { orders } = await ordersOf(
      `PO Number,Supplier,Status,SKU,Quantity,Qty Received\n1,Acme,${first}\n1,Acme,${other}\n`,
    );
    expect(orders.map(({ unknown }) => unknown)).toEqual([is]);
  });

  it.each(["PO Number", "Supplier SKU"])(
    "takes no row whose %s a spreadsheet has shortened: two orders would be one",
    async (heading) => {
      const { orders, refused } = await ordersOf(
        `${heading},SKU,Quantity,Supplier\n4.50001E+11,A,5,Acme\n4.50001E+11,B,9,Acme\n`,
        { number: "1" },
      );
      expect(orders).toEqual([]);
      expect([...refused.values()].map((refusals) => Object.keys(refusals).length)).toEqual([1, 1]);
    },
  );

  it("takes an order's days and place from the first of its rows that says them", async () => {
    const { orders } = await ordersOf(
      "PO Number,Supplier,SKU,Quantity,Ordered Date,Expected Date,Location\n1,Acme,A,5,,,\n1,Acme,B,9,2026-05-02,2026-05-20,Leeds\n",
    );
    const told = { orderedOn: "2026-05-02", expectedOn: "2026-05-20", destination: "Leeds" };
    expect(orders.map(({ order }) => order)).toMatchObject([told]);
  });
});

it("tells purchase orders, suppliers and counts apart by their headings", () => {
  const kind = (headings: string[]) =>
    kindOf(headings, guessedMapping(ORDER_COLUMNS, headings), guessedMapping(SUPPLIER_COLUMNS, headings));
  expect(kind(["SKU", "Qty Ordered", "Cost (base)", "Total Cost (base)"])).toBe("orders");
  expect(kind(["Supplier Name", "Supplier Code", "Email", "Phone", "Payment Terms"])).toBe("suppliers");
  expect(kind(["Country", "SKU", "Quantity", "Discount", "Account number"])).toBe("orders");
  expect(kind(["Stocktake Number", "SKU", "Counted", "Location"])).toBe("kept");
  expect(kind(["Stocktake", "SKU", "Expected quantity", "Quantity"])).toBe("kept");
});

it("takes each supplier once, and keeps as a note what is no address", () => {
  const { suppliers, refused } = suppliersInRows([
    { number: 2, cells: { name: "Acme", email: "nobody", account_number: "TFW", lead_time_days: "9.6" } },
    { number: 3, cells: { name: " ACME ", email: "a@example.com" } },
  ]);
  expect(suppliers).toMatchObject([
    { name: "Acme", email: null, leadTimeDays: 10, notes: "Account number: TFW\nMail: nobody" },
  ]);
  expect([...refused.keys()]).toEqual([3]);
});

it("takes of orders and of suppliers no row that has more cells than there are headings", async () => {
  const { orders, refused } = await ordersOf(
    "PO Number,Supplier Name,SKU,Quantity,Unit Cost\n1,Acme,MUG,2,12,50\n1,Acme,CUP,3,4\n",
  );
  expect(orders).toMatchObject([{ order: { lines: [{ sku: "CUP", unitCost: "4" }] } }]);
  expect([...refused]).toEqual([[2, { number: expect.stringContaining("more cells than there are headings") }]]);
  const sheet = await sheetOf("Name,Email\nAcme,a@example.com,Ltd\nBowls,b@example.com,\n");
  const { rows } = mappedRows(sheet, SUPPLIER_COLUMNS, guessedMapping(SUPPLIER_COLUMNS, sheet.headings), ".");
  const read = suppliersInRows(rows);
  expect(read.suppliers.map(({ name }) => name)).toEqual(["Bowls"]);
  expect([...read.refused.keys()]).toEqual([2]);
});

it.each([
  ["14 days", 14, null],
  ["365.7", null, "Lead time: 365.7"],
  ["2 weeks", null, "Lead time: 2 weeks"],
])("reads a lead time of %s, or keeps it as a note", (told, leadTimeDays, notes) =>
  expect(suppliersInRows([{ number: 2, cells: { name: "Acme", lead_time_days: told } }]).suppliers).toMatchObject([
    { leadTimeDays, notes },
  ]),
);

it("passes no order on whose day there is none", async () => {
  const { orders } = await ordersOf("PO Number,Supplier Name,SKU,Quantity,Order Date\n1,Acme,MUG,2,2026-02-28\n");
  const onDay = (orderedOn: string) => pastOrderSchema.safeParse({ ...orders[0]?.order, orderedOn }).success;
  expect(["2026-02-28", "2026-02-31", "2026-13-01"].map(onDay)).toEqual([true, false, false]);
});

it.each([
  ["2026-05-02", "2026-05-02"],
  ["2026-07-01T01:02:03.000Z", "2026-07-01"],
  ["14/07/2026 09:00", "2026-07-14"],
  ["3.4.26", "2026-04-03"],
  ["12 May 2026", "2026-05-12"],
  ["12-May-26", "2026-05-12"],
  ["12. August 2026", "2026-08-12"],
  ["12 May 10:30", undefined],
  ["May 12, 2026", "2026-05-12"],
  ["31/02/2026", undefined],
  ["soon", undefined],
])("reads the day %s", (text, day) => expect(dayTold(text, "day first")).toBe(day));

it("reads 3/4 as the file's other days show", () => {
  expect(dayOrderIn(["3/4/2026", "14/7/2026"])).toBe("day first");
  expect(dayOrderIn(["3/4/2026", "7/14/2026"])).toBe("month first");
  expect(dayOrderIn(["3/4/2026"])).toBeUndefined();
  expect(dayTold("3/4/2026", "month first")).toBe("2026-03-04");
});

it.each([
  ["not delivered", "awaited"],
  ["Partially_Received", "partial"],
  ["RECEIVED", "received"],
  ["Canceled", "cancelled"],
  ["unexpected upstream status", "unknown"],
])("knows the status %s", (text, status) => expect(statusTold(text)).toBe(status));

const PAGES = {
  "raw/purchase_orders/page-0001.json": {
    purchase_orders: [
      {
        ...{ id: 2, number: "1000A", sequential_id: 1000, archived: false, currency: "CAD", supplier_name: "Acme" },
        ...{ ordered_at: "2026-05-02T10:00:00Z", expected_on: "2026-05-20", shopify_receive_location_id: 34915680278 },
        invoice_number: "INV-7",
        purchase_items: [
          {
            id: 4,
            inventory_item_id: 37791323160598,
            sku: "MUG-WHT",
            quantity: 10,
            status: "received",
            received_at: "2026-05-12",
            cost_price: "7.40",
            supplier_cost_price: "10.00",
            tax_type_id: 1,
          },
          {
            id: 5,
            sku: "MUG-BLK",
            quantity: 4,
            status: "not delivered",
            received_at: null,
            cost_price: "7.40",
            supplier_cost_price: "10.00",
          },
          { id: 6, sku: "MUG-RED", quantity: 0, status: "not delivered" },
        ],
      },
    ],
  },
  "raw/purchase_orders/page-0002.json": {
    purchase_orders: [
      {
        id: 3,
        number: "1000A",
        archived: true,
        currency: "USD",
        supplier_name: "Acme",
        purchase_items: [{ id: 9, sku: "CUP", quantity: 1, status: "not delivered" }],
      },
      { id: 2, number: "1000A", purchase_items: [] },
    ],
  },
  "raw/suppliers/page-0001.json": {
    suppliers: [
      {
        id: 1,
        name: "Acme",
        contact_email: "orders@example.com",
        address1: "1 Mill Lane",
        city: "Leeds",
        is_hidden: false,
      },
    ],
  },
  "raw/tax_types/page-0001.json": { tax_types: [{ id: 1, tax_rate: "10.0" }] },
  "raw/stock_adjustments/page-0001.json": { stock_adjustments: [{ id: 1 }] },
};

function archiveOf(pages: Record<string, unknown>, manifest: object = { status: "complete" }, spoiled = "") {
  const files: Record<string, Uint8Array> = { "manifest.json": strToU8(JSON.stringify(manifest)) };
  for (const [path, page] of Object.entries(pages))
    files[path] = strToU8(typeof page === "string" ? page : JSON.stringify(page));
  const sums = Object.entries(files).map(
    ([path, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${path}`,
  );
  files["checksums.sha256"] = strToU8(`${sums.join("\n")}\n`);
  if (spoiled) files[spoiled] = strToU8("{}");
  return zipSync(files);
}

describe("an archive of Stocky Rescue", () => {
  it("is read from its raw pages, its checksums held", async () => {
    const opened = await openedArchive(archiveOf(PAGES));
    if (opened.kind === "refused") throw new Error(opened.reason);
    const { orders, suppliers, left } = readArchive(opened.records, "USD");
    expect(suppliers).toMatchObject([{ name: "Acme", email: "orders@example.com", address: "1 Mill Lane\nLeeds" }]);
    expect(orders).toMatchObject([
      {
        isAwaited: true,
        order: {
          ...{ number: "1000A", currency: "CAD", rate: "0.74", orderedOn: "2026-05-02", expectedOn: "2026-05-20" },
          ...{ destinationId: "34915680278", note: "Invoice: INV-7", isOpen: false },
          lines: [
            {
              sku: "MUG-WHT",
              itemId: "37791323160598",
              ordered: 10,
              received: 10,
              receivedOn: "2026-05-12",
              unitCost: "10.00",
              taxRate: 1000,
            },
            { sku: "MUG-BLK", ordered: 4, received: 0, receivedOn: null },
          ],
        },
      },
      { isAwaited: false, order: { number: "1000A/3", currency: null } },
    ]);
    expect(left.map(({ what }) => what)).toEqual(["Order 1000A, MUG-RED", "1 stock adjustments"]);
  });

  it("names a tax that is none here, whose lines come without one, where a line has it", async () => {
    const types = [
      { id: 1, name: "Duty", tax_rate: "120.0" },
      { id: 2, tax_rate: "" },
      { id: 3, tax_rate: "-5%" },
      { id: 4, tax_rate: "8.87500" },
    ];
    const opened = await openedArchive(archiveOf({ ...PAGES, "raw/tax_types/page-0001.json": { tax_types: types } }));
    if (opened.kind === "refused") throw new Error(opened.reason);
    const read = (tax: number) => {
      const [order] = opened.records.orders;
      const records = {
        ...opened.records,
        orders: [{ ...order, purchase_items: [{ quantity: 1, tax_type_id: tax }] }],
      };
      const { orders, left } = readArchive(records, "USD");
      expect(orders[0]?.order.lines[0]?.taxRate).toBe(tax === 4 ? 888 : null);
      return left.filter(({ what }) => what.startsWith("Tax "));
    };
    expect(read(1)).toEqual([
      { what: "Tax Duty", why: "120.0 is no percentage from 0 to 100: lines with it come without a tax." },
    ]);
    expect(read(2)).toEqual([]);
    expect(read(3)).toEqual([
      { what: "Tax 3", why: "-5% is no percentage from 0 to 100: lines with it come without a tax." },
    ]);
    expect(read(4)).toEqual([]);
  });

  it("is refused where a page is not as it was saved, or is missing", async () => {
    const page = "raw/suppliers/page-0001.json";
    expect(await openedArchive(archiveOf(PAGES, {}, page))).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining(page),
    });
    expect(await openedArchive(archiveOf({ "raw/tax_types/page-0001.json": {} }))).toMatchObject({ kind: "refused" });
    expect(await openedArchive(new Uint8Array([0x50, 0x4b, 3, 4, 0]))).toMatchObject({ kind: "refused" });
  });

  it("says that it is not complete where it says so itself", async () => {
    const manifest = { status: "incomplete", failures: [{ resource: "tax_types", page: 2 }] };
    const opened = await openedArchive(archiveOf(PAGES, manifest));
    expect(opened).toMatchObject({ kind: "opened", warnings: [expect.stringContaining("tax types")] });
  });

  it("is read from its tables where it has no raw pages", async () => {
    const opened = await openedArchive(
      archiveOf({
        "purchase_orders.csv":
          "po_number,supplier_name,status,ordered_date,received_date,currency\nPO-1,Acme,received,2026-05-02,2026-05-12,USD\n",
        "purchase_order_lines.csv":
          "po_number,sku,product_title,qty_ordered,qty_received,unit_cost,x_note\nPO-1,A,Mug,10,8,4.5,z\n",
        "suppliers.csv": "supplier_name,po_count,avg_lead_time_days,currencies\nAcme,1,10,USD\n",
      }),
    );
    if (opened.kind === "refused") throw new Error(opened.reason);
    const { orders, suppliers } = readArchive(opened.records, "USD");
    expect(orders).toMatchObject([
      {
        order: {
          number: "PO-1",
          orderedOn: "2026-05-02",
          lines: [{ sku: "A", ordered: 10, received: 8, receivedOn: "2026-05-12", unitCost: "4.5" }],
        },
      },
    ]);
    expect(suppliers).toMatchObject([{ name: "Acme", leadTimeDays: 10 }]);
  });
});
