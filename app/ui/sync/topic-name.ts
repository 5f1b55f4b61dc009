import { SYNC } from "./words";

/** What a topic of Shopify's tells, in the merchant's words. */
const NAMES: Record<string, string> = {
  "orders/create": SYNC.topicName.newOrders,
  "orders/updated": SYNC.changedOrders,
  "orders/cancelled": SYNC.topicName.cancelledOrders,
  "orders/delete": SYNC.topicName.deletedOrders,
  "refunds/create": SYNC.topicName.refunds,
  "products/create": SYNC.topicName.newProducts,
  "products/update": SYNC.topicName.changedProducts,
  "products/delete": SYNC.topicName.deletedProducts,
  "inventory_levels/update": SYNC.stockLevels,
  "inventory_levels/connect": SYNC.topicName.stockedAtOneMoreLocation,
  "inventory_levels/disconnect": SYNC.topicName.noLongerStocked,
  "inventory_items/create": SYNC.topicName.newStockItems,
  "inventory_items/update": SYNC.topicName.costsAndTracking,
  "inventory_items/delete": SYNC.topicName.deletedStockItems,
  "locations/create": SYNC.topicName.newLocations,
  "locations/update": SYNC.topicName.changedLocations,
  "locations/activate": SYNC.topicName.openedLocations,
  "locations/deactivate": SYNC.topicName.closedLocations,
  "locations/delete": SYNC.topicName.deletedLocations,
  "shop/update": SYNC.topicName.shopSettings,
  "app/scopes_update": SYNC.permissions,
  "app/uninstalled": SYNC.topicName.uninstall,
  "bulk_operations/finish": SYNC.topicName.exportsThatAreReady,
  "customers/data_request": SYNC.topicName.customerDataRequests,
  "customers/redact": SYNC.topicName.customerErasures,
  "shop/redact": SYNC.topicName.shopErasure,
  "job/read-product": SYNC.topicName.aProductToReadFrom,
  "job/read-orders": SYNC.topicName.ordersToReadFromShopify,
  "job/read-levels": SYNC.topicName.stockLevelsToReadFrom,
  "job/read-locations": SYNC.topicName.locationsToReadFromShopify,
  "job/converge-subscriptions": SYNC.topicName.deliveriesToRegisterAtShopify,
  "job/replan": SYNC.topicName.plansToMakeAnew,
};

export const topicName = (topic: string) => NAMES[topic] ?? topic;

/** GraphQL spells ORDERS_CREATE what a delivery's header spells orders/create. */
const bySpelling = new Map(Object.keys(NAMES).map((topic) => [topic.replace("/", "_").toUpperCase(), topic]));

export const topicSpelled = (spelling: string) => bySpelling.get(spelling) ?? spelling;
