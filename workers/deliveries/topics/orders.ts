import * as z from "zod";
import { dayOf } from "../../../app/days/calendar";
import { type OrderSource, sourceOf, tagsIn, UNTOLD_SOURCE } from "../../../app/demand/left-out/order-source";
import { hasShipped, type Part, placesOf, type Shipped } from "../../../app/demand/sales/places";
import type { LineFact } from "../../../app/demand/sales/sales.server";
import type { Occasion } from "../../../app/replenishment/events/occasions";
import { readerOf, readQuickly, UNSURE } from "../../../app/shopify/wire/quick-reader";
import { instant, listOf, shopifyId, units } from "../../../app/shopify/wire-types";
import { chunked } from "./chunked";
import { narrowDeleted } from "./deleted";
import type { Origin, Topic } from "./topic";

/** Beyond what Shopify lets an order have; what claims more is put aside. */
const MOST_LINES = 10_000;
const MOST_FULFILMENTS = 1000;
/** A prefix, a number and a suffix are shorter in any shop. */
const LONGEST_NAME = 64;

const line = z.object({
  id: shopifyId,
  variant_id: shopifyId.nullish(),
  product_id: shopifyId.nullish(),
  quantity: units,
  current_quantity: units.nullish(),
});

const name = readQuickly(
  z.string().transform((text) => text.slice(0, LONGEST_NAME)),
  (value) => (typeof value === "string" ? value.slice(0, LONGEST_NAME) : UNSURE),
);

const readOrder = readerOf(
  z.object({
    id: shopifyId,
    name: name.nullish(),
    updated_at: instant,
    created_at: instant,
    processed_at: instant.nullish(),
    cancelled_at: z.string().nullish(),
    test: z.boolean().nullish(),
    location_id: shopifyId.nullish(),
    source_name: z.string().nullish(),
    tags: z.string().nullish(),
    company: z.object({ id: shopifyId.nullish() }).nullish(),
    line_items: listOf(line, MOST_LINES),
    fulfillments: listOf(
      z.object({
        location_id: shopifyId.nullish(),
        status: z.string().nullish(),
        line_items: listOf(z.object({ id: shopifyId, quantity: units.nullish() }), MOST_LINES).nullish(),
      }),
      MOST_FULFILMENTS,
    ).nullish(),
  }),
);

/**
 * The fields that an order's body is asked for: ids, times, counts, the number that the shop gave it, and where it came
 * from: of its tags only prints are kept. No word that a buyer wrote is among them. Shopify's pages show no field two
 * deep, as a fulfilment's lines are: a body that leaves them out has its order read.
 */
const ORDER_FIELDS = [
  "id",
  "name",
  "updated_at",
  "created_at",
  "processed_at",
  "cancelled_at",
  "test",
  "location_id",
  "source_name",
  "tags",
  "company.id",
  "line_items.id",
  "line_items.variant_id",
  "line_items.product_id",
  "line_items.quantity",
  "line_items.current_quantity",
  "fulfillments.location_id",
  "fulfillments.status",
  "fulfillments.line_items.id",
  "fulfillments.line_items.quantity",
];

type Line = [
  id: string,
  variant: string | null,
  product: string | null,
  quantity: number,
  current: number,
  location: string | null,
  /** Where not all of it went from one place. */
  parts?: Part[],
];

interface OrderPayload {
  id: string;
  /** Absent where the body does not say. */
  name?: string;
  updatedAt: number;
  processedAt: number;
  cancelled: boolean;
  test: boolean;
  /** Absent where the body does not say. */
  source?: OrderSource;
  /** Something was shipped, and the body does not say what of it. */
  untold?: true;
  lines: Line[];
  /** So many lines with a quantity has the order, of which this message tells a part. */
  of?: number;
}

