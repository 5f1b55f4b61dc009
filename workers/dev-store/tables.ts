/** Instants are epoch milliseconds, money is minor units, ids are the number at the end of Shopify's gid. */
export const TABLES = `
  create table if not exists settings (key text primary key, value text not null) without rowid;
  create table if not exists sequences (name text primary key, next integer not null) without rowid;
  create table if not exists log (seq integer primary key autoincrement, at integer not null, kind text not null, facts text not null);

  create table if not exists locations (
    id integer primary key, name text not null, city text not null, country text not null, active integer not null,
    created_at integer not null, updated_at integer not null);
  create table if not exists products (
    id integer primary key, title text not null, vendor text not null, type text not null, status text not null,
    handle text not null, image integer, created_at integer not null, updated_at integer not null);
  create index if not exists products_updated on products(updated_at, id);
  create index if not exists products_created on products(created_at, id);
  create index if not exists products_title on products(title, id);
  create table if not exists variants (
    id integer primary key, product_id integer not null, position integer not null, title text not null,
    sku text, barcode text, price integer not null, policy text not null,
    item_id integer not null, tracked integer not null, cost integer,
    created_at integer not null, updated_at integer not null, item_updated_at integer not null);
  create index if not exists variants_product on variants(product_id, position);
  create unique index if not exists variants_item on variants(item_id);
  create index if not exists variants_sku on variants(sku);
  create table if not exists barcodes (
    variant_id integer not null, position integer not null, value text not null, type text,
    primary key (variant_id, position)) without rowid;
  create table if not exists levels (
    id integer primary key, item_id integer not null, location_id integer not null,
    available integer not null, committed integer not null default 0, incoming integer not null default 0,
    reserved integer not null default 0, damaged integer not null default 0, safety_stock integer not null default 0,
    quality_control integer not null default 0, active integer not null default 1,
    created_at integer not null, updated_at integer not null);
  create unique index if not exists levels_place on levels(item_id, location_id);
  create index if not exists levels_location on levels(location_id, id);

  create table if not exists orders (
    id integer primary key, name text not null, channel text not null, location_id integer, test integer not null default 0,
    processed_at integer not null, created_at integer not null, updated_at integer not null, cancelled_at integer,
    fulfilled_at integer);
  create table if not exists fulfillments (
    id integer primary key, order_id integer not null, location_id integer, status text not null, created_at integer not null);
  create index if not exists fulfillments_order on fulfillments(order_id, id);
  create table if not exists fulfillment_lines (
    id integer primary key, fulfillment_id integer not null, line_id integer not null, quantity integer not null);
  create index if not exists fulfillment_lines_fulfillment on fulfillment_lines(fulfillment_id, id);
  create index if not exists fulfillment_lines_line on fulfillment_lines(line_id);
  create index if not exists orders_created on orders(created_at, id);
  create index if not exists orders_updated on orders(updated_at, id);
  create index if not exists orders_processed on orders(processed_at, id);
  create table if not exists lines (
    id integer primary key, order_id integer not null, variant_id integer, product_id integer, title text not null,
    sku text, price integer not null, quantity integer not null, current_quantity integer not null, location_id integer);
  create index if not exists lines_order on lines(order_id, id);
  create index if not exists lines_variant on lines(variant_id);
  create index if not exists lines_product on lines(product_id);
  create table if not exists refunds (id integer primary key, order_id integer not null, created_at integer not null);
  create index if not exists refunds_order on refunds(order_id, id);
  create table if not exists refund_lines (
    id integer primary key, refund_id integer not null, line_id integer not null, quantity integer not null,
    restock text not null, location_id integer);
  create index if not exists refund_lines_refund on refund_lines(refund_id, id);

  create table if not exists purchase_orders (
    id integer primary key, name text not null, status text not null, currency text not null, supplier text,
    location_id integer, created_at integer not null, ordered_at integer, archived_at integer);
  create table if not exists purchase_order_lines (
    id integer primary key, order_id integer not null, variant_id integer, title text, variant_title text,
    supplier_sku text, quantity integer not null, unit_cost integer, tax_percent text);
  create index if not exists purchase_order_lines_order on purchase_order_lines(order_id, id);
  create table if not exists transfers (
    id integer primary key, order_id integer, location_id integer, created_at integer not null);
  create index if not exists transfers_order on transfers(order_id, id);
  create table if not exists shipments (id integer primary key, transfer_id integer not null, arrives_at integer);
  create index if not exists shipments_transfer on shipments(transfer_id, id);
  create table if not exists shipment_lines (
    id integer primary key, shipment_id integer not null, item_id integer not null, quantity integer not null,
    accepted integer not null, rejected integer not null);
  create index if not exists shipment_lines_shipment on shipment_lines(shipment_id, id);

  create table if not exists tokens (
    token text primary key, kind text not null, expires_at integer, parent text) without rowid;
  create table if not exists idempotency (
    key text primary key, field text not null, input text not null, result text not null, at integer not null) without rowid;
  create table if not exists subscriptions (
    id integer primary key, topic text not null, uri text not null, format text not null, filter text, name text,
    include_fields text not null, created_at integer not null, updated_at integer not null);
  create table if not exists deliveries (
    id integer primary key autoincrement, subscription_id integer, topic text not null, uri text not null, name text,
    webhook_id text not null, event_id text not null, triggered_at text not null, body text not null,
    attempts integer not null default 0, status text not null, due_at integer, created_at integer not null,
    answers text not null default '[]');
  create index if not exists deliveries_due on deliveries(due_at) where status = 'due';
  create index if not exists deliveries_subscription on deliveries(subscription_id, id);
  create table if not exists bulk_operations (
    id integer primary key, query text not null, grouped integer not null, status text not null, error text,
    objects integer not null default 0, roots integer not null default 0, size integer not null default 0,
    after text, created_at integer not null, completed_at integer);
  create table if not exists bulk_parts (
    operation_id integer not null, number integer not null, text text not null, primary key (operation_id, number));
`;

/** Tables of what the shop is and did, each by its number. */
export const FACTS = [
  "locations",
  "products",
  "variants",
  "levels",
  "orders",
  "lines",
  "refunds",
  "refund_lines",
  "fulfillments",
  "fulfillment_lines",
  "purchase_orders",
  "purchase_order_lines",
  "transfers",
  "shipments",
  "shipment_lines",
] as const;
