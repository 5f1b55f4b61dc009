import { dayOf } from "../../days/calendar";
import { countsText, type Drafted, isSomebodyElses, type ReceiptRefusal } from "../../stock/draft-receipt";
import { makeAverages } from "../costs/averages.server";
import { receiptFollowed } from "./followed.server";
import { type Entry, entryRefusal, overBy, receivedDayRefusal, reversed } from "./receipt";
import type { Counted, ReceiptForm } from "./receipt-form";
import type { Countered, OverLine, PostedLine, Received } from "./received";
import {
  COUNT,
  COUNTED,
  COUNTED_ANEW,
  COUNTER_LINES,
  COUNTERED,
  ENTRY,
  LINE_SUMS,
  OUTCOME,
  OUTCOME_LINES,
  RECEIPT_DRAFTED,
  REVERSAL,
  SUBMITTED,
} from "./submit-sql";

type ShopHere = { id: number; domain: string; timeZone: string };

/** A line of the order as its receipts leave it. */
export interface LineSums extends Entry {
  id: number;
  variantId: number;
  ordered: number;
  closedShort: number;
}

/**
 * A count that goes on later; nothing follows from it. `meanwhile`: somebody else has counted on it since this page knew it, and
 * nothing was written over. Three round trips.
 */
export async function draftReceipt(
  database: D1Database,
  shop: ShopHere,
  orderId: number,
  form: ReceiptForm,
  who: string | null,
  now: number,
): Promise<Drafted> {
  const order = await findAwaiting(database, shop, orderId);
  const refusal = refusalOf(order, form, dayOf(now, shop.timeZone));
  if (refusal) return { kind: "refused", reason: refusal.reason };
  const stands = await outcomeOf(database, shop, orderId, form.formToken);
  if (stands.receipt?.state === "draft" && isSomebodyElses(stands.lines, form))
    return { kind: "meanwhile", receiptId: stands.receipt.id };
  await database.batch(kept(database, shop, orderId, form, who, now));
  const { receipt } = await outcomeOf(database, shop, orderId, form.formToken);
  if (receipt?.state === "draft") return { kind: "kept", receiptId: receipt.id };
  return { kind: "refused", reason: receipt ? POSTED_ALREADY : NOT_AWAITED };
}

/**
 * Goods came in: the receipt, the writes to Shopify, what is on its way, the plans and the events, in one batch. The same form
 * again changes nothing, and is answered as the first was. Three round trips.
 */
export async function submitReceipt(
  database: D1Database,
  shop: ShopHere,
  orderId: number,
  form: ReceiptForm,
  who: string | null,
  now: number,
): Promise<Received> {
  const order = await findAwaiting(database, shop, orderId);
  const refusal = refusalOf(order, form, dayOf(now, shop.timeZone)) ?? nothingCounted(form);
  if (!order || refusal) return refusedUnlessPosted(database, shop, orderId, form, refusal ?? { reason: NO_ORDER });
  const names = [shop.id, orderId, form.formToken] as const;
  await database.batch([
    ...kept(database, shop, orderId, form, who, now),
    database.prepare(SUBMITTED).bind(...names, countsOf(form), Number(form.confirmOver), now),
    ...receiptFollowed(database, shop, orderId, form.formToken, touchedBy(order, form.lines), who, now),
  ]);
  await makeAverages(database, shop, variantsOf(order), now);
  return receivedBy(database, shop, orderId, form);
}

/** What is taken back, turned or sent back of an order's lines; `reverses` names a receipt that it takes back whole. */
export interface CounterEntry {
  formToken: string;
  lines: (Entry & { lineId: number })[];
  reverses?: number;
  receivedDay: number;
  note: string | null;
}

/**
 * Entered by the same steps as a receipt: every sum, write, plan and event follows alike. The same form again changes
 * nothing. Four round trips.
 */
export async function enterCounter(
  database: D1Database,
  shop: ShopHere,
  orderId: number,
  { formToken, lines, reverses, receivedDay, note }: CounterEntry,
  who: string | null,
  now: number,
): Promise<Countered> {
  const order = await findAwaiting(database, shop, orderId);
  if (!order) return { kind: "refused", reason: NO_ORDER };
  const names = [shop.id, orderId, formToken] as const;
  const before = await enteredBy(database, shop, orderId, formToken);
  const entries = ENTRY.json(lines);
  if (!before)
    await database.batch([
      database.prepare(COUNTERED).bind(...names, entries, reverses ?? null, receivedDay, note, who, now),
      database.prepare(COUNTER_LINES).bind(...names, entries),
      ...receiptFollowed(database, shop, orderId, formToken, touchedBy(order, lines), who, now),
    ]);
  await makeAverages(database, shop, variantsOf(order), now);
  const entered = before ?? (await enteredBy(database, shop, orderId, formToken));
  return entered ?? { kind: "refused", reason: await counterRefusal(database, shop, order, { lines, reverses }) };
}

