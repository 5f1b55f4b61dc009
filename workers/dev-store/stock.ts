import * as z from "zod";
import { levelBody } from "./bodies/inventory";
import { Refusal } from "./refusal";
import { type LevelRow, onHand, QUANTITY_NAMES, type QuantityName, type VariantRow } from "./rows";
import type { Store } from "./store";

export const LevelChange = z.object({
  inventoryItemId: z.number().int(),
  locationId: z.number().int(),
  available: z.number().int(),
});

type Deltas = Partial<Record<QuantityName, number>>;

/** A merchant typed a new available figure. Connects the item to the location first if need be. */
export function setAvailable(store: Store, change: z.infer<typeof LevelChange>): LevelRow {
  const level = findLevel(store, change.inventoryItemId, change.locationId);
  if (!level?.active) return connectLevel(store, change.inventoryItemId, change.locationId, change.available);
  return changeLevel(store, level, { available: change.available - level.available }, "correction");
}

export function changeLevel(store: Store, level: LevelRow, deltas: Deltas, cause: string): LevelRow {
  const changed = QUANTITY_NAMES.filter((name) => deltas[name]);
  if (changed.length === 0) return level;
  const next = { ...level, updated_at: store.changeTime() };
  for (const name of changed) next[name] += deltas[name] ?? 0;
  store.database.run(
    `update levels set ${changed.map((name) => `${name} = ?`).join(", ")}, updated_at = ? where id = ?`,
    ...changed.map((name) => next[name]),
    next.updated_at,
    level.id,
  );
  recordLevel(store, "level_changed", next, cause);
  if (deltas.available) emitLevel(store, "INVENTORY_LEVELS_UPDATE", next);
  return next;
}

export function connectLevel(store: Store, itemId: number, locationId: number, available: number): LevelRow {
  const existing = findLevel(store, itemId, locationId);
  const now = store.changeTime();
  const id = existing?.id ?? store.nextId("InventoryLevel");
  store.database.run(
    `insert into levels(id, item_id, location_id, available, active, created_at, updated_at) values (?1, ?2, ?3, ?4, 1, ?5, ?5)
     on conflict(item_id, location_id) do update set available = ?4, active = 1, updated_at = ?5`,
    id,
    itemId,
    locationId,
    available,
    now,
  );
  const level = requireLevel(store, itemId, locationId);
  recordLevel(store, "level_connected", level, "connected");
  emitLevel(store, "INVENTORY_LEVELS_CONNECT", level);
  emitLevel(store, "INVENTORY_LEVELS_UPDATE", level);
  return level;
}

export function disconnectLevel(store: Store, level: LevelRow): void {
  const next = { ...level, available: 0, active: 0, updated_at: store.changeTime() };
  store.database.run(
    "update levels set active = 0, available = 0, updated_at = ? where id = ?",
    next.updated_at,
    level.id,
  );
  recordLevel(store, "level_disconnected", next, "disconnected");
  store.emit("INVENTORY_LEVELS_DISCONNECT", () => ({
    inventory_item_id: level.item_id,
    location_id: level.location_id,
  }));
}

export function findLevel(store: Store, itemId: number, locationId: number): LevelRow | undefined {
  return store.database.find<LevelRow>(
    "select * from levels where item_id = ? and location_id = ?",
    itemId,
    locationId,
  );
}

export function requireLevel(store: Store, itemId: number, locationId: number): LevelRow {
  const level = findLevel(store, itemId, locationId);
  if (!level) throw new Refusal(`item ${itemId} is not stocked at location ${locationId}`);
  return level;
}

export function findVariantByItem(store: Store, itemId: number): VariantRow | undefined {
  return store.database.find<VariantRow>("select * from variants where item_id = ?", itemId);
}

function emitLevel(store: Store, topic: "INVENTORY_LEVELS_UPDATE" | "INVENTORY_LEVELS_CONNECT", level: LevelRow): void {
  store.emit(topic, () => levelBody(store, level, findVariantByItem(store, level.item_id)?.tracked === 1));
}

function recordLevel(
  store: Store,
  kind: "level_changed" | "level_connected" | "level_disconnected",
  level: LevelRow,
  cause: string,
): void {
  store.record(kind, {
    inventoryItemId: level.item_id,
    locationId: level.location_id,
    available: level.available,
    committed: level.committed,
    onHand: onHand(level),
    active: level.active === 1,
    updatedAt: level.updated_at,
    cause,
  });
}
