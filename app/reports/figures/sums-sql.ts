import { ABC, ABC_CLASSES } from "../abc";
import { COVER } from "../cover";
import { DEAD_STOCK } from "../dead-stock";
import { OVERSTOCK } from "../overstock";
import type { Part } from "../report";
import { SELL_THROUGH } from "../sell-through";
import { STOCK_OUT_COST } from "../stock-out-cost";

/** Beyond the limit of every part: what falls into the last one. */
const BEYOND_ALL = 1e9;

/** SQL over `f`: the first part whose limit the measure does not exceed. */
const partOf = (measure: string, parts: Part[]) =>
  `CASE ${parts
    .filter(({ upTo }) => Number.isFinite(upTo))
    .map(({ upTo }, part) => `WHEN ${measure} <= ${upTo} THEN ${part}`)
    .join(" ")} ELSE ${parts.length - 1} END`;

const NONE = { beside: "0", value: "0", without: "0", foreign: "0" };
const COST_GAPS = { without: "SUM(f.cost IS NULL AND NOT f.foreign_cost)", foreign: "SUM(f.foreign_cost)" };
const PRICE_GAPS = { without: "SUM(f.price IS NULL)", foreign: "0" };

type Sums = { part: string; units: string; beside: string; value: string; without: string; foreign: string };

const PART_SUMS = {
  cover: { ...NONE, part: partOf("f.cover", COVER.parts), units: "SUM(f.units)" },
  "sell-through": {
    ...NONE,
    part: partOf("f.sell_through", SELL_THROUGH.parts),
    units: "SUM(f.sold_90)",
    beside: "SUM(f.units)",
  },
  "dead-stock": {
    part: partOf(`COALESCE(today - f.last_sold_day, ${BEYOND_ALL})`, DEAD_STOCK.parts),
    units: "SUM(f.units)",
    beside: "0",
    value: "TOTAL(f.stock_value)",
    ...COST_GAPS,
  },
  overstock: {
    part: partOf(`iif(f.velocity > 0, f.excess / f.velocity, ${BEYOND_ALL})`, OVERSTOCK.parts),
    units: "SUM(f.excess)",
    beside: "SUM(f.units)",
    value: "TOTAL(f.excess_value)",
    ...COST_GAPS,
  },
  abc: {
    part: partOf(
      `CASE f.abc ${ABC_CLASSES.map((name, part) => `WHEN '${name}' THEN ${part}`).join(" ")} ELSE ${BEYOND_ALL} END`,
      ABC.parts,
    ),
    units: "SUM(f.sold_365)",
    beside: "0",
    value: "TOTAL(f.revenue)",
    ...PRICE_GAPS,
  },
  "stock-out-cost": {
    part: partOf("f.out_days", STOCK_OUT_COST.parts),
    units: "round(SUM(f.missed), 1)",
    beside: "SUM(f.out_days)",
    value: "TOTAL(f.missed_sales)",
    ...PRICE_GAPS,
  },
} satisfies Record<string, Sums>;

type PartedReport = keyof typeof PART_SUMS;
export const PARTED_REPORTS = Object.keys(PART_SUMS) as PartedReport[];
export const isParted = (report: string): report is PartedReport => report in PART_SUMS;

/** SQL over the rows `f` of a report, grouped by the first column: what each part of its chart adds up to. `today` is a parameter. */
export function partSums(report: PartedReport, today: string): string {
  const { part, units, beside, value, without, foreign }: Sums = PART_SUMS[report];
  const ofParts = part.replaceAll("today", today);
  return `${ofParts} AS part, COUNT(*) AS variants, ${units} AS units, ${beside} AS beside, ${value} AS value, ${without} AS without_value, ${foreign} AS foreign_value`;
}

/** SQL over the rows `f` of the value of the stock. */
export const STOCK_SUMS = `COALESCE(SUM(f.units), 0) AS units, TOTAL(f.stock_value) AS stock_value,
      TOTAL(f.units * f.price) AS retail_value,
      COUNT(*) FILTER (WHERE f.cost IS NULL AND NOT f.foreign_cost) AS without_cost,
      COUNT(*) FILTER (WHERE f.foreign_cost) AS foreign_cost, COUNT(*) FILTER (WHERE f.price IS NULL) AS without_price`;

/** SQL over the rows `f` of forecasts. */
export const FORECAST_SUMS = `COUNT(*) AS measured, COALESCE(SUM(f.actual), 0) AS actual, COALESCE(SUM(f.forecast), 0) AS forecast,
      COALESCE(SUM(f.absolute_error), 0) AS absolute_error, COALESCE(SUM(f.naive_forecast), 0) AS naive_forecast,
      COALESCE(SUM(f.naive_absolute_error), 0) AS naive_absolute_error`;
