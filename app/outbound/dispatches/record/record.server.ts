import { cells, rowsIn } from "../../../sql/cells-sql";
import { inParameters } from "../../../sql/parameters";
import { OPENS_AFTER, WARNS_AFTER } from "../../endpoints/breaker";
import { recentWith } from "../../endpoints/recent-sql";
import type { SealedEndpoint } from "../../endpoints/sealed.server";
import type { Claim } from "../claims/claim.server";
import { claimsOfDisabledEnded, heldUnder, WRITTEN_AS } from "../claims/claims-sql";
import { SWITCHED_OFF } from "../dispatch-state";
import { dispatchesMade } from "../made.server";
import { backlogSpread } from "../moves.server";
import type { Ended } from "./ended";
import { RECOVERY, TALLY, tallyOf, tallyRow } from "./tally";
import { RECOVERED, TROUBLE, troubleMails } from "./trouble.server";

/** A receiver behind an open breaker is tried no less often, in ms, where other messages wait. */
const PROBED_EACH = 60 * 60_000;

/**
 * What became of a claim, recorded once: what another has claimed since is left to that one. Attempts, dispatches, how the
 * endpoints stand, their events with those events' dispatches and the mail of them: statements of one batch.
 */
export function attemptsRecorded(
  database: D1Database,
  shop: { id: number; domain: string },
  { lease, endpoints }: Claim,
  ended: Ended[],
  recipients: string[],
  now: number,
): D1PreparedStatement[] {
  const tallies = endpoints.flatMap((endpoint) => tallyOf(endpoint, ended));
  const well = tallies.filter(({ successes }) => successes > 0);
  const recovering = well.filter(({ endpoint }) => endpoint.failuresInRow >= WARNS_AFTER);
  const closing = well
    .filter(({ endpoint }) => endpoint.failuresInRow >= OPENS_AFTER)
    .map(({ endpoint }) => endpoint.id);
  const disabling = ended.filter(({ disables }) => disables);
  const others = ended.filter(({ state }) => state !== "delivered");
  const troubled = tallies.filter(({ failures, endpoint }) => failures > 0 || disables(disabling, endpoint));
  return [
    ...inParameters(ended.flatMap(attemptRow), ({ body, headers }) => body.length + charactersOf(headers) + 2000).map(
      (rows) => database.prepare(ATTEMPTS).bind(shop.id, lease, ATTEMPT.json(rows)),
    ),
    ...(recovering.length
      ? [
          database
            .prepare(RECOVERED)
            .bind(RECOVERY.json(recovering.map((each) => ({ shopId: shop.id, lease, ...tallyRow(each) }))), now),
        ]
      : []),
    ...(tallies.length ? [database.prepare(TALLIES).bind(shop.id, lease, TALLY.json(tallies.map(tallyRow)), now)] : []),
    ...(disabling.length
      ? [database.prepare(DISABLED).bind(shop.id, lease, DISABLING.json(disabling.map(disablingRow)), now)]
      : []),
    ...deliveredAlike(ended).map(({ endpointId, status, sequences }) =>
      database.prepare(DELIVERED).bind(shop.id, lease, endpointId, status, JSON.stringify(sequences), now),
    ),
    ...(others.length
      ? [database.prepare(DISPATCHES).bind(shop.id, lease, DISPATCH.json(others.map(dispatchRow)), now)]
      : []),
    database.prepare(RECORDED).bind(shop.id, lease),
    ...(disabling.length
      ? [
          ...claimsOfDisabledEnded(database, shop.id, idsOf(disabling)),
          database.prepare(HELD).bind(shop.id, idsOf(disabling)),
        ]
      : []),
    ...(troubled.length
      ? [database.prepare(PROBED).bind(shop.id, now), database.prepare(TROUBLE).bind(shop.id, now)]
      : []),
    ...(troubled.length || recovering.length ? dispatchesMade(database, now) : []),
    ...troubled.flatMap(({ endpoint }) => troubleMails(database, shop, endpoint, disabling, recipients, now)),
    ...(closing.length ? [backlogSpread(database, shop.id, closing, now)] : []),
  ];
}

const idsOf = (ended: Ended[]) => JSON.stringify(ended.map(({ endpointId }) => endpointId));

const disables = (disabling: Ended[], { id }: SealedEndpoint) => disabling.some(({ endpointId }) => endpointId === id);

