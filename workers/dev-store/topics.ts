/** Every topic the dev store sends, its name on the wire, and the scope a subscription to it needs. */
export const TOPICS = {
  ORDERS_CREATE: { wire: "orders/create", scope: "read_orders" },
  ORDERS_UPDATED: { wire: "orders/updated", scope: "read_orders" },
  ORDERS_CANCELLED: { wire: "orders/cancelled", scope: "read_orders" },
  ORDERS_DELETE: { wire: "orders/delete", scope: "read_orders" },
  ORDERS_EDITED: { wire: "orders/edited", scope: "read_orders" },
  ORDERS_FULFILLED: { wire: "orders/fulfilled", scope: "read_orders" },
  REFUNDS_CREATE: { wire: "refunds/create", scope: "read_orders" },
  PRODUCTS_CREATE: { wire: "products/create", scope: "read_products" },
  PRODUCTS_UPDATE: { wire: "products/update", scope: "read_products" },
  PRODUCTS_DELETE: { wire: "products/delete", scope: "read_products" },
  INVENTORY_ITEMS_CREATE: { wire: "inventory_items/create", scope: "read_inventory" },
  INVENTORY_ITEMS_UPDATE: { wire: "inventory_items/update", scope: "read_inventory" },
  INVENTORY_ITEMS_DELETE: { wire: "inventory_items/delete", scope: "read_inventory" },
  INVENTORY_LEVELS_UPDATE: { wire: "inventory_levels/update", scope: "read_inventory" },
  INVENTORY_LEVELS_CONNECT: { wire: "inventory_levels/connect", scope: "read_inventory" },
  INVENTORY_LEVELS_DISCONNECT: { wire: "inventory_levels/disconnect", scope: "read_inventory" },
  LOCATIONS_CREATE: { wire: "locations/create", scope: "read_locations" },
  LOCATIONS_UPDATE: { wire: "locations/update", scope: "read_locations" },
  LOCATIONS_ACTIVATE: { wire: "locations/activate", scope: "read_locations" },
  LOCATIONS_DEACTIVATE: { wire: "locations/deactivate", scope: "read_locations" },
  LOCATIONS_DELETE: { wire: "locations/delete", scope: "read_locations" },
  BULK_OPERATIONS_FINISH: { wire: "bulk_operations/finish", scope: null },
  SHOP_UPDATE: { wire: "shop/update", scope: null },
  APP_UNINSTALLED: { wire: "app/uninstalled", scope: null },
  APP_SCOPES_UPDATE: { wire: "app/scopes_update", scope: null },
} as const satisfies Record<string, { wire: string; scope: string | null }>;

export type Topic = keyof typeof TOPICS;

export type ComplianceTopic = "customers/data_request" | "customers/redact" | "shop/redact";

export function isTopic(text: string): text is Topic {
  return Object.hasOwn(TOPICS, text);
}
