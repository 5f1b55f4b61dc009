import { appScopesUpdate } from "./app-scopes-update";
import { appUninstalled } from "./app-uninstalled";
import { bulkOperationsFinish } from "./bulk-operations-finish";
import { customersDataRequest, customersRedact } from "./customers";
import { inventoryItemsCreate } from "./inventory-items-create";
import { inventoryItemsDelete } from "./inventory-items-delete";
import { inventoryItemsUpdate } from "./inventory-items-update";
import { inventoryLevelsConnect } from "./inventory-levels-connect";
import { inventoryLevelsDisconnect } from "./inventory-levels-disconnect";
import { inventoryLevelsUpdate } from "./inventory-levels-update";
import { locationsActivate } from "./locations-activate";
import { locationsCreate } from "./locations-create";
import { locationsDeactivate } from "./locations-deactivate";
import { locationsDelete } from "./locations-delete";
import { locationsUpdate } from "./locations-update";
import { ordersCancelled } from "./orders-cancelled";
import { ordersCreate } from "./orders-create";
import { ordersDelete } from "./orders-delete";
import { ordersUpdated } from "./orders-updated";
import { productsCreate } from "./products-create";
import { productsDelete } from "./products-delete";
import { productsUpdate } from "./products-update";
import { refundsCreate } from "./refunds-create";
import { shopRedact } from "./shop-redact";
import { shopUpdate } from "./shop-update";
import type { Topic } from "./topic";

/** Every topic that we know, by the name in X-Shopify-Topic. A new one is a line here and a file beside it. */
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
