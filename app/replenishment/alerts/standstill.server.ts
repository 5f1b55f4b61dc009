import * as z from "zod";
import { WRITES } from "../../deliveries/lag-alarms.server";
import type { SyncState } from "./standstill";

const found = z.object({
  domain: z.string(),
  stillSince: z.number().nullable(),
  work: z
    .string()
    .transform((text) =>
      z
        .array(z.object({ kind: z.string(), state: z.enum(["running", "failed"]), movedAt: z.number() }))
        .parse(JSON.parse(text)),
    ),
  failures: z.string().transform((text) => z.array(z.string().nullable()).parse(JSON.parse(text))),
  comparedAt: z.number().nullable(),
  late: z
    .string()
    .nullable()
    .transform((text) =>
      z
        .object({ topic: z.string(), since: z.number() })
        .nullable()
        .parse(JSON.parse(text ?? "null")),
    ),
  waits: z.number().transform((waits) => waits === 1),
});

type Found = SyncState & { domain: string; stillSince: number | null };

/** Kinds of work that a shop's numbers hang on. */
const WORK = "('import', 'reconcile', 'roll-forward', 'rebuild-days')";

/** A handful of rows a shop: its work by the key, its comparisons from the newest back to one that ended well. */
const STATES = `
SELECT s.domain, m.still_since AS stillSince,
  (SELECT json_group_array(json_object('kind', kind, 'state', state, 'movedAt', updated_at)) FROM jobs
    WHERE shop_id = s.id AND kind IN ${WORK} AND state <> 'done') AS work,
  (SELECT json_group_array(failure) FROM (
    SELECT failure FROM reconciliations INDEXED BY reconciliations_newest
    WHERE shop_id = s.id AND finished_at IS NOT NULL ORDER BY started_at DESC LIMIT 2)) AS failures,
  COALESCE(
    (SELECT started_at FROM reconciliations INDEXED BY reconciliations_newest
      WHERE shop_id = s.id AND finished_at IS NOT NULL AND failure IS NULL ORDER BY started_at DESC LIMIT 1),
    (SELECT finished_at FROM jobs WHERE shop_id = s.id AND kind = 'import' AND state = 'done')) AS comparedAt,
  (SELECT json_object('topic', topic, 'since', since) FROM lag_alarms
    WHERE shop_id = s.id AND topic <> '${WRITES}' ORDER BY since, topic LIMIT 1) AS late,
  EXISTS (SELECT 1 FROM waiting_jobs WHERE shop_id = s.id) AS waits
FROM alert_mail m CROSS JOIN shops s ON s.id = m.shop_id AND s.uninstalled_at IS NULL
WHERE m.recipients <> '[]'`;

/** Of every shop that somebody gets mail of. One statement. */
export async function listSyncStates(database: D1Database): Promise<Found[]> {
  const { results } = await database.prepare(STATES).all();
  return z.array(found).parse(results);
}

/** Undefined where nobody gets its mail. One statement. */
export async function findSyncState(database: D1Database, shop: { id: number }): Promise<Found | undefined> {
  const row = await database.prepare(`${STATES} AND m.shop_id = ?`).bind(shop.id).first();
  return row ? found.parse(row) : undefined;
}

/** One statement: that it stands still was told; null: that it goes on was. `stills` as it was when the mail was written. */
export const standstillTold = (
  database: D1Database,
  shop: { id: number },
  { stills, since }: { stills: number; since: number | null },
  now: number,
) =>
  database
    .prepare(
      `UPDATE alert_mail SET still_since = ?3, stills = stills + (?3 IS NOT NULL), updated_at = ?4
      WHERE shop_id = ?1 AND stills = ?2 AND (still_since IS NULL) = (?3 IS NOT NULL)`,
    )
    .bind(shop.id, stills, since, now);
