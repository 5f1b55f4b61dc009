import { dayOf } from "../../../days/calendar";
import type { ReceiptRefusal } from "../../../stock/draft-receipt";
import { inTransitOf, type Move, moveRefusal, receivedDayRefusal } from "../../../stock/transfers/transfer";
import {
  cancelled,
  type MoveForm,
  postedAgain,
  received,
  shipped,
  takenBack,
} from "../../../stock/transfers/transfer-changes.server";
import {
  leavesBelow,
  type Transfer,
  type TransferMove,
  takeBackRefusal,
  writeKeyOf,
} from "../../../stock/transfers/transfer-shown";
import { findBackOfWhatLeft, findTransfer } from "../../../stock/transfers/transfers.server";
import { decidedOfTransfer } from "./transfer-follows.server";

type Shop = { id: number; timeZone: string };

/** moved: by this form, now or at its first arrival. */
export type Moved =
  | { kind: "moved"; move: TransferMove }
  | ({ kind: "refused" } & ReceiptRefusal)
  | { kind: "unknown" };

/**
 * All of a draft leaves, if nobody changed it since `version` was looked at; null: whatever it is. `belowIsMeant`: though it leaves
 * fewer than none available.
 */
export const shipTransfer = (
  database: D1Database,
  shop: Shop,
  transferId: number,
  form: Omit<MoveForm, "day"> & { version: number | null; belowIsMeant: boolean },
  who: string | null,
  now: number,
): Promise<Moved> =>
  moved(database, shop, transferId, form.formToken, "ship", now, (transfer) => ({
    refusal: shipRefusal(transfer, form),
    statements: shipped(database, shop, transfer.number, { ...form, day: dayOf(now, shop.timeZone) }, who, now),
  }));

/** Part of it, or all, has come. Not more than was shipped: what is more belongs to no transfer. */
export const receiveTransfer = (
  database: D1Database,
  shop: Shop,
  transferId: number,
  form: MoveForm & { lines: { lineId: number; accepted: number; damaged: number }[] },
  who: string | null,
  now: number,
): Promise<Moved> =>
  moved(database, shop, transferId, form.formToken, "receive", now, (transfer) => ({
    refusal: countRefusal(transfer, form, { today: dayOf(now, shop.timeZone), timeZone: shop.timeZone }),
    statements: received(database, shop, transfer.number, form, who, now),
  }));

/** A receipt was entered wrongly: its units are in transit again, and leave the stock that they came into. Once. */
export const takeBackReceipt = (
  database: D1Database,
  shop: Shop,
  transferId: number,
  form: Omit<MoveForm, "day"> & { moveId: number },
  who: string | null,
  now: number,
): Promise<Moved> =>
  moved(database, shop, transferId, form.formToken, "take back", now, (transfer) => {
    const reason = takeBackRefusal(
      transfer,
      transfer.moves.find(({ id }) => id === form.moveId),
    );
    return {
      refusal: reason === undefined ? undefined : { reason },
      statements: takenBack(database, shop, transfer.number, { ...form, day: dayOf(now, shop.timeZone) }, who, now),
    };
  });

/** A draft is given up; of what was shipped all that has not come is back where it left. */
export const cancelTransfer = (
  database: D1Database,
  shop: Shop,
  transferId: number,
  form: Omit<MoveForm, "day">,
  who: string | null,
  now: number,
): Promise<Moved> =>
  moved(database, shop, transferId, form.formToken, "cancel", now, (transfer) => ({
    refusal: undefined,
    statements: cancelled(database, shop, transfer.number, { ...form, day: dayOf(now, shop.timeZone) }, who, now),
  }));

function shipRefusal(
  transfer: Transfer,
  { version, belowIsMeant }: { version: number | null; belowIsMeant: boolean },
): ReceiptRefusal | undefined {
  if (version !== null && version !== transfer.version)
    return { reason: "It was changed since you opened it. Look at it as it is now, and ship it then." };
  return !belowIsMeant && transfer.lines.some(leavesBelow) ? { reason: BELOW } : undefined;
}

export const BELOW =
  "That leaves fewer than none available. Nothing has left: change the lines, or say that it is meant.";

/**
 * Reads the transfer, and moves it with all that follows in one batch. Whether it still may be so is looked at again by the
 * statement that moves it: of two at once the second is told why not. Three round trips.
 */