async function enteredBy(
  database: D1Database,
  shop: { id: number },
  orderId: number,
  formToken: string,
): Promise<Countered | undefined> {
  const { receipt, lines } = await outcomeOf(database, shop, orderId, formToken);
  return receipt ? { kind: "received", receiptId: receipt.id, lines } : undefined;
}

/** A receipt taken back: its units with the other sign, on its own day. What it wrote to Shopify is written back. */
export async function reverseReceipt(
  database: D1Database,
  shop: ShopHere,
  receiptId: number,
  formToken: string,
  who: string | null,
  now: number,
): Promise<Countered> {
  const { results } = await database
    .prepare(
      `SELECT r.order_id AS orderId, r.received_day AS receivedDay, n.line_id AS lineId, n.accepted, n.damaged, n.returned
      FROM receipts r CROSS JOIN receipt_lines n ON n.shop_id = r.shop_id AND n.receipt_id = r.id
      WHERE r.shop_id = ?1 AND r.id = ?2 AND r.state = 'submitted' AND r.reverses IS NULL AND r.history IS NULL`,
    )
    .bind(shop.id, receiptId)
    .all<Entry & { orderId: number; receivedDay: number; lineId: number }>();
  const [first] = results;
  if (!first) return { kind: "refused", reason: "There is no such receipt to take back." };
  const { orderId, receivedDay } = first;
  const lines = results.map((line) => ({ lineId: line.lineId, ...reversed(line) }));
  return enterCounter(
    database,
    shop,
    orderId,
    { formToken, lines, reverses: receiptId, receivedDay, note: null },
    who,
    now,
  );
}

/** A draft that nobody wants any more. Answers whether there was one. */
export async function discardDraft(database: D1Database, shop: { id: number }, receiptId: number): Promise<boolean> {
  const [, receipt] = await database.batch([
    database
      .prepare(
        `DELETE FROM receipt_lines WHERE shop_id = ?1 AND receipt_id IN (
          SELECT id FROM receipts WHERE shop_id = ?1 AND id = ?2 AND state = 'draft')`,
      )
      .bind(shop.id, receiptId),
    database
      .prepare("DELETE FROM receipts WHERE shop_id = ?1 AND id = ?2 AND state = 'draft'")
      .bind(shop.id, receiptId),
  ]);
  return (receipt?.meta.changes ?? 0) > 0;
}

/** Null where the shop has no such receipt. */
export const findOrderOfReceipt = (database: D1Database, shop: { id: number }, receiptId: number) =>
  database
    .prepare("SELECT order_id AS id FROM receipts WHERE shop_id = ? AND id = ?")
    .bind(shop.id, receiptId)
    .first<number>("id");

const NOT_HERE =
  "The supplier ships it to the customer: nothing of it comes in here. Mark the order as shipped once it has gone.";
const NO_ORDER = "There is no such order.";
const NOT_AWAITED = "Nothing is awaited of this order: mark it as ordered first, or reopen it.";
const POSTED_ALREADY = "These counts were posted already.";
const OTHER_COUNTS =
  "This receipt was posted already, with other counts. Look at what it says, and count the rest anew.";
const STILL_POSTING = "Shopify has not answered for this receipt yet. Take it back once it has.";
const NEVER_CAME =
  "Shopify has not put these units into stock yet, or the order is not open. Look at its receipts: wait for its answer, say on Sync health what became of what is not sure, try again what was refused, or take it back.";
const TAKEN_BACK = "It was taken back already.";
const ORDER_ENDED = "The order is closed: reopen it first, if something of it is still to come.";
const OFF_THE_SHELF =
  "Some of its units were rejected or sent back since: take back first what Shopify has not put into stock.";

const kept = (
  database: D1Database,
  shop: { id: number },
  orderId: number,
  form: ReceiptForm,
  who: string | null,
  now: number,
) => {
  const names = [shop.id, orderId, form.formToken] as const;
  const codes = form.codes.length > 0 ? JSON.stringify(form.codes) : null;
  return [
    database.prepare(RECEIPT_DRAFTED).bind(...names, form.receivedDay, form.note, codes, who, now),
    database.prepare(COUNTED_ANEW).bind(...names),
    database.prepare(COUNTED).bind(...names, countsOf(form)),
  ];
};

const countsOf = ({ lines }: ReceiptForm) => COUNT.json(lines);

interface Awaiting {
  orderedDay: number;
  isDropship: boolean;
  lines: LineSums[];
}

