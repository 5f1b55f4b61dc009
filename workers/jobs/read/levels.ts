import type { JobMessage } from "../../../app/jobs/messages";
import type { Level } from "../../../app/shopify/graphql/bulk-levels";
import type { OwnLevel } from "../../../app/stock/comparison/level-comparison";
import { listLevelsOf, listOwnLevels } from "../../../app/stock/comparison/level-comparison.server";
import { factChanges } from "../../deliveries/fact-changes";
import { noFacts } from "../../deliveries/facts";
import { itemFact } from "../bulk/levels";
import type { JobStep } from "../job";
import { levelRepairs } from "../reconcile/level-repairs";
import { placeOf, readItems } from "./items";

/** Reads some items with their levels because somebody wants to know now, at most 20 items. */
export const readLevels: JobStep<Extract<JobMessage, { kind: "read-levels" }>> = async (
  { admin, database, shop, now },
  { items },
) => {
  const nodes = await readItems(admin, items);
  const changedAt = new Map<string, number>(nodes.flatMap((node) => (node ? [[node.id, node.updatedAt]] : [])));
  const read = nodes.flatMap((node) => node?.levels ?? []);
  const told = read.map((level) => ({ inventoryItemId: level.item.id, locationId: level.location.id, read: level }));
  const keys = new Set(told.map(placeOf));
  const untold = (await listLevelsOf(database, shop.id, items)).filter((level) => !keys.has(placeOf(level)));
  const levels = [...told, ...untold.map((level) => ({ ...level, read: null }))];
  const own = await listOwnLevels(database, shop.id, levels);
  const compared = levels.map(({ read, ...level }, index) => {
    const ours = own[index] ?? null;
    return { ...level, ours, read: read && turned(read, ours, changedAt.get(level.inventoryItemId)) };
  });
  const known = nodes.flatMap((node) => (node ? itemFact(shop, now, node) : []));
  const itemDeletions = items
    .filter((_, index) => nodes[index] === null)
    .map((id) => ({ shopId: shop.id, triggeredAt: now, id }));
  await database.batch([
    ...levelRepairs(database, { shop, now, asOf: now, cause: "comparison" }, compared),
    ...factChanges(database, { ...noFacts(), items: known, itemDeletions }, [shop], now),
  ]);
  return "done";
};

/** A level is tracked, or no more, since its item changed: of that it tells no time itself. */
function turned(read: Level, ours: OwnLevel | null, itemChangedAt = 0): Level {
  const hasTurned = ours !== null && ours.deletedAt === null && (ours.available !== null) !== read.item.tracked;
  return hasTurned ? { ...read, updatedAt: Math.max(read.updatedAt, itemChangedAt) } : read;
}
