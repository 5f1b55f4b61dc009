import { storedBarcodes } from "../../catalog/words";
import type { WriteState } from "../writes/inventory-write";
import { availableThen, PENDING } from "../writes/pending-sql";
import { BACK_OF_WHAT_LEFT, WRITE_OF_WHAT_LEFT } from "./moves-sql";
import type { MovedLine, Transfer, TransferLine, TransferMove } from "./transfer-shown";
import { ACCEPTED, DAMAGED, RETURNED, SHIPPED } from "./transfer-sums-sql";

/** A transfer with its lines and what happened to it; undefined where the shop has none such. One batch of 4 statements. */
export async function findTransfer(
  database: D1Database,
  shop: { id: number },
  transferId: number,
): Promise<Transfer | undefined> {
  const [transfers, lines, moves, moved] = await database.batch<object>(
    [TRANSFER, LINES, MOVES, MOVED].map((text) => database.prepare(text).bind(shop.id, transferId)),
  );
  const transfer = transfers?.results[0] as TransferRow | undefined;
  if (!transfer) return undefined;
  const parts = (moved?.results ?? []) as (MovedLine & { moveId: number })[];
  return {
    ...transfer,
    isClosedThere: transfer.isClosedThere === 1,
    lines: ((lines?.results ?? []) as LineRow[]).map(({ barcodes, stockedThere, ...line }) => ({
      ...{ ...line, barcodes: storedBarcodes(barcodes), stockedThere: stockedThere === 1 },
    })),
    moves: ((moves?.results ?? []) as Omit<TransferMove, "lines">[]).map((move) => ({
      ...move,
      lines: parts.filter(({ moveId }) => moveId === move.id).map(({ moveId: _, ...line }) => line),
    })),
  };
}

type TransferRow = Omit<Transfer, "lines" | "moves" | "isClosedThere"> & { isClosedThere: number };
type LineRow = Omit<TransferLine, "barcodes" | "stockedThere"> & { barcodes: string | null; stockedThere: number };

const TRANSFER = `
SELECT t.id, t.number, t.state AS "state", t.from_id AS fromId, a.name AS "from", t.to_id AS toId, b.name AS "to", NOT b.active AS isClosedThere, t.note,
  t.expected_day AS expectedDay, t.version, t.line_count AS lineCount, t.units, t.units_in_transit AS unitsInTransit,
  t.units_received AS unitsReceived, t.shipped_at AS shippedAt, t.ended_at AS endedAt, t.created_by AS createdBy, t.created_at AS createdAt
FROM transfers t
LEFT JOIN locations a ON a.shop_id = t.shop_id AND a.id = t.from_id
LEFT JOIN locations b ON b.shop_id = t.shop_id AND b.id = t.to_id
WHERE t.shop_id = ?1 AND t.id = ?2`;

const LINES = `
WITH ${PENDING}
SELECT l.id, l.variant_id AS variantId, CAST(v.shopify_id AS TEXT) AS shopifyId, COALESCE(p.title, '') AS productTitle,
  COALESCE(v.title, '') AS variantTitle, COALESCE(v.sku, '') AS sku, p.image_url AS imageUrl, v.deleted_at IS NOT NULL AS gone, v.barcodes, l.quantity, l.form_token AS formToken,
  ${SHIPPED} AS shipped, ${ACCEPTED} AS accepted, ${DAMAGED} AS damaged, ${RETURNED} AS returned,
  e.available AS availableFrom, d.available AS availableTo, d.shop_id IS NOT NULL AS stockedThere,
  ${availableThen("v.inventory_item_id", "a.shopify_id")} AS availableThen
FROM transfer_lines l CROSS JOIN transfers t ON t.shop_id = l.shop_id AND t.id = l.transfer_id
LEFT JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id
LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
LEFT JOIN locations a ON a.shop_id = t.shop_id AND a.id = t.from_id
LEFT JOIN levels e ON e.shop_id = v.shop_id AND e.inventory_item_id = v.inventory_item_id AND e.location_id = t.from_id AND e.deleted_at IS NULL
LEFT JOIN levels d ON d.shop_id = v.shop_id AND d.inventory_item_id = v.inventory_item_id AND d.location_id = t.to_id AND d.deleted_at IS NULL
WHERE l.shop_id = ?1 AND l.transfer_id = ?2 ORDER BY l.position, l.id`;

const MOVES = `
SELECT m.id, m.kind, m.day, m.note, m.form_token AS formToken, m.reverses, m.created_by AS createdBy, m.created_at AS createdAt
FROM transfer_moves m WHERE m.shop_id = ?1 AND m.transfer_id = ?2 ORDER BY m.id`;

const MOVED = `
SELECT n.move_id AS moveId, n.id, n.line_id AS lineId, n.accepted, n.damaged, w.state AS posting, w.refusal, w.created_at AS askedAt
FROM transfer_moves m CROSS JOIN transfer_move_lines n ON n.shop_id = m.shop_id AND n.move_id = m.id
LEFT JOIN inventory_writes w ON w.shop_id = n.shop_id AND w.idempotency_key = 'transfer/' || n.id
WHERE m.shop_id = ?1 AND m.transfer_id = ?2 ORDER BY n.id`;

/** The transfer that a form made; undefined where it has made none. */
export const findTransferOfForm = async (database: D1Database, shop: { id: number }, formToken: string) =>
  (await database
    .prepare("SELECT id, number FROM transfers WHERE shop_id = ?1 AND form_token = ?2")
    .bind(shop.id, formToken)
    .first<{ id: number; number: string }>()) ?? undefined;

/** The transfer that a move, by its id, is of; null where the shop has no such move. */
export const findTransferOfMove = (database: D1Database, shop: { id: number }, moveId: number) =>
  database
    .prepare("SELECT transfer_id AS id FROM transfer_moves WHERE shop_id = ? AND id = ?")
    .bind(shop.id, moveId)
    .first<number>("id");

/** A number for a transfer of the shop, given once: of two that ask at once each gets another. One that is not used leaves a hole. */
export async function takeNumber(database: D1Database, shop: { id: number }): Promise<string> {
  const sequence = await database
    .prepare(
      `INSERT INTO transfer_numbers (shop_id, next) VALUES (?1, 2)
      ON CONFLICT (shop_id) DO UPDATE SET next = next + 1 RETURNING next - 1 AS sequence`,
    )
    .bind(shop.id)
    .first<number>("sequence");
  if (sequence === null) throw new Error("No number for a transfer.");
  return `T-${String(sequence).padStart(4, "0")}`;
}

/** How the write stands that took out what the write of this key brings back; null where it brings nothing back, or that is long ago. */
export const findWriteOfWhatLeft = (database: D1Database, shop: { id: number }, key: string) =>
  database.prepare(WRITE_OF_WHAT_LEFT).bind(shop.id, key).first<WriteState>("state");

/** What brings back what an uncertain write may have taken out; null where nothing does. */
export const findBackOfWhatLeft = (database: D1Database, shop: { id: number }, writeId: number) =>
  database.prepare(BACK_OF_WHAT_LEFT).bind(shop.id, writeId).first<{ id: number; variantId: number; number: string }>();
