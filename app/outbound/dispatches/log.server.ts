import { z } from "zod";
import { type Key, placeIn, placeText } from "../../lists/keyset";
import { type EventType, isEventType } from "../events/catalogue";
import { DISPATCH_STATES, type DispatchState } from "./dispatch-state";

const listed = z.object({
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
  /** Where the page before ended; null is the newest. */
  cursor: string | null;
  limit: number;
}

/**
 * The newest first, with the cursor of those before; null where there are none. A filter alone reads two rows for each that it finds,
 * several at once look through what the rarest of them finds, so that a page ends.
 */
export async function listDispatches(
  database: D1Database,
  shop: { id: number },
  wanted: Wanted,
): Promise<{ rows: ListedDispatch[]; next: string | null }> {
  const rows: ListedDispatch[] = [];
  let after: Key | undefined = keyIn(wanted.cursor);
  for (let look = 0; look < MOST_LOOKS; look++) {
    const seen = await looked(database, shop, wanted, after);
    const isLast = seen.length <= wanted.limit;
    for (const dispatch of seen.slice(0, wanted.limit)) {
      if (rows.length === wanted.limit) return { rows, next: textOf(after) };
      after = [dispatch.sequence, dispatch.endpointId];
      if (fits(dispatch, wanted)) rows.push(dispatch);
    }
    if (isLast) return { rows, next: null };
    if (rows.length === wanted.limit) break;
  }
  return { rows, next: textOf(after) };
}

const MOST_LOOKS = 20;

const textOf = (key: Key | undefined) => (key ? placeText(key) : null);

function keyIn(cursor: string | null): Key | undefined {
  const place = placeIn(new URLSearchParams(cursor === null ? {} : { after: cursor }));
  return place.side === "start" ? undefined : place.key;
}

const fits = (dispatch: ListedDispatch, { endpointId, state, type }: Wanted) =>
  (endpointId ?? dispatch.endpointId) === dispatch.endpointId &&
  (state ?? dispatch.state) === dispatch.state &&
  (type ?? dispatch.type) === dispatch.type;

async function looked(database: D1Database, shop: { id: number }, wanted: Wanted, after: Key | undefined) {
  const [sequence, endpointId] = after ?? [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  const { index, where, value } = rarest(wanted);
  const { results } = await database
    .prepare(
      `SELECT endpoint_id AS endpointId, sequence, type, state, attempts, next_attempt_at AS nextAttemptAt,
        last_status AS lastStatus, reason, created_at AS createdAt, ended_at AS endedAt
      FROM dispatches ${index} WHERE shop_id = ?1 AND sequence <= ?2 AND (sequence < ?2 OR endpoint_id < ?3) ${where}
      ORDER BY sequence DESC, endpoint_id DESC LIMIT ?4`,
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
