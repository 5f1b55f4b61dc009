/** Bodies of deliveries, REST-shaped as Shopify's; a buyer is in each order, so that a test can look for one. */
const HOUR = 3_600_000;

export const iso = (instant: number) => new Date(instant).toISOString().replace(".000Z", "+00:00");

export const levelBody = ({ item = 501, location = 901, available = 10 as unknown, at = Date.now() } = {}) =>
  JSON.stringify({
    inventory_item_id: item,
    location_id: location,
    available,
    updated_at: iso(at),
    admin_graphql_api_id: `gid://shopify/InventoryLevel/1?inventory_item_id=${item}`,
  });

export const productBody = ({
  id = 101,
  title = "Kettle",
  status = "active",
  at = Date.now(),
  vendor = "Acme",
  variants = [{}] as Record<string, unknown>[],
  ...more
}: Record<string, unknown> & { at?: number; variants?: Record<string, unknown>[] } = {}) =>
  JSON.stringify({
    id,
    title,
    status,
    vendor,
    updated_at: iso(at),
    variants: variants.map((variant, index) => ({
      id: 301 + index,
      title: "Default Title",
      sku: `SKU-${301 + index}`,
      barcode: null,
      inventory_item_id: 501 + index,
      price: "12.50",
      inventory_policy: "deny",
      created_at: "2020-01-01T00:00:00Z",
      updated_at: iso(at),
      ...variant,
    })),
    ...more,
  });

export const orderBody = ({
  id = 7001,
  at = Date.now() - HOUR,
  updatedAt = at,
  lines = [{}] as unknown,
  ...more
}: Record<string, unknown> & { id?: number; at?: number; updatedAt?: number; lines?: unknown } = {}) =>
  JSON.stringify({
    id,
    created_at: iso(at),
    processed_at: iso(at),
    updated_at: iso(updatedAt),
    cancelled_at: null,
    test: false,
    location_id: null,
    email: "buyer@example.com",
    customer: { first_name: "Ada", phone: "+44 1" },
    billing_address: { city: "Leeds" },
    line_items: Array.isArray(lines)
      ? lines.map((line, index) => ({
          id: id * 10 + index,
          variant_id: 301,
          product_id: 101,
          quantity: 1,
          name: "Kettle",
          ...line,
        }))
      : lines,
    fulfillments: [],
    ...more,
  });

export const refundBody = ({
  id = 8001,
  order = 7001,
  at = Date.now(),
  lines = [{}] as Record<string, unknown>[],
}: {
  id?: number;
  order?: number;
  at?: number;
  lines?: Record<string, unknown>[];
} = {}) =>
  JSON.stringify({
    id,
    order_id: order,
    created_at: iso(at),
    note: "Ada changed her mind",
    user_id: 1,
    refund_line_items: lines.map((line, index) => ({
      id: id * 10 + index,
      line_item_id: order * 10,
      quantity: 1,
      restock_type: "return",
      location_id: null,
      line_item: { id: order * 10, name: "Kettle", properties: [{ name: "engraving", value: "for Ada" }] },
      ...line,
    })),
    transactions: [{ receipt: { email: "buyer@example.com" } }],
  });

export const itemBody = ({ id = 501, tracked = true, cost = "12.50" as unknown, at = Date.now() } = {}) =>
  JSON.stringify({ id, sku: "SKU-301", tracked, cost, updated_at: iso(at), requires_shipping: true });

export const locationBody = ({ id = 901, name = "Warehouse", active = true, at = Date.now() } = {}) =>
  JSON.stringify({ id, name, active, updated_at: iso(at), address1: "1 Example Street", phone: "+44 1" });

export const connectionBody = ({ item = 501, location = 901 } = {}) =>
  JSON.stringify({ inventory_item_id: item, location_id: location });

export const shopBody = ({ zone = "UTC", name = "Shop A", currency = "GBP", at = Date.now() } = {}) =>
  JSON.stringify({
    id: 1,
    name,
    iana_timezone: zone,
    currency,
    updated_at: iso(at),
    email: "owner@example.com",
    shop_owner: "Ada",
  });
