import type { SupplierTerms } from "./terms";

/**
 * Lines of price lists as they shall be, whole: 2 statements. A preferred one takes the mark from the other suppliers', so
 * that of one variant one line at most may be. Variants and suppliers of other shops are not kept.
 */
export function termsChanges(database: D1Database, shop: { id: number }, lines: SupplierTerms[], now: number) {
  const rows = JSON.stringify(
    lines.map(({ variantId, supplierId, supplierSku, unitCost, leadTimeDays, minimumOrder, casePack, preferred }) => [
      variantId,
      supplierId,
      supplierSku,
      unitCost,
      leadTimeDays,
      minimumOrder,
      casePack,
      preferred,
    ]),
  );
  return [database.prepare(NO_LONGER_PREFERRED).bind(shop.id, rows), database.prepare(KEPT).bind(shop.id, rows, now)];
}

export const termsRemoved = (database: D1Database, shop: { id: number }, supplierId: number, variantId: number) =>
  database
    .prepare("DELETE FROM supplier_terms WHERE shop_id = ? AND variant_id = ? AND supplier_id = ?")
    .bind(shop.id, variantId, supplierId);

const NO_LONGER_PREFERRED = `
UPDATE supplier_terms SET preferred = 0 FROM json_each(?2) f
WHERE f.value->>7 = 1 AND supplier_terms.shop_id = ?1 AND supplier_terms.variant_id = f.value->>0
  AND supplier_terms.preferred = 1 AND supplier_terms.supplier_id <> f.value->>1`;

const COLUMNS = ["supplier_sku", "unit_cost", "lead_time_days", "minimum_order", "case_pack", "preferred"];

const KEPT = `
INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, ${COLUMNS.join(", ")}, updated_at)
SELECT ?1, v.id, f.value->>1, ${COLUMNS.map((_, index) => `f.value->>${index + 2}`).join(", ")}, ?3
FROM json_each(?2) f CROSS JOIN variants v ON v.id = f.value->>0 AND +v.shop_id = ?1
WHERE EXISTS (SELECT 1 FROM suppliers s WHERE s.id = f.value->>1 AND s.shop_id = ?1)
ON CONFLICT (shop_id, variant_id, supplier_id) DO UPDATE SET
  ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(", ")}, updated_at = excluded.updated_at
WHERE (${COLUMNS.map((column) => `supplier_terms.${column}`).join(", ")}) IS NOT (${COLUMNS.map((column) => `excluded.${column}`).join(", ")})`;
