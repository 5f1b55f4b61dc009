import type { Count } from "../stock/counts/count";
import { findCount } from "../stock/counts/counts.server";
import { localIdIn } from "./local-id";

/** The count that an address names, or 404. */
export async function requireCount(database: D1Database, shop: { id: number }, id = ""): Promise<Count> {
  const count = await findCount(database, shop, localIdIn(id));
  if (!count) throw new Response(null, { status: 404 });
  return count;
}