async function moved(
  database: D1Database,
  shop: Shop,
  transferId: number,
  formToken: string,
  move: Move,
  now: number,
  decide: (transfer: Transfer) => { refusal: ReceiptRefusal | undefined; statements: D1PreparedStatement[] },
): Promise<Moved> {
  const transfer = await findTransfer(database, shop, transferId);
  if (!transfer) return { kind: "unknown" };
  const done = moveOf(transfer, formToken, move);
  if (done) return done;
  const refusalOf = (stands: Transfer) => {
    const reason = moveRefusal(stands, move);
    return reason === undefined ? decide(stands).refusal : { reason };
  };
  const refusal = refusalOf(transfer);
  if (refusal) return { kind: "refused", ...refusal };
  const variants = transfer.lines.map(({ variantId }) => variantId);
  await decidedOfTransfer(database, shop, transfer.number, decide(transfer).statements, variants, now);
  const after = await findTransfer(database, shop, transferId);
  if (!after) return { kind: "unknown" };
  const made = moveOf(after, formToken, move);
  if (made) return made;
  return { kind: "refused", ...(refusalOf(after) ?? (move === "cancel" ? { reason: STILL_THERE } : MEANWHILE)) };
}

const STILL_THERE =
  "Shopify refused to take units out of stock that have come since. Try that again below, and cancel the rest then.";

const MEANWHILE = { reason: "It was changed meanwhile. Look at it as it is now." };

const isOf = ({ kind, reverses }: TransferMove, move: Move) => move === (reverses === null ? MOVES[kind] : "take back");
const MOVES = { shipped: "ship", received: "receive", returned: "cancel", cancelled: "cancel" } satisfies Record<
  TransferMove["kind"],
  Move
>;

/** What a form has done already; refused where it did something else. */
function moveOf(transfer: Transfer, formToken: string, move: Move): Moved | undefined {
  const made = transfer.moves.find((each) => each.formToken === formToken);
  if (!made) return undefined;
  return isOf(made, move) ? { kind: "moved", move: made } : { kind: "refused", ...MEANWHILE };
}

function countRefusal(
  transfer: Transfer,
  { day, lines }: { day: number; lines: { lineId: number; accepted: number; damaged: number }[] },
  { today, timeZone }: { today: number; timeZone: string },
): ReceiptRefusal | undefined {
  const counted = lines.filter(({ accepted, damaged }) => accepted + damaged > 0);
  if (counted.length === 0) return { reason: "Count at least one unit.", wrong: "lines" };
  const shippedDay = transfer.shippedAt === null ? 0 : dayOf(transfer.shippedAt, timeZone);
  const wrongDay = receivedDayRefusal(day, { shippedDay, today });
  if (wrongDay) return { reason: wrongDay, wrong: "day" };
  for (const { lineId, accepted, damaged } of counted) {
    const line = transfer.lines.find(({ id }) => id === lineId);
    if (!line) return { reason: "A line that was counted is not on this transfer.", wrong: "line", lineId };
    const open = inTransitOf(line);
    if (accepted + damaged > open)
      return {
        reason: `Of ${line.productTitle || "a line"} ${open === 1 ? "1 unit is" : `${open} units are`} on the way, not ${accepted + damaged}. Receive those, and adjust the stock where more came.`,
        wrong: "units",
        lineId,
      };
  }
  return undefined;
}

/** A write that Shopify refused is asked for once more. Answers the write's key; null where nothing was refused. */
export async function postTransferAgain(
  database: D1Database,
  shop: Shop,
  transferId: number,
  moveLineId: number,
  now: number,
): Promise<string | null> {
  const transfer = await findTransfer(database, shop, transferId);
  const line = transfer?.moves.flatMap(({ lines }) => lines).find(({ id }) => id === moveLineId);
  if (!transfer || line?.posting !== "refused") return null;
  const variants = transfer.lines.filter(({ id }) => id === line.lineId).map(({ variantId }) => variantId);
  return askedAgain(database, shop, transfer.number, line, variants, now);
}

/**
 * Shopify made the write, as a person is about to say: what a cancelled transfer brings back of it had waited for that, and may
 * have been given up. Answers the key of what is asked for once more; null where nothing is.
 */
export async function bringBackAgain(
  database: D1Database,
  shop: Shop,
  writeId: number,
  now: number,
): Promise<string | null> {
  const line = await findBackOfWhatLeft(database, shop, writeId);
  if (!line) return null;
  return askedAgain(database, shop, line.number, line, [line.variantId], now);
}

async function askedAgain(
  database: D1Database,
  shop: Shop,
  number: string,
  line: Parameters<typeof postedAgain>[3],
  variants: number[],
  now: number,
) {
  const statements = postedAgain(database, shop, number, line, now);
  const [asked] = await decidedOfTransfer(database, shop, number, statements, variants, now);
  return asked?.meta.changes ? writeKeyOf(line) : null;
}
