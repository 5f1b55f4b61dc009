import { SWITCHED_OFF } from "./dispatch-state";

/**
 * Dispatches of the events of this time, to every endpoint that hears of them: two statements, to stand behind the events in their
 * batch. An endpoint that is not on holds them. The second answers with their shops as `dispatchedFor`.
 */
export const dispatchesMade = (database: D1Database, now: number) =>
  [MADE, MADE_FOR].map((sql) => database.prepare(sql).bind(now));

/** Says in its batch what `dispatchesMade` says where it made some. */
export const toSendFor = (database: D1Database, shop: { id: number }) =>
  database.prepare("SELECT ? AS dispatchedFor").bind(shop.id);

/** The shops that a batch made dispatches for, by their local ids. */
export const dispatchedIn = (answers: D1Result[]) => [
  ...new Set(
    answers.flatMap(({ results }) =>
      results.flatMap((row) => {
        const { dispatchedFor } = Object(row);
        return typeof dispatchedFor === "number" ? [dispatchedFor] : [];
      }),
    ),
  ),
];

/** SQL: what the event tells at its top passes the endpoint's filter; lines and vendors are looked at as it is sent. */
const passes = (filter: string, field: string) => `(COALESCE(json_array_length(p.filters, '$.${filter}'), 0) = 0
    OR json_type(e.data, '$.${field}') IS NULL
    OR e.data->>'$.${field}' IN (SELECT value FROM json_each(p.filters, '$.${filter}')))`;

/** An endpoint does not hear of its own failing. */
const MADE = `
INSERT INTO dispatches (shop_id, endpoint_id, sequence, type, state, reason, next_attempt_at, created_at)
SELECT e.shop_id, p.id, e.sequence, e.type, iif(p.state = 'on', 'pending', 'held'), iif(p.state = 'on', NULL, ${SWITCHED_OFF}), ?1, ?1
FROM events e INDEXED BY events_age
CROSS JOIN endpoints p INDEXED BY endpoints_of_shop ON p.shop_id = e.shop_id AND p.deleted_at IS NULL
WHERE e.at = ?1
  AND EXISTS (SELECT 1 FROM json_each(p.events) WHERE value IN (e.type, '*', substr(e.type, 1, instr(e.type, '.')) || '*'))
  AND NOT (e.type LIKE 'endpoint.%' AND e.data->>'$.endpoint_id' = CAST(p.id AS TEXT))
  AND ${passes("location_ids", "location_id")} AND ${passes("variant_ids", "variant_id")} AND ${passes("supplier_ids", "supplier_id")}
ON CONFLICT DO NOTHING`;

/** Once a shop: a row for each dispatch costs as much as the dispatch on its way out of the database. */
const MADE_FOR = `
SELECT DISTINCT e.shop_id AS dispatchedFor FROM events e INDEXED BY events_age
WHERE e.at = ?1 AND EXISTS (
  SELECT 1 FROM dispatches d INDEXED BY dispatches_newest WHERE d.shop_id = e.shop_id AND d.sequence = e.sequence)`;
