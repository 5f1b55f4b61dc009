/** What a topic of Shopify's tells, in the merchant's words. */
const NAMES: Record<string, string> = {
  "orders/create": "New orders",
  "orders/updated": "Changed orders",
  "orders/cancelled": "Cancelled orders",
  "orders/delete": "Deleted orders",
  "refunds/create": "Refunds",
  "products/create": "New products",
  "products/update": "Changed products",
  "products/delete": "Deleted products",
  "inventory_levels/update": "Stock levels",
  "inventory_levels/connect": "Stocked at one more location",
  "inventory_levels/disconnect": "No longer stocked at a location",
  "inventory_items/create": "New stock items",
  "inventory_items/update": "Costs and tracking",
  "inventory_items/delete": "Deleted stock items",
  "locations/create": "New locations",
  "locations/update": "Changed locations",
  "locations/activate": "Opened locations",
  "locations/deactivate": "Closed locations",
  "locations/delete": "Deleted locations",
  "shop/update": "Shop settings",
  "app/scopes_update": "Permissions",
  "app/uninstalled": "Uninstall",
  "bulk_operations/finish": "Exports that are ready",
  "customers/data_request": "Customer data requests",
  "customers/redact": "Customer erasures",
  "shop/redact": "Shop erasure",
  "job/read-product": "A product to read from Shopify",
  "job/read-orders": "Orders to read from Shopify",
  "job/read-levels": "Stock levels to read from Shopify",
  "job/read-locations": "Locations to read from Shopify",
  "job/converge-subscriptions": "Deliveries to register at Shopify",
  "job/replan": "Plans to make anew",
};

export const topicName = (topic: string) => NAMES[topic] ?? topic;

/** GraphQL spells ORDERS_CREATE what a delivery's header spells orders/create. */
const bySpelling = new Map(Object.keys(NAMES).map((topic) => [topic.replace("/", "_").toUpperCase(), topic]));

export const topicSpelled = (spelling: string) => bySpelling.get(spelling) ?? spelling;
