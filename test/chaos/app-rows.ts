import { env } from "cloudflare:workers";
import { z } from "zod";

/*
 * What the app holds, by Shopify's ids, in the oracle's words. The dev store's ids are all below 2^53.
 */

async function rows<Row>(schema: z.ZodType<Row>, query: string): Promise<Row[]> {
  return z.array(schema).parse((await env.DB.prepare(query).all()).results);
}

/** Units of each tracked item at each location that stocks it, as "item/location". */
export async function levelsHeld(): Promise<Map<string, number | null>> {
  const held = await rows(
    z.object({ level: z.string(), available: z.number().nullable() }),
    `SELECT l.inventory_item_id || '/' || c.shopify_id AS level, l.available
    FROM levels l JOIN locations c ON c.shop_id = l.shop_id AND c.id = l.location_id
    JOIN inventory_items i ON i.shop_id = l.shop_id AND i.shopify_id = l.inventory_item_id
    WHERE l.deleted_at IS NULL AND i.deleted_at IS NULL AND i.tracked`,
  );
  return new Map(held.map(({ level, available }) => [level, available]));
}

/** Place 0: nobody was told where. */
export const salesHeld = () =>
  rows(
    z.object({ variantId: z.number(), day: z.number(), place: z.number(), units: z.number() }),
    `SELECT v.shopify_id AS variantId, s.day, COALESCE(c.shopify_id, 0) AS place, s.units
    FROM daily_sales s JOIN variants v ON v.shop_id = s.shop_id AND v.id = s.variant_id
    LEFT JOIN locations c ON c.shop_id = s.shop_id AND c.id = s.location_id WHERE s.units <> 0`,
  );

/** Plans of what is stocked, at each place. */
export const standsHeld = () =>
  rows(
    z.object({
      ...{ variantId: z.number(), place: z.number(), available: z.number(), units: z.number(), days: z.number() },
      ...{ reorderPoint: z.number(), low: z.union([z.literal(0), z.literal(1)]).transform(Boolean) },
    }),
    `SELECT v.shopify_id AS variantId, c.shopify_id AS place, p.available, p.units_30 AS units, p.days_30 AS days,
      p.reorder_point AS reorderPoint, p.low
    FROM plans p JOIN variants v ON v.shop_id = p.shop_id AND v.id = p.variant_id
    JOIN locations c ON c.shop_id = p.shop_id AND c.id = p.location_id
    WHERE p.available IS NOT NULL`,
  );

export const episodesHeld = () =>
  rows(
    z.object({
      ...{ variantId: z.number(), place: z.number(), openedAt: z.number(), closedAt: z.number().nullable() },
    }),
    `SELECT v.shopify_id AS variantId, c.shopify_id AS place, a.opened_at AS openedAt, a.closed_at AS closedAt
    FROM alerts a JOIN variants v ON v.shop_id = a.shop_id AND v.id = a.variant_id
    JOIN locations c ON c.shop_id = a.shop_id AND c.id = a.location_id`,
  );
