import { UNDER_WAY } from "../../stock/comparison/level-comparison";
import { type GoodsLine, inShopCurrency, type Landed, type Money, netOf, partOf } from "./landed";
import { lateShare } from "./landed-cost";
import { averageCorrected, averageReceived, FINER, type Mark } from "./moving-average";

/** One line of one submitted receipt, as the average needs it. */
export interface Came {
  lineId: number;
  /** Epoch ms, of its submission. */
  at: number;
  /** Its place among all that came, from 1: more than one may come in an instant. */
  turn: number;
  /** Onto the shelf; below 0 where it was taken off again. */
  accepted: number;
  isReversal: boolean;
  /** Units that the shop had then, and what one cost by Shopify in minor units. */
  stockBefore: number;
  costBefore: number | null;
}

/** An order with what bears on a variant's cost. `landed` in the order of `lines`. */
export interface CostedOrder extends Money {
  lines: readonly GoodsLine[];
  landed: readonly Landed[];
}

/** Units that the shop had at an instant, and when it last had a number of them; null for never. */
export interface StockAt {
  units: number;
  countedUntil: number | null;
}

/**
 * What changes an average. Values in minor units of the shop's currency. A bill's turn is before all that came in its instant, which
 * its stock is without.
 */
export type CostEvent = { at: number; turn: number; stock: number } & (
  | { kind: "came"; cost: number | null; units: number; value: number }
  | { kind: "taken back"; units: number; value: number }
  | { kind: "late bill"; received: number; share: number }
);

const inTurn = (a: { at: number; turn: number }, b: { at: number; turn: number }) => a.at - b.at || a.turn - b.turn;

/** The average after all events; `FINER` parts of a minor unit. Undefined where no cost is known of any. */
export function averageAfter(events: readonly CostEvent[]): { average: number; mark: Mark | null } | undefined {
  let last: { average: number; mark: Mark | null } | undefined;
  for (const event of [...events].sort(inTurn)) last = nextAverage(last, event) ?? last;
  return last;
}

function nextAverage(last: { average: number } | undefined, event: CostEvent) {
  const average = last?.average ?? null;
  switch (event.kind) {
    case "came":
      return averageReceived(
        { stock: event.stock, average: average ?? (event.cost === null ? null : event.cost * FINER) },
        event.units,
        event.value,
      );
    case "taken back":
      return averageCorrected({ stock: event.stock, average }, { units: -event.units, value: -event.value });
    case "late bill": {
      const { onStock } = lateShare(event.share, event.received, event.stock);
      return averageCorrected({ stock: event.stock, average }, { value: onStock });
    }
  }
}

/**
 * What one order did to the cost of one of its lines. A bill that was known when units came is theirs from the start; one that
 * came later falls on those that had come as a bill of its own; of what was not tracked as it came, nor since, nobody knows how many are left, and
 * it is theirs as if it had been known. Goods of unknown cost change nothing. `came`: of all lines of the order that have its variant, for of
 * what is still here nobody knows by which of them it came.
 */
export function costEvents(
  order: CostedOrder,
  index: number,
  came: readonly Came[],
  shopCurrency: string,
  stockAt: (at: number) => StockAt,
): CostEvent[] {
  const line = order.lines[index];
  const net = line && netOf(line);
  const whole = net === undefined || net === null ? undefined : inShopCurrency(net, order, shopCurrency);
  if (!line || whole === undefined) return [];
  const alike = came.filter(isOfGoods).sort(inTurn);
  const counted = alike.filter(({ lineId }) => lineId === line.lineId);
  const isCounted = (at: number) => (stockAt(at).countedUntil ?? 0) >= (counted[0]?.at ?? 0) - UNDER_WAY;
  const bills = order.landed.flatMap(({ cost: { createdAt: at }, ...landed }) =>
    landed.kind === "spread" ? [{ at: isCounted(at) ? at : 0, share: landed.shares[index] ?? 0 }] : [],
  );
  const worth = (units: number, at: number) =>
    partOf(whole, units, line.ordered) +
    bills.filter((bill) => bill.at <= at).reduce((sum, { share }) => sum + partOf(share, units, line.units), 0);
  let units = 0;
  const events = counted.flatMap(({ at, turn, accepted, stockBefore, costBefore }): CostEvent[] => {
    const value = worth(units + accepted, at) - worth(units, at);
    units += accepted;
    const event = { at, turn, stock: stockBefore };
    if (accepted > 0) return [{ ...event, kind: "came", cost: costBefore, units: accepted, value }];
    return accepted < 0 ? [{ ...event, kind: "taken back", units: -accepted, value: -value }] : [];
  });
  const late = bills.flatMap(({ at, share }): CostEvent[] => {
    const own = receivedBefore(counted, at);
    const received = receivedBefore(alike, at);
    if (own <= 0) return [];
    const event = { at, turn: 0, stock: stockAt(at).units };
    return [{ ...event, kind: "late bill", received, share: partOf(share, own, line.units) }];
  });
  return [...events, ...late];
}

/** Goods that came, or were taken back: units that were rejected, or are no more, came and stay in what they cost. */
const isOfGoods = ({ accepted, isReversal }: Came) => (isReversal ? accepted < 0 : accepted > 0);

const receivedBefore = (came: readonly Came[], until: number) =>
  came.filter(({ at }) => at < until).reduce((sum, { accepted }) => sum + accepted, 0);
