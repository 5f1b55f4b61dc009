import type { Grant } from "../shopify/access-token";
import { decrypt, encrypt, type KeyRing } from "./token-cipher";

/** A shop's tokens, opened. `version` grows with each pair. */
export interface Tokens extends Grant {
  version: number;
}

interface Row {
  keyId: string;
  accessToken: string;
  accessExpiresAt: number;
  refreshToken: string;
  refreshExpiresAt: number;
  scopes: string;
  version: number;
}

const COLUMNS = `key_id AS keyId, access_token AS accessToken, access_expires_at AS accessExpiresAt,
  refresh_token AS refreshToken, refresh_expires_at AS refreshExpiresAt, scopes, version`;

export async function findTokens(database: D1Database, ring: KeyRing, shopId: number): Promise<Tokens | undefined> {
  const row = await database.prepare(`SELECT ${COLUMNS} FROM tokens WHERE shop_id = ?`).bind(shopId).first<Row>();
  return row ? open(ring, shopId, row) : undefined;
}

/** The new pair of an installation, whatever was there before. */
export async function tokensGranted(database: D1Database, ring: KeyRing, shopId: number, grant: Grant) {
  const sealed = await seal(ring, shopId, grant);
  return database
    .prepare(
      `INSERT INTO tokens (shop_id, key_id, access_token, access_expires_at, refresh_token, refresh_expires_at, scopes)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (shop_id) DO UPDATE SET key_id = excluded.key_id, access_token = excluded.access_token,
        access_expires_at = excluded.access_expires_at, refresh_token = excluded.refresh_token,
        refresh_expires_at = excluded.refresh_expires_at, scopes = excluded.scopes, version = version + 1, refreshing_until = 0`,
    )
    .bind(shopId, ...sealed);
}

/** Takes the right to refresh until then; of two who ask for one version only one gets it. */
export async function takeLease(database: D1Database, shopId: number, version: number, now: number, until: number) {
  const taken = await database
    .prepare(
      `UPDATE tokens SET refreshing_until = ? WHERE shop_id = ? AND version = ? AND refreshing_until < ? RETURNING shop_id`,
    )
    .bind(until, shopId, version, now)
    .first();
  return taken !== null;
}

export const leaseReleased = (database: D1Database, shopId: number, version: number) =>
  database.prepare("UPDATE tokens SET refreshing_until = 0 WHERE shop_id = ? AND version = ?").bind(shopId, version);

/** The refreshed pair, in the place of the one it was refreshed from and of no other. */
export async function tokensRefreshed(
  database: D1Database,
  ring: KeyRing,
  shopId: number,
  version: number,
  grant: Grant,
) {
  const sealed = await seal(ring, shopId, grant);
  return database
    .prepare(
      `UPDATE tokens SET key_id = ?, access_token = ?, access_expires_at = ?, refresh_token = ?, refresh_expires_at = ?,
        scopes = ?, version = version + 1, refreshing_until = 0 WHERE shop_id = ? AND version = ?`,
    )
    .bind(...sealed, shopId, version);
}

/**
 * Writes up to `limit` pairs that stand under an older key anew under the current one. Until `left` is 0 no older key
 * may go. `unreadable` are those that do not open although their key is there; pairs whose key is not are not tried.
 */
export async function reencryptTokens(database: D1Database, ring: KeyRing, limit: number) {
  const { results } = await database
    .prepare(
      `SELECT shop_id AS shopId, ${COLUMNS} FROM tokens WHERE key_id <> ?1
        AND key_id IN (SELECT value FROM json_each(?2)) ORDER BY shop_id LIMIT ?3`,
    )
    .bind(ring.current.id, JSON.stringify([...ring.all.keys()]), limit)
    .all<Row & { shopId: number }>();
  const opened = await Promise.all(results.map((row) => reencrypted(database, ring, row)));
  const statements = opened.filter((statement) => statement !== undefined);
  if (statements.length) await database.batch(statements);
  const left = await database
    .prepare("SELECT COUNT(*) AS n FROM tokens WHERE key_id <> ?")
    .bind(ring.current.id)
    .first<number>("n");
  return { left: left ?? 0, unreadable: results.length - statements.length };
}

/** A pair that was refreshed meanwhile has another version, and stands under the current key already. */
async function reencrypted(database: D1Database, ring: KeyRing, row: Row & { shopId: number }) {
  const tokens = await open(ring, row.shopId, row).catch(() => undefined);
  if (!tokens) return undefined;
  const [keyId, accessToken, , refreshToken] = await seal(ring, row.shopId, tokens);
  return database
    .prepare("UPDATE tokens SET key_id = ?, access_token = ?, refresh_token = ? WHERE shop_id = ? AND version = ?")
    .bind(keyId, accessToken, refreshToken, row.shopId, row.version);
}

async function seal(ring: KeyRing, shopId: number, grant: Grant) {
  return [
    ring.current.id,
    await encrypt(ring, place("access_token", shopId), grant.accessToken),
    grant.accessExpiresAt,
    await encrypt(ring, place("refresh_token", shopId), grant.refreshToken),
    grant.refreshExpiresAt,
    grant.scopes,
  ] as const;
}

async function open(ring: KeyRing, shopId: number, row: Row): Promise<Tokens> {
  return {
    accessToken: await decrypt(ring, row.keyId, place("access_token", shopId), row.accessToken),
    accessExpiresAt: row.accessExpiresAt,
    refreshToken: await decrypt(ring, row.keyId, place("refresh_token", shopId), row.refreshToken),
    refreshExpiresAt: row.refreshExpiresAt,
    scopes: row.scopes,
    version: row.version,
  };
}

const place = (column: string, shopId: number) => ({ table: "tokens", column, shopId });
