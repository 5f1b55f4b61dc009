import { TOUCHED } from "./touched";

/**
 * Opens and closes alerts as the plans of the touched variants say. One episode is one alert; triggers write its events.
 * One statement: a row without an id opens an alert unless one is open there, a row with an id closes that one.
 */
export const alertChanges = (database: D1Database, scope: string, now: number) =>
  database.prepare(ALERTS).bind(scope, now);

/** What the first import finds low was low before anyone looked: those alerts are marked, not announced one by one. */
const ALERTS = `
INSERT INTO alerts (id, shop_id, variant_id, location_id, opened_at, closed_at, initial, available_then, position_then, reorder_point_then)
WITH ${TOUCHED}
SELECT NULL, p.shop_id, p.variant_id, p.location_id, ?2, NULL,
  EXISTS (SELECT 1 FROM jobs j WHERE j.shop_id = p.shop_id AND j.kind = 'import' AND j.state = 'running'),
  p.available, p.position, p.reorder_point
FROM touched t CROSS JOIN plans p ON p.shop_id = t.shop_id AND p.variant_id = t.variant_id
WHERE p.low AND p.location_id <> 0
  AND NOT EXISTS (SELECT 1 FROM alerts a WHERE a.shop_id = p.shop_id AND a.variant_id = p.variant_id
    AND a.location_id = p.location_id AND a.closed_at IS NULL)
UNION ALL
SELECT a.id, a.shop_id, a.variant_id, a.location_id, a.opened_at, ?2, a.initial, a.available_then, a.position_then, a.reorder_point_then
FROM touched t CROSS JOIN alerts a ON a.shop_id = t.shop_id AND a.variant_id = t.variant_id AND a.closed_at IS NULL
WHERE NOT EXISTS (SELECT 1 FROM plans p WHERE p.shop_id = a.shop_id AND p.variant_id = a.variant_id
  AND p.location_id = a.location_id AND p.low)
ON CONFLICT (id) DO UPDATE SET closed_at = excluded.closed_at`;
