import type { GraphQLResolveInfo } from "graphql";
import { gid, idOf } from "../ids";
import { utcText } from "../instants";
import { decimal } from "../money";
import { findFulfillment, findOrder, isPartlyShipped, listFulfillments, listLines, listRefunds } from "../order-rows";
import { unshippedOf } from "../orders";
import type { FulfillmentLineRow, FulfillmentRow, LineRow, OrderRow, RefundLineRow, RefundRow } from "../rows";
import type { Store } from "../store";
import { type ConnectionArguments, countRows, type Listing, listConnection } from "./connection";
import type { Context, Node } from "./context";
import { badRequest } from "./failures";
import { locationNodeById } from "./inventory";
import { findProductNode, variantNodeById } from "./products";
import { searchConditions } from "./search";

type ListArguments = ConnectionArguments & { query?: string | null; sortKey?: string };

/** Without `read_all_orders` an app sees this much of the past. */
const VISIBLE = 60 * 86_400_000;
const SORTS: Record<string, string> = {
  ID: "id",
  ORDER_NUMBER: "id",
  PROCESSED_AT: "processed_at",
  CREATED_AT: "created_at",
  UPDATED_AT: "updated_at",
};

export const orderFields = {
  orders: (args: ListArguments, context: Context, info: GraphQLResolveInfo) =>
    listConnection<OrderRow>(args, context, info, orderListing(args, context), (row) => orderNode(context.store, row)),
  ordersCount: (args: ListArguments, context: Context) => countRows(context, orderListing(args, context)),
  order: ({ id }: { id: string }, context: Context) => findOrderNode(context, id),
  refund: ({ id }: { id: string }, { store }: Context) => {
    const row = store.database.find<RefundRow>("select * from refunds where id = ?", idOf("Refund", id) ?? 0);
    return row ? refundNode(store, row) : null;
  },
  fulfillment: ({ id }: { id: string }, { store }: Context) => {
    const row = findFulfillment(store, idOf("Fulfillment", id) ?? 0);
    return row ? fulfillmentNode(store, row) : null;
  },
};

export function findOrderNode(context: Context, id: string): Node | null {
  const row = findOrder(context.store, idOf("Order", id) ?? 0);
  return row && row.created_at >= oldestVisible(context) ? orderNode(context.store, row) : null;
}

function orderNode(store: Store, order: OrderRow): Node {
  const money = (minor: number) => {
    const amount = { amount: decimal(minor, store.facts.currency), currencyCode: store.facts.currency };
    return { shopMoney: amount, presentmentMoney: amount };
  };
  return {
    __typename: "Order",
    id: gid("Order", order.id),
    legacyResourceId: String(order.id),
    name: order.name,
    test: order.test === 1,
    processedAt: utcText(order.processed_at),
    createdAt: utcText(order.created_at),
    updatedAt: utcText(order.updated_at),
    cancelledAt: order.cancelled_at === null ? null : utcText(order.cancelled_at),
    closedAt: null,
    closed: false,
    sourceName: order.channel === "pos" ? "pos" : "web",
    tags: [],
    currencyCode: store.facts.currency,
    displayFulfillmentStatus: () =>
      order.fulfilled_at !== null
        ? "FULFILLED"
        : isPartlyShipped(store, order.id)
          ? "PARTIALLY_FULFILLED"
          : "UNFULFILLED",
    totalPriceSet: () => money(listLines(store, order.id).reduce((sum, line) => sum + line.price * line.quantity, 0)),
    retailLocation: () => (order.location_id === null ? null : locationNodeById(store, order.location_id)),
    lineItems: (args: ConnectionArguments, context: Context, info: GraphQLResolveInfo) => {
      const listing = { from: "lines", where: ["order_id = ?"], bindings: [order.id], sort: "id", id: "id" };
      return listConnection<LineRow>(args, context, info, listing, (row) => lineNode(store, row));
    },
    fulfillments: () => listFulfillments(store, order.id).map((row) => fulfillmentNode(store, row)),
    refunds: ({ first }: { first?: number | null }) =>
      listRefunds(store, order.id)
        .slice(0, first ?? undefined)
        .map((refund) => refundNode(store, refund)),
  };
}

