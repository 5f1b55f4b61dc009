import { shopHeard } from "../../shops/shops.server";
import { toSendFor } from "../dispatches/made.server";
import { dispatchesHeld, dispatchesReleased, dispatchesSkipped } from "../dispatches/moves.server";
import type { Endpoint } from "./endpoint";

/** What of an endpoint is no secret. */
type EndpointFields = Omit<Endpoint, "url" | "headers">;

/** What of it is, encrypted under one key of TOKEN_KEYS, and the address as pages show it. */
export interface SealedAddress {
  keyId: string;
  url: string;
  headers: string;
  secret: string;
  /** The one before, while it still signs. */
  previousSecret: string | null;
  shownUrl: string;
}

/** A shop has no more endpoints. */
export const MOST_ENDPOINTS = 50;

/** Adds an endpoint, which is on; answers with its id, null where the shop has MOST_ENDPOINTS, or one of this form. */
export async function createEndpoint(
  database: D1Database,
  shop: { id: number },
  fields: EndpointFields,
  sealed: SealedAddress,
  now: number,
  formToken: string | null = null,
): Promise<number | null> {
  const added = database
    .prepare(
      `INSERT INTO endpoints (shop_id, name, events, filters, format, payload, retries, timeout_s, rate_limit,
        shown_url, key_id, url, headers, secret, state_at, created_at, updated_at, form_token)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15, ?15, ?16
      WHERE (SELECT COUNT(*) FROM endpoints WHERE shop_id = ?1 AND deleted_at IS NULL) < ${MOST_ENDPOINTS} ON CONFLICT DO NOTHING RETURNING id`,
    )
    .bind(shop.id, ...columnsOf(fields, sealed), now, formToken);
  const [, answer] = await database.batch<{ id: number }>([shopHeard(database, shop), added]);
  return answer?.results[0]?.id ?? null;
}

const columnsOf = (fields: EndpointFields, { shownUrl, keyId, url, headers, secret }: SealedAddress) => [
  ...[fields.name, JSON.stringify(fields.events), JSON.stringify(fields.filters), fields.format, fields.payload],
  ...[fields.retries, fields.timeout_s, fields.rate_limit, shownUrl, keyId, url, headers, secret],
];

/**
 * Saves an endpoint's fields and address. Dispatches that wait go out by them, and an open breaker tries one at once. Nothing
 * changes where its secret is no longer the one that was read (`was`, as stored): somebody has replaced it meanwhile. One statement.
 */
export const endpointChanged = (
  database: D1Database,
  shop: { id: number },
  { id, was }: { id: number; was: string },
  fields: EndpointFields,
  sealed: SealedAddress,
  now: number,
) =>
  database
    .prepare(
      `UPDATE endpoints SET name = ?2, events = ?3, filters = ?4, format = ?5, payload = ?6, retries = ?7, timeout_s = ?8,
        rate_limit = ?9, shown_url = ?10, key_id = ?11, url = ?12, headers = ?13, secret = ?14, updated_at = ?15,
        previous_secret = ?16, probe_at = MIN(probe_at, ?15)
      WHERE shop_id = ?1 AND id = ?17 AND secret = ?18 AND deleted_at IS NULL`,
    )
    .bind(shop.id, ...columnsOf(fields, sealed), now, sealed.previousSecret, id, was);

/** Another secret; the one before signs beside it until `previousUntil` (epoch ms). As above where it was replaced meanwhile. */
export const secretReplaced = (
  database: D1Database,
  shop: { id: number },
  { id, was }: { id: number; was: string },
  { keyId, url, headers, secret, previousSecret }: SealedAddress,
  previousUntil: number | null,
  now: number,
) =>
  database
    .prepare(
      `UPDATE endpoints SET key_id = ?3, url = ?4, headers = ?5, secret = ?6, previous_secret = ?7, previous_until = ?8,
        updated_at = ?9 WHERE shop_id = ?1 AND id = ?2 AND secret = ?10 AND deleted_at IS NULL`,
    )
    .bind(shop.id, id, keyId, url, headers, secret, previousSecret, previousUntil, now, was);

/** Off: what it would hear is held from now on. */
export const switchOff = (database: D1Database, shop: { id: number }, id: number, now: number) =>
  database.batch([
    database
      .prepare(
        `UPDATE endpoints SET state = 'off', state_at = ?3, state_reason = NULL
        WHERE shop_id = ?1 AND id = ?2 AND state = 'on' AND deleted_at IS NULL`,
      )
      .bind(shop.id, id, now),
    ...dispatchesHeld(database, shop, id),
  ]);

/** On, its breaker closed; `release` sends what was held, and otherwise that stays held. */
export const switchOn = (
  database: D1Database,
  shop: { id: number },
  id: number,
  { release }: { release: boolean },
  now: number,
) =>
  database.batch([
    database
      .prepare(
        `UPDATE endpoints SET state = 'on', state_at = ?3, state_reason = NULL, failures_in_row = 0, failing_since = NULL,
          probe_at = NULL WHERE shop_id = ?1 AND id = ?2 AND state <> 'on' AND deleted_at IS NULL`,
      )
      .bind(shop.id, id, now),
    ...(release ? [dispatchesReleased(database, shop, id, now), toSendFor(database, shop)] : []),
  ]);

/** What waits for it is not sent, and says why; what is secret of it is gone. */
export const deleteEndpoint = (database: D1Database, shop: { id: number }, id: number, now: number) =>
  database.batch([
    database
      .prepare(
        `UPDATE endpoints SET deleted_at = ?3, url = '', headers = '', secret = '', previous_secret = NULL
        WHERE shop_id = ?1 AND id = ?2 AND deleted_at IS NULL`,
      )
      .bind(shop.id, id, now),
    ...dispatchesSkipped(database, shop, id, "The endpoint was deleted.", now),
  ]);
