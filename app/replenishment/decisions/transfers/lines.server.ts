import { isEditable, whyLocked } from "../../../stock/transfers/transfer";
import { lineAdded, lineChanged, lineRemoved } from "../../../stock/transfers/transfer-changes.server";
import { MOST_LINES } from "../../../stock/transfers/transfer-form";
import type { Transfer } from "../../../stock/transfers/transfer-shown";
import { findTransfer } from "../../../stock/transfers/transfers.server";
import { decidedOfTransfer } from "./transfer-follows.server";

type Shop = { id: number; timeZone: string };

/** `of`: what was typed of the line, or the state that the transfer has gone on to, where its page has no such field any more. */
type LineChanged = { kind: "changed" } | { kind: "refused"; of: "line" | "state"; reason: string };

const DONE = { kind: "changed" } as const;
const refused = (reason: string): LineChanged => ({ kind: "refused", of: "line", reason });
const locked = (transfer: Transfer): LineChanged => ({ kind: "refused", of: "state", reason: whyLocked(transfer) });
const GONE = "It was taken off meanwhile.";

/** A variant more on a draft. The same form a second time adds nothing. */
export async function addLine(
  database: D1Database,
  shop: Shop,
  transfer: Transfer,
  line: { variantId: number; quantity: number; formToken: string },
  now: number,
): Promise<LineChanged> {
  if (!isEditable(transfer)) return locked(transfer);
  if (transfer.lines.length >= MOST_LINES) return refused(`A transfer has up to ${MOST_LINES} lines.`);
  const statement = lineAdded(database, shop, transfer, line, now);
  const [added] = await decidedOfTransfer(database, shop, transfer.number, [statement], [line.variantId], now);
  if (added?.meta.changes) return DONE;
  const stands = await findTransfer(database, shop, transfer.id);
  const there = stands?.lines.find(({ variantId }) => variantId === line.variantId);
  if (stands && !isEditable(stands)) return locked(stands);
  if (!there) return refused("Shopify no longer has this variant.");
  return there.formToken === line.formToken
    ? DONE
    : refused(`It is on this transfer already, with ${there.quantity}: change that number.`);
}

/** Other units of a line, where they stand as they were `shown`: the second of two people is told what the first typed. */
export async function changeLine(
  database: D1Database,
  shop: Shop,
  transfer: Transfer,
  change: { lineId: number; quantity: number; shown: number },
  now: number,
): Promise<LineChanged> {
  const line = transfer.lines.find(({ id }) => id === change.lineId);
  if (!isEditable(transfer)) return locked(transfer);
  if (!line) return refused(GONE);
  if (line.quantity === change.quantity) return DONE;
  const statement = lineChanged(database, shop, change);
  const [changed] = await decidedOfTransfer(database, shop, transfer.number, [statement], [line.variantId], now);
  if (changed?.meta.changes) return DONE;
  const stands = await findTransfer(database, shop, transfer.id);
  const there = stands?.lines.find(({ id }) => id === change.lineId);
  if (stands && !isEditable(stands)) return locked(stands);
  if (!there) return refused(GONE);
  return there.quantity === change.quantity
    ? DONE
    : refused(`Somebody set it to ${there.quantity} meanwhile; you typed ${change.quantity}.`);
}

/** A line that was taken off before is gone all the same. */
export async function removeLine(
  database: D1Database,
  shop: Shop,
  transfer: Transfer,
  lineId: number,
  now: number,
): Promise<LineChanged> {
  if (!isEditable(transfer)) return locked(transfer);
  const line = transfer.lines.find(({ id }) => id === lineId);
  if (!line) return DONE;
  const statement = lineRemoved(database, shop, lineId);
  const [removed] = await decidedOfTransfer(database, shop, transfer.number, [statement], [line.variantId], now);
  if (removed?.meta.changes) return DONE;
  const stands = await findTransfer(database, shop, transfer.id);
  return stands && !isEditable(stands) ? locked(stands) : DONE;
}
