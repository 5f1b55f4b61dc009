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
  const lines = new Map<string, SaleToShip["lines"][number]>();
  for (const { variant, currentQuantity, unfulfilledQuantity } of order.lineItems.nodes) {
    if (!variant) continue;
    const { toShip, shipped } = lines.get(variant.id) ?? { toShip: 0, shipped: 0 };
    lines.set(variant.id, {
      variantId: variant.id,
      toShip: toShip + unfulfilledQuantity,
      // What came back after it was shipped is in neither.
      shipped: shipped + Math.max(0, currentQuantity - unfulfilledQuantity),
    });
  }
  return { ...saleOf(order), lines: [...lines.values()] };
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
