import type { Refusals } from "../../forms/parsed";
import { shopHeard } from "../../shops/shops.server";
import { sha256Of } from "../../words/sha256";
import type { WantedKey } from "./form";
import { isScope, type Scope } from "./scopes";
import { hintOf, secretOfForm } from "./secret";

/** A key as its page shows it: never its secret, of which only the hash is kept. */
interface ApiKey {
  id: number;
  name: string;
  scopes: Scope[];
  /** The secret's last four characters. */
  hint: string;
  createdAt: number;
  /** To the minute; null: never. */
  lastUsedAt: number | null;
  revokedAt: number | null;
}

/** Who asks, by a key. */
export interface Caller {
  keyId: number;
  keyName: string;
  scopes: Scope[];
  shop: { id: number; domain: string; name: string; timeZone: string; currency: string };
}

/** Keys that a shop may have at once. */
const MOST_KEYS = 50;
const TOO_MANY = `A shop has at most ${MOST_KEYS} keys. Revoke one that nobody uses.`;
const MADE_BEFORE = "This form has made a key before, whose secret is not known any more. Open the form again.";

/**
 * A new key of the shop; `staff` made it. Its secret stands in this answer and nowhere else, but in that to the same form sent
 * again, which makes no other.
 */
export async function createApiKey(
  { database, tokenKey }: { database: D1Database; tokenKey: string },
  shop: { id: number },
  { name, scopes }: WantedKey,
  formToken: string,
  staff: string,
  now: number,
): Promise<{ kind: "made"; id: number; name: string; secret: string } | { kind: "refused"; refusals: Refusals }> {
  const secret = await secretOfForm(tokenKey, shop, formToken);
  const hash = await sha256Of(secret);
  const [, , made] = await database.batch<{ id: number; name: string; opens: number }>([
    shopHeard(database, shop),
    database
      .prepare(
        `INSERT INTO api_keys (shop_id, name, scopes, hash, hint, created_by, created_at, form_token)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
        WHERE (SELECT COUNT(*) FROM api_keys WHERE shop_id = ?1 AND revoked_at IS NULL) < ${MOST_KEYS}
        ON CONFLICT DO NOTHING`,
      )
      .bind(shop.id, name, scopes.join(","), hash, hintOf(secret), staff, now, formToken),
    database
      .prepare(
        `SELECT id, name, hash = ?3 AND revoked_at IS NULL AS opens FROM api_keys WHERE shop_id = ?1 AND form_token = ?2`,
      )
      .bind(shop.id, formToken, hash),
  ]);
  const key = made?.results[0];
  if (!key) return { kind: "refused", refusals: { name: TOO_MANY } };
  if (!key.opens) return { kind: "refused", refusals: { name: MADE_BEFORE } };
  return { kind: "made", id: key.id, name: key.name, secret };
}

/** Those that work, the newest first, then those revoked lately. */
export async function listApiKeys(database: D1Database, shop: { id: number }): Promise<ApiKey[]> {
  const { results } = await database
    .prepare(
      `SELECT id, name, scopes, hint, created_at AS createdAt, last_used_at AS lastUsedAt, revoked_at AS revokedAt
      FROM api_keys WHERE shop_id = ?1 ORDER BY revoked_at IS NOT NULL, id DESC LIMIT ${2 * MOST_KEYS}`,
    )
    .bind(shop.id)
    .all<Omit<ApiKey, "scopes"> & { scopes: string }>();
  return results.map((row) => ({ ...row, scopes: scopesIn(row.scopes) }));
}

/** From this moment on the key opens nothing. Answers whether the shop had it. */
export async function revokeApiKey(database: D1Database, shop: { id: number }, id: number, now: number) {
  const { meta } = await database
    .prepare("UPDATE api_keys SET revoked_at = COALESCE(revoked_at, ?3) WHERE shop_id = ?1 AND id = ?2")
    .bind(shop.id, id, now)
    .run();
  return meta.changes > 0;
}

/** Whose key has a secret of this hash. The one query that names no shop: it finds it. */
export async function findCaller(database: D1Database, hash: string): Promise<Caller | undefined> {
  const row = await database
    .prepare(
      `SELECT k.id AS keyId, k.name AS keyName, k.scopes, s.id, s.domain, s.name, s.time_zone AS timeZone, s.currency
      FROM api_keys k CROSS JOIN shops s ON s.id = k.shop_id AND s.uninstalled_at IS NULL
      WHERE k.hash = ?1 AND k.revoked_at IS NULL`,
    )
    .bind(hash)
    .first<CallerRow>();
  if (!row) return undefined;
  const { keyId, keyName, scopes, id, domain, name, timeZone, currency } = row;
  return { keyId, keyName, scopes: scopesIn(scopes), shop: { id, domain, name: name ?? domain, timeZone, currency } };
}

interface CallerRow {
  keyId: number;
  keyName: string;
  scopes: string;
  id: number;
  domain: string;
  name: string | null;
  timeZone: string;
  currency: string;
}

const MINUTE = 60_000;

/** Notes the last use, once a minute at most. One statement. */
export const keyUsed = (database: D1Database, { shop, keyId }: Caller, now: number) =>
  database
    .prepare(
      `UPDATE api_keys SET last_used_at = ?3
      WHERE shop_id = ?1 AND id = ?2 AND COALESCE(last_used_at, 0) <= ?3 - ${MINUTE}`,
    )
    .bind(shop.id, keyId, now);

const scopesIn = (text: string) => text.split(",").filter(isScope);
