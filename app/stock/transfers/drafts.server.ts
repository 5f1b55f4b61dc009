import * as z from "zod";
import { dayOf } from "../../days/calendar";
import type { CountedLine, Drafted, DraftReceipt } from "../draft-receipt";
import { isSomebodyElses } from "../draft-receipt";
import { DRAFT_KEPT } from "./drafts-sql";
import { moveRefusal, receivedDayRefusal } from "./transfer";
import type { Transfer } from "./transfer-shown";

type Shop = { id: number; timeZone: string };

/** As the form of a receipt tells it. */
interface DraftForm {
  formToken: string;
  /** Days since 1970-01-01. */
  receivedDay: number;
  note: string | null;
  lines: readonly CountedLine[];
  codes: string[];
  /** The counts as this page last knew them kept; null: whatever they are. */
  known: string | null;
}

/** A count that goes on later; nothing follows from it. Two round trips. */
export async function keepDraft(
  database: D1Database,
  shop: Shop,
  transfer: Transfer,
  form: DraftForm,
  who: string | null,
  now: number,
): Promise<Drafted> {
  const shippedDay = transfer.shippedAt === null ? 0 : dayOf(transfer.shippedAt, shop.timeZone);
  const reason =
    moveRefusal(transfer, "receive") ??
    receivedDayRefusal(form.receivedDay, { shippedDay, today: dayOf(now, shop.timeZone) });
  if (reason) return { kind: "refused", reason };
  const stands = (await listDrafts(database, shop, transfer.id)).find(({ formToken }) => formToken === form.formToken);
  if (stands && isSomebodyElses(stands.lines, form)) return { kind: "meanwhile", receiptId: stands.id };
  const own = form.lines.filter(({ lineId }) => transfer.lines.some(({ id }) => id === lineId));
  const counts = own.map(({ lineId, accepted, damaged }) => ({ lineId, accepted, damaged }));
  const id = await database
    .prepare(DRAFT_KEPT)
    .bind(
      ...[shop.id, transfer.id, form.formToken, form.receivedDay, form.note, JSON.stringify(counts)],
      ...[JSON.stringify(form.codes), who, now],
    )
    .first<number>("id");
  return id === null ? { kind: "refused", reason: RECEIVED } : { kind: "kept", receiptId: id };
}

const RECEIVED = "These counts were received already, or the transfer has ended. Open the page again.";

/** The newest first, at most 50. */
export async function listDrafts(
  database: D1Database,
  shop: { id: number },
  transferId: number,
): Promise<DraftReceipt[]> {
  const { results } = await database
    .prepare(
      `SELECT id, form_token AS formToken, day AS receivedDay, note, counts, codes, created_by AS createdBy, created_at AS createdAt
      FROM transfer_drafts WHERE shop_id = ? AND transfer_id = ? ORDER BY id DESC LIMIT 50`,
    )
    .bind(shop.id, transferId)
    .all<Omit<DraftReceipt, "lines" | "codes"> & { counts: string; codes: string }>();
  return results.map(({ counts: lines, codes, ...draft }) => ({
    ...draft,
    lines: storedCounts.parse(JSON.parse(lines)),
    codes: storedCodes.parse(JSON.parse(codes)),
  }));
}

const storedCounts = z.array(z.object({ lineId: z.number(), accepted: z.number(), damaged: z.number() }));
const storedCodes = z.array(z.string());

/** Nobody wants it any more. Answers whether there was one. */
export async function discardDraft(
  database: D1Database,
  shop: { id: number },
  { transferId, draftId }: { transferId: number; draftId: number },
): Promise<boolean> {
  const { meta } = await database
    .prepare("DELETE FROM transfer_drafts WHERE shop_id = ? AND transfer_id = ? AND id = ?")
    .bind(shop.id, transferId, draftId)
    .run();
  return meta.changes > 0;
}
