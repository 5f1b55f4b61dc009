import { cells } from "../../../sql/cells-sql";
import { inParameters } from "../../../sql/parameters";
import { OPENS_AFTER } from "../../endpoints/breaker";
import { SEALED, type SealedEndpoint, sealedEndpoints } from "../../endpoints/sealed.server";
import { type EventType, isEventType } from "../../events/catalogue";
import type { Payload } from "../../events/envelope";
import type { FormatName } from "../../formats/format";
import { BEING_SENT, claimed, expiredClaimsEnded, heldUnder, WRITTEN_AS } from "./claims-sql";

/** A claim ends after so long (ms): whoever held it has died. The longest of what one claims takes less. */
export const LEASE_FOR = 5 * 60_000;

/** So many of an endpoint are claimed at once; more, of a backlog, while all goes well: a claim costs as much as forty events. */
export const CLAIMED_AT_ONCE = 100;
export const CLAIMED_OF_A_BACKLOG = 400;

export type Lane = "fast" | "slow";

export interface ClaimedDispatch {
  endpointId: number;
  sequence: number;
  attempts: number;
  publicId: string;
  type: EventType;
  at: number;
  data: Record<string, unknown>;
  /** The endpoint's as it was first claimed. */
  format: FormatName;
  payload: Payload;
  /** As an earlier attempt sent it, where that is kept. */
  body: string | null;
}

/** As `CLAIMED` answers it. No schema reads it: in a Worker, which may not make code, that costs as much as signing does. */
export type ClaimedRow = Omit<ClaimedDispatch, "type" | "data"> & { type: string; data: string };

function dispatchOf({ type, data, ...row }: ClaimedRow): ClaimedDispatch {
  if (!isEventType(type)) throw new Error(`An event of an unknown type: ${type}.`);
  return { ...row, type, data: JSON.parse(data) };
}

export interface Claim {
  lease: string;
  endpoints: SealedEndpoint[];
  dispatches: ClaimedDispatch[];
}

/**
 * Takes what is due of a shop, so that nobody else sends it: of each endpoint in the lane the oldest, `most` or as many as its rate lets
 * out, and where its breaker is open one, when that may be. 6 statements, to stand at the end of a batch. A claim is an attempt only
 * once it is recorded: whoever dies before has used up none.
 */
export function dueClaimed(
  database: D1Database,
  shop: { id: number },
  lane: Lane,
  { lease, most }: { lease: string; most: number },
  now: number,
) {
  const minute = Math.floor(now / 60_000);
  const until = now + LEASE_FOR;
  return [
    ...expiredClaimsEnded(database, shop.id, now),
    database.prepare(CLAIM).bind(shop.id, now, lease, until, Number(lane === "slow"), minute, most),
    database.prepare(CHARGED).bind(shop.id, lease, until, minute),
    database.prepare(CLAIMED).bind(shop.id, lease),
    database.prepare(ENDPOINTS).bind(shop.id, lease),
  ];
}

/** What the batch that `dueClaimed` ended has claimed. */
export function claimIn(answers: D1Result<ClaimedRow>[], lease: string): Claim {
  const [claimed, endpoints] = answers.slice(-2);
  const dispatches = claimed?.results.map(dispatchOf) ?? [];
  return { lease, dispatches, endpoints: sealedEndpoints.parse(endpoints?.results) };
}

/** SQL: what of an endpoint `p` is due now and nobody is sending, as JSON, at most `limit`. */
const due = (limit: number | string, order: string) => `(SELECT json_group_array(sequence) FROM (
    SELECT x.sequence FROM dispatches x INDEXED BY dispatches_due
    WHERE x.shop_id = p.shop_id AND x.endpoint_id = p.id AND x.state = 'pending' AND x.next_attempt_at <= ?2
      AND (x.shop_id, x.endpoint_id, x.sequence) NOT IN ${BEING_SENT}
    ORDER BY ${order} LIMIT ${limit}))`;

