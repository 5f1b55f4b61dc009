import { describe, expect, it } from "vitest";
import { guessedMapping } from "../../../../app/csv/mapping";
import { pastOrderSchema } from "../../../../app/purchasing/moving-in/past-order";
import { kindOf, ORDER_COLUMNS, SUPPLIER_COLUMNS } from "../../../../app/purchasing/moving-in/reading/stocky-columns";
import { ordersOf, sheetOf } from "./tables";

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

it("passes no order on whose day there is none", async () => {
  const { orders } = await ordersOf("PO Number,Supplier Name,SKU,Quantity,Order Date\n1,Acme,MUG,2,2026-02-28\n");
  const onDay = (orderedOn: string) => pastOrderSchema.safeParse({ ...orders[0]?.order, orderedOn }).success;
  expect(["2026-02-28", "2026-02-31", "2026-13-01"].map(onDay)).toEqual([true, false, false]);
});
