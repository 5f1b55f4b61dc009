import * as z from "zod";
import { locationBody } from "./bodies/inventory";
import { Refusal } from "./refusal";
import type { LocationRow } from "./rows";
import type { Store } from "./store";

export const NewLocation = z.object({
  name: z.string().min(1),
  city: z.string().default(""),
  country: z.string().length(2).default("GB"),
});
export const LocationChange = z.object({ name: z.string().min(1), active: z.boolean() }).partial();

export function listLocations(store: Store): LocationRow[] {
  return store.database.all<LocationRow>("select * from locations order by id");
}

export function createLocation(store: Store, asked: z.infer<typeof NewLocation>): LocationRow {
  const now = store.changeTime();
  const location: LocationRow = {
    id: store.nextId("Location"),
    ...asked,
    active: 1,
    created_at: now,
    updated_at: now,
  };
  store.database.insert("locations", location);
  store.record("location_created", { location });
  store.emit("LOCATIONS_CREATE", () => locationBody(store, location));
  return location;
}

export function changeLocation(store: Store, id: number, change: z.infer<typeof LocationChange>): LocationRow {
  const before = listLocations(store).find((location) => location.id === id);
  if (!before) throw new Refusal(`no location ${id}`);
  const active = change.active === undefined ? before.active : Number(change.active);
  const location = { ...before, name: change.name ?? before.name, active, updated_at: store.changeTime() };
  store.database.run(
    "update locations set name = ?, active = ?, updated_at = ? where id = ?",
    location.name,
    location.active,
    location.updated_at,
    id,
  );
  store.record("location_changed", { location });
  if (active !== before.active)
    store.emit(active ? "LOCATIONS_ACTIVATE" : "LOCATIONS_DEACTIVATE", () => locationBody(store, location));
  store.emit("LOCATIONS_UPDATE", () => locationBody(store, location));
  return location;
}
