export type JobKind = "import" | "reconcile" | "roll-forward" | "rebuild-days" | "replay";

/** A resumable piece of work of one shop: each step moves the cursor in the batch that writes what it read. */
export interface Job {
  kind: JobKind;
  state: "running" | "done" | "failed";
  /** JSON; its shape belongs to the kind. */
  cursor: string;
  counts: Record<string, number>;
  error: string | null;
  startedAt: number;
  updatedAt: number;
}

export async function findJob(database: D1Database, shopId: number, kind: JobKind): Promise<Job | undefined> {
  const row = await database
    .prepare(
      `SELECT kind, state, cursor, counts, error, started_at AS startedAt, updated_at AS updatedAt
      FROM jobs WHERE shop_id = ? AND kind = ?`,
    )
    .bind(shopId, kind)
    .first<Omit<Job, "counts"> & { counts: string }>();
  return row ? { ...row, counts: JSON.parse(row.counts) } : undefined;
}

/** Begins the work anew, whatever became of it before. */
export const jobStarted = (database: D1Database, shopId: number, kind: JobKind, cursor: unknown, now: number) =>
  jobsStarted(database, kind, [{ shopId, cursor }], now);

/** The same for many shops, in one statement. */
export const jobsStarted = (
  database: D1Database,
  kind: JobKind,
  jobs: { shopId: number; cursor: unknown }[],
  now: number,
) =>
  database
    .prepare(
      `INSERT INTO jobs (shop_id, kind, state, cursor, counts, started_at, updated_at)
      SELECT f.value->>0, ?2, 'running', f.value->>1, '{}', ?3, ?3 FROM json_each(?1) f WHERE true
      ON CONFLICT (shop_id, kind) DO UPDATE SET state = 'running', cursor = excluded.cursor, counts = '{}', error = NULL,
        started_at = excluded.started_at, updated_at = excluded.updated_at, finished_at = NULL`,
    )
    .bind(JSON.stringify(jobs.map(({ shopId, cursor }) => [shopId, JSON.stringify(cursor)])), kind, now);

/** Sets failed work to run again from where its cursor stands. Answers with a row where there was some. */
export const jobResumed = (database: D1Database, shopId: number, kind: JobKind, now: number) =>
  database
    .prepare(
      `UPDATE jobs SET state = 'running', error = NULL, updated_at = ?3, finished_at = NULL
      WHERE shop_id = ?1 AND kind = ?2 AND state = 'failed' RETURNING kind`,
    )
    .bind(shopId, kind, now);

/** A step done. Only where the cursor is still the one that the step began from: of two runners one moves it. */
export const jobMoved = (
  database: D1Database,
  shopId: number,
  job: Job,
  to: { cursor: unknown; counts?: Record<string, number>; state?: Job["state"]; error?: string },
  now: number,
) =>
  database
    .prepare(
      `UPDATE jobs SET cursor = ?4, counts = ?5, state = ?6, error = ?7, updated_at = ?8, finished_at = iif(?6 = 'running', NULL, ?8)
      WHERE shop_id = ?1 AND kind = ?2 AND cursor = ?3 AND state = 'running'`,
    )
    .bind(
      shopId,
      job.kind,
      job.cursor,
      JSON.stringify(to.cursor),
      JSON.stringify(to.counts ?? job.counts),
      to.state ?? "running",
      to.error ?? null,
      now,
    );

/**
 * Did the last statement of a step's batch, its `jobMoved`, move the job? Where not, another runner has: two that were
 * woken become one again.
 */
export const wasMoved = (written: D1Result[]) => (written.at(-1)?.meta.changes ?? 0) > 0;

/** Counts, each with as many more. */
export function added(counts: Record<string, number>, more: Record<string, number>) {
  const sums = { ...counts };
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

/** Where this work stands or ended, shop by shop. */
export async function listCursors(database: D1Database, kind: JobKind): Promise<Map<number, string>> {
  const { results } = await database
    .prepare("SELECT shop_id AS shopId, cursor FROM jobs WHERE kind = ?")
    .bind(kind)
    .all<{ shopId: number; cursor: string }>();
  return new Map(results.map(({ shopId, cursor }) => [shopId, cursor]));
}

/** Running, and not moved for a while: their message was lost, or a step died. */
export async function listStalledJobs(database: D1Database, before: number) {
  const { results } = await database
    .prepare(
      `SELECT s.domain, j.kind FROM jobs j JOIN shops s ON s.id = j.shop_id
      WHERE j.state = 'running' AND j.updated_at < ? AND s.uninstalled_at IS NULL ORDER BY j.updated_at LIMIT 100`,
    )
    .bind(before)
    .all<{ domain: string; kind: JobKind }>();
  return results;
}
