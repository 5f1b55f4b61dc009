import { describe, expect, it } from "vitest";
import { doubtfulNumber, guessedMapping } from "../../../../app/csv/mapping";
import { plainNumber } from "../../../../app/csv/plain-number";
import { amountIn } from "../../../../app/purchasing/moving-in/reading/orders-in-rows";
import { ORDER_COLUMNS, orderColumns } from "../../../../app/purchasing/moving-in/reading/stocky-columns";
import { ordersOf, sheetOf } from "./tables";

describe("an amount in a table of purchase orders", () => {
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

  it("tells foreign cost with its rate, packs, tax, destination and notes", async () => {
    const { orders } = await ordersOf(
      "PO Number,Supplier,SKU,Qty Ordered,Supplier cost price,Cost (base),Currency,Tax %,Pack size,Receive Location,Notes\nPO-1,Acme,A,12,10.00,8.40,EUR,20%,6,Retail Floor,Fragile\n",
    );
    expect(orders[0]?.order).toMatchObject({
      ...{ currency: "EUR", rate: "0.84", destination: "Retail Floor", note: "Fragile" },
      lines: [{ unitCost: "10.00", taxRate: 2000, pack: 6 }],
    });
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
});
