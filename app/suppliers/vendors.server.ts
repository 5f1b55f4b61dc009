import { inOrder } from "../words/in-order";

/** SQL: the next vendor of the shop ?1's products behind that one. The index is stepped through: a row or two for each vendor. */
const nextVendor = (behind: string) => `(SELECT MIN(vendor) FROM products INDEXED BY products_vendor
  WHERE shop_id = ?1 AND deleted_at IS NULL AND vendor > ${behind})`;

/** Vendors of the shop's products, each with the supplier that has it. One statement. */
export async function listVendors(database: D1Database, shop: { id: number }) {
  const { results } = await database
    .prepare(
      `WITH RECURSIVE p(vendor) AS (
        SELECT ${nextVendor("''")} UNION ALL SELECT ${nextVendor("p.vendor")} FROM p WHERE p.vendor IS NOT NULL)
      SELECT p.vendor, s.name AS supplier FROM p
      LEFT JOIN supplier_vendors v ON v.shop_id = ?1 AND v.vendor = p.vendor
      LEFT JOIN suppliers s ON s.id = v.supplier_id AND s.shop_id = ?1
      WHERE p.vendor IS NOT NULL`,
    )
    .bind(shop.id)
    .all<{ vendor: string; supplier: string | null }>();
  return inOrder(results, ({ vendor }) => vendor);
}

/** Those that no product has: nothing is ordered for them, until one has. One statement. */
export async function listUnknownVendors(
  database: D1Database,
  shop: { id: number },
  vendors: readonly string[],
): Promise<string[]> {
  if (vendors.length === 0) return [];
  const { results } = await database
    .prepare(
      `SELECT f.value AS vendor FROM json_each(?2) f WHERE NOT EXISTS (SELECT 1 FROM products p INDEXED BY products_vendor
        WHERE p.shop_id = ?1 AND p.deleted_at IS NULL AND p.vendor = f.value)`,
    )
    .bind(shop.id, JSON.stringify(vendors))
    .all<{ vendor: string }>();
  return results.map(({ vendor }) => vendor);
}
