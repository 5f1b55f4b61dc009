import { foldedVendor } from "../../sql/folded-vendor-sql";

/** SQL: the supplier that has a vendor, spelled so, else in another case; null where none has. */
export const supplierOfVendor = (shop: string, vendor: string, folded: string) => `COALESCE(
  (SELECT h.supplier_id FROM supplier_vendors h WHERE h.shop_id = ${shop} AND h.vendor = ${vendor}),
  (SELECT h.supplier_id FROM supplier_vendors h INDEXED BY supplier_vendors_folded
    WHERE h.shop_id = ${shop} AND ${foldedVendor("h")} = ${folded} ORDER BY h.vendor LIMIT 1))`;

/** SQL: JSON [vendor, …], as the shop's products write the one that is folded so. The index is stepped through: a row or two for each. */
export function spellings(shop: string, folded: string) {
  const next = (behind: string) => `(SELECT MIN(p.vendor) FROM products p INDEXED BY products_vendor_folded
    WHERE p.shop_id = ${shop} AND p.deleted_at IS NULL AND ${foldedVendor("p")} = ${folded} AND p.vendor > ${behind})`;
  return `(WITH RECURSIVE w(vendor) AS (
    SELECT ${next("''")} UNION ALL SELECT ${next("w.vendor")} FROM w WHERE w.vendor IS NOT NULL)
    SELECT json_group_array(w.vendor) FROM w WHERE w.vendor IS NOT NULL)`;
}
