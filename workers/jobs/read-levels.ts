import { ITEM_LEVELS } from "../../app/shopify/graphql/inventory-item-levels";
import type { JobMessage } from "../../app/shops/job-messages";
import { listLevelsOf, listOwnLevels } from "../../app/stock/level-comparison.server";
import type { JobStep } from "./job";
import { levelRepairs } from "./level-repairs";

/** Reads the levels of some items because somebody wants to know now, at most 20 items. */
export const readLevels: JobStep<Extract<JobMessage, { kind: "read-levels" }>> = async (
  { admin, database, shop, now },
  { items },
) => {
  const { nodes } = await admin.request(ITEM_LEVELS, { ids: items.map((id) => `gid://shopify/InventoryItem/${id}`) });
  const read = nodes.flatMap((node) => node?.inventoryLevels.nodes ?? []);
  const told = read.map((level) => ({ inventoryItemId: level.item.id, locationId: level.location.id, read: level }));
  const keys = new Set(told.map(keyOf));
  const untold = (await listLevelsOf(database, shop.id, items)).filter((level) => !keys.has(keyOf(level)));
  const levels = [...told, ...untold.map((level) => ({ ...level, read: null }))];
  if (!levels.length) return "done";
  const own = await listOwnLevels(database, shop.id, levels);
  const compared = levels.map((level, index) => ({ ...level, ours: own[index] ?? null }));
  await database.batch(levelRepairs(database, { shop, now, asOf: now, cause: "comparison" }, compared));
  return "done";
};

const keyOf = ({ inventoryItemId, locationId }: { inventoryItemId: string; locationId: string }) =>
  `${inventoryItemId}/${locationId}`;
