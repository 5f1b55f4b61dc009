import { expect, it } from "vitest";
import { guessedMapping } from "../../../app/csv/mapping";
import { RULE_FORMAT } from "../../../app/replenishment/files/rule-file";
import { SUPPLIER_FORMAT } from "../../../app/replenishment/files/supplier-file";
import { priceFormat } from "../../../app/suppliers/price-file";

const named = (columns: ReturnType<typeof priceFormat>["columns"], headings: string) => {
  const list = headings.split(",");
  const pairs = Object.entries(guessedMapping(columns, list)).flatMap(([name, index]) =>
    index === null ? [] : [[name, list[index]]],
  );
  return Object.fromEntries(pairs);
};

it.each([
  {
    of: "Shopify's product file",
    headings:
      "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,Price,Compare-at price,Cost per item,Charge tax,Tax code,Unit price total measure,Unit price total measure unit,Unit price base measure,Unit price base measure unit,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,Product image URL,Image position",
    read: { sku: "SKU", unit_cost: "Cost per item" },
  },
  {
    of: "Shopify's older product file",
    headings:
      "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Google Shopping / MPN,Variant Image,Variant Weight Unit,Cost per item,Price / International,Compare At Price / International,Status",
    read: { sku: "Variant SKU", unit_cost: "Cost per item" },
  },
  {
    of: "Shopify's inventory file",
    headings:
      "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Bin name,Incoming (not editable),Unavailable (not editable),Committed (not editable),Available (not editable),On hand (current),On hand (new)",
    read: { sku: "SKU" },
  },
  {
    of: "Stocky's order",
    headings: "SKU,Qty Ordered,Cost (base),Total Cost (base)",
    read: { sku: "SKU", unit_cost: "Cost (base)" },
  },
  { of: "a list with names", headings: "Item,SKU,Cost", read: { sku: "SKU", unit_cost: "Cost" } },
  {
    of: "a wholesaler's list",
    headings: "Item No.,Description,RRP,Wholesale Price (EUR),MOQ,Units per case,Lead time",
    read: {
      ...{ sku: "Item No.", unit_cost: "Wholesale Price (EUR)", minimum_order: "MOQ" },
      ...{ case_pack: "Units per case", lead_time_days: "Lead time" },
    },
  },
  {
    of: "a list with both numbers",
    headings: "SKU (supplier),Your SKU,Unit price,Cost price",
    read: { sku: "Your SKU", supplier_sku: "SKU (supplier)", unit_cost: "Cost price" },
  },
  { of: "a list of prices alone", headings: "Code,Price", read: { sku: "Code", unit_cost: "Price" } },
])("the price list is found in $of", ({ headings, read }) =>
  expect(named(priceFormat("EUR").columns, headings)).toEqual(read),
);

it.each([
  {
    headings: "Vendor,Company,E-mail,Tel.",
    read: { name: "Company", vendors: "Vendor", email: "E-mail", phone: "Tel." },
  },
  { headings: "Supplier Name,Supplier,Currency", read: { name: "Supplier", currency: "Currency" } },
])("suppliers are found under $headings", ({ headings, read }) =>
  expect(named(SUPPLIER_FORMAT.columns, headings)).toEqual(read),
);

it("rules go by their SKU, not by the product beside it", () =>
  expect(named(RULE_FORMAT.columns, "Product,SKU,Level,Location,MOQ")).toEqual({
    ...{ level: "Level", sku_or_product_or_supplier: "SKU", location: "Location", minimum_order: "MOQ" },
  }));

it.each([priceFormat("EUR"), SUPPLIER_FORMAT, RULE_FORMAT])(
  "every column is found under its own name",
  ({ columns }) => {
    const names = columns.map(({ name }) => name);
    for (const order of [names, names.toReversed()])
      expect(guessedMapping(columns, order)).toEqual(
        Object.fromEntries(names.map((name) => [name, order.indexOf(name)])),
      );
  },
);
