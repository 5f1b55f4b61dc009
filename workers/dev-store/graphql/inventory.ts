import type { GraphQLResolveInfo } from "graphql";
import { gid, idOf, levelGid } from "../ids";
import { utcText } from "../instants";
import { decimal } from "../money";
import { type LevelRow, type LocationRow, onHand, QUANTITY_NAMES, type VariantRow } from "../rows";
import type { Store } from "../store";
import { type ConnectionArguments, type Listing, listConnection } from "./connection";
import type { Context, Node } from "./context";
import { badRequest } from "./failures";
import { variantNode } from "./products";
import { searchConditions } from "./search";

type ListArguments = ConnectionArguments & { query?: string | null; includeInactive?: boolean; sortKey?: string };

export const inventoryFields = {
  inventoryItems: (args: ListArguments, context: Context, info: GraphQLResolveInfo) => {
    const found = searchConditions(
      args.query,
      {
        id: { column: "item_id", kind: "id" },
        sku: { column: "lower(sku)", kind: "text" },
        tracked: { column: "tracked", kind: "flag" },
        created_at: { column: "created_at", kind: "instant" },
        updated_at: { column: "item_updated_at", kind: "instant" },
      },
      "coalesce(sku, '')",
    );
    const listing = { from: "variants", where: found.sql, bindings: found.bindings, sort: "item_id", id: "item_id" };
    return listConnection<VariantRow>(args, context, info, listing, (row) => inventoryItemNode(context.store, row));
  },
  inventoryItem: ({ id }: { id: string }, { store }: Context) => findItemNode(store, id),
  inventoryLevel: ({ id }: { id: string }, { store }: Context) => findLevelNode(store, id),
  locations: (args: ListArguments, context: Context, info: GraphQLResolveInfo) => {
    const sort = args.sortKey === "ID" ? "id" : "name";
    const where = args.includeInactive ? [] : ["active = 1"];
    const listing = { from: "locations", where, sort, id: "id" };
    return listConnection<LocationRow>(args, context, info, listing, (row) => locationNode(context.store, row));
  },
  location: ({ id }: { id?: string | null }, { store }: Context) =>
    locationNodeById(store, id ? (idOf("Location", id) ?? 0) : mainLocationId(store)),
};

export function findItemNode(store: Store, id: string): Node | null {
  const row = store.database.find<VariantRow>(
    "select * from variants where item_id = ?",
    idOf("InventoryItem", id) ?? 0,
  );
  return row ? inventoryItemNode(store, row) : null;
}

export function findLevelNode(store: Store, id: string): Node | null {
  const row = store.database.find<LevelRow>("select * from levels where id = ?", idOf("InventoryLevel", id) ?? 0);
  return row ? levelNode(store, row) : null;
}

export function locationNodeById(store: Store, id: number): Node | null {
  const row = store.database.find<LocationRow>("select * from locations where id = ?", id);
  return row ? locationNode(store, row) : null;
}

export function inventoryItemNode(store: Store, variant: VariantRow): Node {
  return {
    __typename: "InventoryItem",
    id: gid("InventoryItem", variant.item_id),
    legacyResourceId: String(variant.item_id),
    sku: variant.sku,
    tracked: variant.tracked === 1,
    requiresShipping: true,
    unitCost:
      variant.cost === null
        ? null
        : { amount: decimal(variant.cost, store.facts.currency), currencyCode: store.facts.currency },
    createdAt: utcText(variant.created_at),
    updatedAt: utcText(variant.item_updated_at),
    variant: () => variantNode(store, variant),
    variants: (args: ConnectionArguments, context: Context, info: GraphQLResolveInfo) => {
      const listing = { from: "variants", where: ["item_id = ?"], bindings: [variant.item_id], sort: "id", id: "id" };
      return listConnection<VariantRow>(args, context, info, listing, (row) => variantNode(store, row));
    },
    inventoryLevel: ({ locationId, includeInactive }: { locationId: string; includeInactive?: boolean }) => {
      const level = store.database.find<LevelRow>(
        "select * from levels where item_id = ? and location_id = ? and (active = 1 or ?)",
        variant.item_id,
        idOf("Location", locationId) ?? 0,
        includeInactive ? 1 : 0,
      );
      return level ? levelNode(store, level) : null;
    },
    inventoryLevels: (args: ListArguments, context: Context, info: GraphQLResolveInfo) =>
      listLevels(args, context, info, "item_id = ?", variant.item_id),
  };
}

export function levelNode(store: Store, level: LevelRow): Node {
  return {
    __typename: "InventoryLevel",
    id: levelGid(level),
    isActive: level.active === 1,
    canDeactivate: level.available === 0 && level.committed === 0,
    deactivationAlert: null,
    createdAt: utcText(level.created_at),
    updatedAt: utcText(level.updated_at),
    quantities: ({ names }: { names: string[] }) => names.map((name) => quantityNode(level, name)),
    location: () => locationNodeById(store, level.location_id),
    item: () => {
      const variant = store.database.one<VariantRow>("select * from variants where item_id = ?", level.item_id);
      return inventoryItemNode(store, variant);
    },
  };
}

function quantityNode(level: LevelRow, name: string): Node {
  const known = QUANTITY_NAMES.find((candidate) => candidate === name);
  if (!known && name !== "on_hand") throw badRequest(`Quantity name ${name} is not a valid inventory quantity name`);
  return {
    __typename: "InventoryQuantity",
    id: `gid://shopify/InventoryQuantity/${level.id}?inventory_item_id=${level.item_id}&name=${name}`,
    name,
    quantity: known ? level[known] : onHand(level),
    updatedAt: utcText(level.updated_at),
  };
}

function locationNode(store: Store, location: LocationRow): Node {
  return {
    __typename: "Location",
    id: gid("Location", location.id),
    legacyResourceId: String(location.id),
    name: location.name,
    isActive: location.active === 1,
    isPrimary: () => location.id === mainLocationId(store),
    isFulfillmentService: false,
    fulfillsOnlineOrders: () => location.id === mainLocationId(store),
    shipsInventory: () => location.id === mainLocationId(store),
    hasActiveInventory: true,
    createdAt: utcText(location.created_at),
    updatedAt: utcText(location.updated_at),
    deactivatedAt: location.active === 1 ? null : utcText(location.updated_at),
    address: {
      address1: "1 Example Street",
      address2: null,
      city: location.city,
      country: location.country,
      countryCode: location.country,
      formatted: [location.city, location.country],
      phone: null,
      province: null,
      provinceCode: null,
      zip: null,
    },
    inventoryLevels: (args: ListArguments, context: Context, info: GraphQLResolveInfo) =>
      listLevels(args, context, info, "location_id = ?", location.id),
  };
}

function listLevels(args: ListArguments, context: Context, info: GraphQLResolveInfo, owner: string, id: number): Node {
  const found = searchConditions(
    args.query,
    {
      id: { column: "id", kind: "id" },
      inventory_item_id: { column: "item_id", kind: "id" },
      created_at: { column: "created_at", kind: "instant" },
      updated_at: { column: "updated_at", kind: "instant" },
    },
    "id",
  );
  const listing: Listing = {
    from: "levels",
    where: [owner, ...(args.includeInactive ? [] : ["active = 1"]), ...found.sql],
    bindings: [id, ...found.bindings],
    sort: "id",
    id: "id",
  };
  return listConnection<LevelRow>(args, context, info, listing, (row) => levelNode(context.store, row));
}

function mainLocationId(store: Store): number {
  return store.database.find<{ id: number }>("select id from locations where active = 1 order by id limit 1")?.id ?? 0;
}
