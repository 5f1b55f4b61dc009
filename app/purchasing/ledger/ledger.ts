import { type Movement, originOf } from "../../stock/movements/movement";

/** A movement with what it came of, by name. */
export interface LedgerRow extends Movement {
  /** The purchase order that a receipt was of. */
  orderId: number | null;
  orderNumber: string | null;
  transferNumber: string | null;
}

/** What one order of a customer took of a variant. `locationId` 0: nobody has said where. */
export interface SoldLine {
  orderId: string;
  /** As the shop calls it, "#1001"; null where that was not told. */
  orderName: string | null;
  locationId: number;
  units: number;
  at: number;
}

/** Where a change came from, as the page says it; `to` leads to it. */
export type Source =
  | { kind: "receipt"; orderNumber: string | null; to: string }
  | { kind: "transfer"; number: string | null; to: string }
  | { kind: "count"; id: number; to: string }
  | { kind: "sale"; orderId: string; orderName: string | null }
  | { kind: "adjustment" | "import" | "shopify" | "comparison" };

/** Ledgers of sold goods match to the minute: Shopify takes the units as the order is placed. In ms, before and after it. */
const [SOONER, LATER] = [60_000, 600_000];

/**
 * The source of each row, the newest of which comes first; a sale is told by its time, place and units, and by nothing
 * else: Shopify names no order.
 */
export function sourcesOf(rows: readonly LedgerRow[], sold: readonly SoldLine[]): Map<number, Source> {
  const free = new Set(sold);
  return new Map(
    [...rows].reverse().map((row) => [row.id, ownSource(row) ?? saleOf(row, free) ?? { kind: causeOf(row) }]),
  );
}

const causeOf = ({ cause }: LedgerRow) => cause;

function ownSource({ cause, reference, orderId, orderNumber, transferNumber }: LedgerRow): Source | undefined {
  const origin = cause === "adjustment" ? originOf(reference) : undefined;
  if (!origin) return undefined;
  const { kind, id } = origin;
  if (kind === "Receipt")
    return {
      kind: "receipt",
      orderNumber,
      to: orderId === null ? `/receipts/${id}` : `/purchase-orders/${orderId}/receive`,
    };
  return kind === "Transfer"
    ? { kind: "transfer", number: transferNumber, to: `/transfers/${id}` }
    : { kind: "count", id, to: `/counts/${id}` };
}

/** Each order's line takes its units once: the nearest in time that is still free. */
function saleOf({ cause, delta, at, locationId }: LedgerRow, free: Set<SoldLine>): Source | undefined {
  if (cause !== "shopify" || delta >= 0) return undefined;
  const [nearest] = [...free]
    .filter((line) => line.units === -delta && (line.locationId === 0 || line.locationId === locationId))
    .filter((line) => at - line.at >= -SOONER && at - line.at <= LATER)
    .sort((one, other) => Math.abs(at - one.at) - Math.abs(at - other.at));
  if (!nearest) return undefined;
  free.delete(nearest);
  return { kind: "sale", orderId: nearest.orderId, orderName: nearest.orderName };
}

/** The times (epoch ms) between which orders may have taken what these rows tell; undefined where none did. */
export function soldBetween(rows: readonly LedgerRow[]): [from: number, to: number] | undefined {
  const times = rows.filter(({ cause, delta }) => cause === "shopify" && delta < 0).map(({ at }) => at);
  return times.length > 0 ? [Math.min(...times) - LATER, Math.max(...times) + SOONER] : undefined;
}
