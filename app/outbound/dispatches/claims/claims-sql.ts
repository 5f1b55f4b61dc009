/** SQL: shop, endpoint and sequence of all that is in the claims `c` of a condition. */
export const claimed = (which: string) =>
  `(SELECT c.shop_id, c.endpoint_id, s.value FROM dispatch_claims c CROSS JOIN json_each(c.sequences) s WHERE ${which})`;

/** SQL: what somebody is sending of a shop (?1) now. */
export const BEING_SENT = claimed("c.shop_id = ?1");

/** SQL: the claim `c` of a shop's (?1) endpoint, by its lease. */
export const heldUnder = (lease: string, endpointId: string) =>
  `c.shop_id = ?1 AND c.endpoint_id = ${endpointId} AND c.lease = ${lease}`;

/** SQL: how a dispatch is written: as its endpoint wanted it when it was first taken to be sent. */
export const WRITTEN_AS = "COALESCE(d.format, c.format) AS format, COALESCE(d.payload, c.payload) AS payload";

/**
 * Ends claims `c` of a shop (?1) of which no record will come, or none that counts: a condition with ?2. What they may have sent stays
 * written as it was. Two statements.
 */
const claimsEnded = (which: string) => (database: D1Database, shopId: number, of: number | string) =>
  [
    `UPDATE dispatches SET (format, payload) = (
      SELECT c.format, c.payload FROM dispatch_claims c WHERE c.shop_id = ?1 AND c.endpoint_id = dispatches.endpoint_id AND ${which}
        AND EXISTS (SELECT 1 FROM json_each(c.sequences) s WHERE s.value = dispatches.sequence))
    WHERE format IS NULL AND (shop_id, endpoint_id, sequence) IN ${claimed(`c.shop_id = ?1 AND ${which}`)}`,
    `DELETE FROM dispatch_claims AS c WHERE c.shop_id = ?1 AND ${which}`,
  ].map((sql) => database.prepare(sql).bind(shopId, of));

/** Their senders have died by a time (epoch ms). */
export const expiredClaimsEnded = claimsEnded("c.until <= ?2");

/** An endpoint, by its id, hears no more for now. */
export const claimsOfEndpointEnded = claimsEnded("c.endpoint_id = ?2");

/** Of some endpoints, JSON of their ids, those that are switched off. */
export const claimsOfDisabledEnded = claimsEnded(`c.endpoint_id IN (
  SELECT p.id FROM endpoints p WHERE p.shop_id = ?1 AND p.state = 'disabled' AND p.id IN (SELECT value FROM json_each(?2)))`);
