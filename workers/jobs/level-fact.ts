import type { Level } from "../../app/shopify/graphql/bulk-levels";
import { dayOf } from "../../app/shops/calendar";
import type { Shop } from "../../app/shops/shops.server";
import type { LevelFact } from "../../app/stock/levels.server";

/** A level as a read at `readAt` shows it. Shopify tells a quantity for what is not tracked, too. */
export const levelFact = (shop: Shop, readAt: number, read: Level, cause: LevelFact["cause"]): LevelFact => ({
  ...{ shopId: shop.id, triggeredAt: readAt, updatedAt: read.updatedAt },
  ...{ inventoryItemId: read.item.id, locationId: read.location.id },
  available: read.item.tracked ? (read.quantities[0]?.quantity ?? 0) : null,
  day: dayOf(read.updatedAt, shop.timeZone),
  cause,
});
