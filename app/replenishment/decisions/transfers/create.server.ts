import { listKnownLocations } from "../../../catalog/known-locations.server";
import type { Refusals } from "../../../forms/parsed";
import { type NewTransfer, transferMade } from "../../../stock/transfers/transfer-changes.server";
import { findTransferOfForm, takeNumber } from "../../../stock/transfers/transfers.server";
import { decidedOfTransfer } from "./transfer-follows.server";

type Shop = { id: number; timeZone: string };

type Created = { kind: "created"; id: number; number: string } | { kind: "refused"; refusals: Refusals; line?: number };

/**
 * A draft, with its arrivals and plans in one batch. The same form a second time is answered with what it made first. Lines of
 * one variant are one line.
 */
export async function createTransfer(
  database: D1Database,
  shop: Shop,
  transfer: NewTransfer,
  who: string | null,
  now: number,
): Promise<Created> {
  const made = await findTransferOfForm(database, shop, transfer.formToken);
  if (made) return { kind: "created", ...made };
  const locations = await listKnownLocations(database, shop);
  const isOpen = (id: number) => locations.some((each) => each.active && each.id === id);
  if (!isOpen(transfer.fromId)) return refused("from", "Choose where the stock leaves.");
  if (!isOpen(transfer.toId)) return refused("to", "Choose where the stock goes.");
  if (transfer.fromId === transfer.toId) return refused("to", "Choose another location than the one it leaves.");
  const lines = merged(transfer.lines);
  const unknown = await firstUnknown(database, shop, lines);
  if (unknown !== undefined)
    return {
      ...refused("lines", "One of the lines is of a variant that Shopify no longer has: take it off."),
      line: transfer.lines.findIndex(({ variantId }) => variantId === unknown),
    };
  const number = await takeNumber(database, shop);
  const variants = lines.map(({ variantId }) => variantId);
  const statements = transferMade(database, shop, number, { ...transfer, lines }, who, now);
  await decidedOfTransfer(database, shop, number, statements, variants, now);
  // Of two of one form that came at once one was made: the other's number stays unused.
  const found = await findTransferOfForm(database, shop, transfer.formToken);
  if (!found) throw new Error(`Transfer ${number} was made and is not there.`);
  return { kind: "created", ...found };
}

function merged(lines: NewTransfer["lines"]): NewTransfer["lines"] {
  const units = new Map<number, number>();
  for (const { variantId, quantity } of lines) units.set(variantId, (units.get(variantId) ?? 0) + quantity);
  return [...units].map(([variantId, quantity]) => ({ variantId, quantity }));
}

const firstUnknown = async (database: D1Database, shop: Shop, lines: NewTransfer["lines"]) =>
  (await database
    .prepare(
      `SELECT f.value AS variantId FROM json_each(?2) f LEFT JOIN variants v ON v.shop_id = ?1 AND v.id = f.value AND v.deleted_at IS NULL
      WHERE v.id IS NULL ORDER BY f.key LIMIT 1`,
    )
    .bind(shop.id, JSON.stringify(lines.map(({ variantId }) => variantId)))
    .first<number>("variantId")) ?? undefined;

const refused = (field: string, reason: string): { kind: "refused"; refusals: Refusals } => ({
  kind: "refused",
  refusals: { [field]: reason },
});
