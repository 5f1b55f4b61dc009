import { dayOf } from "../../../app/days/calendar";
import type { Level } from "../../../app/shopify/graphql/bulk-levels";
import type { Shop } from "../../../app/shops/shops.server";
import type { LevelDisconnection, LevelFact, LevelFigures } from "../../../app/stock/levels/levels.server";

/** A level as a read at `readAt` shows it. Shopify tells a quantity for what is not tracked, too. */
export const levelFact = (shop: Shop, readAt: number, read: Level, cause: LevelFact["cause"]): LevelFact => ({
  ...{ shopId: shop.id, triggeredAt: readAt, updatedAt: read.updatedAt },
  ...{ inventoryItemId: read.item.id, locationId: read.location.id },
  available: read.item.tracked ? quantity(read, "available") : null,
  day: dayOf(read.updatedAt, shop.timeZone),
  cause,
});

/** A level that a read at `readAt` does not find. */
export const levelGone = (
  shop: Shop,
  readAt: number,
  { inventoryItemId, locationId }: Pick<LevelDisconnection, "inventoryItemId" | "locationId">,
  cause: LevelDisconnection["cause"],
): LevelDisconnection => ({
  ...{ shopId: shop.id, triggeredAt: readAt, inventoryItemId, locationId, day: dayOf(readAt, shop.timeZone), cause },
});

/** What Shopify alone counts there. */
export const levelFigures = (shop: Shop, readAt: number, read: Level): LevelFigures => ({
  ...{ shopId: shop.id, triggeredAt: readAt, inventoryItemId: read.item.id, locationId: read.location.id },
  onHand: quantity(read, "on_hand"),
  committed: quantity(read, "committed"),
  incoming: quantity(read, "incoming"),
});

const quantity = (read: Level, name: string) => read.quantities.find((each) => each.name === name)?.quantity ?? 0;
