import { cells, valuesOf } from "../../../sql/cells-sql";

const PRICED = ["amount", "pricedAmount", "pricedUnits", "costTyped", "taxRate", "taxIncluded"] as const;
const TOLD = ["supplierSku", "description", "pack", "formToken"] as const;
const VALUES = ["variantId", "quantity", ...PRICED, ...TOLD] as const;

/** A line on its way into an order: `order` is the number of the order that it belongs to. */
export const LINE = cells(valuesOf(["order", ...VALUES]));

/** SQL: the columns of a line after those of shop, order and position, and what LINE holds for them, in one order. */
export const LINE_COLUMNS =
  "variant_id, ordered, amount, priced_amount, priced_units, cost_typed, tax_rate, tax_included, supplier_sku, description, pack, form_token";
export const LINE_VALUES = VALUES.map((name) => LINE.cell[name]).join(", ");
