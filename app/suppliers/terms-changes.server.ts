import { cells } from "../sql/cells-sql";
import { whereDifferent } from "../sql/upsert-sql";
import { breaksStored } from "./costs/breaks-typed";
import type { SupplierTerms } from "./terms";

const { json, cell } = cells({
  ...{ variantId: "value", supplierId: "value", supplierSku: "value", unitCost: "value" },
  ...{ leadTimeDays: "value", minimumOrder: "value", casePack: "value", preferred: "value" },
  ...{ description: "value", priceBreaks: "value", backup: "value" },
});

/**
 * Lines of price lists as they shall be, whole: 2 statements. A preferred one takes the mark from the other suppliers', so
 * that of one variant one line at most may be. Variants and suppliers of other shops are not kept.
 */
export function termsChanges(database: D1Database, shop: { id: number }, lines: SupplierTerms[], now: number) {
  const rows = json(lines.map((line) => ({ ...line, priceBreaks: breaksStored(line.priceBreaks) })));
  return [database.prepare(NO_LONGER_PREFERRED).bind(shop.id, rows), database.prepare(KEPT).bind(shop.id, rows, now)];
}

/** One supplier's line of one variant goes. One statement. */
export const termsRemoved = (database: D1Database, shop: { id: number }, supplierId: number, variantId: number) =>
  database
    .prepare("DELETE FROM supplier_terms WHERE shop_id = ? AND variant_id = ? AND supplier_id = ?")
    .bind(shop.id, variantId, supplierId);

const NO_LONGER_PREFERRED = `
UPDATE supplier_terms SET preferred = 0 FROM json_each(?2) f
WHERE ${cell.preferred} = 1 AND supplier_terms.shop_id = ?1 AND supplier_terms.variant_id = ${cell.variantId}
  AND supplier_terms.preferred = 1 AND supplier_terms.supplier_id <> ${cell.supplierId}`;

const COLUMNS = {
  supplierSku: "supplier_sku",
  unitCost: "unit_cost",
  leadTimeDays: "lead_time_days",
  minimumOrder: "minimum_order",
  casePack: "case_pack",
  preferred: "preferred",
  description: "description",
  priceBreaks: "price_breaks",
  backup: "backup",
} as const;
const FIELDS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

const KEPT = `
INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, ${Object.values(COLUMNS).join(", ")}, updated_at)
SELECT ?1, v.id, ${cell.supplierId}, ${FIELDS.map((field) => cell[field]).join(", ")}, ?3
FROM json_each(?2) f CROSS JOIN variants v ON v.id = ${cell.variantId} AND +v.shop_id = ?1
WHERE EXISTS (SELECT 1 FROM suppliers s WHERE s.id = ${cell.supplierId} AND s.shop_id = ?1)
${whereDifferent("supplier_terms", ["shop_id", "variant_id", "supplier_id"], Object.values(COLUMNS), ["updated_at"])}`;
