import { findSupplier } from "../suppliers/suppliers.server";

/** The supplier that an address names. */
export async function requireSupplier(database: D1Database, shop: { id: number }, supplierId = "") {
  const supplier = /^\d{1,15}$/.test(supplierId) ? await findSupplier(database, shop, Number(supplierId)) : undefined;
  if (!supplier) throw new Response(null, { status: 404 });
  return supplier;
}
