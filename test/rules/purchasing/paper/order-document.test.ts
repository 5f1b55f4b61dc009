import { expect, test } from "vitest";
import { orderDocument } from "../../../../app/purchasing/paper/order-document";
import { orderText } from "../../../../app/purchasing/paper/order-text";
import { totalsOf } from "../../../../app/purchasing/paper/order-totals";
import { aLine, anOrder, PARTIES } from "../../../support/paper";

const cellsOf = (order = anOrder(), lines = [aLine()]) => {
  const { columns, rows } = orderDocument(order, lines, PARTIES);
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [columns[index]?.name ?? "", cell])));
};

test("A line carries the supplier's SKU and words first, and the shop's beneath", () => {
  const [line] = cellsOf(anOrder(), [aLine({ supplierSku: "PL-77", description: "Koszulka czerwona M" })]);
  expect(line?.["Your SKU"]).toEqual({ text: "PL-77" });
  expect(line?.["Our SKU"]).toEqual({ text: "TEE-RED-M" });
  expect(line?.Description).toEqual({ text: "Koszulka czerwona M", beneath: "Cotton tee, Red / M" });
});

test("Columns for which no line has anything are left out", () => {
  const names = orderDocument(anOrder(), [aLine({ sku: "" })], PARTIES).columns.map(({ name }) => name);
  expect(names).toEqual(["No.", "Description", "Quantity", "Unit cost (EUR)", "Amount (EUR)"]);
});

test("Lines stand as entered, by SKU or by name, numbered as they stand", () => {
  const lines = [
    aLine({ sku: "b-2", title: "Élan" }),
    aLine({ sku: "A-9", title: "Zebra" }),
    aLine({ sku: "a-1", title: "Elm" }),
  ];
  const order = (lineOrder: "entered" | "sku" | "name") =>
    cellsOf(anOrder({ lineOrder }), lines).map((line) => `${line["No."]?.text} ${line["Our SKU"]?.text}`);
  expect(order("entered")).toEqual(["1 b-2", "2 A-9", "3 a-1"]);
  expect(order("sku")).toEqual(["1 a-1", "2 A-9", "3 b-2"]);
  expect(order("name")).toEqual(["1 b-2", "2 a-1", "3 A-9"]);
});

test("A line's amount is exact and its unit cost derived, with two decimals more where it does not divide", () => {
  const [even, uneven] = cellsOf(anOrder(), [aLine({ ordered: 3, amount: 1050 }), aLine({ ordered: 3, amount: 1000 })]);
  expect([even?.["Unit cost (EUR)"]?.text, even?.["Amount (EUR)"]?.text]).toEqual(["3.50", "10.50"]);
  expect([uneven?.["Unit cost (EUR)"]?.text, uneven?.["Amount (EUR)"]?.text]).toEqual(["3.3333", "10.00"]);
});

test("Amounts are in the order's currency and its decimals: yen has none, the dinar of Tunis three", () => {
  const shown = (currency: string, amount: number, ordered: number) => {
    const [line] = cellsOf(anOrder({ currency }), [aLine({ amount, ordered })]);
    return [line?.[`Unit cost (${currency})`]?.text, line?.[`Amount (${currency})`]?.text];
  };
  expect(shown("JPY", 1200, 12)).toEqual(["100", "1,200"]);
  expect(shown("JPY", 1000, 12)).toEqual(["83.33", "1,000"]);
  expect(shown("TND", 12_500, 10)).toEqual(["1.250", "12.500"]);
});

test("An unknown cost and a free line are two different words, and the total says what it lacks", () => {
  const lines = [aLine({ amount: null }), aLine({ amount: 0 }), aLine({ amount: 500 })];
  const amounts = cellsOf(anOrder(), lines).map((line) => line["Amount (EUR)"]?.text);
  expect(amounts).toEqual(["not stated", "free", "5.00"]);
  expect(orderDocument(anOrder(), lines, PARTIES).totals).toEqual([
    { name: "Total (EUR)", value: "5.00", strong: true },
    { name: "Not in the total", value: "1 line without a cost" },
  ]);
});

test("Packs stand beside the units, a partial one as it is", () => {
  const beneath = (ordered: number, pack: number | null) =>
    cellsOf(anOrder(), [aLine({ ordered, pack })])[0]?.Quantity?.beneath;
  expect([beneath(24, 12), beneath(30, 12), beneath(24, null), beneath(6, 12)]).toEqual([
    "2 × 12",
    "2 × 12 + 6",
    undefined,
    undefined,
  ]);
});

test("Split deliveries stand with their days under the line", () => {
  const deliveries = [
    { day: 20_820, quantity: 12 },
    { day: 20_851, quantity: 12 },
  ];
  expect(cellsOf(anOrder(), [aLine({ deliveries })])[0]?.Description?.beneath).toBe(
    "12 on 2 Jan 2027; 12 on 2 Feb 2027",
  );
});

test("Tax goes by each line's own rate; a cost that includes it gives its net once a line, and both sum to what is paid", () => {
  const sums = totalsOf([
    { amount: 1000, taxRate: 2000, taxIncluded: true },
    { amount: 333, taxRate: 700, taxIncluded: false },
    { amount: 100, taxRate: 2000, taxIncluded: false },
  ]);
  expect([sums.net, [...sums.taxes]]).toEqual([
    1266,
    [
      [700, 23],
      [2000, 187],
    ],
  ]);
});

test("Totals show subtotal, each tax, what the supplier bills beside, and their sum", () => {
  const order = anOrder({ costs: [{ label: "Freight", amount: 1500 }] });
  const { totals } = orderDocument(order, [aLine({ amount: 10_000, taxRate: 1900 })], PARTIES);
  expect(totals.map(({ name, value }) => `${name} ${value}`)).toEqual([
    ...["Subtotal 100.00", "Tax 19% 19.00", "Freight 15.00"],
    "Total (EUR) 134.00",
  ]);
});

test("Copied as text it says the same as the paper", () => {
  const document = orderDocument(
    anOrder({ paymentTerms: "30 days net", supplierNote: "Deliver in the morning." }),
    [aLine({ supplierSku: "PL-77", pack: 12 })],
    PARTIES,
  );
  expect(orderText(document)).toBe(`Purchase order PO-1042
Nordlicht Outdoor GmbH
Date: 28 Nov 2026
Expected: 19 Dec 2026
Currency: EUR
Payment terms: 30 days net

1. PL-77 – TEE-RED-M – Cotton tee, Red / M
   24 (2 × 12) at 12.00 = 288.00

Total (EUR): 288.00

Ship to:
Lager Süd
Hafenweg 3
80331 München
Germany

Notes:
Deliver in the morning.`);
});
