import { dayOf } from "../../days/calendar";
import { minorUnits } from "../../money/money";
import { ownTitle } from "../../words/own-title";

/** Amounts as Shopify writes them: "12.50". */
type Money = { amount: string; currencyCode: string } | null;

/** One of Shopify's own purchase orders as it was read, with all its lines. */
interface ReadOrder {
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
    expectedDay:
      arrivals?.arrivesAt == null || isOver({ archivedAt: order.archivedAt, lines })
        ? null
        : dayOf(arrivals.arrivesAt, timeZone),
  };
}

/** Nothing of it is awaited any more: it was put away, or every unit came. */
const isOver = ({ archivedAt, lines }: { archivedAt: number | null; lines: readonly ShopifyLine[] }) =>
  archivedAt !== null || lines.every((line) => line.received !== null && openOf(line) === 0);

/** An order as it is kept. */
export interface KeptOrder {
  status: "draft" | "ordered";
  archivedAt: number | null;
  unitsReceived: number | null;
  lines: ShopifyLine[];
}

/** What came of an order by what is kept, where it was over then and is told unchanged; undefined where Shopify is to be asked. */
export function arrivalsKept(order: ReadOrder, kept: KeptOrder | undefined): ReadArrivals | undefined {
  if (!kept || kept.unitsReceived === null || !isOver(kept)) return undefined;
  if (order.status !== "ORDERED" || kept.status !== "ordered" || order.archivedAt !== kept.archivedAt) return undefined;
  const told = order.lines.map(({ id, inventoryItem, totalQuantity }) => [
    id,
    inventoryItem?.id ?? null,
    totalQuantity,
  ]);
  if (JSON.stringify(told) !== JSON.stringify(kept.lines.map(({ id, item, quantity }) => [id, item, quantity])))
    return undefined;
  const received = new Map<string, number>();
  for (const { item, received: came } of kept.lines)
    if (item !== null) received.set(item, (received.get(item) ?? 0) + (came ?? 0));
  return { received, arrivesAt: null };
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
      title: cut([line.title, ownTitle({ variantTitle: line.variantTitle ?? "" })].filter(Boolean).join(" – ")),
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

/** How its state is called. */
export const shopifyOrderWord = ({ status, archivedAt }: Pick<ListedShopifyOrder, "status" | "archivedAt">) =>
  archivedAt !== null ? "Archived" : status === "draft" ? "Draft" : "Ordered";

/** What is awaited of a line, by the same rule as the SQL: nothing of what is not known to be open. */
export const openOf = ({ quantity, received }: Pick<ShopifyLine, "quantity" | "received">) =>
  received === null ? 0 : Math.max(0, quantity - received);
