import * as z from "zod";
import { type Cursor, cursorText, type Key, type Paged } from "../../lists/keyset";
import { type EventType, isEventType } from "../events/catalogue";
import { DISPATCH_STATES, type DispatchState } from "./dispatch-state";

/** A row of dispatches with its event's type. */
export const listed = z.object({
  endpointId: z.number(),
  sequence: z.number(),
  type: z.string().refine(isEventType),
  state: z.enum(DISPATCH_STATES),
  attempts: z.number(),
  nextAttemptAt: z.number(),
  lastStatus: z.number().nullable(),
  reason: z.string().nullable(),
  createdAt: z.number(),
  endedAt: z.number().nullable(),
});

/** One event on its way to one endpoint. Its next attempt (epoch ms) counts while it is pending. */
export type ListedDispatch = z.infer<typeof listed>;

export interface Wanted {
  endpointId?: number | undefined;
  state?: DispatchState | undefined;
  type?: EventType | undefined;
  cursor: Cursor;
  limit: number;
}

/**
 * A page of them, the newest first. A filter alone reads two rows for each that it finds, several at once look through what the rarest of
 * them finds, for so long that a page ends.
 */
export async function listDispatches(
  database: D1Database,
  shop: { id: number },
  wanted: Wanted,
): Promise<Paged<ListedDispatch>> {
  const { cursor, limit } = wanted;
  const found: ListedDispatch[] = [];
  let reached = cursor.side === "start" ? undefined : cursor.key;
  let isEnd = false;
  // One more than the page, so that no page behind it is empty.
  for (let look = 0; look < MOST_LOOKS && !isEnd && found.length <= limit; look++) {
    const seen = await looked(database, shop, wanted, reached);
    isEnd = seen.length <= limit;
    const last = seen.at(-1);
    reached = last ? keyOf(last) : reached;
    found.push(...seen.filter((dispatch) => fits(dispatch, wanted)));
  }
  const rows = found.slice(0, limit);
  const lastShown = rows.at(-1);
  const onward = found.length > limit && lastShown ? keyOf(lastShown) : isEnd ? undefined : reached;
  return pageFrom(rows, cursor, onward ? cursorText(onward) : null);
}

const MOST_LOOKS = 20;

/** `onward`: where the next page in this direction begins; null at the end of the list. */
function pageFrom(found: ListedDispatch[], { side }: Cursor, onward: string | null): Paged<ListedDispatch> {
  const rows = side === "before" ? found.toReversed() : found;
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (side === "before") return { rows, previous: onward, next: last ? cursorText(keyOf(last)) : null };
  return { rows, previous: side === "after" && first ? cursorText(keyOf(first)) : null, next: onward };
}

const keyOf = ({ sequence, endpointId }: ListedDispatch): Key => [sequence, endpointId];

const fits = (dispatch: ListedDispatch, { endpointId, state, type }: Wanted) =>
  (endpointId ?? dispatch.endpointId) === dispatch.endpointId &&
  (state ?? dispatch.state) === dispatch.state &&
  (type ?? dispatch.type) === dispatch.type;

async function looked(database: D1Database, shop: { id: number }, wanted: Wanted, from: Key | undefined) {
  const [sequence, endpointId] = from ?? [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  const { index, where, value } = rarest(wanted);
  const [beyond, order] = wanted.cursor.side === "before" ? [">", "ASC"] : ["<", "DESC"];
  const { results } = await database
    .prepare(
      `SELECT endpoint_id AS endpointId, sequence, type, state, attempts, next_attempt_at AS nextAttemptAt,
        last_status AS lastStatus, reason, created_at AS createdAt, ended_at AS endedAt
      FROM dispatches ${index} WHERE shop_id = ?1 AND sequence ${beyond}= ?2 AND (sequence ${beyond} ?2 OR endpoint_id ${beyond} ?3) ${where}
      ORDER BY sequence ${order}, endpoint_id ${order} LIMIT +?4`,
    )
    .bind(shop.id, sequence, endpointId, wanted.limit + 1, ...value)
    .all();
  return z.array(listed).parse(results);
}

/** The index of the filter that finds the fewest: few are in trouble, most are delivered. */
function rarest({ endpointId, state, type }: Wanted) {
  if (state && state !== "delivered")
    return {
      index: "INDEXED BY dispatches_by_state",
      where: "AND state = ?5 AND state <> 'delivered'",
      value: [state],
    };
  if (type) return { index: "INDEXED BY dispatches_by_type", where: "AND type = ?5", value: [type] };
  if (endpointId !== undefined) return { index: "", where: "AND endpoint_id = ?5", value: [endpointId] };
  return { index: "INDEXED BY dispatches_newest", where: "", value: [] };
}
