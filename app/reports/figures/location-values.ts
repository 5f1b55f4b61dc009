import type { Cell } from "../../csv/write";
import type { Kind } from "../report";
import { cellOf, headingOf } from "../report-csv";

/** The stock of one location; money in minor units of the shop's currency. */
export type LocationValue = {
  locationId: number;
  /** Null: Shopify has not told it. */
  name: string | null;
  variants: number;
  units: number;
  stockValue: number;
  retailValue: number;
  withoutCost: number;
  withoutPrice: number;
};

/** Of the page's list and its file. */
export const LOCATION_COLUMNS = [
  { figure: "variants", heading: "Variants", note: "in stock", kind: "variants" },
  { figure: "units", heading: "In stock", note: "units", kind: "units" },
  { figure: "stockValue", heading: "Cost value", kind: "money" },
  { figure: "retailValue", heading: "Retail value", kind: "money" },
] as const satisfies { figure: keyof LocationValue; heading: string; note?: string; kind: Kind }[];

export const locationHeadings = (currency: string) => [
  "Location",
  ...LOCATION_COLUMNS.map((column) => headingOf(column, currency)),
];

export const locationCells = (row: LocationValue, currency: string): Cell[] => [
  row.name ?? "",
  ...LOCATION_COLUMNS.map(({ figure, kind }) => cellOf(kind, row[figure], currency)),
];
