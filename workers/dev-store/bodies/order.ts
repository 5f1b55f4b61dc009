import { gid } from "../ids";
import { zonedText } from "../instants";
import { decimal } from "../money";
import {
  isPartlyShipped,
  listFulfillmentLines,
  listFulfillments,
  listLines,
  listRefundLines,
  listRefunds,
} from "../order-rows";
import type { LineRow, OrderRow, RefundLineRow, RefundRow } from "../rows";
import type { Store } from "../store";
import { buyerFields } from "./buyer";

/** The body of `orders/*`: keys as in Shopify's documented sample, nothing left out that an app might trip over. */
export function orderBody(store: Store, order: OrderRow): Record<string, unknown> {
  const { timeZone, currency } = store.facts;
  const lines = listLines(store, order.id);
  const refunds = listRefunds(store, order.id);
  const time = (instant: number | null) => (instant === null ? null : zonedText(instant, timeZone));
  const set = (minor: number) => moneySet(minor, currency);
  const total = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const current = lines.reduce((sum, line) => sum + line.price * line.current_quantity, 0);
  const number = Number(order.name.slice(1));
  return {
    id: order.id,
    admin_graphql_api_id: gid("Order", order.id),
    app_id: order.channel === "pos" ? 129_785 : 580_111,
    cancel_reason: order.cancelled_at === null ? null : "customer",
    cancelled_at: time(order.cancelled_at),
    cart_token: null,
    checkout_id: null,
    checkout_token: null,
    closed_at: null,
    confirmation_number: null,
    confirmed: true,
    created_at: time(order.created_at),
    currency,
    current_subtotal_price: decimal(current, currency),
    current_subtotal_price_set: set(current),
    current_total_discounts: "0.00",
    current_total_discounts_set: set(0),
    current_total_price: decimal(current, currency),
    current_total_price_set: set(current),
    current_total_tax: "0.00",
    current_total_tax_set: set(0),
    device_id: null,
    discount_codes: [],
    duties_included: false,
    estimated_taxes: false,
    financial_status: refunds.length > 0 ? "partially_refunded" : "paid",
    fulfillment_status: order.fulfilled_at !== null ? "fulfilled" : isPartlyShipped(store, order.id) ? "partial" : null,
    landing_site: null,
    landing_site_ref: null,
    location_id: order.location_id,
    name: order.name,
    note_attributes: [],
    number: number - 1000,
    order_number: number,
    order_status_url: `https://${store.domain}/orders/${order.id}/authenticate?key=none`,
    payment_gateway_names: ["bogus"],
    po_number: null,
    presentment_currency: currency,
    processed_at: time(order.processed_at),
    reference: null,
    referring_site: null,
    source_identifier: null,
    source_name: order.channel === "pos" ? "pos" : "web",
    source_url: null,
    subtotal_price: decimal(total, currency),
    subtotal_price_set: set(total),
    tags: "",
    tax_exempt: false,
    tax_lines: [],
    taxes_included: true,
    test: order.test === 1,
    token: `${order.id}`,
    total_discounts: "0.00",
    total_discounts_set: set(0),
    total_line_items_price: decimal(total, currency),
    total_line_items_price_set: set(total),
    total_outstanding: "0.00",
    total_price: decimal(total, currency),
    total_price_set: set(total),
    total_shipping_price_set: set(0),
    total_tax: "0.00",
    total_tax_set: set(0),
    total_tip_received: "0.00",
    total_weight: 0,
    updated_at: time(order.updated_at),
    user_id: null,
    ...buyerFields(currency),
    discount_applications: [],
    fulfillments: fulfillmentBodies(store, order, lines),
    line_items: lines.map((line) => lineBody(line, currency, order.fulfilled_at !== null)),
    payment_terms: null,
    refunds: refunds.map((refund) => refundBody(store, refund)),
    shipping_lines: [],
    returns: [],
  };
}

/** `refunds/create`, flat at the root; also each element of an order's `refunds`. */
export function refundBody(store: Store, refund: RefundRow): Record<string, unknown> {
  const { timeZone, currency } = store.facts;
  const lines = new Map(listLines(store, refund.order_id).map((line) => [line.id, line]));
  const createdAt = zonedText(refund.created_at, timeZone);
  return {
    id: refund.id,
    admin_graphql_api_id: gid("Refund", refund.id),
    order_id: refund.order_id,
    created_at: createdAt,
    processed_at: createdAt,
    note: null,
    user_id: null,
    restock: true,
    duties: [],
    order_adjustments: [],
    transactions: [],
    refund_line_items: listRefundLines(store, refund.id).flatMap((refunded) => {
      const line = lines.get(refunded.line_id);
      return line ? [refundLineBody(refunded, line, currency)] : [];
    }),
  };
}

function refundLineBody(refunded: RefundLineRow, line: LineRow, currency: string): Record<string, unknown> {
  const subtotal = line.price * refunded.quantity;
  return {
    id: refunded.id,
    line_item_id: refunded.line_id,
    location_id: refunded.location_id,
    quantity: refunded.quantity,
    restock_type: refunded.restock,
    subtotal: Number(decimal(subtotal, currency)),
    subtotal_set: moneySet(subtotal, currency),
    total_tax: 0,
    total_tax_set: moneySet(0, currency),
    line_item: lineBody(line, currency, true),
  };
}

function lineBody(line: LineRow, currency: string, fulfilled: boolean): Record<string, unknown> {
  return {
    id: line.id,
    admin_graphql_api_id: gid("LineItem", line.id),
    attributed_staffs: [],
    current_quantity: line.current_quantity,
    fulfillable_quantity: fulfilled ? 0 : line.current_quantity,
    fulfillment_service: "manual",
    fulfillment_status: fulfilled ? "fulfilled" : null,
    gift_card: false,
    grams: 0,
    name: line.title,
    price: decimal(line.price, currency),
    price_set: moneySet(line.price, currency),
    product_exists: line.product_id !== null,
    product_id: line.product_id,
    properties: [],
    quantity: line.quantity,
    requires_shipping: true,
    sales_line_item_group_id: null,
    sku: line.sku,
    taxable: true,
    title: line.title,
    total_discount: "0.00",
    total_discount_set: moneySet(0, currency),
    variant_id: line.variant_id,
    variant_inventory_management: "shopify",
    variant_title: null,
    vendor: null,
    tax_lines: [],
    duties: [],
    discount_allocations: [],
  };
}

function fulfillmentBodies(store: Store, order: OrderRow, lines: LineRow[]): Record<string, unknown>[] {
  const { timeZone, currency } = store.facts;
  return listFulfillments(store, order.id).map((row, index) => {
    const at = zonedText(row.created_at, timeZone);
    return {
      id: row.id,
      admin_graphql_api_id: gid("Fulfillment", row.id),
      created_at: at,
      location_id: row.location_id,
      name: `${order.name}.${index + 1}`,
      order_id: order.id,
      service: "manual",
      shipment_status: null,
      status: row.status,
      tracking_company: null,
      tracking_number: null,
      updated_at: at,
      // Each line with the units that this fulfilment holds of it, as Shopify tells them.
      line_items: listFulfillmentLines(store, row.id).flatMap(({ line_id, quantity }) =>
        lines.filter(({ id }) => id === line_id).map((line) => ({ ...lineBody(line, currency, true), quantity })),
      ),
    };
  });
}

function moneySet(minor: number, currency: string): Record<string, unknown> {
  const money = { amount: decimal(minor, currency), currency_code: currency };
  return { shop_money: money, presentment_money: money };
}
