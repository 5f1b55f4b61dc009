import { ABC, abc } from "./abc";
import { COVER } from "./cover";
import { DEAD_STOCK, deadStock } from "./dead-stock";
import { FORECAST_ACCURACY } from "./forecast-accuracy";
import { OVERSTOCK } from "./overstock";
import type { Report } from "./report";
import { SELL_THROUGH, sellThrough } from "./sell-through";
import { STOCK_OUT_COST, stockOutCost } from "./stock-out-cost";
import { STOCK_VALUE } from "./stock-value";

/** Every report by the last part of its address, in the order in which they are listed. */
export const REPORTS = {
  "stock-value": STOCK_VALUE,
  cover: COVER,
  "sell-through": SELL_THROUGH,
  "dead-stock": DEAD_STOCK,
  overstock: OVERSTOCK,
  abc: ABC,
  "stock-out-cost": STOCK_OUT_COST,
  "forecast-accuracy": FORECAST_ACCURACY,
} as const satisfies Record<string, Report>;

/** The report over other days than its own; null: days that were typed. */
export function reportOver(name: ReportName, last: number | null): Report {
  if (name === "sell-through") return sellThrough(last);
  if (name === "dead-stock") return deadStock(last);
  if (name === "abc") return abc(last);
  return name === "stock-out-cost" && last !== null ? stockOutCost(last) : REPORTS[name];
}

export type ReportName = keyof typeof REPORTS;

export const REPORT_NAMES = Object.keys(REPORTS) as ReportName[];

export const reportNamed = (name: string | undefined) => REPORT_NAMES.find((each) => each === name);
