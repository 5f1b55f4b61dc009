import { FACTS_OF_LIVE_SHOPS } from "../shops/live";
import type { LineFact } from "./sales.server";

/**
 * The orders of which these lines tell another thing than we hold, both by one version: only Shopify knows which is later.
 * To stand after the lines are written. One statement.
 */
export const ordersInDoubt = (database: D1Database, lines: LineFact[]) =>
  database
    .prepare(
      `SELECT DISTINCT s.id AS shopId, CAST(l.order_id AS TEXT) AS id
      FROM ${FACTS_OF_LIVE_SHOPS}
      CROSS JOIN order_lines l ON l.shop_id = s.id AND l.line_id = CAST(f.value->>3 AS INTEGER)
      LEFT JOIN locations c ON c.shop_id = s.id AND c.shopify_id = CAST(f.value->>8 AS INTEGER)
      WHERE (l.updated_at, l.triggered_at) = (f.value->>2, f.value->>1)
        AND ((l.quantity, l.current_quantity, l.cancelled, l.test)
            IS NOT (f.value->>4, f.value->>5, f.value->>6, f.value->>7)
          OR (NOT l.placed_by_refund AND l.location_id <> COALESCE(c.id, 0)))`,
    )
    .bind(
      JSON.stringify(
        lines.map((line) => [
          ...[line.shopId, line.triggeredAt, line.updatedAt, line.lineId, line.quantity, line.currentQuantity],
          ...[Number(line.cancelled), Number(line.test), line.locationId],
        ]),
      ),
    );
