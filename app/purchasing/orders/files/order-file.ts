import * as z from "zod";
import type { Cells, FileColumn, FileFormat } from "../../../csv/format";
import { idCell, SHOPIFY_ID } from "../../../csv/shopify-id";
import { COST_NAMES, PACK_NAMES, SKU_NAMES, SUPPLIER_SKU_NAMES } from "../../../suppliers/price-headings";
import { folded } from "../../../words/folded";
import { trimmed } from "../../../words/trimmed";
import type { Part } from "../lines/deliveries-form";
import { LONGEST } from "../order";
import { partsIn } from "./delivery-cell";
import { LINE_CELLS, ORDER_CELLS } from "./order-cells";

/** What is not told is undefined; a blank is "" or null and says no more. */
export type ToldLine = {
  order: string;
  supplier: string;
  to?: string;
  currency?: string;
  /** Days since 1970-01-01. */
  expected?: number | null;
  supplierNote?: string | null;
  teamNote?: string | null;
  terms?: string | null;
  sku: string;
  /** A gid. */
  shopifyId: string;
  barcode: string;
  supplierSku?: string | null;
  ordered: number;
  /** As written, since the supplier knows its currency: "" is what the supplier asks, "unknown" what nobody knows. */
  cost?: string;
  costFor?: number | null;
  /** Basis points. */
  taxRate?: number | null;
  taxIncluded?: boolean;
  description?: string | null;
  pack?: number | null;
  deliveries?: Part[];
};

/** Columns that are read, in the order of the file; between them stand some that only say how an order goes. */
export const ORDER_COLUMNS = [
  { name: "order", label: "Order", also: ["number", "po number", "po", "purchase order", "order number", "reference"] },
  {
    ...{ name: "supplier", label: "Supplier", required: true, longest: 255 },
    also: ["supplier name", "vendor", "vendor name"],
  },
  { name: "to", label: "To", also: ["location", "destination", "ship to", "deliver to", "warehouse"] },
  { name: "currency", label: "Currency" },
  { name: "expected", label: "Expected", also: ["expected on", "expected day", "expected date", "due", "eta"] },
  { name: "supplier_note", label: "Note for the supplier", also: ["note", "notes", "message"], longest: LONGEST.note },
  { name: "team_note", label: "Note for the team", also: ["internal note"], longest: LONGEST.note },
  { name: "terms", label: "Payment terms", also: ["terms"], longest: LONGEST.terms },
  {
    ...{ name: "sku", label: "SKU", required: true, also: SKU_NAMES },
    orElse: [SHOPIFY_ID.name, "barcode", "supplier_sku"],
  },
  SHOPIFY_ID,
  { name: "barcode", label: "Barcode", also: ["ean", "upc", "gtin", "isbn"] },
  { name: "supplier_sku", label: "Supplier SKU", also: SUPPLIER_SKU_NAMES },
  {
    ...{ name: "ordered", label: "Ordered", required: true, number: true },
    also: ["quantity", "qty", "qty ordered", "quantity ordered", "order quantity", "units"],
  },
  { name: "deliveries", label: "Deliveries", longest: 1000 },
  { name: "unit_cost", label: "Cost", number: true, money: "", also: ["unit cost", ...COST_NAMES] },
  { name: "cost_for", label: "Cost is for (units)", number: true },
  { name: "tax_rate", label: "Tax %", number: true, also: ["tax rate", "vat %", "vat rate", "vat"] },
  { name: "tax_included", label: "Cost includes tax", also: ["includes tax", "tax included"] },
  { name: "description", label: "What the supplier calls it", also: ["supplier's description", "their description"] },
  { name: "pack", label: "Pack (units)", number: true, also: PACK_NAMES },
] as const satisfies readonly FileColumn[];

/** Purchase orders as a file: a row a line, and the rows of one reference and one supplier are an order. */
export const ORDER_FORMAT: FileFormat<ToldLine> = {
  columns: ORDER_COLUMNS,
  row: z
    .object({ ...ORDER_CELLS, ...LINE_CELLS, [SHOPIFY_ID.name]: idCell("ProductVariant").default("") })
    .transform((row, context): ToldLine => {
      if (!(row.shopify_id || row.sku || row.barcode || row.supplier_sku || row.order)) {
        const path = ["sku", "barcode", "supplier_sku", SHOPIFY_ID.name].find((column) => column in row) ?? "sku";
        context.addIssue({ code: "custom", path: [path], message: "Say which variant." });
        return z.NEVER;
      }
      const deliveries = row.deliveries === undefined ? undefined : partsIn(row.deliveries, row.ordered);
      if (typeof deliveries === "string") {
        context.addIssue({ code: "custom", path: ["deliveries"], message: deliveries });
        return z.NEVER;
      }
      return {
        ...{ order: row.order, supplier: row.supplier, to: row.to, currency: row.currency, expected: row.expected },
        ...{ supplierNote: row.supplier_note, teamNote: row.team_note, terms: row.terms },
        ...{ sku: row.sku, shopifyId: row.shopify_id, barcode: row.barcode, supplierSku: row.supplier_sku },
        ...{ ordered: row.ordered, cost: row.unit_cost, costFor: row.cost_for, deliveries },
        ...{ taxRate: row.tax_rate, taxIncluded: row.tax_included, description: row.description, pack: row.pack },
      };
    }),
  together: (cells: Cells) => orderKey({ order: cells.order ?? "", supplier: cells.supplier ?? "" }),
};

/** One reference with one supplier is one order; without a reference it is all of that supplier. */
export const orderKey = ({ order, supplier }: Pick<ToldLine, "order" | "supplier">) =>
  JSON.stringify([folded(trimmed(order)), folded(trimmed(supplier))]);
