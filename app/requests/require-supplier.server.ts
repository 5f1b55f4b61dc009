import { findSupplier } from "../suppliers/suppliers.server";
import { localIdIn } from "./local-id";

/** The supplier that an address names. */
export async function requireSupplier(database: D1Database, shop: { id: number }, supplierId = "") {
  const supplier = await findSupplier(database, shop, localIdIn(supplierId));
  if (!supplier) throw new Response(null, { status: 404 });
  return supplier;
}
