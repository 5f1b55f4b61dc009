import { isSuccess } from "../endpoints/health";
import { recentWith } from "../endpoints/recent-sql";
import type { Payload } from "../events/envelope";
import type { FormatName } from "../formats/format";
import type { DispatchState } from "./dispatch-state";
import type { Answer } from "./outcome";

/** Tests of a shop's endpoints in a minute. */
const TESTS_A_MINUTE = 10;

/** Whether one more test of the shop may go now, counted where it may. One statement. */
export async function takeTest(database: D1Database, shop: { id: number }, id: number, now: number): Promise<boolean> {
  const { meta } = await database
    .prepare(
      `UPDATE endpoints SET tests_used = iif(test_minute = ?3, tests_used, 0) + 1, test_minute = ?3
      WHERE shop_id = ?1 AND id = ?2 AND (
        SELECT COALESCE(SUM(p.tests_used), 0) FROM endpoints p INDEXED BY endpoints_of_shop
        WHERE p.shop_id = ?1 AND p.test_minute = ?3) < ${TESTS_A_MINUTE}`,
    )
    .bind(shop.id, id, Math.floor(now / 60_000))
    .run();
  return meta.changes > 0;
}

/** What is to be sent again, as it stood. */
interface Resent {
  state: DispatchState;
  publicId: string;
  type: string;
  at: number;
  data: string;
  format: FormatName;
  payload: Payload;
  body: string | null;
}

/**
 * Takes a dispatch to send it once more, so that nobody else does meanwhile; null where there is none, it is pending, or somebody
 * else has taken it. One statement and its look at the event.
 */
export async function takeToResend(
  database: D1Database,
  shop: { id: number },
  { endpointId, sequence }: { endpointId: number; sequence: number },
  { lease, until }: { lease: string; until: number },
  now: number,
): Promise<Resent | null> {
  const [, taken] = await database.batch<Resent>([
    database
      .prepare(
        `UPDATE dispatches SET lease = ?4, next_attempt_at = ?5, (format, payload) = (
            SELECT COALESCE(dispatches.format, p.format), COALESCE(dispatches.payload, p.payload)
            FROM endpoints p WHERE p.shop_id = ?1 AND p.id = dispatches.endpoint_id)
          WHERE shop_id = ?1 AND endpoint_id = ?2 AND sequence = ?3
          AND state <> 'pending' AND (lease IS NULL OR next_attempt_at <= ?6)`,
      )
      .bind(shop.id, endpointId, sequence, lease, until, now),
    database
      .prepare(
        `SELECT d.state, e.public_id AS publicId, e.type, e.at, e.data, d.format, d.payload, b.body FROM dispatches d
        CROSS JOIN events e ON e.shop_id = d.shop_id AND e.sequence = d.sequence
        LEFT JOIN dispatch_bodies b ON b.shop_id = d.shop_id AND b.endpoint_id = d.endpoint_id AND b.sequence = d.sequence
        WHERE d.shop_id = ?1 AND d.endpoint_id = ?2 AND d.sequence = ?3 AND d.lease = ?4`,
      )
      .bind(shop.id, endpointId, sequence, lease),
  ]);
  return taken?.results[0] ?? null;
}

/** One statement. */
export const isDispatched = async (database: D1Database, shop: { id: number }, endpointId: number, sequence: number) =>
  (await database
    .prepare("SELECT 1 AS found FROM dispatches WHERE shop_id = ? AND endpoint_id = ? AND sequence = ?")
    .bind(shop.id, endpointId, sequence)
    .first("found")) !== null;

/** Given back as it was. One statement. */
export const givenBack = (database: D1Database, shop: { id: number }, lease: string, sequence: number) =>
  database
    .prepare(
      "UPDATE dispatches INDEXED BY dispatches_newest SET lease = NULL WHERE shop_id = ?1 AND sequence = ?2 AND lease = ?3",
    )
    .bind(shop.id, sequence, lease);

/**
 * The attempt by hand, beside the dispatch's own, counted before its lease is let go: once. A success delivers what was not; a failure
 * leaves it as it was. Three statements, and a success lets an open breaker look at once.
 */
export function resendRecorded(
  database: D1Database,
  shop: { id: number },
  { endpointId, sequence }: { endpointId: number; sequence: number },
  lease: string,
  { at, answer, requestHeaders }: { at: number; answer: Answer; requestHeaders: [string, string][] },
  now: number,
) {
  const { status, headers, body, error } =
    answer.kind === "answered"
      ? { ...answer, error: null }
      : { status: null, headers: [], body: "", error: answer.reason };
  const told = [
    status,
    error,
    answer.durationMs,
    ...[requestHeaders, headers].map((each) => JSON.stringify(each)),
    body,
  ];
  return [
    database
      .prepare(
        `INSERT INTO attempts (shop_id, endpoint_id, sequence, lease, by_hand, at, status, error, duration_ms, request_headers,
          response_headers, response_body) VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING`,
      )
      .bind(shop.id, endpointId, sequence, lease, at, ...told),
    database
      .prepare(
        `UPDATE endpoints SET recent = ${recentWith("?3", "recent")} WHERE shop_id = ?1 AND id = ?2 AND EXISTS (
          SELECT 1 FROM dispatches d WHERE d.shop_id = ?1 AND d.endpoint_id = ?2 AND d.sequence = ?4 AND d.lease = ?5)`,
      )
      .bind(shop.id, endpointId, JSON.stringify([[status, answer.durationMs]]), sequence, lease),
    database
      .prepare(
        `UPDATE dispatches SET lease = NULL, last_status = ?5,
          ended_at = iif(?6 AND state <> 'delivered', ?7, ended_at), reason = iif(?6, NULL, reason), state = iif(?6, 'delivered', state)
        WHERE shop_id = ?1 AND endpoint_id = ?2 AND sequence = ?3 AND lease = ?4 AND state <> 'pending'`,
      )
      .bind(shop.id, endpointId, sequence, lease, status, Number(isSuccess(status)), now),
    ...(isSuccess(status) ? [probedSoon(database, shop, endpointId, now)] : []),
  ];
}

/** What answers a person may answer what waits behind its breaker. One statement. */
export const probedSoon = (database: D1Database, shop: { id: number }, endpointId: number, now: number) =>
  database
    .prepare(
      "UPDATE endpoints SET probe_at = MIN(probe_at, ?3) WHERE shop_id = ?1 AND id = ?2 AND probe_at IS NOT NULL",
    )
    .bind(shop.id, endpointId, now);
