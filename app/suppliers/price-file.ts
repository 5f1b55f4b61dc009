import { z } from "zod";
import type { FileFormat } from "../csv/format";
import type { Terms } from "./terms";
import { TERM_FIELDS, unitCostIn } from "./terms-form";

/** A row tells what it has columns for. */
export type PriceRow = { sku: string } & Partial<Terms>;

/** A price list as a file. A variant is named by its SKU, or by Shopify's number where that says it better. */
export const priceFormat = (currency: string): FileFormat<PriceRow> => ({
  columns: [
    { name: "sku", label: "SKU", required: true, also: ["variant sku", "article", "item"] },
    { name: "supplier_sku", label: "Supplier SKU", also: ["vendor sku", "supplier code", "their sku"] },
    { name: "unit_cost", label: "Unit cost", number: true, also: ["cost", "price", "cost per item", "unit price"] },
    { name: "minimum_order", label: "Minimum order", number: true, also: ["moq", "minimum order quantity", "minimum"] },
    { name: "case_pack", label: "Case pack", number: true, also: ["pack", "pack size", "case size"] },
    { name: "lead_time_days", label: "Lead time (days)", number: true, also: ["lead time"] },
    { name: "preferred", label: "Preferred", also: ["order from here"] },
  ],
  row: z
    .object({
      sku: z.string().trim().min(1, "Say which SKU.").max(255, "That is too long for a SKU."),
      supplier_sku: TERM_FIELDS.supplierSku.optional(),
      unit_cost: unitCostIn(currency).optional(),
      minimum_order: TERM_FIELDS.minimumOrder.optional(),
      case_pack: TERM_FIELDS.casePack.optional(),
      lead_time_days: TERM_FIELDS.leadTimeDays.optional(),
      preferred: yesOrNo.optional(),
    })
    .transform(
      (row): PriceRow => ({
        sku: row.sku,
        ...("supplier_sku" in row && { supplierSku: row.supplier_sku }),
        ...("unit_cost" in row && { unitCost: row.unit_cost }),
        ...("minimum_order" in row && { minimumOrder: row.minimum_order }),
        ...("case_pack" in row && { casePack: row.case_pack }),
        ...("lead_time_days" in row && { leadTimeDays: row.lead_time_days }),
        ...("preferred" in row && { preferred: row.preferred }),
      }),
    ),
  keyOf: ({ sku }) => sku.toLowerCase(),
});

const yesOrNo = z
  .string()
  .trim()
  .toLowerCase()
  .refine((text) => YES.includes(text) || NO.includes(text), "Write yes or no.")
  .transform((text) => YES.includes(text));

const YES = ["yes", "y", "true", "1", "x"];
const NO = ["", "no", "n", "false", "0"];
