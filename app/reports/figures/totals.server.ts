import { ALL_REVENUE, BETTER, CLASS } from "./formulas-sql";
import { SOURCES } from "./sources.server";
import { FORECAST_SUMS, PARTED_REPORTS, partSums, STOCK_SUMS } from "./sums-sql";

/** What all variants' figures make together: classes, charts, and totals in the row of a day. 9 statements. */
export const figuresTotalled = (database: D1Database, shopId: number, today: number): D1PreparedStatement[] => [
  database.prepare(CLASSES).bind(shopId),
  database.prepare("DELETE FROM report_parts WHERE shop_id = ?").bind(shopId),
  ...PARTS.map((text) => database.prepare(text).bind(shopId, today)),
  database.prepare(DAY).bind(shopId, today),
];

const CLASSES = `
UPDATE variant_figures SET abc = ranked.abc
FROM (
  SELECT variant_id, ${CLASS} AS abc
  FROM (SELECT variant_id, revenue, ${ALL_REVENUE} AS total, ${BETTER} AS better FROM variant_figures WHERE shop_id = ?1)
) ranked
WHERE variant_figures.shop_id = ?1 AND variant_figures.variant_id = ranked.variant_id AND variant_figures.abc IS NOT ranked.abc`;

const PARTS = PARTED_REPORTS.map(
  (report) => `
INSERT INTO report_parts (shop_id, report, day, part, variants, units, beside, value, without_value, foreign_value)
SELECT f.shop_id, '${report}', ?2, ${partSums(report, "?2")}
FROM variant_figures f WHERE f.shop_id = ?1 AND ${SOURCES[report].rows} GROUP BY f.shop_id, part`,
);

const OF_STOCK = ["units", "stock_value", "retail_value", "without_cost", "foreign_cost", "without_price"];
const OF_FORECASTS = ["measured", "actual", "forecast", "absolute_error", "naive_forecast", "naive_absolute_error"];

/** The day's own row stands already; what lists of reports add up to is put into it, whenever they are counted anew. */
const DAY = `
UPDATE daily_figures SET (${[...OF_STOCK, ...OF_FORECASTS].join(", ")}) = (
  SELECT ${[...OF_STOCK, ...OF_FORECASTS].join(", ")} FROM (
    SELECT ${STOCK_SUMS}
    FROM variant_figures f WHERE f.shop_id = ?1 AND ${SOURCES["stock-value"].rows}
  ) CROSS JOIN (
    SELECT ${FORECAST_SUMS}
    FROM forecasts f CROSS JOIN overviews o ON o.shop_id = f.shop_id AND o.variant_id = f.variant_id AND o.hidden = 0
    WHERE f.shop_id = ?1 AND ${SOURCES["forecast-accuracy"].rows}
  )
) WHERE shop_id = ?1 AND day = ?2`;
