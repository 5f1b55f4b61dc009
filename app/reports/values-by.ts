import { holdsPart, type ReportFilter } from "./filter/filter";

export type ValueBy = "day" | "variant" | "location";

/** What a row of the value of the stock is of. Values by day are kept of the whole shop alone. */
export function valuesBy(filter: ReportFilter, asked: string | null): ValueBy {
  if (asked === "location" || asked === "variant") return asked;
  return filter.location !== null || holdsPart(filter) ? "variant" : "day";
}
