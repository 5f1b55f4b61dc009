import * as z from "zod";
import type { FileColumn, FileFormat } from "../csv/format";
import { idCell, idIn, SHOPIFY_ID } from "../csv/shopify-id";
import { folded } from "../words/folded";
import { trimmed } from "../words/trimmed";
import { breaksIn } from "./costs/breaks-typed";
import type { PriceBreak } from "./costs/price-breaks";
import { amountOfSomeCurrency } from "./details";
import { COST_NAMES, MINIMUM_NAMES, PACK_NAMES, SKU_NAMES, SUPPLIER_SKU_NAMES } from "./price-headings";
import type { Terms } from "./terms";
import { TERM_FIELDS, unitCostIn } from "./terms-form";

const YES = ["yes", "y", "true", "1", "x"];
const NO = ["", "no", "n", "false", "0"];

/** As a spreadsheet writes it. */
export const yesOrNo = z
  .string()
  .trim()
  .toLowerCase()
  .refine((text) => YES.includes(text) || NO.includes(text), "Write yes or no.")
  .transform((text) => YES.includes(text));

/** A row tells what it has columns for. `variant` is a gid, or a SKU where the row has none. */
export type PriceRow = { variant: string; terms: Partial<Terms> };

const COLUMNS: FileColumn[] = [
  { name: "sku", label: "SKU", required: true, orElse: SHOPIFY_ID.name, also: SKU_NAMES },
  SHOPIFY_ID,
  { name: "supplier_sku", label: "Supplier SKU", also: SUPPLIER_SKU_NAMES },
  { name: "unit_cost", label: "Unit cost", number: true, money: "", also: COST_NAMES },
  { name: "minimum_order", label: "Minimum order", number: true, also: MINIMUM_NAMES },
  { name: "case_pack", label: "Case pack", number: true, also: PACK_NAMES },
  { name: "lead_time_days", label: "Lead time (days)", number: true, also: ["lead time", "lead days"] },
  // Not "description": in a file of products that is the shop's own.
  { name: "supplier_description", label: "Supplier's description", also: ["their description", "item description"] },
  { name: "price_breaks", label: "Price breaks", also: ["quantity breaks", "tier prices", "volume prices"] },
  { name: "backup", label: "Backup", also: ["backup supplier"] },
  { name: "preferred", label: "Preferred", also: ["preferred supplier", "order from here"] },
];

/** A price list as a file. Each variant goes by its id in Shopify, and by its SKU where the row has none. */
export const priceFormat = (currency: string): FileFormat<PriceRow> => ({
  columns: COLUMNS.map((column) => (column.money === undefined ? column : { ...column, money: currency })),
  row: z
    .object({
      ...cells(),
      unit_cost: unitCostIn(currency).optional(),
      price_breaks: breaksIn(currency).optional(),
    })
    .transform(priceRow),
  keyOf: ({ variant }) => keyOf(variant),
});

/** A line of any supplier's price list; its amount waits for the supplier's currency. */
export type PriceOfSupplier = PriceRow & { supplier: string; currency?: string; unitCost?: string; breaks?: string };

/** The price lists of all suppliers as one file. */
export const PRICES_FORMAT: FileFormat<PriceOfSupplier> = {
  columns: [
    { name: "supplier", label: "Supplier", required: true, also: ["supplier name"] },
    { name: "currency", label: "Currency" },
    ...COLUMNS,
  ],
  row: z
    .object({
      ...cells(),
      supplier: z.string().overwrite(trimmed).min(1, "Say which supplier."),
      currency: z.string().overwrite(trimmed).optional(),
      unit_cost: amountOfSomeCurrency.optional(),
      price_breaks: z.string().max(500, "Up to 500 letters of price breaks.").optional(),
    })
    .transform(({ supplier, currency, unit_cost, price_breaks, ...row }, context): PriceOfSupplier => {
      const told = priceRow(row, context);
      return {
        ...{ ...told, supplier },
        ...(currency && { currency: currency.toUpperCase() }),
        ...(unit_cost !== undefined && { unitCost: unit_cost }),
        ...(price_breaks !== undefined && { breaks: price_breaks }),
      };
    }),
  keyOf: ({ supplier, variant }) => JSON.stringify([folded(supplier), keyOf(variant)]),
};

function cells() {
  return {
    sku: z.string().overwrite(trimmed).max(255, "That is too long for a SKU.").default(""),
    [SHOPIFY_ID.name]: idCell("ProductVariant").default(""),
    supplier_sku: TERM_FIELDS.supplierSku.optional(),
    minimum_order: TERM_FIELDS.minimumOrder.optional(),
    case_pack: TERM_FIELDS.casePack.optional(),
    lead_time_days: TERM_FIELDS.leadTimeDays.optional(),
    supplier_description: TERM_FIELDS.description.optional(),
    backup: yesOrNo.optional(),
    preferred: yesOrNo.optional(),
  };
}

type Row = z.infer<z.ZodObject<ReturnType<typeof cells>>> & { unit_cost?: number | null; price_breaks?: PriceBreak[] };

function priceRow(row: Row, context: z.RefinementCtx): PriceRow {
  const variant = row.shopify_id || row.sku;
  if (variant === "") {
    context.addIssue({ code: "custom", path: ["sku"], message: "Say which SKU." });
    return z.NEVER;
  }
  return {
    variant,
    terms: {
      ...(row.supplier_sku !== undefined && { supplierSku: row.supplier_sku }),
      ...(row.unit_cost !== undefined && { unitCost: row.unit_cost }),
      ...(row.minimum_order !== undefined && { minimumOrder: row.minimum_order }),
      ...(row.case_pack !== undefined && { casePack: row.case_pack }),
      ...(row.lead_time_days !== undefined && { leadTimeDays: row.lead_time_days }),
      ...(row.supplier_description !== undefined && { description: row.supplier_description }),
      ...(row.price_breaks !== undefined && { priceBreaks: row.price_breaks }),
      ...(row.backup !== undefined && { backup: row.backup }),
      ...(row.preferred !== undefined && { preferred: row.preferred }),
    },
  };
}

/** Two SKUs that differ in case alone are about the same. */
const keyOf = (variant: string) => (idIn("ProductVariant", variant) === undefined ? folded(variant) : variant);
