import { partCostGaps, type Report, sumOf } from "./report";

export const OVERSTOCK: Report = {
  title: "Excess stock",
  summary: "What is beyond what you need until the order after next.",
  definitions: [
    {
      figure: "Needed",
      says: "What lasts until the order after next: the units that the next order fills your stock up to (reorder point and cover, planned uplifts and a reorder point of your own included), and what sells until that review. Rounded up.",
    },
    {
      figure: "Excess",
      says: "units in stock − units needed. Left out: what is known for fewer days than lead time, review period and cover add up to, and products that are not for sale (drafts, archived). A variant is overstocked on Reorder only beyond twice the cover at each location.",
    },
    { figure: "Cost value", says: "excess × cost of one." },
  ],
  columns: [
    { figure: "units", heading: "In stock", note: "units", kind: "units" },
    { figure: "velocity", heading: "Expected a day", note: "units", kind: "perDay" },
    { figure: "needed", heading: "Needed", note: "units", kind: "units" },
    { figure: "excess", heading: "Excess", note: "units", kind: "units" },
    { figure: "cost", heading: "Cost", note: "of one", kind: "money" },
    { figure: "excessValue", heading: "Cost value", kind: "money" },
  ],
  narrowed: {
    location: {
      why: "One order is made for all locations, so what is needed, and what is beyond it, is of all of them.",
    },
    dates: { why: "Excess is what is too much today, so there are no dates to choose." },
  },
  days: null,
  parts: [
    { name: "To 30 days", upTo: 30 },
    { name: "To 90", upTo: 90 },
    { name: "To 180", upTo: 180 },
    { name: "To 365", upTo: 365 },
    { name: "Longer", upTo: 1e6 },
    { name: "Nothing sells", upTo: Number.POSITIVE_INFINITY },
  ],
  chart: { heading: "Units too many, by the days they take to sell", measure: "units", kind: "units" },
  headlines: ({ parts }) => [
    { name: "Cost value", kind: "money", value: sumOf(parts, "value") },
    { name: "Units too many", kind: "units", value: sumOf(parts, "units") },
    { name: "Variants", kind: "variants", value: sumOf(parts, "variants") },
  ],
  gaps: partCostGaps,
  empty: "Nothing is beyond what you need.",
};
