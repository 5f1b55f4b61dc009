import { writeQueuedAgain } from "../writes/ask-for-writes.server";
import { TRANSFER_NEWS } from "./announced-sql";
import { DRAFT_RECEIVED } from "./drafts-sql";
import {
  CANCEL,
  COUNTED_LINES,
  NOT_WANTED_ANY_MORE,
  POSTED,
  POSTING,
  RECEIVE,
  SHIP,
  TAKE_BACK,
  TAKEN_BACK_LINES,
  WHOLE_LINES,
} from "./moves-sql";
import { type MovedLine, writeKeyOf } from "./transfer-shown";
import { ARRIVALS, ARRIVALS_GONE, TRANSFER_SUMS } from "./transfer-sums-sql";

type Shop = { id: number };

/**
 * What follows any change of a transfer, its lines or moves, to stand after it in its batch, before plans and dispatches: sums
 * and state, what is on its way, events. 4 statements, made from the rows, so that a second time changes nothing.
 */
export const transferFollowed = (database: D1Database, shop: Shop, number: string, now: number) => [
  database.prepare(TRANSFER_SUMS).bind(shop.id, number, now),
  database.prepare(ARRIVALS_GONE).bind(shop.id, number),
  database.prepare(ARRIVALS).bind(shop.id, number),
  database.prepare(TRANSFER_NEWS).bind(shop.id, now, number),
];

export interface NewTransfer {
  fromId: number;
  toId: number;
  note: string | null;
  expectedDay: number | null;
  formToken: string;
  lines: { variantId: number; quantity: number }[];
}

/** A draft with its lines. What a form made before is not made again. 2 statements. */
export const transferMade = (
  database: D1Database,
  shop: Shop,
  number: string,
  { fromId, toId, note, expectedDay, formToken, lines }: NewTransfer,
  who: string | null,
  now: number,
) => [
  database
    .prepare(
      `INSERT INTO transfers (shop_id, number, state, from_id, to_id, note, expected_day, form_token, created_by, created_at, updated_at)
      VALUES (?1, ?2, 'draft', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9) ON CONFLICT (shop_id, form_token) DO NOTHING`,
    )
    .bind(shop.id, number, fromId, toId, note, expectedDay, formToken, who, now),
  database.prepare(NEW_LINES).bind(shop.id, number, JSON.stringify(lines), now),
];

const NEW_LINES = `
INSERT INTO transfer_lines (shop_id, transfer_id, position, variant_id, quantity, created_at)
SELECT t.shop_id, t.id, f.key + 1, v.id, f.value->>'quantity', ?4 FROM transfers t CROSS JOIN json_each(?3) f
CROSS JOIN variants v ON v.shop_id = t.shop_id AND v.id = f.value->>'variantId'
WHERE t.shop_id = ?1 AND t.number = ?2`;

export interface MoveForm {
  /** Made once for each opening of the form, so that a second click is the same move. */
  formToken: string;
  /** Days since 1970-01-01, the shop's. */
  day: number;
  note: string | null;
}

const begun = (shop: Shop, number: string, { formToken, day, note }: MoveForm, who: string | null, now: number) =>
  [shop.id, number, formToken, day, note, who, now] as const;

/** All lines leave, if the draft stands as it was looked at; null: whatever it is. */
export const shipped = (
  database: D1Database,
  shop: Shop,
  number: string,
  form: MoveForm & { version: number | null; belowIsMeant: boolean },
  who: string | null,
  now: number,
) => [
  database.prepare(SHIP).bind(...begun(shop, number, form, who, now), form.version, Number(form.belowIsMeant)),
  ...wholeLinesMoved(database, shop, number, form, now),
];

/** Nothing leaves any more; what has left and not come is back where it was. */
export const cancelled = (
  database: D1Database,
  shop: Shop,
  number: string,
  form: MoveForm,
  who: string | null,
  now: number,
) => [
  database.prepare(CANCEL).bind(...begun(shop, number, form, who, now)),
  ...wholeLinesMoved(database, shop, number, form, now),
];

