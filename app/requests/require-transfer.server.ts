import { findTransfer } from "../stock/transfers/transfers.server";

/** The transfer that an address names. */
export async function requireTransfer(database: D1Database, shop: { id: number }, transferId = "") {
  const transfer = /^\d{1,15}$/.test(transferId) ? await findTransfer(database, shop, Number(transferId)) : undefined;
  if (!transfer) throw new Response(null, { status: 404 });
  return transfer;
}