function narrowOrder(body: unknown): OrderPayload[] {
  const order = readOrder(body);
  const sent = (order.fulfillments ?? []).filter(({ location_id, status }) => location_id && hasShipped(status));
  const shipped = new Map<string, Shipped[]>();
  for (const { location_id: locationId, line_items } of sent)
    if (locationId)
      for (const { id, quantity } of line_items ?? [])
        shipped.set(id, [...(shipped.get(id) ?? []), { locationId, units: quantity ?? null }]);
  const lines = order.line_items.map((line): Line => {
    const { locationId, parts } = placesOf(line.quantity, shipped.get(line.id) ?? [], order.location_id ?? null);
    const told: Line = [
      line.id,
      line.variant_id ?? null,
      line.product_id ?? null,
      line.quantity,
      Math.max(0, line.current_quantity ?? line.quantity),
      locationId,
    ];
    if (parts.length) told[6] = parts;
    return told;
  });
  const { source_name, company, tags } = order;
  const source = source_name === undefined ? undefined : sourceOf(source_name, Boolean(company), tagsIn(tags ?? ""));
  const untold = sent.some(({ line_items }) => !line_items) || undefined;
  // Each by its name, undefined where a message has none of it: spreads cost as much again as the rest.
  const payloadOf = (part: Line[]): OrderPayload => ({
    id: order.id,
    name: order.name || undefined,
    updatedAt: order.updated_at,
    processedAt: order.processed_at ?? order.created_at,
    cancelled: Boolean(order.cancelled_at),
    test: Boolean(order.test),
    source,
    untold,
    lines: part,
  });
  const parts = chunked(lines, payloadOf, bytesAtMost);
  const sold = new Set(lines.flatMap(([id, , , quantity]) => (quantity > 0 ? [id] : []))).size;
  return parts.length > 1 ? parts.map((part) => ({ ...part, of: sold })) : parts;
}

/** In bytes: a line of numbers, and one more for each place. */
const bytesAtMost = ({ 6: parts = [] }: Line) => 200 * (1 + parts.length);

/** Lines that are sales. A line without a variant may still be one that we met while it had one. */
function orderFacts(order: OrderPayload, { shopId, timeZone, triggeredAt }: Origin) {
  const {
    id: orderId,
    name: orderName = null,
    updatedAt,
    processedAt,
    cancelled,
    test,
    source = UNTOLD_SOURCE,
    untold: isPlaceUntold = false,
  } = order;
  const day = dayOf(processedAt, timeZone);
  const sold = order.lines.filter(([, , , quantity]) => quantity > 0);
  const firstLineId = sold.length > 1 ? sold[0]?.[0] : undefined;
  const lines = sold.map(
    ([lineId, variantId, productId, quantity, currentQuantity, locationId, parts = []]): LineFact => ({
      ...{ shopId, triggeredAt, updatedAt, orderId, orderName, lineId, variantId, productId, locationId, parts },
      ...{ isPlaceUntold, processedAt, day, quantity, currentQuantity, cancelled, test, firstLineId },
      ...source,
    }),
  );
  const sales = lines.filter((line) => line.variantId !== null).length;
  const ordersToRead = isPlaceUntold ? [{ shopId, orderId }] : [];
  return { lines, skippedLines: order.lines.length - sales, ordersToRead };
}

const orderOccasion = (
  type: "order.created" | "order.cancelled" | "order.deleted",
  { id, of }: Pick<OrderPayload, "id" | "of">,
  { shopId, triggeredAt }: Origin,
): Occasion => ({ shopId, triggeredAt, type, id, lines: of ?? 0 });

/** Sold variants and units become sales history; each sold variant is planned anew. */
export const ordersCreate: Topic<OrderPayload> = {
  subscription: { topic: "ORDERS_CREATE", includeFields: ORDER_FIELDS },
  narrow: narrowOrder,
  facts: (order, origin) => ({
    ...orderFacts(order, origin),
    occasions: [orderOccasion("order.created", order, origin)],
  }),
};

/** Edits, refunds, fulfilments: each body is the whole order as it then was. */
export const ordersUpdated: Topic<OrderPayload> = {
  subscription: { topic: "ORDERS_UPDATED", includeFields: ORDER_FIELDS },
  narrow: narrowOrder,
  facts: orderFacts,
};

/** A cancelled order counts nothing on the day of its sale. */
export const ordersCancelled: Topic<OrderPayload> = {
  subscription: { topic: "ORDERS_CANCELLED", includeFields: ORDER_FIELDS },
  narrow: narrowOrder,
  facts: (order, origin) => ({
    ...orderFacts(order, origin),
    occasions: [orderOccasion("order.cancelled", order, origin)],
  }),
};

/** A deleted order counts nothing, whether its lines come before or after. */
export const ordersDelete: Topic<string> = {
  subscription: { topic: "ORDERS_DELETE", includeFields: ["id"] },
  narrow: narrowDeleted,
  isFarewell: true,
  facts: (orderId, origin) => ({
    orderDeletions: [{ shopId: origin.shopId, triggeredAt: origin.triggeredAt, orderId }],
    occasions: [orderOccasion("order.deleted", { id: orderId }, origin)],
  }),
};
