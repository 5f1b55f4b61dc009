import { soManyDays, theDays } from "./filter/span";
import { partPriceGaps, type Report, sumOf } from "./report";

/** A: what makes the first 80 per cent of revenue, the best first; B: what makes the next 15; C: the rest. */
export const CLASS_A = 80;
export const CLASS_B = 95;

export const ABC_CLASSES = ["A", "B", "C"] as const;

/** Days, one of the windows that plans keep. */
const USUAL = 365;

export const abc = (last: number | null): Report => ({
  title: "ABC",
  summary: "Which few variants make most of your revenue.",
  definitions: [
    { figure: "Revenue", says: `units sold in ${theDays(last)}, or since sales are known, × today's price.` },
    {
      figure: "Class",
      says: `from the best down: A makes the first ${CLASS_A}% of revenue, B the next ${CLASS_B - CLASS_A}%, C the last ${100 - CLASS_B}%. Of a location or of other days, it is ranked by their revenue.`,
    },
  ],
  columns: [
    { figure: "abc", heading: "Class", kind: "word", none: "–" },
    { figure: "sold365", heading: "Sold", note: `units in ${soManyDays(last)}`, kind: "units" },
    { figure: "price", heading: "Price", note: "of one", kind: "money" },
    { figure: "revenue", heading: "Revenue", kind: "money" },
  ],
  narrowed: { location: null, dates: { any: true } },
  days: USUAL,
  parts: [
    { name: "A", upTo: 0 },
    { name: "B", upTo: 1 },
    { name: "C", upTo: 2 },
    { name: "No revenue", upTo: Number.POSITIVE_INFINITY },
  ],
  chart: { heading: "Revenue by class", measure: "value", kind: "money" },
  headlines: ({ parts }) => {
    const variantsOf = (part: number) => parts.find((each) => each.part === part)?.variants ?? 0;
    return [
      { name: "Variants of class A", kind: "variants", value: variantsOf(0) },
      { name: "Variants of class B", kind: "variants", value: variantsOf(1) },
      { name: "Variants of class C", kind: "variants", value: variantsOf(2) },
      { name: "Revenue", kind: "money", value: sumOf(parts, "value") },
    ];
  },
  gaps: partPriceGaps,
  empty: last === USUAL ? "Nothing has sold yet." : "Nothing sold in these days.",
});

export const ABC = abc(USUAL);
