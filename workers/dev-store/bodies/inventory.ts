import { gid, levelGid } from "../ids";
import { zonedText } from "../instants";
import { decimal } from "../money";
import type { LevelRow, LocationRow, VariantRow } from "../rows";
import type { Store } from "../store";

/** `available` is null for an untracked item: not zero. */
export function levelBody(store: Store, level: LevelRow, tracked: boolean): Record<string, unknown> {
  return {
    inventory_item_id: level.item_id,
    location_id: level.location_id,
    available: tracked ? level.available : null,
    updated_at: zonedText(level.updated_at, store.facts.timeZone),
    admin_graphql_api_id: levelGid(level),
  };
}

export function itemBody(store: Store, variant: VariantRow): Record<string, unknown> {
  const { timeZone } = store.facts;
  return {
    id: variant.item_id,
    sku: variant.sku,
    created_at: zonedText(variant.created_at, timeZone),
    updated_at: zonedText(variant.item_updated_at, timeZone),
    requires_shipping: true,
    cost: variant.cost === null ? null : decimal(variant.cost, store.facts.currency),
    country_code_of_origin: null,
    province_code_of_origin: null,
    harmonized_system_code: null,
    tracked: variant.tracked === 1,
    country_harmonized_system_codes: [],
    admin_graphql_api_id: gid("InventoryItem", variant.item_id),
  };
}

export function locationBody(store: Store, location: LocationRow): Record<string, unknown> {
  const { timeZone } = store.facts;
  return {
    id: location.id,
    name: location.name,
    address1: "1 Example Street",
    address2: null,
    city: location.city,
    zip: null,
    province: null,
    country: location.country,
    phone: null,
    created_at: zonedText(location.created_at, timeZone),
    updated_at: zonedText(location.updated_at, timeZone),
    country_code: location.country,
    country_name: location.country,
    province_code: null,
    legacy: false,
    active: location.active === 1,
    admin_graphql_api_id: gid("Location", location.id),
  };
}
