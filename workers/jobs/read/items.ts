import type { Admin } from "../../../app/shopify/admin";
import type { Item, Level } from "../../../app/shopify/graphql/bulk-levels";
import { ITEM_LEVELS, LEVELS_OF_ITEM } from "../../../app/shopify/graphql/inventory-item-levels";
import { allPages } from "./all-pages";

/** Where a level is, as the key of a map. */
export const placeOf = ({ inventoryItemId, locationId }: { inventoryItemId: string; locationId: string }) =>
  `${inventoryItemId}/${locationId}`;

/** The levels that were read, by their place. */
export const levelsByPlace = (items: Awaited<ReturnType<typeof readItems>>) =>
  new Map(
    items
      .flatMap((item) => item?.levels ?? [])
      .map((level) => [placeOf({ inventoryItemId: level.item.id, locationId: level.location.id }), level]),
  );

/**
 * Some items with all their levels, in the order of the ids; null stands for one that Shopify does not know. A level that
 * is not among them is gone, so that each list is read to its end.
 */
export async function readItems(admin: Admin, ids: string[]): Promise<((Item & { levels: Level[] }) | null)[]> {
  const { nodes } = await admin.request(ITEM_LEVELS, { ids: ids.map((id) => `gid://shopify/InventoryItem/${id}`) });
  const items: ((Item & { levels: Level[] }) | null)[] = [];
  for (const node of nodes) items.push(node && { ...node, levels: await levelsOf(node.id, node.inventoryLevels) });
  return items;

  async function levelsOf(id: string, first: NonNullable<(typeof nodes)[number]>["inventoryLevels"]) {
    const asked = { id: `gid://shopify/InventoryItem/${id}` };
    return allPages(
      first,
      async (after) => (await admin.request(LEVELS_OF_ITEM, { ...asked, after })).inventoryItem?.inventoryLevels,
    );
  }
}
