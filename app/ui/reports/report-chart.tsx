import { Text } from "@shopify/polaris";
import { type Asked, reportOf } from "../../reports/filter/asked";
import { errorsOf } from "../../reports/forecast-accuracy";
import type { Totals } from "../../reports/report";
import { BarChart } from "./bar-chart";
import { useFigureText } from "./figure-value";
import { CHART } from "./words";

/** A report's parts as bars; of forecasts, the two ways to make them. */
export const ReportChart = ({ asked, totals, currency }: { asked: Asked; totals: Totals; currency: string }) => {
  const textOf = useFigureText();
  const { chart, parts } = reportOf(asked);
  const measured = asked.report === "forecast-accuracy" ? errorBars(totals) : partBars(parts, chart.measure, totals);
  const bars = measured.map(({ name, value }) => ({
    name,
    value: value ?? 0,
    text: textOf({ kind: chart.kind, value, currency, none: CHART.none }),
  }));
  return (
    <>
      <Text as="h2" variant="headingMd">
        {chart.heading}
      </Text>
      <BarChart bars={bars} label={CHART.drawn(chart.heading, bars)} />
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
    { name: CHART.engine, value: engine.wape },
    { name: CHART.mean, value: mean.wape },
  ];
}
