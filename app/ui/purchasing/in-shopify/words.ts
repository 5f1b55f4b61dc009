/** Of how Shopify's own orders come to be read. */
export const READING = {
  notKnown: "What has arrived on these orders is not known",
  notRead: "Purchase orders made in Shopify are not read yet",
  needs:
    "Received units and arrival dates come from Shopify's transfers and shipments. Without them these orders are shown, but cannot count as on the way.",
  about:
    "If you also order in Shopify's own admin, let Evenstock read those orders, and the transfers and shipments they come by. They are only read, never changed, and everything else works without it.",
  declined: "Shopify says it was not allowed. You can allow it at any time.",
  allow: "Allow in Shopify",
  never: "Not read yet",
  now: "Read now",
  running: "Being read",
  failed: "The last reading failed",
  done: "Read from Shopify",
  hourly: ", and again each hour",
};

/** Of the list. */
export const LIST = {
  number: "Number",
  supplier: "Supplier",
  to: "To",
  state: "State",
  lines: "Lines",
  received: "Received",
  total: "Total",
  withTax: "with tax",
  expected: "Expected",
  unknown: "received not known",
  orderedUnits: (units: string) => `${units} ordered`,
};

/** Of the lines of one. */
export const LINES = {
  product: "Product",
  notNamed: "Not named",
  uncounted: "not in the catalogue, so it does not count",
  ordered: "Ordered",
  received: "Received",
  toCome: "To come",
  unitCost: "Unit cost",
  tax: "Tax",
  total: "Total",
  withTax: "with tax",
  unknown: "Not known",
  atSupplier: (sku: string) => `${sku} at the supplier`,
};

/** Of the pages of orders that were made in Shopify. */
export const PAGES = {
  one: "Purchase order",
  title: "Purchase orders in Shopify",
  orders: "Purchase orders",
  lines: "Lines",
  asTold: "As Shopify told it",
  changedThere: ". It is changed in Shopify.",
  reading: "Reading from Shopify",
  counted: "What is still to come of these counts as on the way. Evenstock only reads them: change them in Shopify.",
  shown: "Evenstock only reads and shows these: change them in Shopify. They do not count as on the way.",
  none: "No purchase orders have been made in Shopify.",
  toBeRead: "They are listed here once they have been read.",
  notShown: "Shopify does not show its purchase orders to Evenstock yet.",
  setting: "Choose whether they count",
  way: (supplier: string | null, destination: string | null) =>
    `${supplier ?? "No supplier named"}, to ${destination ?? "no location"}`,
};
