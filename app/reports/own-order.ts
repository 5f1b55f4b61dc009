import type { ReportName } from "./reports";

/** The order that each report has of itself, as an address would write it. */
export const SORTED_FIRST: Record<ReportName, string> = {
  "stock-value": "-stockValue",
  cover: "cover",
  "sell-through": "-sellThrough",
  "dead-stock": "-stockValue",
  overstock: "-excessValue",
  abc: "-revenue",
  "stock-out-cost": "-missedSales",
  // By units missed, which is no column.
  "forecast-accuracy": "",
};
