import { findTransfer } from "../stock/transfers/transfers.server";
import { localIdIn } from "./local-id";

/** The transfer that an address names. */
export async function requireTransfer(database: D1Database, shop: { id: number }, transferId = "") {
  const transfer = await findTransfer(database, shop, localIdIn(transferId));
  if (!transfer) throw new Response(null, { status: 404 });
  return transfer;
}
