import { isoDay } from "../../days/iso-day";
import type { Texts } from "../../forms/opened";
import { awaitedOf, type OrderProgress, type State } from "./purchase-order";

const SOURCES = ["suggestions", "hand", "copy", "file", "dropship", "api", "stocky"] as const;
export type Source = (typeof SOURCES)[number];

/** How lines stand on an order's paper. */
export const LINE_ORDERS = ["entered", "sku", "name"] as const;
export type LineOrder = (typeof LINE_ORDERS)[number];

/** Days since 1970-01-01 in the shop's zone; amounts in minor units of the currency. */
export type Order = {
  id: number;
  number: string;
  state: State;
  supplierId: number;
  supplier: string;
  locationId: number;
  location: string | null;
  /** 1 where Shopify has closed it. */
  locationClosed: number;
  currency: string;
  /** Decimal: what one unit of the currency is in the shop's; null in the shop's own, and while nobody has typed it. */
  rate: string | null;
  expectedDay: number | null;
  supplierNote: string | null;
  teamNote: string | null;
  terms: string | null;
  lineOrder: LineOrder;
  shipToId: number | null;
  paymentAccountId: number | null;
  source: Source;
  saleId: string | null;
  saleName: string | null;
  billNumber: string | null;
  billDay: number | null;
  billTotal: number | null;
  version: number;
  orderedDay: number | null;
  sentAt: number | null;
  endedAt: number | null;
  endReason: string | null;
  createdBy: string | null;
  createdAt: number;
  updatedAt: number;
  lineCount: number;
  unitsOrdered: number;
  unitsReceived: number;
  unitsOpen: number;
  /** Net of tax, of the lines whose cost is known. */
  linesAmount: number;
  taxAmount: number;
  linesWithoutCost: number;
  nextDay: number | null;
  lines: OrderLine[];
};

export type Delivery = { id: number; day: number; quantity: number };

/** Units whole. Amount of all units: null unknown, 0 free. */
export type OrderLine = {
  id: number;
  variantId: number;
  shopifyId: string;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  /** 1 where Shopify has the variant no more: it has no page. */
  gone: number;
  ordered: number;
  accepted: number;
  damaged: number;
  returned: number;
  amount: number | null;
  pricedAmount: number | null;
  pricedUnits: number;
  costTyped: boolean;
  /** Basis points. */
  taxRate: number | null;
  taxIncluded: boolean;
  supplierSku: string | null;
  description: string | null;
  pack: number | null;
  closedShort: number;
  closedReason: string | null;
  billed: number | null;
  /** Of one unit, in grams. */
  weight: number | null;
  formToken: string | null;
  deliveries: Delivery[];
};

/** Of an order what decides which moves it may make. */
export const progressOf = (
  order: Pick<Order, "state" | "lineCount" | "unitsReceived" | "unitsOpen" | "saleId">,
): OrderProgress => ({
  ...{ state: order.state, lineCount: order.lineCount },
  ...{ received: order.unitsReceived, open: order.unitsOpen, dropship: order.saleId !== null },
});

/** Whether goods are still to come to a location that was closed since; what goes to a buyer comes to none. */
export const bringsToClosed = (order: Pick<Order, "state" | "unitsOpen" | "saleId" | "locationClosed">) =>
  order.locationClosed === 1 && order.saleId === null && awaitedOf(order.state, order.unitsOpen) > 0;

/** What of an order can be typed beside its lines. */
export type OrderDetails = Pick<
  Order,
  | ("locationId" | "expectedDay" | "rate" | "supplierNote" | "teamNote" | "terms")
  | ("shipToId" | "paymentAccountId" | "lineOrder")
>;

export const detailTexts = (order: OrderDetails): Texts => ({
  locationId: String(order.locationId),
  expectedDay: order.expectedDay === null ? "" : isoDay(order.expectedDay),
  rate: order.rate ?? "",
  supplierNote: order.supplierNote ?? "",
  teamNote: order.teamNote ?? "",
  terms: order.terms ?? "",
  shipToId: String(order.shipToId ?? ""),
  paymentAccountId: String(order.paymentAccountId ?? ""),
  lineOrder: order.lineOrder,
});

/** Letters of what may be written about an order: on its page, in a file, by the API, and in what the shop writes on all of them. */
export const LONGEST = { note: 5000, terms: 5000, reason: 1000 };