function lineNode(store: Store, line: LineRow): Node {
  const price = { amount: decimal(line.price, store.facts.currency), currencyCode: store.facts.currency };
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    name: line.title,
    title: line.title,
    sku: line.sku,
    quantity: line.quantity,
    currentQuantity: line.current_quantity,
    refundableQuantity: line.current_quantity,
    unfulfilledQuantity: () => unshippedOf(store, line),
    originalUnitPriceSet: { shopMoney: price, presentmentMoney: price },
    variant: () => (line.variant_id === null ? null : variantNodeById(store, line.variant_id)),
    product: () => (line.product_id === null ? null : findProductNode(store, gid("Product", line.product_id))),
  };
}

function fulfillmentNode(store: Store, row: FulfillmentRow): Node {
  return {
    __typename: "Fulfillment",
    id: gid("Fulfillment", row.id),
    legacyResourceId: String(row.id),
    status: row.status.toUpperCase(),
    createdAt: utcText(row.created_at),
    updatedAt: utcText(row.created_at),
    location: () => (row.location_id === null ? null : locationNodeById(store, row.location_id)),
    fulfillmentLineItems: (args: ConnectionArguments, context: Context, info: GraphQLResolveInfo) => {
      const listing = {
        ...{ from: "fulfillment_lines", where: ["fulfillment_id = ?"], bindings: [row.id], sort: "id", id: "id" },
      };
      return listConnection<FulfillmentLineRow>(args, context, info, listing, (shipped) => ({
        __typename: "FulfillmentLineItem",
        id: gid("FulfillmentLineItem", shipped.id),
        quantity: shipped.quantity,
        lineItem: () =>
          lineNode(store, store.database.one<LineRow>("select * from lines where id = ?", shipped.line_id)),
      }));
    },
  };
}

function refundNode(store: Store, refund: RefundRow): Node {
  return {
    __typename: "Refund",
    id: gid("Refund", refund.id),
    legacyResourceId: String(refund.id),
    createdAt: utcText(refund.created_at),
    processedAt: utcText(refund.created_at),
    updatedAt: utcText(refund.created_at),
    note: null,
    refundLineItems: (args: ConnectionArguments, context: Context, info: GraphQLResolveInfo) => {
      const listing = { from: "refund_lines", where: ["refund_id = ?"], bindings: [refund.id], sort: "id", id: "id" };
      return listConnection<RefundLineRow>(args, context, info, listing, (row) => ({
        __typename: "RefundLineItem",
        id: gid("RefundLineItem", row.id),
        quantity: row.quantity,
        restockType: row.restock.toUpperCase(),
        restocked: row.restock !== "no_restock",
        location: () => (row.location_id === null ? null : locationNodeById(store, row.location_id)),
        lineItem: () => lineNode(store, store.database.one<LineRow>("select * from lines where id = ?", row.line_id)),
      }));
    },
  };
}

const FULFILLMENT_STATUS = `iif(fulfilled_at is not null, 'fulfilled', iif(exists (
  select 1 from fulfillments f where f.order_id = orders.id and f.status in ('success', 'open')), 'partial', 'unfulfilled'))`;

function orderListing(args: ListArguments, context: Context): Listing {
  const sort = SORTS[args.sortKey ?? "PROCESSED_AT"];
  if (!sort) throw badRequest(`the dev store cannot sort orders by ${args.sortKey}`);
  const found = searchConditions(
    args.query,
    {
      id: { column: "id", kind: "id" },
      name: { column: "name", kind: "text" },
      test: { column: "test", kind: "flag" },
      processed_at: { column: "processed_at", kind: "instant" },
      created_at: { column: "created_at", kind: "instant" },
      updated_at: { column: "updated_at", kind: "instant" },
      fulfillment_status: { column: FULFILLMENT_STATUS, kind: "text" },
    },
    "name",
  );
  return {
    from: "orders",
    where: ["created_at >= ?", ...found.sql],
    bindings: [oldestVisible(context), ...found.bindings],
    sort,
    id: "id",
  };
}

function oldestVisible(context: Context): number {
  return context.scopes.has("read_all_orders") ? 0 : Date.now() - VISIBLE;
}
