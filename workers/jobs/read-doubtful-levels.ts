import { ITEM_LEVELS } from "../../app/shopify/graphql/inventory-item-levels";
import { listDoubtfulLevels } from "../../app/stock/doubtful-levels.server";
import { listOwnLevels } from "../../app/stock/level-comparison.server";
import { factChanges } from "../fact-changes";
import { noFacts } from "../facts";
import type { JobStep } from "./job";
import { levelRepairs } from "./level-repairs";

const LEVELS_A_STEP = 20;

/** Two values came with one version: Shopify says which one holds. One that it does not know any more is gone. */
export const readDoubtfulLevels: JobStep = async ({ admin, database, shop, now }) => {
  const doubtful = await listDoubtfulLevels(database, shop.id, LEVELS_A_STEP);
  if (!doubtful.length) return "done";
  const ids = new Set(doubtful.map(({ inventoryItemId }) => `gid://shopify/InventoryItem/${inventoryItemId}`));
  const [{ nodes }, own] = await Promise.all([
    admin.request(ITEM_LEVELS, { ids: [...ids] }),
    listOwnLevels(database, shop.id, doubtful),
  ]);
  const read = new Map(
    nodes
      .flatMap((node) => node?.inventoryLevels.nodes ?? [])
      .map((level) => [`${level.item.id}/${level.location.id}`, level]),
  );
  const levels = doubtful.map((level, index) => ({
    ...level,
    ours: own[index] ?? null,
    read: read.get(`${level.inventoryItemId}/${level.locationId}`) ?? null,
  }));
  const disconnections = levels
    .filter((level) => !level.read)
    .map(({ inventoryItemId, locationId }) => ({ inventoryItemId, locationId, shopId: shop.id, triggeredAt: now }));
  await database.batch([
    ...levelRepairs(
      database,
      { shop, now, asOf: now, cause: "shopify" },
      levels.filter((level) => level.read),
    ),
    ...factChanges(database, { ...noFacts(), disconnections }, [shop], now),
  ]);
  return "done";
};
