import { describe, expect, it } from "vitest";
import { z } from "zod";
import { decoded } from "../../../app/csv/decode";
import { type FileFormat, readRows } from "../../../app/csv/format";
import { decimalSignIn, doubtfulNumber, guessedMapping, mappedRows, missingColumns } from "../../../app/csv/mapping";
import { plainNumber } from "../../../app/csv/plain-number";
import { refusedFile } from "../../../app/csv/refused-file";
import { MOST_ROWS, sheetFrom } from "../../../app/csv/sheet";
import { priceFormat } from "../../../app/suppliers/price-file";

const COLUMNS = [
  { name: "sku", label: "SKU", required: true, also: ["article"] },
  { name: "unit_cost", label: "Unit cost", number: true, also: ["cost", "price"] },
];

const FORMAT: FileFormat<{ sku: string; unit_cost?: number }> = {
  columns: COLUMNS,
  row: z.object({
    sku: z.string().min(1, "Say which SKU."),
    unit_cost: z.coerce.number("Enter a number.").optional(),
  }),
  keyOf: ({ sku }) => sku,
};

async function sheet(text: string) {
  const opened = await sheetFrom(text, "prices.csv");
  if (opened.kind === "refused") throw new Error(opened.reason);
  return opened.sheet;
}

describe("a file of any spreadsheet is read", () => {
  const bytes = (...codes: number[]) => new Uint8Array(codes);
  it.each([
    { as: "UTF-8", file: new TextEncoder().encode("Glühwein") },
    { as: "UTF-8 with a mark", file: bytes(0xef, 0xbb, 0xbf, ...new TextEncoder().encode("Glühwein")) },
    { as: "Windows-1252", file: bytes(...[..."Gl"].map(code), 0xfc, ...[..."hwein"].map(code)) },
    { as: "UTF-16", file: bytes(0xff, 0xfe, ...[..."Glühwein"].flatMap((letter) => [code(letter), 0])) },
  ])("as $as", ({ file }) => expect(decoded(file)).toBe("Glühwein"));

  it.each([
    { separator: ",", sign: "." },
    { separator: ";", sign: "," },
    { separator: "\t", sign: undefined },
  ])("with %j between its cells", async ({ separator, sign }) => {
    const text = [["SKU", "Cost"].join(separator), ["MUG", "3"].join(separator), ""].join("\r\n");
    expect(await sheet(text)).toMatchObject({
      headings: ["SKU", "Cost"],
      rows: [{ number: 2, cells: ["MUG", "3"] }],
      decimalSign: sign,
    });
  });

  it("with quoted cells that hold separators, quotes and lines", async () => {
    const { rows } = await sheet('SKU,Cost\r\n"A ""big"", red\r\nmug",3\r\n');
    expect(rows).toEqual([{ number: 2, cells: ['A "big", red\r\nmug', "3"] }]);
  });

  it("without its blank rows, each row keeping its number", async () => {
    const { rows } = await sheet("SKU,Cost\n\nMUG,3\n,,\nCUP,4\n");
    expect(rows.map(({ number }) => number)).toEqual([3, 5]);
  });
});

describe("the line of Excel's own that names the separator", () => {
  it.each(["sep=;\r\n", "SEP=;\n", '"sep=;"\r\n', "\uFEFFsep=;\r\n", "sep=;;;\r\n"])(
    "is honoured and passed over: %j",
    async (line) =>
      expect(await sheet(`${line}SKU, big;Cost\r\nMUG;3\r\n`)).toMatchObject({
        headings: ["SKU, big", "Cost"],
        rows: [{ number: 2, cells: ["MUG", "3"] }],
        decimalSign: ",",
      }),
  );

  it("may name a tab or a bar", async () => {
    expect((await sheet("sep=\t\nSKU\tCost\nMUG\t3\n")).headings).toEqual(["SKU", "Cost"]);
    expect((await sheet("sep=|\nSKU|Cost\nMUG|3\n")).headings).toEqual(["SKU", "Cost"]);
  });
});

describe("the decimal sign of a file", () => {
  const signOf = async (text: string) => decimalSignIn(await sheet(text), COLUMNS, { sku: 0, unit_cost: 1 });
  it.each([
    { cells: ["1.250", "0.500"], sign: "." },
    { cells: ["1.250", "12.5"], sign: "." },
    { cells: ["1.250", "0,500"], sign: "," },
    { cells: ["1.250", "2.000"], sign: "," },
    { cells: ["1,234.50", "1.250"], sign: "." },
    { cells: ["12.5", "12,5"], sign: "," },
    { cells: ["soon", "1.234.567"], sign: "," },
  ])("in a file with semicolons, $cells show a $sign", async ({ cells, sign }) =>
    expect(await signOf(`sku;cost\n${cells.map((cell) => `MUG;${cell}\n`).join("")}`)).toBe(sign),
  );
  it("is not read from columns that hold no numbers", async () =>
    expect(await signOf("sku;cost\n1.5;1.250\n")).toBe(","));
});