const CLAIM_KINDS = { endpointId: "value", sequence: "value" } as const;
const CLAIM = cells(CLAIM_KINDS);
const ATTEMPT = cells({
  ...{ ...CLAIM_KINDS, at: "value", status: "value", error: "value", durationMs: "value" },
  ...{ headers: "json", body: "value", requestHeaders: "json" },
});
const DISPATCH = cells({
  ...{ ...CLAIM_KINDS, state: "value", nextAttemptAt: "value", reason: "value", attempts: "value", failedAt: "value" },
  status: "value",
});
const DISABLING = cells({ ...CLAIM_KINDS, reason: "value", unlessWell: "value", failedAt: "value" });

const attemptRow = ({ endpointId, sequence, attempt }: Ended) => {
  if (!attempt) return [];
  const { at, answer, requestHeaders } = attempt;
  const said =
    answer.kind === "answered"
      ? { status: answer.status, error: null, headers: answer.headers, body: answer.body }
      : { status: null, error: answer.reason, headers: [], body: "" };
  const { status, error, headers, body } = said;
  const { durationMs } = answer;
  return [{ endpointId, sequence, at, status, error, durationMs, headers, body, requestHeaders }];
};

const charactersOf = (headers: [string, string][]) =>
  headers.reduce((sum, [name, value]) => sum + name.length + value.length + 7, 0);

const dispatchRow = ({ endpointId, sequence, state, nextAttemptAt, reason, attempt }: Ended) => ({
  endpointId,
  sequence,
  state,
  nextAttemptAt,
  reason,
  attempts: attempt !== undefined,
  failedAt: failedAt(attempt),
  status: attempt?.answer.kind === "answered" ? attempt.answer.status : null,
});

/** Most of what ended was taken, and answered with one of few statuses: all of an endpoint that were answered so. */
function deliveredAlike(ended: Ended[]) {
  const alike = new Map<string, { endpointId: number; status: number | null; sequences: number[] }>();
  for (const each of ended) {
    if (each.state !== "delivered") continue;
    const { endpointId, sequence, status } = dispatchRow(each);
    const key = `${endpointId}/${status}`;
    const one = alike.get(key) ?? { endpointId, status, sequences: [] };
    one.sequences.push(sequence);
    alike.set(key, one);
  }
  return [...alike.values()];
}

const failedAt = (attempt: Ended["attempt"]) => (attempt && !attempt.succeeded ? attempt.at : null);

const disablingRow = ({ endpointId, sequence, attempt, disables }: Ended) => ({
  ...{ endpointId, sequence, failedAt: failedAt(attempt) },
  ...{ reason: disables?.reason, unlessWell: disables?.unlessWell },
});

/** SQL: the claim `c` under which the fact `f` was sent, where it still holds. */
const HELD_STILL = `dispatch_claims c ON ${heldUnder("?2", CLAIM.cell.endpointId)}`;

/** SQL: with the dispatch `d` that the fact names, where it still waits. */
const CLAIMED = `${HELD_STILL}
CROSS JOIN dispatches d ON d.shop_id = ?1 AND d.endpoint_id = c.endpoint_id AND d.sequence = ${CLAIM.cell.sequence} AND d.state = 'pending'`;

const ATTEMPTS = `
INSERT INTO attempts (shop_id, endpoint_id, sequence, lease, at, status, error, duration_ms, response_headers, response_body, request_headers)
SELECT ?1, c.endpoint_id, ${ATTEMPT.cell.sequence}, ?2, ${ATTEMPT.cell.at}, ${ATTEMPT.cell.status}, ${ATTEMPT.cell.error}, ${ATTEMPT.cell.durationMs}, ${ATTEMPT.cell.headers}, ${ATTEMPT.cell.body}, ${ATTEMPT.cell.requestHeaders}
FROM ${rowsIn("?3")} CROSS JOIN ${HELD_STILL} WHERE true
ON CONFLICT DO NOTHING`;

/** SQL: how the endpoint of a claim (?3, ?2) wanted what it had never taken before. */
const wanted = (what: string) => `(SELECT c.${what} FROM dispatch_claims c WHERE ${heldUnder("?2", "?3")})`;

const DELIVERED = `
UPDATE dispatches SET state = 'delivered', next_attempt_at = ?6, reason = NULL, attempts = attempts + 1, ended_at = ?6, last_status = ?4,
  format = COALESCE(format, ${wanted("format")}), payload = COALESCE(payload, ${wanted("payload")})
WHERE shop_id = ?1 AND endpoint_id = ?3 AND sequence IN (SELECT value FROM json_each(?5)) AND state = 'pending'
  AND EXISTS (SELECT 1 FROM dispatch_claims c WHERE ${heldUnder("?2", "?3")})`;

