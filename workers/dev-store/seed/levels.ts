import type { IdCounter } from "../ids";
import { integerBetween, randomFrom } from "../random";
import type { LevelRow } from "../rows";
import type { Article, Catalog } from "./catalog";
import type { History } from "./history";

const DAY = 86_400_000;
/** A merchant goes by what sold a day lately, for long and in a year: by the mean of the three. */
const PACES = [60, 180, 365];
/** Days from one look at the shelf to the arrival of the next look's order, and days that an order lasts beyond. */
const UNTIL_NEXT = 21;
const COVER = 30;

interface Sold {
  /** Units a day. */
  pace: number;
  committed: number;
  lastAt: number;
}

/**
 * What lies where today: as if a reasonable merchant had ordered whenever a place fell to what may sell until the next
 * order comes, up to a month more. What the article's state says has gone otherwise.
 */
export function makeLevels(seed: number, now: number, ids: IdCounter, catalog: Catalog, history: History): LevelRow[] {
  const random = randomFrom(seed + 2);
  const sold = countSold(history, now);
  return catalog.articles.flatMap((article) =>
    article.locationIds.map((locationId) => {
      const sales = sold.get(placeKey(article.variant.id, locationId));
      const updatedAt = Math.max(article.product.created_at, sales?.lastAt ?? 0);
      return {
        id: ids.take("InventoryLevel"),
        item_id: article.variant.item_id,
        location_id: locationId,
        available: article.variant.tracked ? availableNow(random, article, sales?.pace ?? 0) : 0,
        committed: article.variant.tracked ? (sales?.committed ?? 0) : 0,
        incoming: 0,
        reserved: 0,
        damaged: random() < 0.01 ? integerBetween(random, 1, 3) : 0,
        safety_stock: 0,
        quality_control: 0,
        active: 1,
        created_at: article.product.created_at,
        updated_at: updatedAt,
      };
    }),
  );
}

function availableNow(random: () => number, article: Article, perDay: number): number {
  const spread = random();
  // Oversold once in a while, where selling goes on without stock.
  if (article.variant.policy === "continue" && spread < 0.1) return -integerBetween(random, 1, 4);
  if (article.state === "out") return 0;
  // What sells nowhere was bought all the same; what sells elsewhere is shown.
  if (perDay === 0) return article.demand === 0 ? integerBetween(random, 2, 12) : 1;
  const kept = keptAtLeast(perDay);
  if (article.state === "low" && kept > 1)
    return Math.max(1, Math.min(kept - 1, Math.round(perDay * (2 + spread * 4))));
  if (article.state === "overstocked") return kept + Math.round(perDay * (140 + spread * 140)) + 6;
  return kept + Math.round(perDay * COVER * (0.3 + spread));
}

/** What sells until the next order comes, and some of its scatter: sales come in lumps of two. */
function keptAtLeast(perDay: number): number {
  const expected = perDay * UNTIL_NEXT;
  return Math.max(1, Math.round(expected + 2.6 * Math.sqrt(2 * expected)));
}

function countSold(history: History, now: number): Map<string, Sold> {
  const orders = new Map(history.orders.map((order) => [order.id, order]));
  const sold = new Map<string, Sold>();
  for (const line of history.lines) {
    const order = orders.get(line.order_id);
    if (!order || line.variant_id === null || line.location_id === null) continue;
    const key = placeKey(line.variant_id, line.location_id);
    const counted = sold.get(key) ?? { pace: 0, committed: 0, lastAt: 0 };
    for (const days of PACES)
      if (order.processed_at > now - days * DAY) counted.pace += line.quantity / days / PACES.length;
    if (order.fulfilled_at === null && order.cancelled_at === null) counted.committed += line.current_quantity;
    counted.lastAt = Math.max(counted.lastAt, order.updated_at);
    sold.set(key, counted);
  }
  return sold;
}

const placeKey = (variantId: number, locationId: number) => `${variantId}:${locationId}`;
