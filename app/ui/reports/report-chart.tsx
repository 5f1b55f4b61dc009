import { Text } from "@shopify/polaris";
import { errorsOf } from "../../reports/forecast-accuracy";
import type { Totals } from "../../reports/report";
import { REPORTS, type ReportName } from "../../reports/reports";
import { BarChart } from "./bar-chart";
import { useFigureText } from "./figure-value";

/** A report's parts as bars; of forecasts, the two ways to make them. */
export const ReportChart = ({ name, totals, currency }: { name: ReportName; totals: Totals; currency: string }) => {
  const textOf = useFigureText();
  const { chart, parts } = REPORTS[name];
  const measured = name === "forecast-accuracy" ? errorBars(totals) : partBars(parts, chart.measure, totals);
  const bars = measured.map(({ name, value }) => ({
    name,
    value: value ?? 0,
    text: textOf({ kind: chart.kind, value, currency, none: "n/a" }),
  }));
  return (
    <>
      <Text as="h2" variant="headingMd">
        {chart.heading}
      </Text>
      <BarChart
        bars={bars}
        label={`${chart.heading}: ${bars.map(({ name, text }) => `${name} ${text}`).join(", ")}.`}
      />
    </>
  );
};

function partBars(parts: { name: string }[], measure: "variants" | "units" | "value", totals: Totals) {
  return parts.map(({ name }, part) => ({
    name,
    value: totals.parts.find((each) => each.part === part)?.[measure] ?? 0,
  }));
}

function errorBars({ day }: Totals) {
  const { engine, mean } = errorsOf(day);
  return [
    { name: "Evenstock", value: engine.wape },
    { name: "30-day mean", value: mean.wape },
  ];
}
