import { ABC, ABC_CLASSES, CLASS_A, CLASS_B } from "../abc";
import { COVER } from "../cover";
import { DEAD_STOCK } from "../dead-stock";
import { OVERSTOCK } from "../overstock";
import type { Part } from "../report";
import { SELL_THROUGH } from "../sell-through";
import { STOCK_OUT_COST } from "../stock-out-cost";
import { SOURCES } from "./sources.server";

/** What all variants' figures make together: classes, charts, and totals in the row of a day. 9 statements. */
export const figuresTotalled = (database: D1Database, shopId: number, today: number): D1PreparedStatement[] => [
  database.prepare(CLASSES).bind(shopId),
  database.prepare("DELETE FROM report_parts WHERE shop_id = ?").bind(shopId),
  ...PARTS.map((text) => database.prepare(text).bind(shopId, today)),
  database.prepare(DAY).bind(shopId, today),
];

/** A variant belongs to the class in which its revenue begins, the best first. */
const CLASSES = `
UPDATE variant_figures SET abc = ranked.abc
FROM (
  SELECT variant_id, CASE WHEN revenue = 0 THEN NULL WHEN better * 100 < total * ${CLASS_A} THEN 'A'
    WHEN better * 100 < total * ${CLASS_B} THEN 'B' ELSE 'C' END AS abc
  FROM (
    SELECT variant_id, revenue, SUM(revenue) OVER () AS total,
      COALESCE(SUM(revenue) OVER (ORDER BY revenue DESC, variant_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS better
    FROM variant_figures WHERE shop_id = ?1
  )
) ranked
WHERE variant_figures.shop_id = ?1 AND variant_figures.variant_id = ranked.variant_id AND variant_figures.abc IS NOT ranked.abc`;

/** SQL over `f`: the first part whose limit the measure does not exceed. */
const partOf = (measure: string, parts: Part[]) =>
  `CASE ${parts
    .filter(({ upTo }) => Number.isFinite(upTo))
    .map(({ upTo }, part) => `WHEN ${measure} <= ${upTo} THEN ${part}`)
    .join(" ")} ELSE ${parts.length - 1} END`;

const NONE = { beside: "0", value: "0", without: "0", foreign: "0" };
const COST_GAPS = { without: "SUM(f.cost IS NULL AND NOT f.foreign_cost)", foreign: "SUM(f.foreign_cost)" };
const PRICE_GAPS = { without: "SUM(f.price IS NULL)", foreign: "0" };

const PARTS = [
  parted("cover", { ...NONE, part: partOf("f.cover", COVER.parts), units: "SUM(f.units)" }),
  parted("sell-through", {
    ...NONE,
    part: partOf("f.sell_through", SELL_THROUGH.parts),
    units: "SUM(f.sold_90)",
    beside: "SUM(f.units)",
  }),
  parted("dead-stock", {
    part: partOf("COALESCE(?2 - f.last_sold_day, 1e9)", DEAD_STOCK.parts),
    units: "SUM(f.units)",
    beside: "0",
    value: "SUM(f.stock_value)",
    ...COST_GAPS,
  }),
  parted("overstock", {
    part: partOf("iif(f.velocity > 0, f.excess / f.velocity, 1e9)", OVERSTOCK.parts),
    units: "SUM(f.excess)",
    beside: "SUM(f.units)",
    value: "SUM(f.excess_value)",
    ...COST_GAPS,
  }),
  parted("abc", {
    part: partOf(
      `CASE f.abc ${ABC_CLASSES.map((name, part) => `WHEN '${name}' THEN ${part}`).join(" ")} ELSE 1e9 END`,
      ABC.parts,
    ),
    units: "SUM(f.sold_365)",
    beside: "0",
    value: "SUM(f.revenue)",
    ...PRICE_GAPS,
  }),
  parted("stock-out-cost", {
    part: partOf("f.out_days", STOCK_OUT_COST.parts),
    units: "round(SUM(f.missed), 1)",
    beside: "SUM(f.out_days)",
    value: "SUM(f.missed_sales)",
    ...PRICE_GAPS,
  }),
];

type Sums = { part: string; units: string; beside: string; value: string; without: string; foreign: string };

function parted(report: keyof typeof SOURCES, { part, units, beside, value, without, foreign }: Sums) {
  return `
INSERT INTO report_parts (shop_id, report, part, day, variants, units, beside, value, without_value, foreign_value)
SELECT f.shop_id, '${report}', ${part} AS part, ?2, COUNT(*), ${units}, ${beside}, ${value}, ${without}, ${foreign}
FROM variant_figures f WHERE f.shop_id = ?1 AND ${SOURCES[report].rows} GROUP BY f.shop_id, 3`;
}

const OF_STOCK = ["units", "stock_value", "retail_value", "without_cost", "foreign_cost", "without_price"];
const OF_FORECASTS = ["measured", "actual", "forecast", "absolute_error", "naive_forecast", "naive_absolute_error"];

/** The day's own row stands already; what lists of reports add up to is put into it, whenever they are counted anew. */
const DAY = `
UPDATE daily_figures SET (${[...OF_STOCK, ...OF_FORECASTS].join(", ")}) = (
  SELECT ${[...OF_STOCK, ...OF_FORECASTS].join(", ")} FROM (
    SELECT COALESCE(SUM(f.units), 0) AS units, COALESCE(SUM(f.stock_value), 0) AS stock_value,
      COALESCE(SUM(f.units * COALESCE(f.price, 0)), 0) AS retail_value,
      COUNT(*) FILTER (WHERE f.cost IS NULL AND NOT f.foreign_cost) AS without_cost,
      COUNT(*) FILTER (WHERE f.foreign_cost) AS foreign_cost, COUNT(*) FILTER (WHERE f.price IS NULL) AS without_price
    FROM variant_figures f WHERE f.shop_id = ?1 AND ${SOURCES["stock-value"].rows}
  ) CROSS JOIN (
    SELECT COUNT(*) AS measured, COALESCE(SUM(f.actual), 0) AS actual, COALESCE(SUM(f.forecast), 0) AS forecast,
      COALESCE(SUM(f.absolute_error), 0) AS absolute_error, COALESCE(SUM(f.naive_forecast), 0) AS naive_forecast,
      COALESCE(SUM(f.naive_absolute_error), 0) AS naive_absolute_error
    FROM forecasts f CROSS JOIN overviews o ON o.shop_id = f.shop_id AND o.variant_id = f.variant_id AND o.hidden = 0
    WHERE f.shop_id = ?1 AND ${SOURCES["forecast-accuracy"].rows}
  )
) WHERE shop_id = ?1 AND day = ?2`;
