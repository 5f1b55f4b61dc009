/** How a figure is written: its unit, and with how many decimals. */
export type Kind =
  | "variants"
  | "units"
  /** Of which there may be parts, as of what was expected. */
  | "partUnits"
  | "perDay"
  /** 10^9: without end. */
  | "days"
  /** A part of one, written in per cent. */
  | "share"
  /** In minor units of the shop's currency. */
  | "money"
  | "word"
  /** Days since 1970-01-01. */
  | "day";

/** Null: not known, or not applicable. */
export type Value = number | string | null;

export type Column = {
  /** As the rows name it. */
  figure: FigureName;
  heading: string;
  /** Its unit, or the window of days. */
  note?: string;
  kind: Kind;
  /** What stands where there is no value. */
  none?: string;
};

/** Where a row falls in the chart: into the first part whose limit its measure does not exceed. */
export type Part = { name: string; upTo: number };

export type PartTotal = {
  part: number;
  variants: number;
  units: number;
  beside: number;
  /** Minor units. */
  value: number;
  withoutValue: number;
  foreignValue: number;
};

/** The shop's newest day of figures. */
export type DayTotal = {
  day: number;
  units: number;
  stockValue: number;
  retailValue: number;
  withoutCost: number;
  foreignCost: number;
  withoutPrice: number;
  measured: number;
  actual: number;
  forecast: number;
  absoluteError: number;
  naiveForecast: number;
  naiveAbsoluteError: number;
};

/** How much stood on the shelves as a day began. */
export type DayValue = Pick<DayTotal, "day" | "units" | "stockValue" | "retailValue">;

/** What a report's headline is made of: its parts, and the day on which they were made. */
export type Totals = { day: DayTotal; parts: PartTotal[] };

export type Headline = { name: string; kind: Kind; value: Value; none?: string };

/** A variant in a report, with the report's figures by their names. */
export type ReportRow = {
  variantId: number;
  /** What the list goes by. */
  sortedBy: number | string;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  /** Deleted in Shopify since the figures were made. */
  hidden: boolean;
  figures: Record<string, Value>;
};

/** Variants that an amount leaves out, and why. */
type Gap = { variants: number; why: string };

export type Report = {
  title: string;
  /** What it answers, in one line. */
  summary: string;
  /** Each figure in one line. */
  definitions: { figure: string; says: string }[];
  columns: Column[];
  /** What it can be narrowed to, beside supplier, vendor and product type; else why not. */
  narrowed: { location: { why: string } | null; dates: { any: boolean } | { why: string } };
  /** The last days that it counts of where none are chosen; null: it counts none. */
  days: number | null;
  parts: Part[];
  /** What the chart's bars count. */
  chart: { heading: string; measure: "variants" | "units" | "value"; kind: Kind };
  /** What to read first; the first of them stands in the list of reports. */
  headlines(totals: Totals): Headline[];
  gaps(totals: Totals): Gap[];
  /** When no row is in it. */
  empty: string;
};

export type FigureName =
  | "units"
  | "cost"
  | "price"
  | "stockValue"
  | "retailValue"
  | "velocity"
  | "cover"
  | "sold90"
  | "sellThrough"
  | "lastSoldDay"
  | "needed"
  | "excess"
  | "excessValue"
  | "sold365"
  | "revenue"
  | "abc"
  | "outDays"
  | "missed"
  | "missedSales"
  | "windows"
  | "actual"
  | "forecast"
  | "wape"
  | "naiveWape"
  | "bias";

export const sumOf = (parts: PartTotal[], figure: Exclude<keyof PartTotal, "part">) =>
  parts.reduce((sum, part) => sum + part[figure], 0);

/** Undefined ratios are none: of nothing there is no share. */
export const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : null);

export const costGaps = (without: number, foreign: number): Gap[] => [
  { variants: without, why: "no cost is known" },
  { variants: foreign, why: "the cost is in another currency" },
];

export const partCostGaps = ({ parts }: Totals) => costGaps(sumOf(parts, "withoutValue"), sumOf(parts, "foreignValue"));

export const partPriceGaps = ({ parts }: Totals): Gap[] => [
  { variants: sumOf(parts, "withoutValue"), why: "no price is known" },
];
