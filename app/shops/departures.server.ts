import type { Departure } from "./departures";

/** Where each kind is kept, in its shop's row. */
const COLUMN = { uninstall: "uninstall_told", erasure: "erasure_told" } as const satisfies Record<
  Departure["kind"],
  string
>;

/** What is not done yet, whether its time has come or not. One statement. */
export async function findDeparture(
  database: D1Database,
  shop: { id: number },
  kind: Departure["kind"],
): Promise<Departure | undefined> {
  const told = await database
    .prepare(`SELECT ${COLUMN[kind]} AS told FROM shops WHERE id = ?`)
    .bind(shop.id)
    .first<string>("told");
  return told ? { kind, ...JSON.parse(told) } : undefined;
}

/** Does Shopify say that this shop is going? One statement. */
export async function isLeaving(database: D1Database, shop: { id: number }): Promise<boolean> {
  const found = await database
    .prepare("SELECT 1 FROM shops WHERE id = ? AND (uninstall_told IS NOT NULL OR erasure_told IS NOT NULL)")
    .bind(shop.id)
    .first();
  return found !== null;
}

/** What is not done yet, of all shops, and may be asked about now. One statement. */
export async function listDepartures(database: D1Database, now: number) {
  const { results } = await database
    .prepare(
      `SELECT domain, kind, told->>'triggeredAt' AS triggeredAt FROM (
        SELECT domain, 'uninstall' AS kind, uninstall_told AS told FROM shops WHERE uninstall_told IS NOT NULL
        UNION ALL SELECT domain, 'erasure', erasure_told FROM shops WHERE erasure_told IS NOT NULL
      ) WHERE told->>'nextAt' <= ? LIMIT 1000`,
    )
    .bind(now)
    .all<Pick<Departure, "kind" | "triggeredAt"> & { domain: string }>();
  return results;
}

/** Shopify did not answer: it is asked again at `nextAt`. One statement. */
export const departureWaits = (
  database: D1Database,
  shop: { id: number },
  { kind, tries }: Departure,
  nextAt: number,
) =>
  database
    .prepare(
      `UPDATE shops SET ${COLUMN[kind]} = json_set(${COLUMN[kind]}, '$.tries', ?2, '$.nextAt', ?3)
      WHERE id = ?1 AND ${COLUMN[kind]} IS NOT NULL`,
    )
    .bind(shop.id, tries + 1, nextAt);

/** Done, contradicted, or overtaken by an installation. One statement. */
export const departureEnded = (
  database: D1Database,
  shop: { id: number },
  { kind, triggeredAt }: Pick<Departure, "kind" | "triggeredAt">,
) =>
  database
    .prepare(`UPDATE shops SET ${COLUMN[kind]} = NULL WHERE id = ?1 AND ${COLUMN[kind]}->>'triggeredAt' <= ?2`)
    .bind(shop.id, triggeredAt);
