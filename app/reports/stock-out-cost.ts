import { partPriceGaps, type Report, sumOf } from "./report";

/** Days, one of the windows that plans keep. */
export const STOCK_OUT_DAYS = 90;

export const stockOutCost = (last: number): Report => ({
  title: "Stock-out cost",
  summary: "What you did not sell because nothing was in stock.",
  definitions: [
    {
      figure: "Days out",
      says: `of the last ${last}, today among them: days on which nothing was available anywhere all day, and nothing sold. Today counts as a whole day if it has been so until now.`,
    },
    {
      figure: "Missed units",
      says: "days out × units expected a day. Left out: products that are not for sale (drafts, archived).",
    },
    { figure: "Missed sales", says: "missed units × today's price. An estimate: some buyers come back later." },
  ],
  columns: [
    { figure: "outDays", heading: "Days out", note: `of ${last}`, kind: "units" },
    { figure: "velocity", heading: "Expected a day", note: "units", kind: "perDay" },
    { figure: "missed", heading: "Missed", note: "units", kind: "partUnits" },
    { figure: "price", heading: "Price", note: "of one", kind: "money" },
    { figure: "missedSales", heading: "Missed sales", kind: "money" },
  ],
  narrowed: { location: null, dates: { any: false } },
  days: STOCK_OUT_DAYS,
  parts: [
    { name: "To 7 days out", upTo: 7 },
    { name: "To 14", upTo: 14 },
    { name: "To 30", upTo: 30 },
    { name: "To 60", upTo: 60 },
    { name: last > 90 ? "Longer" : "To 90", upTo: Number.POSITIVE_INFINITY },
  ],
  chart: { heading: "Missed sales by days out", measure: "value", kind: "money" },
  headlines: ({ parts }) => [
    { name: "Missed sales", kind: "money", value: sumOf(parts, "value") },
    { name: "Missed units", kind: "units", value: sumOf(parts, "units") },
    { name: "Variants", kind: "variants", value: sumOf(parts, "variants") },
  ],
  gaps: partPriceGaps,
  empty: `Nothing that sells was out of stock in the last ${last} days.`,
});

export const STOCK_OUT_COST = stockOutCost(STOCK_OUT_DAYS);
