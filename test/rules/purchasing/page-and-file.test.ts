import { expect, it } from "vitest";
import { SHORTENED } from "../../../app/csv/shortened";
import { ordersInRows } from "../../../app/purchasing/moving-in/reading/orders-in-rows";
import { parseOrderDetails } from "../../../app/purchasing/orders/details";
import { ORDER_FORMAT } from "../../../app/purchasing/orders/files/order-file";
import { newLineOf } from "../../../app/purchasing/orders/files/told-orders";
import { parseLine } from "../../../app/purchasing/orders/lines/line-form";
import { parseCompany } from "../../../app/purchasing/paper/company";

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

const ORDER = { locationId: "1", expectedDay: "", rate: "", supplierNote: "", teamNote: "", terms: "" };
const LINE = {
  ...{ ordered: "1", cost: "", costUnits: "1", taxRate: "", taxIncluded: "no", supplierSku: "", description: "" },
  pack: "",
};
const COMPANY = {
  ...{ name: "", email: "", phone: "", address: "", accentColour: "", numberPrefix: "", nextNumber: "1" },
  ...{ terms: "", supplierNote: "" },
};

const ofOrder = (field: string, text: string) =>
  parseOrderDetails(form({ ...ORDER, [field]: text })).kind === "accepted";
const ofLine = (field: string, text: string) => parseLine(form({ ...LINE, [field]: text }), "IDR").kind === "accepted";
const ofFile = (column: string, text: string) => {
  const told = ORDER_FORMAT.row.safeParse({ supplier: "Acme", sku: "MUG", ordered: "1", [column]: text });
  return told.success && "quantity" in newLineOf(told.data, 1, "IDR");
};

const ofMovingIn = (column: string, text: string) => {
  const cells = { number: "1", supplier: "Acme", sku: "MUG", ordered: "1", [column]: text };
  return ordersInRows([{ number: 2, cells }], {}, "day first").orders.length === 1;
};

const letters = (count: number) => "x".repeat(count);
const LONG = [1, 100, 101, 255, 256, 300, 301, 500, 501, 2000, 2001, 5000, 5001].map(letters);
const UNITS = ["0", "1", "1000000", "1000001", "9999999", "1.5", "-1"];
const DAYS = ["", "2019-11-30", "2099-12-31", "0026-11-30", "2126-11-30", "2026-02-31", "30/11/2026"];
const COSTS = ["0", "12.50", "12.505", "15000000.50", "2000000000", "-1", "much"];

it.each([
  { field: "supplierNote", column: "supplier_note", takes: ofOrder, texts: LONG },
  { field: "teamNote", column: "team_note", takes: ofOrder, texts: LONG },
  { field: "terms", column: "terms", takes: ofOrder, texts: LONG },
  { field: "expectedDay", column: "expected", takes: ofOrder, texts: DAYS },
  { field: "supplierSku", column: "supplier_sku", takes: ofLine, texts: LONG },
  { field: "description", column: "description", takes: ofLine, texts: LONG },
  { field: "ordered", column: "ordered", takes: ofLine, texts: UNITS },
  { field: "costUnits", column: "cost_for", takes: ofLine, texts: UNITS },
  { field: "pack", column: "pack", takes: ofLine, texts: UNITS },
  { field: "cost", column: "unit_cost", takes: ofLine, texts: COSTS },
  { field: "taxRate", column: "tax_rate", takes: ofLine, texts: ["0", "20", "100", "100.01", "8.875"] },
])(
  "a file of orders takes as $column what the page takes as $field, and no more",
  ({ field, column, takes, texts }) => {
    const taken = texts.filter((text) => takes(field, text));
    expect(texts.filter((text) => ofFile(column, text))).toEqual(taken);
    expect([taken.length, texts.length - taken.length]).not.toContain(0);
  },
);

it.each([
  { field: "supplierSku", column: "supplier_sku", texts: LONG },
  { field: "taxRate", column: "tax_rate", texts: ["0", "20", "100", "100.01", "101", "999", "1000", "8.875"] },
  { field: "ordered", column: "ordered", texts: UNITS },
])("moving in takes as $column nothing that the page refuses as $field", ({ field, column, texts }) => {
  const taken = texts.filter((text) => ofLine(field, text));
  const movedIn = texts.filter((text) => ofMovingIn(column, text));
  // A rate of more decimals than two is rounded.
  expect(movedIn.filter((text) => text !== "8.875")).toEqual(taken);
  expect([taken.length, texts.length - taken.length]).not.toContain(0);
});

it("what the shop writes on its orders can be saved on each of them", () => {
  for (const field of ["terms", "supplierNote"])
    for (const text of LONG)
      expect(parseCompany(form({ ...COMPANY, [field]: text })).kind === "accepted").toBe(ofOrder(field, text));
});

it.each(["order", "supplier_sku"])("takes from no file a number of %s that a spreadsheet has shortened", (column) => {
  const read = (text: string) =>
    ORDER_FORMAT.row.safeParse({ supplier: "Acme", sku: "MUG", ordered: "1", [column]: text });
  expect(read("450001000123").success).toBe(true);
  expect(read(" 4.50001E+11").error?.issues).toMatchObject([{ path: [column], message: SHORTENED }]);
});
