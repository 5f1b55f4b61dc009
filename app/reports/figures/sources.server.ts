import { WHOLE_SHOP } from "../../sql/zeros";
import type { FigureName } from "../report";
import type { ReportName } from "../reports";

/** Where a report's rows are. An expression is SQL over `f`, a row of the table, of which the index holds all columns. */
interface Source {
  table: "variant_figures" | "forecasts";
  index: string;
  /** As the partial index says it, word for word. */
  rows: string;
  /** The column that the list goes by. */
  key: string;
  highestFirst: boolean;
}

export const SOURCES: Record<ReportName, Source> = {
  "stock-value": figures("value", "f.units > 0", "stock_value"),
  cover: { ...figures("cover", "f.cover IS NOT NULL", "cover"), highestFirst: false },
  "sell-through": figures("sell_through", "f.sell_through IS NOT NULL", "sell_through"),
  "dead-stock": figures("dead", "f.dead = 1", "stock_value"),
  overstock: figures("excess", "f.excess > 0", "excess_value"),
  abc: figures("revenue", "f.sold_365 > 0", "revenue"),
  "stock-out-cost": figures("missed", "f.missed > 0", "missed_sales"),
  "forecast-accuracy": {
    table: "forecasts",
    index: "forecasts_error",
    rows: `f.location_id = ${WHOLE_SHOP} AND f.windows > 0`,
    key: "absolute_error",
    highestFirst: true,
  },
};

function figures(index: string, rows: string, key: string): Source {
  return { table: "variant_figures", index: `variant_figures_${index}`, rows, key, highestFirst: true };
}

export const EXPRESSIONS: Record<FigureName, string> = {
  units: "f.units",
  cost: "f.cost",
  price: "f.price",
  stockValue: "iif(f.cost IS NULL, NULL, f.stock_value)",
  retailValue: "f.units * f.price",
  velocity: "f.velocity",
  cover: "f.cover",
  sold90: "f.sold_90",
  sellThrough: "f.sell_through",
  lastSoldDay: "f.last_sold_day",
  needed: "f.needed",
  excess: "f.excess",
  excessValue: "iif(f.cost IS NULL, NULL, f.excess_value)",
  sold365: "f.sold_365",
  revenue: "iif(f.price IS NULL, NULL, f.revenue)",
  abc: "f.abc",
  outDays: "f.out_days",
  missed: "f.missed",
  missedSales: "iif(f.price IS NULL, NULL, f.missed_sales)",
  windows: "f.windows",
  actual: "f.actual",
  forecast: "f.forecast",
  wape: "iif(f.actual > 0, f.absolute_error / f.actual, NULL)",
  naiveWape: "iif(f.actual > 0, f.naive_absolute_error / f.actual, NULL)",
  bias: "iif(f.actual > 0, (f.forecast - f.actual) / f.actual, NULL)",
};