const OF_LANE = `p.shop_id = ?1 AND p.state = 'on' AND p.deleted_at IS NULL AND p.slow = ?5
  AND EXISTS (SELECT 1 FROM shops s WHERE s.id = p.shop_id AND s.uninstalled_at IS NULL)`;

/** SQL: how often that message was tried that was tried most, of the endpoint of the dispatch `x`. */
const LEAD = `(SELECT m.attempts FROM dispatches m INDEXED BY dispatches_tried WHERE m.shop_id = x.shop_id
  AND m.endpoint_id = x.endpoint_id AND m.state = 'pending' AND m.attempts > 0 ORDER BY m.attempts DESC LIMIT 1)`;

/**
 * Of a breaker that is open the message that has tried longest goes at its own delays; while it waits, one of the others, so
 * that a receiver that is back is noticed, and one event that it cannot take keeps nothing back. Applied once more, it takes nothing more.
 */
const CLAIM = `
INSERT INTO dispatch_claims (shop_id, endpoint_id, lease, until, format, payload, sequences)
SELECT shop_id, id, ?3, ?4, format, payload, sequences FROM (
  SELECT p.shop_id, p.id, p.format, p.payload, (
    SELECT json_group_array(s.value) FROM json_each(${due("?7", "x.next_attempt_at, x.sequence")}) s
    WHERE p.rate_limit IS NULL OR s.key < p.rate_limit - iif(p.rate_minute = ?6, p.rate_used, 0)) AS sequences
  FROM endpoints p INDEXED BY endpoints_of_shop WHERE ${OF_LANE} AND p.failures_in_row < ${OPENS_AFTER}
  UNION ALL
  SELECT p.shop_id, p.id, p.format, p.payload,
    ${due(1, `x.attempts = ${LEAD} DESC, x.attempts, x.next_attempt_at, x.sequence`)}
  FROM endpoints p INDEXED BY endpoints_of_shop
  WHERE ${OF_LANE} AND p.failures_in_row >= ${OPENS_AFTER} AND COALESCE(p.probe_at, 0) <= ?2
) WHERE sequences <> '[]'
ON CONFLICT DO NOTHING`;

/** SQL: the claim of an endpoint `p` under a lease (?2). */
const OF_LEASE = `FROM dispatch_claims c WHERE ${heldUnder("?2", "p.id")}`;

/**
 * What the statement before has claimed is charged to the endpoint's minute: applied once more, it claims nothing, and nothing is charged.
 * One that is being tried is tried by nobody else meanwhile.
 */
const CHARGED = `
UPDATE endpoints AS p SET rate_used = iif(rate_minute = ?4, rate_used, 0) + (SELECT json_array_length(c.sequences) ${OF_LEASE}), rate_minute = ?4,
  probe_at = iif(failures_in_row >= ${OPENS_AFTER}, ?3, NULL)
WHERE changes() > 0 AND p.shop_id = ?1 AND (p.rate_limit IS NOT NULL OR p.failures_in_row >= ${OPENS_AFTER}) AND EXISTS (SELECT 1 ${OF_LEASE})`;

const CLAIMED = `
SELECT d.endpoint_id AS endpointId, d.sequence, d.attempts, e.public_id AS publicId, e.type, e.at, e.data, ${WRITTEN_AS}, b.body
FROM endpoints p INDEXED BY endpoints_of_shop CROSS JOIN dispatch_claims c ON ${heldUnder("?2", "p.id")} CROSS JOIN json_each(c.sequences) s
CROSS JOIN dispatches d ON d.shop_id = c.shop_id AND d.endpoint_id = c.endpoint_id AND d.sequence = s.value
CROSS JOIN events e ON e.shop_id = d.shop_id AND e.sequence = d.sequence
LEFT JOIN dispatch_bodies b ON b.shop_id = d.shop_id AND b.endpoint_id = d.endpoint_id AND b.sequence = d.sequence
WHERE p.shop_id = ?1 ORDER BY d.sequence`;

