import { dayOf } from "../../days/calendar";
import { minorUnits } from "../../money/money";

/** Amounts as Shopify writes them: "12.50". */
type Money = { amount: string; currencyCode: string } | null;

/** One of Shopify's own purchase orders as it was read, with all its lines. */
export interface ReadOrder {
  id: string;
  name: string;
  status: "DRAFT" | "ORDERED";
  currency: string;
  dateCreated: number;
  orderedAt: number | null;
  archivedAt: number | null;
  origin: { supplierName: string | null } | null;
  destination: { name: string; location: { id: string } | null } | null;
  lines: {
    id: string;
    title: string | null;
    variantTitle: string | null;
    supplierSku: string | null;
    totalQuantity: number;
    taxPercent: string | null;
    inventoryItem: { id: string } | null;
    unitCost: Money;
    totalCost: Money;
  }[];
}

/** What of an order's shipments is known. */
export interface ReadArrivals {
  /** By Shopify's id of the item: units accepted and rejected. */
  received: Map<string, number>;
  /** When the next shipment of which something is awaited arrives; epoch ms. */
  arrivesAt: number | null;
}

/** A line as it is kept. Amounts in minor units of the order's currency, null where Shopify knows none. */
export interface ShopifyLine {
  id: string;
  item: string | null;
  title: string;
  supplierSku: string | null;
  quantity: number;
  /** Null where Shopify does not tell us of its shipments. */
  received: number | null;
  unitCost: number | null;
  totalCost: number | null;
  taxPercent: string | null;
}

/** Most letters that are kept of a name. */
const LONGEST = 300;
const cut = (text: string) => text.slice(0, LONGEST);

/**
 * An order as a row. What came of an item fills its lines one after the other; what is more than was ordered belongs to the
 * last of them and is not awaited. `arrivals` undefined: Shopify does not tell us.
 */
export function shopifyOrderRow(order: ReadOrder, arrivals: ReadArrivals | undefined, timeZone: string) {
  const lines = keptLines(order, arrivals);
  const sum = (of: (line: ShopifyLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    ...{ shopifyId: order.id, name: cut(order.name), currency: order.currency },
    status: order.status === "DRAFT" ? ("draft" as const) : ("ordered" as const),
    supplier: order.origin?.supplierName ? cut(order.origin.supplierName) : null,
    destinationId: order.destination?.location?.id ?? null,
    destination: order.destination ? cut(order.destination.name) : null,
    ...{ createdAt: order.dateCreated, orderedAt: order.orderedAt, archivedAt: order.archivedAt },
    ...{ lines, lineCount: lines.length, units: sum(({ quantity }) => quantity) },
    unitsReceived: arrivals ? sum(({ received }) => received ?? 0) : null,
    amount: sum(({ totalCost }) => totalCost ?? 0),
    linesWithoutCost: lines.filter(({ totalCost }) => totalCost === null).length,
    expectedDay: arrivals?.arrivesAt == null ? null : dayOf(arrivals.arrivesAt, timeZone),
  };
}

function keptLines({ lines, currency }: ReadOrder, arrivals: ReadArrivals | undefined): ShopifyLine[] {
  const left = new Map(arrivals?.received);
  const lastOf = new Map(lines.map(({ inventoryItem }, at) => [inventoryItem?.id, at]));
  return lines.map((line, at) => {
    const item = line.inventoryItem?.id ?? null;
    const came = item === null ? 0 : (left.get(item) ?? 0);
    const received = lastOf.get(item ?? undefined) === at ? came : Math.min(came, line.totalQuantity);
    if (item !== null) left.set(item, came - received);
    return {
      ...{ id: line.id, item, supplierSku: line.supplierSku && cut(line.supplierSku), taxPercent: line.taxPercent },
      title: cut([line.title, line.variantTitle].filter((part) => part && part !== "Default Title").join(" – ")),
      ...{ quantity: line.totalQuantity, received: arrivals ? received : null },
      ...{ unitCost: amountIn(line.unitCost, currency), totalCost: amountIn(line.totalCost, currency) },
    };
  });
}

/** An amount of another currency than the order's is not known in it. */
const amountIn = (money: Money, currency: string) =>
  money && money.currencyCode === currency ? (minorUnits(money.amount, currency) ?? null) : null;

/** What a list shows of one. Days since 1970-01-01. */
export type ListedShopifyOrder = {
  id: number;
  shopifyId: string;
  name: string;
  status: "draft" | "ordered";
  currency: string;
  supplier: string | null;
  destination: string | null;
  createdAt: number;
  orderedAt: number | null;
  archivedAt: number | null;
  lineCount: number;
  units: number;
  unitsReceived: number | null;
  amount: number;
  linesWithoutCost: number;
  expectedDay: number | null;
  readAt: number;
};

/** What is awaited of a line, by the same rule as the SQL: nothing of what is not known to be open. */
export const openOf = ({ quantity, received }: Pick<ShopifyLine, "quantity" | "received">) =>
  received === null ? 0 : Math.max(0, quantity - received);
