import type { Drift, DriftPlace } from "./drift";

/** One comparison of all rows with Shopify's. */
interface Reconciliation {
  id: number;
  startedAt: number;
  finishedAt: number | null;
  /** Levels compared, and of them those that showed another number than Shopify's. */
  checked: number;
  drifted: number;
  failure: string | null;
}

const HOUR = 3_600_000;

/**
 * Begins a comparison, unless one runs or the first import is not done: three statements for one batch. The job takes
 * over how far the last one came in looking for deleted orders.
 */
export const reconciliationStarted = (database: D1Database, shopId: number, now: number): D1PreparedStatement[] => [
  database
    .prepare(
      `INSERT INTO reconciliations (shop_id, started_at)
      SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM jobs WHERE shop_id = ?1 AND kind = 'import' AND state = 'done')
        AND NOT EXISTS (SELECT 1 FROM jobs WHERE shop_id = ?1 AND kind = 'reconcile' AND state = 'running')`,
    )
    .bind(shopId, now),
  database
    .prepare(
      `INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at)
      SELECT ?1, 'reconcile', 'running', json_object('phase', 'locations', 'reconciliation', MAX(id), 'ordersBefore', NULL,
        'ofDoubtedPrices', (SELECT prices_doubted FROM shops WHERE id = ?1)), ?2, ?2
      FROM reconciliations WHERE shop_id = ?1 AND started_at = ?2 AND finished_at IS NULL HAVING MAX(id) IS NOT NULL
      ON CONFLICT (shop_id, kind) DO UPDATE SET state = 'running', counts = '{}', error = NULL,
        cursor = json_set(excluded.cursor, '$.ordersBefore', jobs.cursor->>'$.ordersBefore'),
        started_at = excluded.started_at, updated_at = excluded.updated_at, finished_at = NULL
      WHERE jobs.state <> 'running'`,
    )
    .bind(shopId, now),
  database
    .prepare(
      `UPDATE shops SET prices_doubted = 0 WHERE id = ?1 AND prices_doubted = 1
        AND EXISTS (SELECT 1 FROM reconciliations WHERE shop_id = ?1 AND started_at = ?2 AND finished_at IS NULL)`,
    )
    .bind(shopId, now),
];

/** Ends it, well or with the reason why not. One statement. */
export const reconciliationEnded = (
  database: D1Database,
  shopId: number,
  ended: { id: number; checked: number; failure: string | null },
  now: number,
) =>
  database
    .prepare(
      `UPDATE reconciliations SET finished_at = ?3, checked = ?4, failure = ?5,
        drifted = (SELECT COUNT(*) FROM drifts d WHERE d.shop_id = ?1 AND d.reconciliation_id = ?2)
      WHERE shop_id = ?1 AND id = ?2 AND finished_at IS NULL`,
    )
    .bind(shopId, ended.id, now, ended.checked, ended.failure);

export const findLastReconciliation = (database: D1Database, shopId: number) =>
  database
    .prepare(
      `SELECT id, started_at AS startedAt, finished_at AS finishedAt, checked, drifted, failure
      FROM reconciliations INDEXED BY reconciliations_newest WHERE shop_id = ? ORDER BY started_at DESC LIMIT 1`,
    )
    .bind(shopId)
    .first<Reconciliation>();

/**
 * From when on orders may have changed unheard (epoch ms): the start of the last comparison that ended well, or of the
 * first import, an hour earlier for what Shopify was still counting.
 */
export async function unheardSince(database: D1Database, shopId: number): Promise<number> {
  const last = await database
    .prepare(
      `SELECT COALESCE(
        (SELECT MAX(started_at) FROM reconciliations WHERE shop_id = ?1 AND finished_at IS NOT NULL AND failure IS NULL),
        (SELECT started_at FROM jobs WHERE shop_id = ?1 AND kind = 'import'), 0) AS at`,
    )
    .bind(shopId)
    .first<number>("at");
  return Math.max(0, (last ?? 0) - HOUR);
}

/**
 * When each shop that has the app and its first import began its last comparison; 0 where it never did, and long ago where its
 * prices are to be read anew. One statement.
 */
export async function listLastReconciliations(database: D1Database) {
  const { results } = await database
    .prepare(
      `SELECT s.id, s.domain, s.time_zone AS timeZone,
        iif(s.prices_doubted, 1,
          COALESCE((SELECT MAX(r.started_at) FROM reconciliations r WHERE r.shop_id = s.id), 0)) AS startedAt
      FROM shops s JOIN jobs j ON j.shop_id = s.id AND j.kind = 'import' AND j.state = 'done'
      WHERE s.uninstalled_at IS NULL`,
    )
    .all<{ id: number; domain: string; timeZone: string; startedAt: number }>();
  return results;
}

/** What a comparison found, the newest first, after that place. One statement. */
export async function listDrifts(
  database: D1Database,
  shop: { id: number },
  { after, limit }: { after: DriftPlace | null; limit: number },
): Promise<Drift[]> {
  const { results } = await database
    .prepare(
      `SELECT d.reconciliation_id AS reconciliationId, CAST(d.inventory_item_id AS TEXT) AS item, d.location_id AS locationId,
        c.name AS location, v.id AS variantId, p.title AS productTitle, v.title AS variantTitle, v.sku, d.ours, d.theirs,
        d.since_at AS sinceAt, d.found_at AS foundAt
      FROM drifts d
      LEFT JOIN locations c ON c.id = d.location_id AND c.shop_id = d.shop_id
      LEFT JOIN variants v ON v.shop_id = d.shop_id AND v.inventory_item_id = d.inventory_item_id AND v.deleted_at IS NULL
      LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
      WHERE d.shop_id = ?1 AND (d.reconciliation_id, d.inventory_item_id, d.location_id) < (?2, ?3, ?4)
      ORDER BY d.reconciliation_id DESC, d.inventory_item_id DESC, d.location_id DESC LIMIT +?5`,
    )
    .bind(shop.id, ...(after ? [after.reconciliationId, after.item, after.locationId] : FIRST), limit)
    .all<Drift>();
  return results;
}

const FIRST = [Number.MAX_SAFE_INTEGER, "0", 0];
