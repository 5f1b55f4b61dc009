import { findJob, jobMoved, jobStarted } from "../../jobs/jobs.server";
import { cells } from "../../sql/cells-sql";
import {
  type Choice,
  type Cursor,
  RELEASE_RATE,
  type Recoverable,
  type Recovery,
  type Refusal,
  refusalOf,
} from "./recovery";

/** What a recovery would send, endpoint by endpoint, before anything is sent. One statement. */
export async function previewRecovery(
  database: D1Database,
  shop: { id: number },
  choice: Choice,
  now: number,
): Promise<{ kind: "counted"; endpoints: Recoverable[] } | Refusal> {
  const refusal = refusalOf(choice, now);
  if (refusal) return refusal;
  const { results } = await database
    .prepare(
      `SELECT p.id AS endpointId, p.name, p.state, (SELECT COUNT(*) FROM ${CHOSEN}) AS count
      FROM ${OF_ENDPOINTS} WHERE ${OF_CHOICE} ORDER BY p.id`,
    )
    .bind(shop.id, choice.endpointId, choice.since, choice.until, now)
    .all<Recoverable>();
  return { kind: "counted", endpoints: results.filter(({ count }) => count > 0) };
}

/**
 * Begins a recovery, as a job of the shop; whoever calls asks for its first step. One at a time: what runs goes on, and two begun at
 * once send nothing twice.
 */
export async function startRecovery(
  database: D1Database,
  shop: { id: number },
  choice: Choice,
  perMinute: number,
  now: number,
): Promise<{ kind: "started"; total: number } | Refusal | { kind: "nothing" | "running" }> {
  const preview = await previewRecovery(database, shop, choice, now);
  if (preview.kind === "refused") return preview;
  const job = await findJob(database, shop.id, "recover");
  if (job?.state === "running") return { kind: "running" };
  const total = preview.endpoints.reduce((sum, { state, count }) => sum + (state === "on" ? count : 0), 0);
  if (total === 0) return { kind: "nothing" };
  const rate = Math.min(RELEASE_RATE.most, Math.max(RELEASE_RATE.least, Math.round(perMinute)));
  const cursor: Cursor = { ...choice, askedAt: now, perMinute: rate, after: [0, 0] };
  await database.batch([
    jobStarted(database, shop.id, "recover", cursor, now),
    database
      .prepare("UPDATE jobs SET counts = ?2 WHERE shop_id = ?1 AND kind = 'recover'")
      .bind(shop.id, JSON.stringify({ total, sent: 0 })),
  ]);
  return { kind: "started", total };
}

export async function findRecovery(database: D1Database, shop: { id: number }): Promise<Recovery | undefined> {
  const job = await findJob(database, shop.id, "recover");
  if (!job) return undefined;
  const { endpointId, since, until, perMinute, isStopped }: Cursor = JSON.parse(job.cursor);
  const { total = 0, sent = 0 } = job.counts;
  const { state, startedAt, updatedAt } = job;
  return {
    ...{ endpointId, since, until, perMinute, total, sent, startedAt, updatedAt },
    state: isStopped ? "stopped" : state,
  };
}

/** Ends one that runs: what it has not sent yet stays as it is. */
export async function stopRecovery(database: D1Database, shop: { id: number }, now: number): Promise<void> {
  const job = await findJob(database, shop.id, "recover");
  if (job?.state !== "running") return;
  const cursor: Cursor = { ...JSON.parse(job.cursor), isStopped: true };
  const { meta } = await jobMoved(database, shop.id, job, { cursor, state: "done" }, now).run();
  // A step has moved it meanwhile.
  if (!meta.changes) await stopRecovery(database, shop, now);
}

/** The next that a recovery sends, in the order of its cursor. One statement. */
export async function listRecoverable(
  database: D1Database,
  shop: { id: number },
  { endpointId, since, until, askedAt, after, perMinute }: Cursor,
): Promise<Cursor["after"][]> {
  const { results } = await database
    .prepare(
      `SELECT p.id, x.sequence FROM ${OF_ENDPOINTS} CROSS JOIN ${CHOSEN} AND p.state = 'on' AND (p.id, x.sequence) > (?6, ?7)
      ORDER BY p.id, x.sequence LIMIT +?8`,
    )
    .bind(shop.id, endpointId, since, until, askedAt, ...after, perMinute)
    .all<{ id: number; sequence: number }>();
  return results.map(({ id, sequence }) => [id, sequence]);
}

const { json, cell } = cells({ endpointId: "value", sequence: "value" });

/** Those go out again over the next minute, each once a recovery, however often a step is taken. One statement. */
export const dispatchesRecovered = (
  database: D1Database,
  shop: { id: number },
  chosen: Cursor["after"][],
  { askedAt, perMinute }: Cursor,
  now: number,
) =>
  database
    .prepare(
      `INSERT INTO dispatches (shop_id, endpoint_id, sequence, type, created_at, state, next_attempt_at)
      SELECT d.shop_id, d.endpoint_id, d.sequence, d.type, d.created_at, 'pending', ?4 + f.key * ?5
      FROM json_each(?2) f CROSS JOIN dispatches d ON d.shop_id = ?1 AND d.endpoint_id = ${cell.endpointId} AND d.sequence = ${cell.sequence}
      WHERE d.state IN ('exhausted', 'held') AND COALESCE(d.recovered_at, 0) < ?3
      ON CONFLICT (shop_id, endpoint_id, sequence) DO UPDATE SET state = 'pending', attempts = 0, first_failed_at = NULL, reason = NULL,
        ended_at = NULL, lease = NULL, recovered_at = ?3, next_attempt_at = excluded.next_attempt_at
      RETURNING shop_id AS dispatchedFor`,
    )
    .bind(
      shop.id,
      json(chosen.map(([endpointId, sequence]) => ({ endpointId, sequence }))),
      askedAt,
      now,
      Math.floor(60_000 / perMinute),
    );

const OF_ENDPOINTS = "endpoints p INDEXED BY endpoints_of_shop";

/** SQL: the endpoints of a choice. */
const OF_CHOICE = "p.shop_id = ?1 AND p.deleted_at IS NULL AND (?2 IS NULL OR p.id = ?2)";

/** SQL: what of an endpoint `p` had ended before it was asked for (?5). */
const CHOSEN = `dispatches x INDEXED BY dispatches_unsent WHERE ${OF_CHOICE} AND x.shop_id = p.shop_id AND x.endpoint_id = p.id AND x.state IN ('exhausted', 'held')
  AND x.created_at BETWEEN ?3 AND ?4 AND COALESCE(x.ended_at, x.created_at) <= ?5 AND COALESCE(x.recovered_at, 0) < ?5`;
