import type { Count } from "../stock/counts/count";
import { findCount } from "../stock/counts/counts.server";

/** The count that an address names, or 404. */
export async function requireCount(database: D1Database, shop: { id: number }, id = ""): Promise<Count> {
  const count = /^\d{1,15}$/.test(id) ? await findCount(database, shop, Number(id)) : undefined;
  if (!count) throw new Response(null, { status: 404 });
  return count;
}
