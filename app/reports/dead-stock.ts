import { theDays, whenHeld } from "./filter/span";
import { partCostGaps, type Report, sumOf } from "./report";

/** Days without a sale, one of the windows that plans keep. */
export const DEAD_DAYS = 180;
/** Days that a variant must be known where it is not known for so long. */
export const KNOWN_DAYS = 90;

export const deadStock = (last: number | null): Report => ({
  title: "Dead stock",
  summary: "What is in stock and does not sell.",
  definitions: [
    {
      figure: "Dead stock",
      says: `in stock ${whenHeld(last)}, and nothing sold in ${theDays(last)}, or since it is known where that is ${KNOWN_DAYS} days at least.`,
    },
    { figure: "Cost value", says: "units in stock × cost of one." },
  ],
  columns: [
    { figure: "lastSoldDay", heading: "Last sold", kind: "day", none: "Never here" },
    { figure: "units", heading: "In stock", note: "units", kind: "units" },
    { figure: "cost", heading: "Cost", note: "of one", kind: "money" },
    { figure: "stockValue", heading: "Cost value", kind: "money" },
  ],
  narrowed: { location: null, dates: { any: true } },
  days: DEAD_DAYS,
  parts: [
    { name: "To 270 days", upTo: 270 },
    { name: "To 365", upTo: 365 },
    { name: "Longer", upTo: 1e6 },
    { name: "Never sold here", upTo: Number.POSITIVE_INFINITY },
  ],
  chart: { heading: "Units by days since the last sale", measure: "units", kind: "units" },
  headlines: ({ parts }) => [
    { name: "Cost value", kind: "money", value: sumOf(parts, "value") },
    { name: "Units", kind: "units", value: sumOf(parts, "units") },
    { name: "Variants", kind: "variants", value: sumOf(parts, "variants") },
  ],
  gaps: partCostGaps,
  empty: "Nothing in stock has gone so long without a sale.",
});

export const DEAD_STOCK = deadStock(DEAD_DAYS);
