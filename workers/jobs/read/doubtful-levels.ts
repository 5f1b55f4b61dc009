import { listOwnLevels } from "../../../app/stock/comparison/level-comparison.server";
import { listDoubtfulLevels } from "../../../app/stock/levels/doubtful-levels.server";
import { factChanges } from "../../deliveries/fact-changes";
import { noFacts } from "../../deliveries/facts";
import type { JobStep } from "../job";
import { levelRepairs } from "../reconcile/level-repairs";
import { levelsByPlace, placeOf, readItems } from "./items";
import { levelGone } from "./level-fact";

const LEVELS_A_STEP = 20;

/** Two values came with one version: Shopify says which one holds. One that it does not know any more is gone. */
export const readDoubtfulLevels: JobStep = async ({ admin, database, shop, now }) => {
  const doubtful = await listDoubtfulLevels(database, shop.id, LEVELS_A_STEP);
  if (!doubtful.length) return "done";
  const [items, own] = await Promise.all([
    readItems(admin, [...new Set(doubtful.map(({ inventoryItemId }) => inventoryItemId))]),
    listOwnLevels(database, shop.id, doubtful),
  ]);
  const read = levelsByPlace(items);
  const levels = doubtful.map((level, index) => ({
    ...level,
    ours: own[index] ?? null,
    read: read.get(placeOf(level)) ?? null,
  }));
  const disconnections = levels.filter((level) => !level.read).map((level) => levelGone(shop, now, level, "shopify"));
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
