import type { FileColumn } from "../../../csv/format";
import { SHOPIFY_ID } from "../../../csv/shopify-id";

/** Columns of purchase orders in files of Stocky's, and of the spreadsheets that people keep beside it: a row is a line. */
export const ORDER_COLUMNS = [
  {
    name: "number",
    label: "Order number",
    also: [
      ...["po number", "p.o. number", "purchase order number", "purchase order", "po", "purchase_order_number"],
      ...["purchase order #", "po #", "order", "reference"],
    ],
  },
  { name: "supplier", label: "Supplier", also: ["supplier name", "supplier_name", "vendor", "vendor name"] },
  { name: "status", label: "Status", also: ["line status", "po status", "order status", "received status", "state"] },
  {
    name: "sku",
    label: "SKU",
    also: ["variant sku", "product sku", "stock code", "item code", "item id", "stock keeping unit"],
  },
  { name: "barcode", label: "Barcode", also: ["bar code", "bar_code", "ean", "upc", "gtin", "variant barcode"] },
  {
    name: "title",
    label: "Product",
    also: ["product title", "product_title", "product name", "item description", "title", "description", "item"],
  },
  { name: "variant_title", label: "Variant", also: ["variant title", "variant_title", "option"] },
  {
    name: "ordered",
    label: "Units ordered",
    required: true,
    number: true,
    also: ["qty ordered", "quantity ordered", "qty_ordered", "ordered quantity", "order qty", "quantity", "qty"],
  },
  {
    name: "received",
    label: "Units received",
    number: true,
    also: ["qty received", "quantity received", "qty_received", "received quantity", "received qty", "received"],
  },
  {
    name: "cost_base",
    label: "Unit cost (shop's currency)",
    number: true,
    also: ["cost (base)", "unit cost (base)", "base cost", "cost_price", "cost price"],
  },
  {
    name: "total_base",
    label: "Total cost (shop's currency)",
    number: true,
    also: ["total cost (base)", "extended cost (base)", "line total (base)"],
  },
  {
    name: "cost",
    label: "Unit cost (supplier's currency)",
    ...{ number: true, money: "" },
    also: [
      "supplier cost price",
      "supplier_cost_price",
      "supplier cost",
      "unit cost",
      "cost",
      "unit price",
      "unit_cost",
    ],
  },
  {
    name: "total",
    label: "Total cost (supplier's currency)",
    ...{ number: true, money: "" },
    also: ["total cost", "line total", "extended price", "line_total", "total"],
  },
  { name: "currency", label: "Currency", also: ["currency code", "supplier currency"] },
  { name: "tax_rate", label: "Tax %", number: true, also: ["tax rate", "tax percent", "tax percentage", "tax (%)"] },
  {
    name: "pack",
    label: "Pack size",
    number: true,
    also: ["case pack", "case size", "units per pack", "pack quantity", "pack"],
  },
  {
    name: "destination",
    label: "Destination",
    also: ["location", "location name", "receive location", "ship to", "warehouse", "stock location", "deliver to"],
  },
  {
    name: "ordered_on",
    label: "Ordered on",
    also: [
      ...["ordered at", "ordered_at", "order date", "ordered date", "po date", "date ordered", "sent at", "created at"],
      ...["created date", "ordered_date", "date"],
    ],
  },
  {
    name: "expected_on",
    label: "Expected on",
    also: ["expected at", "expected date", "expected_on", "expected delivery", "due date", "arrival date"],
  },
  {
    name: "received_on",
    label: "Received on",
    also: ["received at", "received_at", "received date", "received_date", "date received", "completed at"],
  },
  { name: "note", label: "Notes", also: ["notes", "comments", "comment", "memo"], longest: 5000 },
  {
    name: "supplier_sku",
    label: "Supplier's SKU",
    also: ["supplier sku", "vendor sku", "supplier code", "supplier item code"],
  },
  SHOPIFY_ID,
] as const satisfies readonly FileColumn[];

/** The same with the currencies of their amounts: `shop`, its own, and `told`, of what suppliers ask for; "" where each row says it. */
export const orderColumns = (shop: string, told: string): FileColumn[] =>
  ORDER_COLUMNS.map((column: FileColumn) => {
    if (column.name === "cost_base" || column.name === "total_base") return { ...column, money: shop };
    return column.money === undefined ? column : { ...column, money: told };
  });

/** Columns of suppliers, and where an archive of Stocky's programming interface has them. */
export const SUPPLIER_COLUMNS = [
  {
    name: "name",
    label: "Name",
    required: true,
    also: ["supplier", "supplier name", "supplier_name", "company_name", "company", "vendor name"],
  },
  { name: "email", label: "Email", also: ["contact_email", "contact email", "mail", "email address"] },
  { name: "phone", label: "Phone", also: ["phone number", "telephone", "tel"] },
  { name: "contact_name", label: "Contact", also: ["contact", "contact name", "contact person"] },
  { name: "address", label: "Address", also: ["address1", "street", "postal address"], longest: 500 },
  { name: "payment_terms", label: "Payment terms", also: ["terms", "payment term"] },
  { name: "currency", label: "Currency", also: ["currency code", "currencies"] },
  { name: "lead_time_days", label: "Lead time (days)", number: true, also: ["lead time", "avg_lead_time_days"] },
  { name: "account_number", label: "Account number", also: ["account", "supplier code", "code"] },
  { name: "note", label: "Notes", also: ["notes", "comments"], longest: 5000 },
] as const satisfies readonly FileColumn[];

export type FileKind = "orders" | "suppliers" | "kept";

/** What a file holds, as its headings show; "kept": nothing that has a place here. */
export function kindOf(headings: readonly string[], orders: object, suppliers: object): FileKind {
  const told = (mapping: object, ...names: string[]) =>
    names.some((name) => (mapping as Record<string, number | null>)[name] != null);
  const isCount = headings.some((heading) => /\bcount(s|ed)?\b|stock ?take|adjust/i.test(heading));
  if (!isCount && told(orders, "ordered") && told(orders, "sku", "barcode", "title", "shopify_id")) return "orders";
  if (
    told(suppliers, "name") &&
    told(suppliers, "email", "phone", "address", "payment_terms", "currency", "contact_name")
  )
    return "suppliers";
  return "kept";
}
