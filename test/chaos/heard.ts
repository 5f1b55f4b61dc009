import { env } from "cloudflare:workers";
import { z } from "zod";
import type { Witness } from "./witness";

const missed = z.array(z.object({ what: z.string(), key: z.string(), seen: z.string().optional() }));

/** SQL: of a movement `m` of a variant `v` what tells who wrote it, in which batch, and what was told of its product. */
const SEEN = `json_object('cause', m.cause, 'delta', m.delta, 'after', m.available_after, 'at', m.at, 'recorded', m.recorded_at, 'write', m.write_id,
    'variant', v.shopify_id, 'variant since', v.triggered_at, 'product gone', p.deleted_at,
    'of the product', (SELECT json_group_array(e.key || ' ' || e.at) FROM events e WHERE e.key LIKE 'product/' || v.product_id || '/%'),
    'of its batch', (SELECT json_group_array(e.key) FROM events e WHERE e.at = m.recorded_at),
    'beside it', (SELECT json_group_array(b.id || ' ' || b.cause || ' ' || b.delta || ' ' || b.recorded_at) FROM movements b
      WHERE b.shop_id = m.shop_id AND b.recorded_at = m.recorded_at),
    'import', (SELECT j.state || ' ' || j.cursor || ' ' || j.started_at || ' ' || j.updated_at FROM jobs j WHERE j.shop_id = m.shop_id AND j.kind = 'import'))`;

/**
 * ?1 is since when, ?2 the orders that were placed, ?3 the products that there were before. Levels of a product that nobody was told
 * of yet are no news: nor of one that came and went before it was told of, and that only an import or an order made known to us.
 * Each says what is not as it should be.
 */
const WRONGS = [
  `SELECT 'movement without an event' AS what, CAST(m.id AS TEXT) AS key, ${SEEN} AS seen FROM movements m
  JOIN variants v ON v.shop_id = m.shop_id AND v.inventory_item_id = m.inventory_item_id
  LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
  WHERE m.cause IN ('shopify', 'adjustment') AND m.delta <> 0 AND m.at > ?1
    AND (m.available_after IS NOT NULL OR EXISTS (SELECT 1 FROM levels l WHERE l.shop_id = m.shop_id
      AND l.inventory_item_id = m.inventory_item_id AND l.location_id = m.location_id AND l.deleted_at = m.at))
    AND m.at >= COALESCE((SELECT at FROM events e WHERE e.shop_id = m.shop_id AND e.key = 'product/' || v.product_id || '/created'),
      iif(p.deleted_at IS NOT NULL AND v.product_id NOT IN (SELECT value FROM json_each(?3)), m.at + 1, 0))
    AND NOT EXISTS (SELECT 1 FROM events e WHERE e.shop_id = m.shop_id AND e.key = 'movement/' || m.id)`,
  `SELECT 'alert without an event' AS what, CAST(a.id AS TEXT) AS key FROM alerts a WHERE a.initial = 0 AND a.opened_at > ?1
    AND NOT EXISTS (SELECT 1 FROM events e WHERE e.shop_id = a.shop_id AND e.key = 'alert/' || a.id || '/opened')`,
  `SELECT 'order without an event' AS what, CAST(value AS TEXT) AS key FROM json_each(?2)
  WHERE EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = value) AND NOT EXISTS (SELECT 1 FROM deleted_orders d WHERE d.order_id = value)
    AND NOT EXISTS (SELECT 1 FROM events e WHERE e.key = 'order/' || value || '/created')`,
  `SELECT 'deleted order that was told as made alone' AS what, CAST(d.order_id AS TEXT) AS key FROM deleted_orders d
  JOIN events m ON m.shop_id = d.shop_id AND m.key = 'order/' || d.order_id || '/created'
  WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.shop_id = d.shop_id AND e.key = 'order/' || d.order_id || '/deleted')`,
  `SELECT 'event of no movement' AS what, key FROM events
  WHERE type = 'stock.adjusted' AND key NOT IN (SELECT 'movement/' || id FROM movements)`,
  `SELECT 'event after none, or after a later one' AS what, key FROM events e WHERE sequence > 1 AND at > ?1
    AND NOT EXISTS (SELECT 1 FROM events b WHERE b.shop_id = e.shop_id AND b.sequence = e.sequence - 1 AND b.at <= e.at)`,
  `SELECT 'event that is not sent' AS what, key FROM events e WHERE at > ?1 AND type NOT LIKE 'endpoint.%'
    AND NOT EXISTS (SELECT 1 FROM dispatches d WHERE d.shop_id = e.shop_id AND d.sequence = e.sequence)`,
  `SELECT 'dispatch of no event' AS what, CAST(sequence AS TEXT) AS key FROM dispatches d
  WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.shop_id = d.shop_id AND e.sequence = d.sequence)`,
];

/** What has not its one event, what tells of nothing, and what the endpoint is not sent, once and in the order of sequences. */
export async function misheard({ facts, beginning }: Witness, since: number): Promise<unknown[]> {
  const stood = JSON.stringify(beginning.products.map(({ id }) => id));
  const placed = facts.flatMap(({ kind, facts }) => (kind === "order_placed" ? [facts.orderId] : []));
  const asked = WRONGS.map((sql) =>
    env.DB.prepare(`${sql} AND (?1 + length(?2) + length(?3)) LIMIT 20`).bind(since, JSON.stringify(placed), stood),
  );
  return (await env.DB.batch(asked)).flatMap(({ results }) => missed.parse(results));
}
