import { describe, expect, it } from "vitest";
import { guessedMapping, mappedRows } from "../../../../app/csv/mapping";
import { pastOrderSchema } from "../../../../app/purchasing/moving-in/past-order";
import { suppliersInRows } from "../../../../app/purchasing/moving-in/past-supplier";
import { SUPPLIER_COLUMNS } from "../../../../app/purchasing/moving-in/reading/stocky-columns";
import { ordersOf, sheetOf } from "./tables";

describe("a row of a table of purchase orders that does not come", () => {
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
