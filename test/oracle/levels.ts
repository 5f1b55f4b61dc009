import type { Beginning, LevelFact } from "./facts";
import type { Variant, World } from "./world";

/** What somebody was told of a level: so many from then on. Null: not tracked. */
export interface Observation {
  at: number;
  available: number | null;
}

export interface Level {
  itemId: number;
  locationId: number;
  available: number;
  /** Is the item stocked there? */
  connected: boolean;
  /** Oldest first. */
  seen: Observation[];
  /** When its item began to be tracked, or ended: epoch ms. */
  turned: number[];
}

const key = (itemId: number, locationId: number) => `${itemId}/${locationId}`;

/** A level that stands unchanged since last week was seen last week. */
export function levelsFrom(rows: Beginning["levels"], variants: Map<number, Variant>): Map<string, Level> {
  const tracked = new Map([...variants.values()].map(({ itemId, tracked }) => [itemId, tracked]));
  return new Map(
    rows.map(({ item_id: itemId, location_id: locationId, available, active, updated_at: at }) => [
      key(itemId, locationId),
      {
        ...{ itemId, locationId, available, connected: active },
        seen: active ? [{ at, available: tracked.get(itemId) ? available : null }] : [],
        turned: [],
      },
    ]),
  );
}

export function levelTold(world: World, fact: LevelFact, heard: boolean) {
  const { inventoryItemId, locationId, available, active, updatedAt } = fact;
  const before = world.levels.get(key(inventoryItemId, locationId));
  const told = { at: updatedAt, available: isTracked(world, inventoryItemId) ? available : null };
  world.levels.set(key(inventoryItemId, locationId), {
    ...{ itemId: inventoryItemId, locationId, available, connected: active },
    seen: [...(before?.seen ?? []), ...(heard ? [told] : [])],
    turned: before?.turned ?? [],
  });
}

/** An item is tracked from then on, or no more: its levels say nothing of it. */
export function trackingTurned(world: World, itemId: number, at: number) {
  for (const [key, level] of world.levels)
    if (level.itemId === itemId) world.levels.set(key, { ...level, turned: [...level.turned, at] });
}

/** Nothing is available where the item is not stocked, from then on; what was seen there stays true. */
export function disconnected(world: World, { inventoryItemId, locationId, updatedAt }: LevelFact, heard: boolean) {
  const before = world.levels.get(key(inventoryItemId, locationId));
  if (!before) return;
  const seen = heard ? [...before.seen, { at: updatedAt, available: 0 }] : before.seen;
  world.levels.set(key(inventoryItemId, locationId), { ...before, connected: false, available: 0, seen });
}

/** Units of each tracked item at each location that stocks it, as "item/location". */
export const levelsIn = (world: World): Map<string, number> =>
  new Map(
    [...world.levels]
      .filter(([, level]) => level.connected && isTracked(world, level.itemId))
      .map(([key, level]) => [key, level.available]),
  );

function isTracked(world: World, itemId: number) {
  for (const variant of world.variants.values()) if (variant.itemId === itemId) return variant.tracked;
  return false;
}
