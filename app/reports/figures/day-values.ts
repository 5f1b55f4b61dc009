import type { Cell } from "../../csv/write";
import type { DayValue, Kind } from "../report";
import { cellOf, headingOf } from "../report-csv";

/** The value of the stock, day by day: of the page's list and its file. */
export const DAY_COLUMNS = [
  { figure: "units", heading: "In stock", note: "units", kind: "units" },
  { figure: "stockValue", heading: "Cost value", kind: "money" },
  { figure: "retailValue", heading: "Retail value", kind: "money" },
] as const satisfies { figure: keyof DayValue; heading: string; note?: string; kind: Kind }[];

export const dayHeadings = (currency: string) => ["Day", ...DAY_COLUMNS.map((column) => headingOf(column, currency))];

export const dayCells = (day: DayValue, currency: string): Cell[] => [
  cellOf("day", day.day, currency),
  ...DAY_COLUMNS.map(({ figure, kind }) => cellOf(kind, day[figure], currency)),
];
