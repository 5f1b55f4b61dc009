import type { IdCounter } from "../ids";
import { integerBetween, randomFrom } from "../random";
import type { LevelRow } from "../rows";
import type { Article, Catalog } from "./catalog";
import type { History } from "./history";

const DAY = 86_400_000;
const WINDOW = 60;

interface Sold {
  recent: number;
  committed: number;
  lastAt: number;
}

/** What lies where today: so many days of cover as the article's state says, at its recent pace of sale. */
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
        available: article.variant.tracked ? availableNow(random, article, (sales?.recent ?? 0) / WINDOW) : 0,
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
  if (article.state === "low") return Math.max(1, Math.round(perDay * (2 + spread * 4)));
  if (perDay === 0) return integerBetween(random, 3, 40);
  if (article.state === "overstocked") return Math.round(perDay * (140 + spread * 140)) + 6;
  return Math.round(perDay * (14 + spread * 42)) + 2;
}

function countSold(history: History, now: number): Map<string, Sold> {
  const orders = new Map(history.orders.map((order) => [order.id, order]));
  const sold = new Map<string, Sold>();
  for (const line of history.lines) {
    const order = orders.get(line.order_id);
    if (!order || line.variant_id === null || line.location_id === null) continue;
    const key = placeKey(line.variant_id, line.location_id);
    const counted = sold.get(key) ?? { recent: 0, committed: 0, lastAt: 0 };
    if (order.processed_at > now - WINDOW * DAY) counted.recent += line.quantity;
    if (order.fulfilled_at === null && order.cancelled_at === null) counted.committed += line.current_quantity;
    counted.lastAt = Math.max(counted.lastAt, order.updated_at);
    sold.set(key, counted);
  }
  return sold;
}

const placeKey = (variantId: number, locationId: number) => `${variantId}:${locationId}`;
