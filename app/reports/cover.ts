import { LONGEST_COVER } from "../replenishment/plans/steps/cover-sql";
import { type Report, sumOf } from "./report";

export const COVER: Report = {
  title: "Days of cover",
  summary: "How long what you have lasts at the pace at which it sells.",
  definitions: [
    {
      figure: "Days of cover",
      says: "units in stock ÷ units expected a day. Left out: what Shopify does not track, what neither sells nor is in stock, and products that are not for sale (drafts, archived).",
    },
    { figure: "Expected a day", says: "the velocity that your reorder points are made with." },
  ],
  columns: [
    { figure: "units", heading: "In stock", note: "units", kind: "units" },
    { figure: "velocity", heading: "Expected a day", note: "units", kind: "perDay" },
    { figure: "cover", heading: "Cover", note: "days", kind: "days" },
  ],
  narrowed: { location: null, dates: { why: "Cover looks ahead from today, so there are no dates to choose." } },
  days: null,
  parts: [
    { name: "None left", upTo: 0 },
    { name: "To 7 days", upTo: 7 },
    { name: "To 14", upTo: 14 },
    { name: "To 30", upTo: 30 },
    { name: "To 60", upTo: 60 },
    { name: "To 90", upTo: 90 },
    { name: "To 180", upTo: 180 },
    { name: "Longer", upTo: LONGEST_COVER },
    { name: "Nothing sells", upTo: Number.POSITIVE_INFINITY },
  ],
  chart: { heading: "Variants by days of cover", measure: "variants", kind: "variants" },
  headlines: ({ parts }) => {
    const upTo = (last: number) =>
      sumOf(
        parts.filter(({ part }) => part <= last),
        "variants",
      );
    return [
      { name: "Variants that last 2 weeks or less", kind: "variants", value: upTo(2) },
      { name: "Variants with none left", kind: "variants", value: upTo(0) },
      { name: "Variants that sell or are in stock", kind: "variants", value: sumOf(parts, "variants") },
    ];
  },
  gaps: () => [],
  empty: "Nothing sells or is in stock.",
};
