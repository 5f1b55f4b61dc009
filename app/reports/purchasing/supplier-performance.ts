import type { Performance } from "../../purchasing/performance/performance";
import { ratio } from "../report";
import type { PurchasingColumn } from "./purchasing-report";

/** How a supplier delivers, as its own page has it. */
export type SupplierPerformance = Performance & {
  supplierId: number;
  supplier: string;
  /** Orders that are late today. */
  late: number;
};

export const PERFORMANCE_COLUMNS: PurchasingColumn<SupplierPerformance>[] = [
  { by: "supplier", heading: "Supplier", kind: "word", value: ({ supplier }) => supplier },
  { by: "lead", heading: "Lead time", note: "days, mean", kind: "days", value: ({ mean }) => mean },
  { by: "deviation", heading: "Give or take", note: "days", kind: "days", value: ({ deviation }) => deviation },
  { by: "receipts", heading: "Measured from", note: "receipts", kind: "units", value: ({ receipts }) => receipts },
  { by: "on-time", heading: "On time", kind: "share", value: ({ onTime }) => ratio(onTime.count, onTime.of) },
  { by: "filled", heading: "Delivered", kind: "share", value: ({ filled }) => ratio(filled.received, filled.ordered) },
  { by: "late", heading: "Late orders", note: "today", kind: "units", value: ({ late }) => late },
];

/** Of all of them together: receipts on time and units delivered, and the orders that are late. */
export function performanceTotals(rows: readonly SupplierPerformance[]) {
  const sum = (of: (row: SupplierPerformance) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    onTime: ratio(
      sum(({ onTime }) => onTime.count),
      sum(({ onTime }) => onTime.of),
    ),
    filled: ratio(
      sum(({ filled }) => filled.received),
      sum(({ filled }) => filled.ordered),
    ),
    late: sum(({ late }) => late),
  };
}
