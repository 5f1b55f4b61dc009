import type { Fulfilment, Sale, SaleToShip } from "../purchasing/dropship/sale";
import type { Admin } from "../shopify/admin";
import type { ENUMS } from "../shopify/graphql/enums";
import { SALE_TO_SHIP, SALES_FOUND } from "../shopify/graphql/sales/to-ship";

/** The newest sales, by a part of their name, or without one those that wait to be shipped. */
export async function listSalesToShip(admin: Admin, name: string): Promise<Sale[]> {
  const search = name ? `name:"${name.replace(/["\\]/g, "")}"` : "fulfillment_status:unfulfilled";
  return (await admin.request(SALES_FOUND, { search })).orders.nodes.map(saleOf);
}

/** A sale by Shopify's id; undefined where the shop has none. Two lines of one variant are one. */
export async function findSaleToShip(admin: Admin, id: string): Promise<SaleToShip | undefined> {
  const { order } = await admin.request(SALE_TO_SHIP, { id: `gid://shopify/Order/${id}` });
  if (!order) return undefined;
  const toShip = new Map<string, number>();
  for (const { variant, unfulfilledQuantity } of order.lineItems.nodes)
    if (variant) toShip.set(variant.id, (toShip.get(variant.id) ?? 0) + unfulfilledQuantity);
  return { ...saleOf(order), lines: [...toShip].map(([variantId, units]) => ({ variantId, toShip: units })) };
}

type Told = {
  id: string;
  name: string;
  processedAt: number;
  cancelledAt: string | null;
  displayFulfillmentStatus: keyof typeof FULFILMENTS;
};

const saleOf = ({ id, name, processedAt, cancelledAt, displayFulfillmentStatus }: Told): Sale => ({
  ...{ id, name, processedAt, cancelled: cancelledAt !== null, fulfilment: FULFILMENTS[displayFulfillmentStatus] },
});

const FULFILMENTS = {
  ...{ FULFILLED: "all", FULFILLMENT_NOT_REQUIRED: "all", PARTIALLY_FULFILLED: "part", RESTOCKED: "all" },
  ...{ IN_PROGRESS: "none", ON_HOLD: "none", OPEN: "none", PENDING_FULFILLMENT: "none", REQUEST_DECLINED: "none" },
  ...{ SCHEDULED: "none", UNFULFILLED: "none" },
} as const satisfies Record<(typeof ENUMS.OrderDisplayFulfillmentStatus)[number], Fulfilment>;