const wholeLinesMoved = (database: D1Database, shop: Shop, number: string, { formToken }: MoveForm, now: number) => [
  database.prepare(WHOLE_LINES).bind(shop.id, number, formToken, now),
  ...posted(database, shop, number, formToken, now),
];

/** Accepted and damaged leave transit together. */
export const received = (
  database: D1Database,
  shop: Shop,
  number: string,
  form: MoveForm & { lines: { lineId: number; accepted: number; damaged: number }[] },
  who: string | null,
  now: number,
) => {
  const counts = JSON.stringify(form.lines);
  return [
    database.prepare(RECEIVE).bind(...begun(shop, number, form, who, now), counts),
    database.prepare(COUNTED_LINES).bind(shop.id, number, form.formToken, now, counts),
    database.prepare(DRAFT_RECEIVED).bind(shop.id, form.formToken),
    ...posted(database, shop, number, form.formToken, now),
  ];
};

/** A receipt taken back, by the same steps as a receipt: every sum, write, plan and event follows alike. */
export const takenBack = (
  database: D1Database,
  shop: Shop,
  number: string,
  form: MoveForm & { moveId: number },
  who: string | null,
  now: number,
) => [
  database.prepare(TAKE_BACK).bind(...begun(shop, number, form, who, now), form.moveId),
  database.prepare(TAKEN_BACK_LINES).bind(shop.id, number, form.formToken, now),
  ...posted(database, shop, number, form.formToken, now),
];

const posted = (database: D1Database, shop: Shop, number: string, formToken: string, now: number) => [
  database.prepare(POSTED).bind(shop.id, number, formToken, now),
  database.prepare(POSTING).bind(shop.id, number),
];

/** A refused write is asked for once more, by a person who has put right what stood in its way. 2 statements. */
export const postedAgain = (
  database: D1Database,
  shop: Shop,
  number: string,
  line: Pick<MovedLine, "id">,
  now: number,
) => [
  writeQueuedAgain(database, shop, writeKeyOf(line), now, NOT_WANTED_ANY_MORE),
  database.prepare(POSTING).bind(shop.id, number),
];

/** SQL: the transfer of a line is still a draft. */
const OF_A_DRAFT = `EXISTS (SELECT 1 FROM transfers t
  WHERE t.shop_id = transfer_lines.shop_id AND t.id = transfer_lines.transfer_id AND t.state = 'draft')`;

/** Where the variant stands on it already nothing is added. One statement. */
export const lineAdded = (
  database: D1Database,
  shop: Shop,
  { id }: { id: number },
  { variantId, quantity, formToken }: { variantId: number; quantity: number; formToken: string },
  now: number,
) =>
  database
    .prepare(
      `INSERT INTO transfer_lines (shop_id, transfer_id, position, variant_id, quantity, form_token, created_at)
      SELECT t.shop_id, t.id, 1 + COALESCE((SELECT MAX(l.position) FROM transfer_lines l WHERE l.shop_id = t.shop_id AND l.transfer_id = t.id), 0),
        v.id, ?4, ?5, ?6
      FROM transfers t CROSS JOIN variants v ON v.shop_id = t.shop_id AND v.id = ?3 AND v.deleted_at IS NULL
      WHERE t.shop_id = ?1 AND t.id = ?2 AND t.state = 'draft' ON CONFLICT DO NOTHING`,
    )
    .bind(shop.id, id, variantId, quantity, formToken, now);

/** One statement. */
export const lineChanged = (
  database: D1Database,
  shop: Shop,
  { lineId, quantity, shown }: { lineId: number; quantity: number; shown: number },
) =>
  database
    .prepare(
      `UPDATE transfer_lines SET quantity = ?3 WHERE shop_id = ?1 AND id = ?2 AND quantity = ?4 AND ${OF_A_DRAFT}`,
    )
    .bind(shop.id, lineId, quantity, shown);

/** One statement. */
export const lineRemoved = (database: D1Database, shop: Shop, lineId: number) =>
  database.prepare(`DELETE FROM transfer_lines WHERE shop_id = ?1 AND id = ?2 AND ${OF_A_DRAFT}`).bind(shop.id, lineId);
