import { describe, expect, it } from "vitest";
import { salesOf } from "../../../scripts/backtest/sales-file";

describe("A file of sales", () => {
  it("has rows in any order, adds up what is told twice, and sells nothing on the days it leaves out", () => {
    const sales = salesOf("sku,date,units\nB,2026-03-03,4\nA,2026-03-01,1\nA,2026-03-05,2\nA,2026-03-01,5\n");
    expect(sales).toMatchObject({ firstDay: "2026-03-01", lastDay: "2026-03-05", days: 5 });
    expect(sales.articles.map((units) => [...units])).toEqual([
      [0, 0, 4, 0, 0],
      [6, 0, 0, 0, 2],
    ]);
  });

  it("may come from a spreadsheet: a byte order mark, other line ends, quotes and columns of its own", () => {
    const sales = salesOf('\uFEFFDate,Name,SKU,Units\r\n2026-03-01,"Mug, ""large""",A,1\r\n\r\n2026-03-02,Cup,"A",2');
    expect(sales.articles.map((units) => [...units])).toEqual([[1, 2]]);
  });

  it("takes a day with more returned than sold for one without sales", () => {
    expect(salesOf("sku,date,units\nA,2026-03-01,-2\nA,2026-03-02,3\nA,2026-03-02,-1\n").articles[0]).toEqual(
      Float64Array.of(0, 2),
    );
  });

  it.each([
    ["sku,date\nA,2026-03-01\n", 'Line 1: the column "units" is missing'],
    ["sku,date,units\nA,2026-03-01,1\nA,2026-02-30,1\n", "Line 3: the date must be a day"],
    ["sku,date,units\nA,01/03/2026,1\n", "Line 2: the date must be a day"],
    ["sku,date,units\nA,2026-3-1,1\n", "Line 2: the date must be a day"],
    ["sku,date,units\nA,2026-03-01\n", "Line 2: units must be a number"],
    ["sku,date,units\nA,2026-03-01,1e3\n", "Line 2: units must be a number"],
    ["sku,date,units\n\n,2026-03-01,1\n", "Line 3: the sku is missing"],
    ['sku,date,units\n"A,2026-03-01,1\n', "Line 2: a quotation mark"],
    ["sku,date,units\nA,0026-03-01,1\nA,2026-03-01,1\n", "is a year wrong?"],
    ["sku,date,units\n", "The file has no sales."],
  ])("that is wrong says where: %j", (text, said) => {
    expect(() => salesOf(text)).toThrow(said);
  });
});
