import { type GraphQLResolveInfo, getNamedType } from "graphql";
import type { Context } from "./context";
import { accessDenied } from "./failures";

/** Any one of the scopes opens the field or type; `write_x` implies `read_x`. */
const SCOPES_OF_TYPE: Record<string, readonly string[]> = {
  Product: ["read_products"],
  ProductConnection: ["read_products"],
  ProductVariant: ["read_products"],
  ProductVariantConnection: ["read_products"],
  InventoryItem: ["read_inventory", "read_products"],
  InventoryItemConnection: ["read_inventory", "read_products"],
  InventoryLevel: ["read_inventory"],
  InventoryLevelConnection: ["read_inventory"],
  Location: ["read_locations", "read_inventory"],
  LocationConnection: ["read_locations", "read_inventory"],
  Order: ["read_orders"],
  OrderConnection: ["read_orders"],
  InventoryPurchaseOrder: ["read_inventory_purchase_orders"],
  InventoryPurchaseOrderConnection: ["read_inventory_purchase_orders"],
  InventoryTransfer: ["read_inventory_transfers"],
  InventoryTransferConnection: ["read_inventory_transfers"],
  InventoryShipment: ["read_inventory_shipments"],
  InventoryShipmentConnection: ["read_inventory_shipments"],
  InventoryAdjustQuantitiesPayload: ["write_inventory"],
  InventorySetQuantitiesPayload: ["write_inventory"],
  InventoryMoveQuantitiesPayload: ["write_inventory"],
  InventoryItemUpdatePayload: ["write_inventory"],
  InventoryActivatePayload: ["write_inventory"],
  InventoryDeactivatePayload: ["write_inventory"],
};

export function demandScope(context: Context, info: GraphQLResolveInfo): void {
  const required = SCOPES_OF_TYPE[getNamedType(info.returnType).name];
  if (required && !required.some((scope) => holdsScope(context.scopes, scope)))
    throw accessDenied(info.fieldName, required);
}

export function holdsScope(scopes: ReadonlySet<string>, scope: string): boolean {
  return scopes.has(scope) || scopes.has(scope.replace(/^read_/, "write_"));
}
