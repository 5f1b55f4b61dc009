import { inventoryItemsCreate, inventoryItemsDelete, inventoryItemsUpdate } from "./inventory-items";
import { inventoryLevelsConnect, inventoryLevelsDisconnect, inventoryLevelsUpdate } from "./inventory-levels";
import { locationsActivate, locationsCreate, locationsDeactivate, locationsDelete, locationsUpdate } from "./locations";
import { ordersCancelled, ordersCreate, ordersDelete, ordersUpdated } from "./orders";
import { customersDataRequest, customersRedact, shopRedact } from "./privacy";
import { productsCreate, productsDelete, productsUpdate } from "./products";
import { refundsCreate } from "./refunds";
import { appScopesUpdate, appUninstalled, bulkOperationsFinish, shopUpdate } from "./shop";
import type { Topic } from "./topic";

/** Every topic that we know, by the name in X-Shopify-Topic. A new one is a line here and an export of its family's file. */
export const TOPICS = {
  "app/uninstalled": appUninstalled,
  "orders/create": ordersCreate,
  "products/update": productsUpdate,
  "inventory_levels/update": inventoryLevelsUpdate,
  "products/create": productsCreate,
  "products/delete": productsDelete,
  "orders/updated": ordersUpdated,
  "orders/cancelled": ordersCancelled,
  "orders/delete": ordersDelete,
  "refunds/create": refundsCreate,
  "inventory_items/create": inventoryItemsCreate,
  "inventory_items/update": inventoryItemsUpdate,
  "inventory_items/delete": inventoryItemsDelete,
  "inventory_levels/connect": inventoryLevelsConnect,
  "inventory_levels/disconnect": inventoryLevelsDisconnect,
  "locations/create": locationsCreate,
  "locations/update": locationsUpdate,
  "locations/activate": locationsActivate,
  "locations/deactivate": locationsDeactivate,
  "locations/delete": locationsDelete,
  "shop/update": shopUpdate,
  "app/scopes_update": appScopesUpdate,
  "bulk_operations/finish": bulkOperationsFinish,
  "customers/data_request": customersDataRequest,
  "customers/redact": customersRedact,
  "shop/redact": shopRedact,
} satisfies Record<string, Topic<unknown>>;

export type TopicName = keyof typeof TOPICS;

export const isKnown = (name: string): name is TopicName => Object.hasOwn(TOPICS, name);

/** What to ask Shopify to send; the other topics are declared in shopify.app.toml. */
export const subscriptions = () => Object.values<Topic<unknown>>(TOPICS).flatMap((topic) => topic.subscription ?? []);