/** The order's lines with what came of them; undefined where the shop has no such order, or nothing is awaited of it. */
async function findAwaiting(
  database: D1Database,
  shop: { id: number },
  orderId: number,
): Promise<Awaiting | undefined> {
  const [order, { results: lines }] = await Promise.all([
    database
      .prepare(
        "SELECT COALESCE(ordered_day, 0) AS orderedDay, sale_id IS NOT NULL AS isDropship FROM purchase_orders WHERE shop_id = ? AND id = ?",
      )
      .bind(shop.id, orderId)
      .first<{ orderedDay: number; isDropship: number }>(),
    database.prepare(LINE_SUMS).bind(shop.id, orderId).all<LineSums>(),
  ]);
  return order ? { orderedDay: order.orderedDay, isDropship: order.isDropship === 1, lines } : undefined;
}

function refusalOf(
  order: Awaiting | undefined,
  { lines, receivedDay }: ReceiptForm,
  today: number,
): ReceiptRefusal | undefined {
  if (!order) return { reason: NO_ORDER };
  if (order.isDropship) return { reason: NOT_HERE };
  const known = new Set(order.lines.map(({ id }) => id));
  const unknown = lines.find(({ lineId }) => !known.has(lineId));
  if (unknown)
    return { reason: "A line that was counted is not on this order any more.", wrong: "line", lineId: unknown.lineId };
  const reason = receivedDayRefusal(receivedDay, { orderedDay: order.orderedDay, today });
  return reason === undefined ? undefined : { reason, wrong: "day" };
}

const nothingCounted = ({ lines }: ReceiptForm): ReceiptRefusal | undefined =>
  lines.some(({ accepted, damaged }) => accepted + damaged > 0)
    ? undefined
    : { reason: "Count at least one unit.", wrong: "lines" };

const variantsOf = ({ lines }: Awaiting) => lines.map(({ variantId }) => variantId);

const touchedBy = (order: Awaiting, lines: readonly { lineId: number }[]) => {
  const counted = new Set(lines.map(({ lineId }) => lineId));
  return [...new Set(order.lines.filter(({ id }) => counted.has(id)).map(({ variantId }) => variantId))];
};

async function outcomeOf(database: D1Database, shop: { id: number }, orderId: number, formToken: string) {
  const names = [shop.id, orderId, formToken] as const;
  const [receipt, { results: lines }] = await Promise.all([
    database
      .prepare(OUTCOME)
      .bind(...names)
      .first<{ id: number; state: "draft" | "submitted" }>(),
    database
      .prepare(OUTCOME_LINES)
      .bind(...names)
      .all<PostedLine>(),
  ]);
  return { receipt, lines };
}

async function receivedBy(
  database: D1Database,
  shop: { id: number },
  orderId: number,
  form: ReceiptForm,
): Promise<Received> {
  const { receipt, lines } = await outcomeOf(database, shop, orderId, form.formToken);
  if (receipt?.state === "submitted")
    return isSame(lines, form.lines)
      ? { kind: "received", receiptId: receipt.id, lines }
      : { kind: "refused", reason: OTHER_COUNTS };
  const order = await findAwaiting(database, shop, orderId);
  const over = receipt && order ? overLines(order, form.lines) : [];
  return over.length > 0 ? { kind: "over", lines: over } : { kind: "refused", reason: NOT_AWAITED };
}

/** What the first time could be posted stays so, though by now it could not be: the shop's day went back with its zone, say. */
async function refusedUnlessPosted(
  database: D1Database,
  shop: { id: number },
  orderId: number,
  form: ReceiptForm,
  refusal: ReceiptRefusal,
): Promise<Received> {
  const { receipt } = await outcomeOf(database, shop, orderId, form.formToken);
  return receipt?.state === "submitted" ? receivedBy(database, shop, orderId, form) : { kind: "refused", ...refusal };
}

const isSame = (posted: readonly PostedLine[], counted: readonly Counted[]) =>
  countsText(posted) === countsText(counted);

const overLines = (order: Awaiting, counted: readonly Counted[]): OverLine[] =>
  counted.flatMap(({ lineId, accepted, damaged }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    const over = line ? overBy(line, line, { accepted, damaged, returned: 0 }) : 0;
    return over > 0 ? [{ lineId, over, remainder: accepted + damaged - over }] : [];
  });

async function counterRefusal(
  database: D1Database,
  shop: { id: number },
  order: Awaiting,
  { lines, reverses }: Pick<CounterEntry, "lines" | "reverses">,
) {
  const stands =
    reverses === undefined
      ? null
      : await database
          .prepare(REVERSAL)
          .bind(shop.id, reverses)
          .first<{ takenBack: number; isOpen: number; posting: number }>();
  if (stands?.takenBack) return TAKEN_BACK;
  if (stands?.isOpen === 0) return ORDER_ENDED;
  if (stands?.posting) return STILL_POSTING;
  const refusals = lines.flatMap((entry) => {
    const sums = order.lines.find(({ id }) => id === entry.lineId);
    return (sums ? entryRefusal(sums, entry) : NO_ORDER) ?? [];
  });
  return refusals[0] ?? (stands ? OFF_THE_SHELF : NEVER_CAME);
}
