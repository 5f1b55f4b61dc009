import type { Grant } from "../../shopify/access-token";
import { decrypt, encrypt, type KeyRing } from "./token-cipher";

/** A shop's tokens, opened. `version` grows with each pair. */
export interface Tokens extends Grant {
  version: number;
  /** Since when Shopify takes them no more; null while it does. */
  refusedAt: number | null;
  /** How often in a row it has refused them. */
  refusals: number;
  /** Until then it is left alone. */
  askAgainAt: number;
}

interface Row {
  keyId: string;
  accessToken: string;
  accessExpiresAt: number;
  refreshToken: string;
  refreshExpiresAt: number;
  scopes: string;
  version: number;
  refusedAt: number | null;
  refusals: number;
  askAgainAt: number;
}

const COLUMNS = `key_id AS keyId, access_token AS accessToken, access_expires_at AS accessExpiresAt,
  refresh_token AS refreshToken, refresh_expires_at AS refreshExpiresAt, scopes, version, refused_at AS refusedAt, refusals,
  ask_again_at AS askAgainAt`;

/** They stand under a key that is lost, or were damaged. */
export class TokensUnreadable extends Error {
  override name = "TokensUnreadable";
}

/** Throws TokensUnreadable where they do not open. */
export async function findTokens(database: D1Database, ring: KeyRing, shopId: number): Promise<Tokens | undefined> {
  const row = await database.prepare(`SELECT ${COLUMNS} FROM tokens WHERE shop_id = ?`).bind(shopId).first<Row>();
  if (!row) return undefined;
  return open(ring, shopId, row).catch((error: unknown) => {
    throw new TokensUnreadable(`The tokens of shop ${shopId} do not open: ${error}`);
  });
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
        refresh_expires_at = excluded.refresh_expires_at, scopes = excluded.scopes, version = version + 1, refreshing_until = 0,
        refused_at = NULL, refusals = 0, ask_again_at = 0, refusal_told_at = NULL`,
    )
    .bind(shopId, ...sealed);
}

/** Of several who were refused at once one counts; a pair that came meanwhile is not meant. */
export const tokensRefused = (
  database: D1Database,
  shopId: number,
  { version, refusals }: Tokens,
  now: number,
  askAgainAt: number,
) =>
  database
    .prepare(
      `UPDATE tokens SET refused_at = COALESCE(refused_at, ?), refusals = refusals + 1, ask_again_at = ?
      WHERE shop_id = ? AND version = ? AND refusals = ?`,
    )
    .bind(now, askAgainAt, shopId, version, refusals);

/** The same where the pair does not open: only a new one helps, or the key that is missing. */
export const tokensLost = (database: D1Database, shopId: number, now: number, askAgainAt: number) =>
  database
    .prepare(
      `UPDATE tokens SET refused_at = COALESCE(refused_at, ?1), refusals = refusals + 1, ask_again_at = ?2
      WHERE shop_id = ?3 AND ask_again_at <= ?1`,
    )
    .bind(now, askAgainAt, shopId);

export const tokensAccepted = (database: D1Database, shopId: number) =>
  database
    .prepare(
      "UPDATE tokens SET refused_at = NULL, refusals = 0, ask_again_at = 0, refusal_told_at = NULL WHERE shop_id = ?",
    )
    .bind(shopId);

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

/** The lease until then, and nobody else's. */
export const leaseReleased = (database: D1Database, shopId: number, until: number) =>
  database
    .prepare("UPDATE tokens SET refreshing_until = 0 WHERE shop_id = ? AND refreshing_until = ?")
    .bind(shopId, until);

/**
 * Shopify gave a visit no new pair: no other visit asks before `until`, for which the lease was taken. The lease itself
 * ends, since a job may want to hear from Shopify at once whether the shop has gone.
 */
export const exchangeRefused = (database: D1Database, shopId: number, until: number) =>
  database
    .prepare(
      "UPDATE tokens SET refreshing_until = 0, exchange_again_at = ?2 WHERE shop_id = ?1 AND refreshing_until = ?2",
    )
    .bind(shopId, until);

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
    await encrypt(ring, boundTo("access_token", shopId), grant.accessToken),
    grant.accessExpiresAt,
    await encrypt(ring, boundTo("refresh_token", shopId), grant.refreshToken),
    grant.refreshExpiresAt,
    grant.scopes,
  ] as const;
}

async function open(ring: KeyRing, shopId: number, row: Row): Promise<Tokens> {
  return {
    accessToken: await decrypt(ring, row.keyId, boundTo("access_token", shopId), row.accessToken),
    accessExpiresAt: row.accessExpiresAt,
    refreshToken: await decrypt(ring, row.keyId, boundTo("refresh_token", shopId), row.refreshToken),
    refreshExpiresAt: row.refreshExpiresAt,
    scopes: row.scopes,
    version: row.version,
    refusedAt: row.refusedAt,
    refusals: row.refusals,
    askAgainAt: row.askAgainAt,
  };
}

const boundTo = (column: string, shopId: number) => ({ table: "tokens", column, shopId });