/** An upsert, whose rows are found by their key: an update joined with the facts would walk through all of the shop's. */
const DISPATCHES = `
INSERT INTO dispatches (shop_id, endpoint_id, sequence, type, created_at, state, next_attempt_at, reason, attempts, first_failed_at, ended_at, last_status, format, payload)
SELECT d.shop_id, d.endpoint_id, d.sequence, d.type, d.created_at, ${DISPATCH.cell.state}, ${DISPATCH.cell.nextAttemptAt}, ${DISPATCH.cell.reason},
  d.attempts + ${DISPATCH.cell.attempts}, COALESCE(d.first_failed_at, ${DISPATCH.cell.failedAt}),
  iif(${DISPATCH.cell.state} = 'pending', NULL, ?4), iif(${DISPATCH.cell.attempts}, ${DISPATCH.cell.status}, d.last_status), ${WRITTEN_AS}
FROM ${rowsIn("?3")} CROSS JOIN ${CLAIMED} WHERE true
ON CONFLICT (shop_id, endpoint_id, sequence) DO UPDATE SET state = excluded.state, next_attempt_at = excluded.next_attempt_at, lease = NULL,
  reason = excluded.reason, attempts = excluded.attempts, first_failed_at = excluded.first_failed_at, ended_at = excluded.ended_at,
  last_status = excluded.last_status, format = excluded.format, payload = excluded.payload`;

const RECORDED = "DELETE FROM dispatch_claims WHERE shop_id = ?1 AND lease = ?2";

const IN_ROW = `${TALLY.cell.failuresSince} + iif(${TALLY.cell.successes} > 0, 0, p.failures_in_row)`;

/**
 * Counted here, so that of many failures at once none is lost, and before the dispatches let go of the claim, so that none counts twice.
 * An open breaker's probe is said by `PROBED`, which finds it by this instant.
 */
const TALLIES = `
UPDATE endpoints AS p SET failures_in_row = ${IN_ROW},
  failing_since = CASE WHEN ${IN_ROW} = 0 THEN NULL WHEN ${TALLY.cell.successes} > 0 THEN ?4 ELSE COALESCE(p.failing_since, ?4) END,
  last_success_at = iif(${TALLY.cell.successes} > 0, ?4, p.last_success_at), last_status = ${TALLY.cell.lastStatus}, last_error = ${TALLY.cell.lastError},
  slow = ${TALLY.cell.slow}, recent = ${recentWith(TALLY.cell.told, "p.recent")}, probe_at = iif(${IN_ROW} >= ${OPENS_AFTER}, ?4, NULL)
FROM ${rowsIn("?3")} CROSS JOIN ${HELD_STILL}
WHERE p.shop_id = ?1 AND p.id = c.endpoint_id`;

/** While the breaker is open, the message that has tried longest goes at its own delays, and one at least each hour. */
const PROBED = `
UPDATE endpoints AS p INDEXED BY endpoints_of_shop SET probe_at = MIN(?2 + ${PROBED_EACH}, COALESCE((SELECT d.next_attempt_at FROM dispatches d INDEXED BY dispatches_tried
  WHERE d.shop_id = ?1 AND d.endpoint_id = p.id AND d.state = 'pending' AND d.attempts > 0
  ORDER BY d.attempts DESC, d.next_attempt_at LIMIT 1), ?2 + ${PROBED_EACH}))
WHERE p.shop_id = ?1 AND p.failures_in_row >= ${OPENS_AFTER} AND p.probe_at = ?2`;

/** One poison event does not switch off an endpoint that takes others. */
const DISABLED = `
UPDATE endpoints AS p SET state = 'disabled', state_at = ?4, state_reason = ${DISABLING.cell.reason}
FROM ${rowsIn("?3")} CROSS JOIN ${CLAIMED}
WHERE p.shop_id = ?1 AND p.id = d.endpoint_id AND p.state = 'on'
  AND (NOT ${DISABLING.cell.unlessWell} OR COALESCE(p.last_success_at, 0) < COALESCE(d.first_failed_at, ${DISABLING.cell.failedAt}))`;

const HELD = `
UPDATE dispatches INDEXED BY dispatches_due SET state = 'held', reason = ${SWITCHED_OFF}
WHERE shop_id = ?1 AND state = 'pending' AND endpoint_id IN (
  SELECT p.id FROM endpoints p WHERE p.shop_id = ?1 AND p.state = 'disabled' AND p.id IN (SELECT value FROM json_each(?2)))`;
