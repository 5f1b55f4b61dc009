import { ITEM_LEVELS } from "../../app/shopify/graphql/inventory-item-levels";
import { listDoubtfulLevels } from "../../app/stock/doubtful-levels.server";
import { factChanges } from "../fact-changes";
import { noFacts } from "../facts";
import type { JobStep } from "./job";
import { levelFact } from "./level-fact";

const LEVELS_A_STEP = 20;

/** Two values came with one version: Shopify says which one holds. One that it does not know any more is gone. */
export const readDoubtfulLevels: JobStep = async ({ admin, database, shop, now }) => {
  const doubtful = await listDoubtfulLevels(database, shop.id, LEVELS_A_STEP);
  if (!doubtful.length) return "done";
  const ids = new Set(doubtful.map(({ inventoryItemId }) => `gid://shopify/InventoryItem/${inventoryItemId}`));
  const { nodes } = await admin.request(ITEM_LEVELS, { ids: [...ids] });
  const levels = nodes
    .flatMap((node) => node?.inventoryLevels.nodes ?? [])
    .map((level) => levelFact(shop, now, level, "shopify"));
  const told = new Set(levels.map((level) => `${level.inventoryItemId}/${level.locationId}`));
  const disconnections = doubtful
    .filter((level) => !told.has(`${level.inventoryItemId}/${level.locationId}`))
    .map((level) => ({ ...level, shopId: shop.id, triggeredAt: now }));
  await database.batch(factChanges(database, { ...noFacts(), levels, disconnections }, [shop], now));
  return "done";
};