describe("a number that is one by a point and a thousand by a comma", () => {
  const doubtful = async (text: string) => doubtfulNumber(await sheet(text), COLUMNS, { sku: 0, unit_cost: 1 });
  it.each([
    { file: "sku\tcost\nMUG\t1.000\n", number: "1.000" },
    { file: "sku\tcost\nMUG\t7\nCUP\t€ 12.250\n", number: "€ 12.250" },
    { file: "sku\tcost\nMUG\t1,000\n", number: "1,000" },
    { file: "sep=|\nsku|cost\nMUG|1,000\n", number: "1,000" },
    { file: 'sku,cost\nMUG,"1.000"\n', number: "1.000" },
    { file: "sku;cost\nMUG;1,000\n", number: "1,000" },
    { file: "sku\tcost\nMUG\t1.000\nCUP\t1.5\nJUG\t1,5\n", number: "1.000" },
  ])("is in doubt where the file does not tell: $file", async ({ file, number }) =>
    expect(await doubtful(file)).toBe(number),
  );
  it.each([
    "sku\tcost\nMUG\t1.000\nCUP\t12,5\n",
    "sku\tcost\nMUG\t1.000\nCUP\t12.50\n",
    "sku;cost\nMUG;1.000\n",
    'sku,cost\nMUG,"1,000"\n',
    "sku\tcost\nMUG\t1000\nCUP\t0.500\n",
    "sku\tcost\n1.000\t7\n",
  ])("is not where it does, or separators say so: %j", async (file) => expect(await doubtful(file)).toBeUndefined());
});

describe("an amount of three decimals", () => {
  const columns = (money?: string) => [
    ...COLUMNS.map((column) => (column.name === "unit_cost" && money !== undefined ? { ...column, money } : column)),
    { name: "currency", label: "Currency" },
  ];
  const doubtful = async (text: string, money?: string) =>
    doubtfulNumber(await sheet(text), columns(money), { sku: 0, unit_cost: 1, currency: 2 });
  it.each([
    { file: "sku,cost\nMUG,12.500\nCUP,3.000\n", money: "KWD" },
    { file: "sku;cost\nMUG;12,500\n", money: "TND" },
    { file: "sku,cost,currency\nMUG,12.500,BHD\nCUP,3.250, jod\n", money: "" },
  ])("is in no doubt where separators suggest its sign: $file", async ({ file, money }) =>
    expect(await doubtful(file, money)).toBeUndefined(),
  );
  it.each([
    { file: "sku,cost\nMUG,12.500\n", money: "USD", number: "12.500" },
    { file: "sku,cost\nMUG,12.500\n", money: undefined, number: "12.500" },
    { file: "sku\tcost\nMUG\t12.500\n", money: "KWD", number: "12.500" },
    { file: "sku,cost,currency\nMUG,12.500,BHD\nCUP,3.250,EUR\n", money: "", number: "3.250" },
    { file: "sku,cost,currency\nMUG,12.500,\n", money: "", number: "12.500" },
  ])("is where they do not, and in other currencies: $file", async ({ file, money, number }) =>
    expect(await doubtful(file, money)).toBe(number),
  );
});

it("passes over rows that hold nothing in the columns that are read, and counts them", async () => {
  const file = await sheet(
    [
      "Handle,Variant SKU,Variant Price,Image Src,Cost per item",
      "mug,MUG,9.00,https://a.test/1.jpg,3.50",
      "mug,,,https://a.test/2.jpg,",
      "mug,,,https://a.test/3.jpg,",
      "cup,,8.00,https://a.test/4.jpg,2",
    ].join("\n"),
  );
  const { columns } = priceFormat("EUR");
  const { rows, blank } = mappedRows(file, columns, guessedMapping(columns, file.headings), ".");
  expect(blank).toBe(2);
  expect(rows.map(({ number }) => number)).toEqual([2, 5]);
});

it("refuses a row that has more cells than there are headings, and gives all of it back", async () => {
  const file = await sheet("sku,cost\nMUG,12,50\nCUP,3\nJAR,4,\n");
  const { rows } = mappedRows(file, COLUMNS, guessedMapping(COLUMNS, file.headings), ".");
  expect(readRows(FORMAT, rows)).toMatchObject([
    { number: 2, kind: "refused", refusals: { sku: expect.stringContaining("more cells than there are headings") } },
    { number: 3, kind: "read", value: { sku: "CUP", unit_cost: 3 } },
    { number: 4, kind: "read", value: { sku: "JAR", unit_cost: 4 } },
  ]);
  expect(refusedFile(file, COLUMNS, new Map([[2, { sku: "Why." }]]))).toContain("MUG,12,SKU: Why.,50");
});

