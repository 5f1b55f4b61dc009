import { costGaps, type Report } from "./report";

export const STOCK_VALUE: Report = {
  title: "Stock value",
  summary: "What stands on your shelves, at what it cost and at what it sells for.",
  definitions: [
    {
      figure: "Units",
      says: "what Shopify calls available, over all locations; oversold counts as none. What is oversold at one location takes from the others by day and by variant; by location it does not, so that those may add up to more.",
    },
    {
      figure: "Cost value",
      says: "units × cost of one: the cost that Shopify keeps, else the price of your supplier, without tax.",
    },
    { figure: "Retail value", says: "units × today's price." },
    {
      figure: "At a past day",
      says: "by variant and by location: the units at the end of the last day chosen, at today's cost and price. By day: what was counted as each day began, at its own cost and price.",
    },
  ],
  columns: [
    { figure: "units", heading: "In stock", note: "units", kind: "units" },
    { figure: "cost", heading: "Cost", note: "of one", kind: "money" },
    { figure: "stockValue", heading: "Cost value", kind: "money" },
    { figure: "price", heading: "Price", note: "of one", kind: "money" },
    { figure: "retailValue", heading: "Retail value", kind: "money" },
  ],
  narrowed: { location: null, dates: { any: true } },
  days: null,
  parts: [],
  chart: { heading: "Each day", measure: "value", kind: "money" },
  headlines: ({ day }) => [
    { name: "Cost value", kind: "money", value: day.stockValue },
    { name: "Retail value", kind: "money", value: day.retailValue },
    { name: "Units in stock", kind: "units", value: day.units },
  ],
  gaps: ({ day }) => [
    ...costGaps(day.withoutCost, day.foreignCost),
    { variants: day.withoutPrice, why: "no price is known, for the retail value" },
  ],
  empty: "Nothing is in stock.",
};
