import * as z from "zod";
import { isOpen } from "./breaker";
import { MOST_ENDPOINTS } from "./endpoints.server";
import { type Health, healthOf } from "./health";
import { SEALED, sealedEndpoint } from "./sealed.server";

const told = z.array(z.tuple([z.number().nullable(), z.number()]));
const text = z.string().transform((json): unknown => JSON.parse(json));

const listed = sealedEndpoint
  .omit({ keyId: true, url: true, headers: true, secret: true, previousSecret: true })
  .extend({
    stateAt: z.number(),
    stateReason: z.string().nullable(),
    lastStatus: z.number().nullable(),
    lastError: z.string().nullable(),
    createdAt: z.number(),
    attempts: text.pipe(told),
    pending: z.number(),
    held: z.number(),
    exhausted: z.number(),
  })
  .transform(({ attempts, ...endpoint }) => ({
    ...endpoint,
    health: healthOf(attempts, isOpen(endpoint.failuresInRow)),
  }));

/**
 * An endpoint without what is secret of it, and how it does. `previousUntil`: until when (epoch ms) the secret before signs as
 * well. Of what is pending, held and exhausted MOST_COUNTED are counted, and in lists MOST_COUNTED_IN_LISTS.
 */
export type ListedEndpoint = z.output<typeof listed> & { health: Health };

/** Where so many are counted, there may be more. */
export const MOST_COUNTED = 1001;
export const MOST_COUNTED_IN_LISTS = 101;

/**
 * Those that were not deleted, the oldest first; `after`: with a greater id. One statement; a row is read of each, and of its counts
 * what waits, 101 of a state at most.
 */
export async function listEndpoints(
  database: D1Database,
  shop: { id: number },
  { after = 0, limit = MOST_ENDPOINTS }: { after?: number; limit?: number } = {},
): Promise<ListedEndpoint[]> {
  const { results } = await database
    .prepare(`${listedTo(MOST_COUNTED_IN_LISTS)} AND p.id > ?2 ORDER BY p.id LIMIT +?3`)
    .bind(shop.id, after, limit)
    .all();
  return z.array(listed).parse(results);
}

/** One of them; undefined where it was deleted or is another shop's. One statement. */
export async function findEndpoint(
  database: D1Database,
  shop: { id: number },
  id: number,
): Promise<ListedEndpoint | undefined> {
  const row = await database
    .prepare(`${listedTo(MOST_COUNTED)} AND p.id = ?2`)
    .bind(shop.id, id)
    .first();
  return row ? listed.parse(row) : undefined;
}

/** Names by id, of deleted ones too: old dispatches name them. One statement. */
export async function listEndpointNames(database: D1Database, shop: { id: number }): Promise<Map<number, string>> {
  const { results } = await database
    .prepare("SELECT id, name FROM endpoints INDEXED BY endpoints_of_shop WHERE shop_id = ?")
    .bind(shop.id)
    .all<{ id: number; name: string }>();
  return new Map(results.map(({ id, name }) => [id, name]));
}

/** SQL: how many of an endpoint `p` are in a state, by an index that holds these alone. */
const counted = (index: string, state: string, most: number) => `(SELECT COUNT(*) FROM (
    SELECT 1 FROM dispatches d INDEXED BY ${index}
    WHERE d.shop_id = p.shop_id AND d.endpoint_id = p.id AND ${state} LIMIT ${most}))`;

const UNSENT = (state: string) => `d.state IN ('exhausted', 'held') AND d.state = '${state}'`;

const listedTo = (most: number) => `
SELECT ${SEALED}, p.state_at AS stateAt, p.state_reason AS stateReason, p.last_status AS lastStatus, p.last_error AS lastError,
  p.created_at AS createdAt,
  p.recent AS attempts,
  ${counted("dispatches_due", "d.state = 'pending'", most)} AS pending,
  ${counted("dispatches_unsent_by_state", UNSENT("held"), most)} AS held,
  ${counted("dispatches_unsent_by_state", UNSENT("exhausted"), most)} AS exhausted
FROM endpoints p INDEXED BY endpoints_of_shop WHERE p.shop_id = ?1 AND p.deleted_at IS NULL`;
