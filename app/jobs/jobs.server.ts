import { DAY } from "../days/iso-day";
import { type Shop, shopsOf } from "../shops/shops.server";
import { cells } from "../sql/cells-sql";
import { firstImportRuns } from "./first-import-sql";

/** Work with a row of its own. */
export const JOB_KINDS = [
  "import",
  "reconcile",
  "roll-forward",
  "rebuild-days",
  "replay",
  "recover",
  "read-purchase-orders",
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** A resumable piece of work of one shop: each step moves the cursor in the batch that writes what it read. */
export interface Job {
  kind: JobKind;
  state: "running" | "done" | "failed";
  /** JSON; its shape belongs to the kind. */
  cursor: string;
  counts: Record<string, number>;
  /** Why the last step failed. */
  error: string | null;
  /** Steps that failed in a row, and since when. */
  failures: number;
  failingSince: number | null;
  startedAt: number;
  updatedAt: number;
}

const COLUMNS = `kind, state, cursor, counts, error, failures, failing_since AS failingSince,
  started_at AS startedAt, updated_at AS updatedAt`;

type Row = Omit<Job, "counts"> & { counts: string };

const jobOf = (row: Row): Job => ({ ...row, counts: JSON.parse(row.counts) });

export async function findJob(database: D1Database, shopId: number, kind: JobKind): Promise<Job | undefined> {
  const row = await database
    .prepare(`SELECT ${COLUMNS} FROM jobs WHERE shop_id = ? AND kind = ?`)
    .bind(shopId, kind)
    .first<Row>();
  return row ? jobOf(row) : undefined;
}

/** A shop, one that has uninstalled too, and where its work of a kind stands: what each step begins with, in one round trip. */
export async function findShopAtWork(
  database: D1Database,
  domain: string,
  kind: JobKind,
): Promise<{ shop: Shop | undefined; job: Job | undefined }> {
  const ofShop = database
    .prepare(`SELECT ${COLUMNS} FROM jobs WHERE shop_id = (SELECT id FROM shops WHERE domain = ?) AND kind = ?`)
    .bind(domain, kind);
  const [shops, jobs] = await database.batch<Shop & Row>([shopsOf(database, [domain]), ofShop]);
  const [shop, row] = [shops?.results[0], jobs?.results[0]];
  return { shop, job: row && jobOf(row) };
}

/** SQL of a job whose last step ended well. */
const WELL = "error = NULL, failures = 0, failing_since = NULL";

const { json, cell } = cells({ shopId: "value", cursor: "value" });

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
      SELECT ${cell.shopId}, ?2, 'running', ${cell.cursor}, '{}', ?3, ?3 FROM json_each(?1) f WHERE true
      ON CONFLICT (shop_id, kind) DO UPDATE SET state = 'running', cursor = excluded.cursor, counts = '{}', ${WELL},
        started_at = excluded.started_at, updated_at = excluded.updated_at, finished_at = NULL`,
    )
    .bind(json(jobs.map(({ shopId, cursor }) => ({ shopId, cursor: JSON.stringify(cursor) }))), kind, now);

/** Work that other work has done on its way, where none of its kind was begun since the shop was installed. */
export const jobDoneWith = (database: D1Database, shopId: number, kind: JobKind, cursor: unknown, now: number) =>
  database
    .prepare(
      `INSERT INTO jobs (shop_id, kind, state, cursor, counts, started_at, updated_at, finished_at)
      VALUES (?1, ?2, 'done', ?3, '{}', ?4, ?4, ?4)
      ON CONFLICT (shop_id, kind) DO UPDATE SET state = 'done', cursor = excluded.cursor, counts = '{}', ${WELL},
        started_at = excluded.started_at, updated_at = excluded.updated_at, finished_at = excluded.finished_at
      WHERE jobs.started_at < (SELECT installed_at FROM shops WHERE id = ?1)`,
    )
    .bind(shopId, kind, JSON.stringify(cursor), now);

/** Sets failed work to run again from where its cursor stands. Answers with a row where there was some. */
export const jobResumed = (database: D1Database, shopId: number, kind: JobKind, now: number) =>
  database
    .prepare(
      `UPDATE jobs SET state = 'running', ${WELL}, updated_at = ?3, finished_at = NULL
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
      `UPDATE jobs SET cursor = ?4, counts = ?5, state = ?6, ${WELL}, error = ?7, updated_at = ?8, finished_at = iif(?6 = 'running', NULL, ?8)
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

/** The shops whose first import runs. */
export async function listShopsInFirstImport(database: D1Database): Promise<Set<number>> {
  const { results } = await database
    .prepare(`SELECT s.id FROM shops s WHERE s.uninstalled_at IS NULL AND ${firstImportRuns("s.id")}`)
    .all<{ id: number }>();
  return new Set(results.map(({ id }) => id));
}

/** A step that failed, with why. Work of which every step has failed for a day has failed itself. One statement. */
export const stepFailed = (database: D1Database, shopId: number, kind: JobKind, error: string, now: number) =>
  database
    .prepare(
      `UPDATE jobs SET error = ?3, failures = failures + 1, failing_since = COALESCE(failing_since, ?4),
        state = iif(failing_since <= ?4 - ${DAY}, 'failed', state), finished_at = iif(failing_since <= ?4 - ${DAY}, ?4, NULL)
      WHERE shop_id = ?1 AND kind = ?2 AND state = 'running'`,
    )
    .bind(shopId, kind, error.slice(0, 500), now);

/** As many as one run asks for again. */
const MOST_WOKEN = 100;
/** In ms: after so long without a step work is asked for again, and later and later where its steps fail. */
const STALLED_AFTER = 3 * 60_000;
const WAIT = `${STALLED_AFTER} * (1 << MIN(failures / 3, 4))`;

/**
 * Takes running work that has not moved for a while, its message lost or its step dead, and notes that it is asked for
 * again. Those come first that have waited longest since, so that work which always fails keeps nobody else's waiting.
 * What waits for a token is woken by it.
 */
export async function takeStalledJobs(database: D1Database, now: number) {
  const { results } = await database
    .prepare(
      `UPDATE jobs SET woken_at = ?1 WHERE (shop_id, kind) IN (
        SELECT j.shop_id, j.kind FROM jobs j JOIN shops s ON s.id = j.shop_id AND s.uninstalled_at IS NULL
        WHERE j.state = 'running' AND MAX(j.updated_at, j.woken_at) + ${WAIT} < ?1
          AND NOT EXISTS (SELECT 1 FROM waiting_jobs w WHERE w.shop_id = j.shop_id AND w.kind = j.kind)
        ORDER BY MAX(j.updated_at, j.woken_at) LIMIT ${MOST_WOKEN})
      RETURNING kind, (SELECT domain FROM shops WHERE id = shop_id) AS domain`,
    )
    .bind(now)
    .all<{ domain: string; kind: JobKind }>();
  return results;
}

/** All work of a shop, what has failed the longest first. One statement. */
export async function listJobs(database: D1Database, shop: { id: number }): Promise<Job[]> {
  const { results } = await database
    .prepare(`SELECT ${COLUMNS} FROM jobs WHERE shop_id = ? ORDER BY failing_since`)
    .bind(shop.id)
    .all<Row>();
  return results.map(jobOf);
}

/** Work whose last step failed. */
export const isFailing = (job: Job): job is Job & { failingSince: number } => job.failingSince !== null;
