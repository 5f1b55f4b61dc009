import { soManyDays, theDays, whenHeld } from "./filter/span";
import { type Report, ratio, sumOf } from "./report";

/** Days, one of the windows that plans keep. */
export const SELL_THROUGH_DAYS = 90;

export const sellThrough = (last: number | null): Report => ({
  title: "Sell-through",
  summary: "How much of what you could have sold has sold.",
  definitions: [
    {
      figure: "Sell-through",
      says: `units sold in ${theDays(last)} ÷ (those + units in stock ${whenHeld(last)}). Left out: what Shopify does not track, and what neither sold nor is in stock.`,
    },
    { figure: "Sold", says: "net of cancelled and refunded units." },
  ],
  columns: [
    { figure: "sold90", heading: "Sold", note: `units in ${soManyDays(last)}`, kind: "units" },
    { figure: "units", heading: "In stock", note: "units", kind: "units" },
    { figure: "sellThrough", heading: "Sell-through", kind: "share" },
  ],
  narrowed: { location: null, dates: { any: true } },
  days: SELL_THROUGH_DAYS,
  parts: [
    { name: "0%", upTo: 0 },
    { name: "To 20%", upTo: 0.2 },
    { name: "To 40%", upTo: 0.4 },
    { name: "To 60%", upTo: 0.6 },
    { name: "To 80%", upTo: 0.8 },
    { name: "To 100%", upTo: 1 },
  ],
  chart: { heading: "Variants by sell-through", measure: "variants", kind: "variants" },
  headlines: ({ parts }) => {
    const [sold, left] = [sumOf(parts, "units"), sumOf(parts, "beside")];
    return [
      { name: "Sell-through", kind: "share", value: ratio(sold, sold + left), none: "n/a" },
      { name: "Units sold", kind: "units", value: sold },
      { name: "Units in stock", kind: "units", value: left },
    ];
  },
  gaps: () => [],
  empty: "Nothing sold in these days, and nothing is in stock.",
});

export const SELL_THROUGH = sellThrough(SELL_THROUGH_DAYS);
