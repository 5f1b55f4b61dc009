import { OPENS_AFTER, RELEASE_GAP } from "../endpoints/breaker";
import { BEING_SENT, claimsOfEndpointEnded } from "./claims/claims-sql";
import { SWITCHED_OFF } from "./dispatch-state";

/** What waits for an endpoint waits until it is on again. Three statements. */
export const dispatchesHeld = (database: D1Database, shop: { id: number }, endpointId: number) => [
  ...claimsOfEndpointEnded(database, shop.id, endpointId),
  database
    .prepare(
      `UPDATE dispatches INDEXED BY dispatches_due SET state = 'held', reason = ${SWITCHED_OFF}
      WHERE shop_id = ? AND endpoint_id = ? AND state = 'pending'`,
    )
    .bind(shop.id, endpointId),
];

/** What was held goes out, one after the other. One statement. */
export const dispatchesReleased = (database: D1Database, shop: { id: number }, endpointId: number, now: number) =>
  database
    .prepare(
      `UPDATE dispatches SET state = 'pending', attempts = 0, first_failed_at = NULL, reason = NULL, ended_at = NULL,
        next_attempt_at = ?3 + told.rank * ${RELEASE_GAP}
      FROM (SELECT sequence, ROW_NUMBER() OVER (ORDER BY sequence) - 1 AS rank FROM dispatches INDEXED BY dispatches_unsent
        WHERE shop_id = ?1 AND endpoint_id = ?2 AND state IN ('exhausted', 'held') AND state = 'held') told
      WHERE dispatches.shop_id = ?1 AND dispatches.endpoint_id = ?2 AND dispatches.sequence = told.sequence`,
    )
    .bind(shop.id, endpointId, now);

/** What waits for an endpoint is not sent. Three statements. */
export const dispatchesSkipped = (
  database: D1Database,
  shop: { id: number },
  endpointId: number,
  reason: string,
  now: number,
) => [
  ...claimsOfEndpointEnded(database, shop.id, endpointId),
  database
    .prepare(
      `UPDATE dispatches SET state = 'skipped', lease = NULL, reason = ?3, ended_at = ?4
      WHERE (shop_id, endpoint_id, sequence) IN (SELECT * FROM (
        SELECT shop_id, endpoint_id, sequence FROM dispatches INDEXED BY dispatches_due
        WHERE shop_id = ?1 AND endpoint_id = ?2 AND state = 'pending'
        UNION ALL
        SELECT shop_id, endpoint_id, sequence FROM dispatches INDEXED BY dispatches_unsent
        WHERE shop_id = ?1 AND endpoint_id = ?2 AND state IN ('exhausted', 'held') AND state = 'held'))`,
    )
    .bind(shop.id, endpointId, reason, now),
];

/** What has waited for a breaker leaves at a rate that its receiver bears, where it did close. One statement. */
export const backlogSpread = (database: D1Database, shopId: number, endpointIds: number[], now: number) =>
  database
    .prepare(
      `UPDATE dispatches SET next_attempt_at = ?3 + told.rank * ${RELEASE_GAP}
      FROM (SELECT endpoint_id, sequence, ROW_NUMBER() OVER (PARTITION BY endpoint_id ORDER BY next_attempt_at, sequence) - 1 AS rank
        FROM dispatches WHERE shop_id = ?1 AND state = 'pending' AND next_attempt_at <= ?3
          AND (shop_id, endpoint_id, sequence) NOT IN ${BEING_SENT}
          AND endpoint_id IN (SELECT p.id FROM endpoints p WHERE p.shop_id = ?1 AND p.failures_in_row < ${OPENS_AFTER}
            AND p.id IN (SELECT value FROM json_each(?2)))) told
      WHERE dispatches.shop_id = ?1 AND dispatches.endpoint_id = told.endpoint_id AND dispatches.sequence = told.sequence`,
    )
    .bind(shopId, JSON.stringify(endpointIds), now);
