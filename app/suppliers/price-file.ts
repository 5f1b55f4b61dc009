import { z } from "zod";
import type { FileFormat } from "../csv/format";
import { COST_NAMES, MINIMUM_NAMES, PACK_NAMES, SKU_NAMES, SUPPLIER_SKU_NAMES } from "./price-headings";
import type { Terms } from "./terms";
import { TERM_FIELDS, unitCostIn } from "./terms-form";

/** A row tells what it has columns for. */
export type PriceRow = { sku: string } & Partial<Terms>;

/** A price list as a file. A variant is named by its SKU, or by Shopify's number where that says it better. */
export const priceFormat = (currency: string): FileFormat<PriceRow> => ({
  columns: [
    { name: "sku", label: "SKU", required: true, also: SKU_NAMES },
    { name: "supplier_sku", label: "Supplier SKU", also: SUPPLIER_SKU_NAMES },
    { name: "unit_cost", label: "Unit cost", number: true, also: COST_NAMES },
    { name: "minimum_order", label: "Minimum order", number: true, also: MINIMUM_NAMES },
    { name: "case_pack", label: "Case pack", number: true, also: PACK_NAMES },
    { name: "lead_time_days", label: "Lead time (days)", number: true, also: ["lead time", "lead days"] },
    { name: "preferred", label: "Preferred", also: ["preferred supplier", "order from here"] },
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
