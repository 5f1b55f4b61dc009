import { type DayTotal, type Report, ratio } from "./report";

export const FORECAST_ACCURACY: Report = {
  title: "Forecast accuracy",
  summary: "How far forecasts of the past were from what then sold.",
  definitions: [
    {
      figure: "Error (WAPE)",
      says: "units by which past forecasts missed, up or down, ÷ units that sold; n/a where nothing sold. Smaller is better.",
    },
    { figure: "Bias", says: "(units forecast − units sold) ÷ units sold: above 0 the forecasts were too high." },
    {
      figure: "30-day mean",
      says: "the same for the rule of thumb: units of the last 30 days ÷ 30. Each forecast knew only the days before it.",
    },
  ],
  columns: [
    { figure: "windows", heading: "Forecasts", note: "compared", kind: "units" },
    { figure: "actual", heading: "Sold", note: "units", kind: "units" },
    { figure: "forecast", heading: "Forecast", note: "units", kind: "partUnits" },
    { figure: "wape", heading: "Error", note: "WAPE", kind: "share", none: "n/a" },
    { figure: "naiveWape", heading: "Error of the mean", note: "of 30 days", kind: "share", none: "n/a" },
    { figure: "bias", heading: "Bias", kind: "share", none: "n/a" },
  ],
  narrowed: {
    location: null,
    dates: {
      why: "Each error is over all past forecasts that can be compared by now, so there are no dates to choose.",
    },
  },
  days: null,
  parts: [],
  chart: { heading: "Error of each way to forecast", measure: "value", kind: "share" },
  headlines: ({ day }) => {
    const { engine, mean } = errorsOf(day);
    return [
      { name: "Error", kind: "share", value: engine.wape, none: "n/a" },
      { name: "Error of the 30-day mean", kind: "share", value: mean.wape, none: "n/a" },
      { name: "Bias", kind: "share", value: engine.bias, none: "n/a" },
      { name: "Variants compared", kind: "variants", value: day.measured },
    ];
  },
  gaps: () => [],
  empty: "No forecast is old enough yet to compare with what sold.",
};

type Compared = Pick<DayTotal, "actual" | "forecast" | "absoluteError" | "naiveForecast" | "naiveAbsoluteError">;

/** WAPE = Σ|actual − forecast| ÷ Σ actual, bias = (Σ forecast − Σ actual) ÷ Σ actual; null where nothing sold. */
export const errorsOf = ({ actual, forecast, absoluteError, naiveForecast, naiveAbsoluteError }: Compared) => ({
  engine: { wape: ratio(absoluteError, actual), bias: ratio(forecast - actual, actual) },
  mean: { wape: ratio(naiveAbsoluteError, actual), bias: ratio(naiveForecast - actual, actual) },
});