describe("a file that cannot be read says why", () => {
  it.each([
    { text: "SKU,Cost\n", says: "There is no row below the headings." },
    { text: ",,\nMUG,3\n", says: "The first row is blank." },
    { text: 'SKU,Cost\n"MUG,3\n', says: "A quotation mark in row" },
    { text: `SKU\n${"MUG\n".repeat(MOST_ROWS + 1)}`, says: "The file has 20,001 rows" },
  ])("$says", async ({ text, says }) => {
    expect(await sheetFrom(text, "a.csv")).toMatchObject({ kind: "refused", reason: expect.stringContaining(says) });
  });
});

describe("numbers", () => {
  it.each([
    ["1,234.50", ".", "1234.50"],
    ["1.234,50", ",", "1234.50"],
    ["1 234,50", ",", "1234.50"],
    ["1.250", ",", "1250"],
    ["1.250", ".", "1.250"],
    ["12.5", ",", "12.5"],
    ["12,5", ".", "12.5"],
    ["-3,5", ",", "-3.5"],
    ["97 %", ".", "97%"],
    ["1,2,3", ".", "1,2,3"],
    ["0,500", ".", "0.500"],
    ["0.500", ",", "0.500"],
    ["-0,125", ".", "-0.125"],
    ["1,23,456.50", ".", "123456.50"],
    ["12,34,56,789", ".", "123456789"],
    ["1,23,45", ".", "1,23,45"],
    ["1.23.456", ",", "1.23.456"],
    ["24,0", ".", "24.0"],
    ["1".repeat(5000), ".", "1".repeat(5000)],
    ["soon", ".", "soon"],
  ] as const)("%s with a decimal %s is %s", (text, sign, plain) => expect(plainNumber(text, sign)).toBe(plain));
});

it("finds the columns by their headings, whatever their case and signs", () => {
  expect(guessedMapping(COLUMNS, ["Price", "Article ", "Note"])).toEqual({ sku: 1, unit_cost: 0 });
  const mapping = guessedMapping(COLUMNS, ["UNIT-COST"]);
  expect(mapping).toEqual({ sku: null, unit_cost: 0 });
  expect(missingColumns(COLUMNS, mapping).map(({ name }) => name)).toEqual(["sku"]);
});

it("asks for no SKU where the file has Shopify's id of each variant", () => {
  const { columns } = priceFormat("EUR");
  const mapping = guessedMapping(columns, ["Shopify ID", "Cost"]);
  expect(mapping).toMatchObject({ sku: null, shopify_id: 0, unit_cost: 1 });
  expect(missingColumns(columns, mapping)).toEqual([]);
  expect(missingColumns(columns, guessedMapping(columns, ["Cost"])).map(({ name }) => name)).toEqual(["sku"]);
});

it("leaves out a column that the file does not have, and keeps a blank cell blank", async () => {
  const file = await sheet("sku;unit_cost\nMUG;\n");
  expect(mappedRows(file, COLUMNS, { sku: 0, unit_cost: 1 }, ",").rows).toEqual([
    { number: 2, cells: { sku: "MUG", unit_cost: "" } },
  ]);
  expect(mappedRows(file, COLUMNS, { sku: 0, unit_cost: null }, ",").rows).toEqual([
    { number: 2, cells: { sku: "MUG" } },
  ]);
});

it("refuses a row beside its cell, and the second row about the same", () => {
  const rows = [
    { number: 2, cells: { sku: "MUG", unit_cost: "3" } },
    { number: 3, cells: { sku: "", unit_cost: "x" } },
    { number: 4, cells: { sku: "MUG", unit_cost: "4" } },
  ];
  expect(readRows(FORMAT, rows)).toEqual([
    { number: 2, kind: "read", value: { sku: "MUG", unit_cost: 3 } },
    { number: 3, kind: "refused", refusals: { sku: "Say which SKU.", unit_cost: "Enter a number." } },
    { number: 4, kind: "refused", refusals: { sku: "Row 2 has it already." } },
  ]);
});

it("gives the refused rows back as they were, with the reason in a last column, ready to be sent again", async () => {
  const file = await sheet("sku,note\nMUG,'=1+1\nCUP,-3\n");
  const text = refusedFile(file, [{ name: "sku", label: "SKU" }], new Map([[2, { sku: "No variant has this SKU." }]]));
  expect(text).toBe("\uFEFFsku,note,Reason\r\nMUG,'=1+1,SKU: No variant has this SKU.\r\n");
  const again = await sheet(text);
  expect(again.rows[0]?.cells.slice(0, 2)).toEqual(file.rows[0]?.cells);
});

function code(letter: string) {
  return letter.charCodeAt(0);
}
