import * as z from "zod";
import { isEventType } from "./catalogue";
import type { OutboundEvent } from "./envelope";

const row = z.object({
  publicId: z.string(),
  type: z.string().refine(isEventType),
  at: z.number(),
  sequence: z.number(),
  data: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.record(z.string(), z.unknown())),
});

/**
 * What was announced after a sequence, in its order, as long as events are kept (30 days). `lastSequence` is that of the last one
 * listed; where there is none, `after` itself. After `now` there is none, and `lastSequence` is the shop's. One statement.
 */
export async function listEvents(
  database: D1Database,
  shop: { id: number; domain: string },
  after: number | "now",
  limit: number,
): Promise<{ events: OutboundEvent[]; lastSequence: number }> {
  if (after === "now") {
    const last = database
      .prepare("SELECT COALESCE(MAX(sequence), 0) AS last FROM events WHERE shop_id = ?")
      .bind(shop.id);
    return { events: [], lastSequence: (await last.first<number>("last")) ?? 0 };
  }
  const { results } = await database
    .prepare(
      `SELECT public_id AS publicId, type, at, sequence, data FROM events WHERE shop_id = ?1 AND sequence > ?2
      ORDER BY sequence LIMIT +?3`,
    )
    .bind(shop.id, after, limit)
    .all();
  const events = z
    .array(row)
    .parse(results)
    .map((event) => ({ ...event, shop: shop.domain }));
  return { events, lastSequence: events.at(-1)?.sequence ?? after };
}
