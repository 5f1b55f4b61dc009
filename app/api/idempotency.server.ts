import { DAY } from "../days/iso-day";
import { decrypt, encrypt, type KeyRing } from "../session/tokens/token-cipher";

/** In ms: longer than any request is waited for. */
const LEASE = 60_000;

/** A write under an Idempotency-Key. */
export interface Repeatable {
  shopId: number;
  apiKeyId: number;
  key: string;
  /** SHA-256 of method, path and body. */
  requestHash: string;
}

/** What is kept of an answer. */
export interface KeptAnswer {
  status: number;
  location: string | null;
  body: string;
}

type Claim =
  | { kind: "claimed"; lease: string; begunAt: number | null }
  | { kind: "answered"; answer: KeptAnswer }
  | { kind: "other request" }
  | { kind: "running" }
  | { kind: "unreadable" };

/**
 * Whoever sends a write first under its key may run it. A day later the key is new again; where the first died, whoever
 * sends the same request once its lease has ended runs it, and what the first did from `begunAt` on may stand.
 */
export async function claimKey(database: D1Database, ring: KeyRing, asked: Repeatable, now: number): Promise<Claim> {
  const { shopId, apiKeyId, key, requestHash } = asked;
  const lease = crypto.randomUUID();
  const taken = await database
    .prepare(CLAIMED)
    .bind(shopId, apiKeyId, key, requestHash, lease, now + LEASE, now, now - DAY)
    .first<{ begunAt: number }>();
  if (taken) return { kind: "claimed", lease, begunAt: taken.begunAt < now ? taken.begunAt : null };
  const first = await database
    .prepare(
      `SELECT request_hash AS requestHash, status, location, key_id AS keyId, body FROM api_answers
      WHERE shop_id = ?1 AND api_key_id = ?2 AND idempotency_key = ?3`,
    )
    .bind(shopId, apiKeyId, key)
    .first<AnswerRow>();
  if (!first || (first.status === null && first.requestHash === requestHash)) return { kind: "running" };
  if (first.requestHash !== requestHash) return { kind: "other request" };
  return opened(ring, shopId, first);
}

interface AnswerRow {
  requestHash: string;
  status: number | null;
  location: string | null;
  keyId: string | null;
  body: string | null;
}

async function opened(ring: KeyRing, shopId: number, { status, location, keyId, body }: AnswerRow): Promise<Claim> {
  if (status === null || keyId === null || body === null || !ring.all.has(keyId)) return { kind: "unreadable" };
  return { kind: "answered", answer: { status, location, body: await decrypt(ring, keyId, at(shopId), body) } };
}

const at = (shopId: number) => ({ table: "api_answers", column: "body", shopId });

const CLAIMED = `
INSERT INTO api_answers (shop_id, api_key_id, idempotency_key, request_hash, lease, lease_until, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (shop_id, api_key_id, idempotency_key) DO UPDATE SET request_hash = excluded.request_hash, lease = excluded.lease,
  lease_until = excluded.lease_until, status = NULL, location = NULL, key_id = NULL, body = NULL,
  created_at = iif(api_answers.created_at <= ?8, excluded.created_at, MIN(api_answers.created_at, excluded.created_at - 1))
WHERE api_answers.created_at <= ?8
  OR (api_answers.status IS NULL AND api_answers.lease_until <= ?7 AND api_answers.request_hash = excluded.request_hash)
RETURNING created_at AS begunAt`;

/** Keeps what the write was answered; unless another holds it by now. */
export async function keepAnswer(
  database: D1Database,
  ring: KeyRing,
  { shopId, apiKeyId, key }: Repeatable,
  lease: string,
  { status, location, body }: KeptAnswer,
): Promise<void> {
  await database
    .prepare(
      `UPDATE api_answers SET status = ?5, location = ?6, key_id = ?7, body = ?8
      WHERE shop_id = ?1 AND api_key_id = ?2 AND idempotency_key = ?3 AND lease = ?4`,
    )
    .bind(...[shopId, apiKeyId, key, lease, status, location], ring.current.id, await encrypt(ring, at(shopId), body))
    .run();
}

/** It ended without an answer: whoever sends it again runs it at once. */
export const letGo = (database: D1Database, { shopId, apiKeyId, key }: Repeatable, lease: string) =>
  database
    .prepare(
      `UPDATE api_answers SET lease_until = 0
      WHERE shop_id = ?1 AND api_key_id = ?2 AND idempotency_key = ?3 AND lease = ?4 AND status IS NULL`,
    )
    .bind(shopId, apiKeyId, key, lease)
    .run();
