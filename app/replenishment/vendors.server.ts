/** More products than this are not looked through: a vendor beyond them is typed by hand. */
const MOST_PRODUCTS = 5000;

/** Vendors of the shop's products, each with the supplier that has it. */
export async function listVendors(database: D1Database, shop: { id: number }) {
  const { results } = await database
    .prepare(
      `SELECT p.vendor, s.name AS supplier FROM (
        SELECT DISTINCT vendor FROM (SELECT vendor FROM products WHERE shop_id = ?1 AND deleted_at IS NULL LIMIT ${MOST_PRODUCTS})
        WHERE vendor <> '') p
      LEFT JOIN supplier_vendors v ON v.shop_id = ?1 AND v.vendor = p.vendor
      LEFT JOIN suppliers s ON s.id = v.supplier_id AND s.shop_id = ?1
      ORDER BY p.vendor COLLATE NOCASE`,
    )
    .bind(shop.id)
    .all<{ vendor: string; supplier: string | null }>();
  return results;
}