const ENDPOINTS = `
SELECT ${SEALED} FROM endpoints p INDEXED BY endpoints_of_shop WHERE p.shop_id = ?1 AND EXISTS (SELECT 1 ${OF_LEASE})`;

const BODY = cells({ endpointId: "value", sequence: "value", body: "value" });

/** Before anything of it is sent: what a later attempt sends is this. One statement, more where bodies are long. */
export const bodiesKept = (
  database: D1Database,
  shopId: number,
  bodies: { endpointId: number; sequence: number; body: string }[],
) =>
  inParameters(bodies, ({ body }) => body.length + 100).map((some) =>
    database
      .prepare(
        `INSERT INTO dispatch_bodies (shop_id, endpoint_id, sequence, body)
        SELECT ?1, ${BODY.cell.endpointId}, ${BODY.cell.sequence}, ${BODY.cell.body} FROM json_each(?2) f WHERE true ON CONFLICT DO NOTHING`,
      )
      .bind(shopId, BODY.json(some)),
  );

/** Shops that have something to send now, and have had for half a minute: their message was lost, or its sender has died. One statement. */
export async function listShopsToSendFor(database: D1Database, now: number) {
  const { results } = await database
    .prepare(
      `SELECT DISTINCT s.id, s.domain, p.slow FROM endpoints p CROSS JOIN shops s ON s.id = p.shop_id AND s.uninstalled_at IS NULL
      WHERE p.state = 'on' AND p.deleted_at IS NULL
        AND (p.failures_in_row < ${OPENS_AFTER} OR COALESCE(p.probe_at, 0) <= ?1)
        AND EXISTS (SELECT 1 FROM dispatches d INDEXED BY dispatches_due WHERE d.shop_id = p.shop_id AND d.endpoint_id = p.id
          AND d.state = 'pending' AND d.next_attempt_at <= ?1 - ${OVERDUE_AFTER}
          AND (d.shop_id, d.endpoint_id, d.sequence) NOT IN ${claimed(`c.until > ?1 - ${OVERDUE_AFTER}`)})
      LIMIT 1000`,
    )
    .bind(now)
    .all<{ id: number; domain: string; slow: number }>();
  return results.map(({ domain, slow }) => ({ shop: domain, lane: slow ? ("slow" as const) : ("fast" as const) }));
}

/** In ms. */
const OVERDUE_AFTER = 30_000;

/**
 * When something of a shop is due next in a lane (epoch ms), or a claim ends of which no record came; null: nothing waits, or only
 * behind a breaker. One statement.
 */
export const findNextDue = (database: D1Database, shop: { id: number }, lane: Lane) =>
  database
    .prepare(
      `SELECT MIN(at) AS at FROM (
        SELECT MAX((SELECT d.next_attempt_at FROM dispatches d INDEXED BY dispatches_due WHERE d.shop_id = p.shop_id AND d.endpoint_id = p.id
            AND d.state = 'pending' AND (d.shop_id, d.endpoint_id, d.sequence) NOT IN ${BEING_SENT} ORDER BY d.next_attempt_at LIMIT 1),
          iif(p.failures_in_row >= ${OPENS_AFTER}, COALESCE(p.probe_at, 0), 0)) AS at
        FROM endpoints p INDEXED BY endpoints_of_shop WHERE ${ON_IN_LANE}
        UNION ALL
        SELECT c.until FROM endpoints p INDEXED BY endpoints_of_shop CROSS JOIN dispatch_claims c ON c.shop_id = p.shop_id AND c.endpoint_id = p.id
        WHERE ${ON_IN_LANE})`,
    )
    .bind(shop.id, Number(lane === "slow"))
    .first<number>("at");

const ON_IN_LANE = "p.shop_id = ?1 AND p.state = 'on' AND p.deleted_at IS NULL AND p.slow = ?2";
