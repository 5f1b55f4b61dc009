import { monthOf } from "../../formats/date-style";
import type { PurchasingColumn } from "./purchasing-report";

/** What was bought of a supplier in a month, in one currency. Amounts in its minor units. */
export type SpendRow = {
  supplierId: number;
  supplier: string;
  /** The month's first day, in days since 1970-01-01. */
  month: number;
  currency: string;
  /** Sent to the supplier in the month. */
  orders: number;
  ordered: number;
  received: number;
  billed: number;
  /** Lines ordered, and units that came, of which nobody knows the cost: in none of the amounts. */
  linesWithoutCost: number;
  unitsWithoutCost: number;
};

export type SpendSum = Omit<SpendRow, "supplierId" | "supplier" | "month">;

/** The days of the report where none are chosen. */
export const SPEND_DAYS = 365;

const CURRENCY: PurchasingColumn<SpendSum> = {
  ...{ by: "currency", heading: "Currency", kind: "word" },
  value: ({ currency }) => currency,
};

const ORDERS: PurchasingColumn<SpendSum> = {
  ...{ by: "orders", heading: "Orders", note: "sent", kind: "units" },
  value: ({ orders }) => orders,
};

/** Amounts are compared within their currency. */
const amount = (by: "ordered" | "received" | "billed", heading: string, note: string): PurchasingColumn<SpendSum> => ({
  ...{ by, heading, note, kind: "money" },
  value: (row) => row[by],
  within: ({ currency }) => currency,
});

export const SUM_COLUMNS: PurchasingColumn<SpendSum>[] = [
  CURRENCY,
  ORDERS,
  amount("ordered", "Ordered", "without tax"),
  amount("received", "Received", "without tax"),
  amount("billed", "Billed", "as on the bills"),
];

export const SPEND_COLUMNS: PurchasingColumn<SpendRow>[] = [
  { by: "supplier", heading: "Supplier", kind: "word", value: ({ supplier }) => supplier },
  { by: "month", heading: "Month", kind: "day", value: ({ month }) => month },
  ...SUM_COLUMNS,
];

/** A row's own name in the list. */
export const nameOfSpend = ({ supplierId, month, currency }: SpendRow) => `${supplierId} ${month} ${currency}`;

export const spendMonth = ({ month }: SpendRow) => monthOf(month);

/** Each currency by itself, never added to another; by its code. */
export function sumsByCurrency(rows: readonly SpendRow[]): SpendSum[] {
  const sums = new Map<string, SpendSum>();
  for (const row of rows) {
    const sum = sums.get(row.currency) ?? { ...NOTHING, currency: row.currency };
    sums.set(row.currency, {
      ...{ currency: row.currency, orders: sum.orders + row.orders },
      ...{ ordered: sum.ordered + row.ordered, received: sum.received + row.received, billed: sum.billed + row.billed },
      linesWithoutCost: sum.linesWithoutCost + row.linesWithoutCost,
      unitsWithoutCost: sum.unitsWithoutCost + row.unitsWithoutCost,
    });
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

const NOTHING = { orders: 0, ordered: 0, received: 0, billed: 0, linesWithoutCost: 0, unitsWithoutCost: 0 };
