import type { Changes, Comparison } from "../../app/demand/replay/compare";
import type { Point } from "../../app/demand/replay/curve";
import type { Course } from "../../app/demand/replay/simulate";
import { type DemandClass, demandClassOf, regularityOf } from "./demand-class";
import type { Sales } from "./sales-file";

export function asText(
  { lostAtEqualStock, stockAtEqualFill, curves }: Comparison,
  { firstDay, lastDay, days, articles, course, replayed }: Sales & { course: Course; replayed: Float64Array[] },
) {
  return [
    `${firstDay} to ${lastDay} (${days} days), ${articles.length} articles, ${replayed.length} of them replayed`,
    `${classesOf(replayed)} (by days)`,
    `lead time ${course.leadTimeDays} days, cover ${course.coverDays} days, history ${course.warmDays} days`,
    "",
    ...table("30-day mean", "safety days", curves.thirtyDayMean, (knob) => String(knob)),
    "",
    ...table("demand engine", "service", curves.engine, (knob) => knob.toFixed(3)),
    "",
    "demand engine against the 30-day mean",
    ...Object.keys(lostAtEqualStock).map(
      (days) =>
        `  at ${days.padStart(2)} safety days: ${percent(lostAtEqualStock, days)} units lost at equal stock, ${percent(stockAtEqualFill, days)} stock at equal fill`,
    ),
  ].join("\n");
}

function classesOf(articles: Float64Array[]) {
  const counts: Record<DemandClass, number> = { smooth: 0, erratic: 0, intermittent: 0, lumpy: 0 };
  for (const regularity of articles.map(regularityOf)) if (regularity) counts[demandClassOf(regularity)]++;
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ");
}

function table(title: string, knob: string, curve: Point[], written: (knob: number) => string) {
  return [
    `${title.padEnd(16)}${knob.padStart(12)}${"fill rate".padStart(12)}${"days of stock".padStart(16)}`,
    ...curve.map(
      (point) =>
        `${"".padEnd(16)}${written(point.knob).padStart(12)}${`${(point.fill * 100).toFixed(2)} %`.padStart(12)}${point.stock.toFixed(2).padStart(16)}`,
    ),
  ];
}

function percent(changes: Changes, days: string) {
  const change = changes[days] ?? null;
  return change === null ? "not comparable:" : `${change > 0 ? "+" : ""}${change.toFixed(1)} %`;
}
