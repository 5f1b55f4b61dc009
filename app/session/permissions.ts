/** One of Shopify's access scopes, in plain words. */
interface Permission {
  scope: string;
  /** Asked for when the app is installed; the others are given by whoever wants what they open. */
  needed: boolean;
  allows: string;
  without: string;
}

/** The same scopes stand in shopify.app.toml. */
export const PERMISSIONS: Permission[] = [
  {
    ...{ scope: "read_products", needed: true, allows: "See products and variants" },
    without: "New and changed products are not seen.",
  },
  {
    ...{ scope: "read_inventory", needed: true, allows: "See stock levels and costs" },
    without: "Stock is not kept up to date, so alerts and suggestions are wrong.",
  },
  {
    ...{ scope: "write_inventory", needed: true, allows: "Change stock levels" },
    without: "Adjustments, receipts, counts and transfers do not reach Shopify.",
  },
  {
    ...{ scope: "read_locations", needed: true, allows: "See locations" },
    without: "New locations have no name, and closed ones still count.",
  },
  {
    ...{ scope: "read_orders", needed: true, allows: "See what was sold" },
    without: "Sales are not counted, so nothing is suggested.",
  },
  {
    ...{ scope: "read_all_orders", needed: false, allows: "See orders older than 60 days" },
    without: "Sales before the last 60 days at the time of the install are not counted.",
  },
  {
    ...{ scope: "read_inventory_purchase_orders", needed: false, allows: "See Shopify's own purchase orders" },
    without: "Orders made in Shopify itself are not shown under Purchase orders.",
  },
  {
    ...{ scope: "read_inventory_transfers", needed: false, allows: "See Shopify's own transfers" },
    without: "What came of Shopify's own purchase orders is not known, so they do not count as on the way.",
  },
  {
    ...{ scope: "read_inventory_shipments", needed: false, allows: "See Shopify's own shipments" },
    without: "The same: received units and days of arrival stand on shipments.",
  },
];

/** What Shopify's own purchase orders are read by; the last two tell what of them came. */
export const PURCHASE_ORDER_SCOPES = [
  "read_inventory_purchase_orders",
  "read_inventory_transfers",
  "read_inventory_shipments",
];

/** Whoever may write may read. */
export const isGranted = (granted: string[], scope: string) =>
  granted.includes(scope) || granted.includes(scope.replace(/^read_/, "write_"));
