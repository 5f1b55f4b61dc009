import { isoDay } from "../../days/iso-day";
import type { FigureName, Report } from "../report";
import { dayIn, daysRefused, lastDays, type Period, type Reach, type Span, spanOf, windowNamed } from "./span";

/** What a list is sorted by: one of its figures, or the variant's own name. */
type SortedBy = FigureName | "product" | "sku";
export type Sort = { by: SortedBy; descending: boolean };

/** What of a report is asked for. Null: all of it; supplier 0: what has none. */
export type ReportFilter = {
  location: number | null;
  supplier: number | null;
  vendor: string | null;
  /** The products' type, in whatever case. */
  productType: string | null;
  period: Period | null;
  /** Null: the report's own order. */
  sort: Sort | null;
};

export const UNFILTERED: ReportFilter = {
  ...{ location: null, supplier: null, vendor: null, productType: null },
  ...{ period: null, sort: null },
};

/** In the address, where two days are typed. */
export const TWO_DAYS = "days";

/** Days as they were typed, `refusal` why they cannot be; null where none are. */
export type TypedDays = { from: string; to: string; refusal: string | null };

type Asked = { filter: ReportFilter; typed: TypedDays | null };

/** From the address; what the report does not take is left out, and two days that cannot be are refused. */
export function reportFilterIn(report: Report, search: URLSearchParams, today: number): Asked {
  const { period, typed } = periodIn(report.narrowed.dates, search, today);
  return {
    filter: {
      location: report.narrowed.location ? null : wholeNumber(search.get("location")) || null,
      supplier: wholeNumber(search.get("supplier")),
      vendor: search.get("vendor")?.slice(0, LONGEST_NAME) || null,
      productType: search.get("type")?.slice(0, LONGEST_NAME) || null,
      period,
      sort: sortIn(report, search),
    },
    typed,
  };
}

const LONGEST_NAME = 255;

/** Days from the address: the last so many, or two of them where a report takes any. */
export function periodIn(
  dates: Report["narrowed"]["dates"],
  search: URLSearchParams,
  today: number,
  reach?: Reach,
): { period: Period | null; typed: TypedDays | null } {
  if ("why" in dates) return { period: null, typed: null };
  const last = windowNamed(search.get("last"));
  if (last) return { period: { last }, typed: null };
  if (!dates.any || search.get("last") !== TWO_DAYS) return { period: null, typed: null };
  const [from, to] = [search.get("from"), search.get("to")];
  if (from === null && to === null)
    return { period: null, typed: { from: isoDay(today - 29), to: isoDay(today), refusal: null } };
  const typed = { from: from ?? "", to: to ?? "" };
  const refusal = daysRefused(typed, today, reach) ?? null;
  const [first, end] = [dayIn(from), dayIn(to)];
  const period = refusal === null && first !== undefined && end !== undefined ? { from: first, to: end } : null;
  return { period, typed: { ...typed, refusal } };
}

function sortIn({ columns }: Report, search: URLSearchParams): Sort | null {
  const text = search.get("sort") ?? "";
  const names: SortedBy[] = ["product", "sku", ...columns.map(({ figure }) => figure)];
  const by = names.find((name) => name === text.replace(/^-/, ""));
  return by ? { by, descending: text.startsWith("-") } : null;
}

/** What of an address is the filter's, in the order in which it is written. */
function filterSearch(filter: ReportFilter): URLSearchParams {
  const { location, supplier, vendor, productType, period, sort } = filter;
  return new URLSearchParams({
    ...(period && ("last" in period ? { last: String(period.last) } : daysWritten(period))),
    ...(location !== null && { location: String(location) }),
    ...(supplier !== null && { supplier: String(supplier) }),
    ...(vendor !== null && { vendor }),
    ...(productType !== null && { type: productType }),
    ...(sort && { sort: sortName(sort) }),
  });
}

const daysWritten = ({ from, to }: { from: number; to: number }) => ({
  last: TWO_DAYS,
  from: isoDay(from),
  to: isoDay(to),
});

export const sortName = ({ by, descending }: Sort) => `${descending ? "-" : ""}${by}`;

/** An address of the report, with what it has already and the filter. */
export function filteredAddress(path: string, filter: ReportFilter) {
  const [bare = "", own] = path.split("?");
  const search = new URLSearchParams([...new URLSearchParams(own), ...filterSearch(filter)]);
  return search.size ? `${bare}?${search}` : bare;
}

/** Whether it holds a part of the variants, or figures of a place or of other days than the report's own. */
export const isFiltered = (filter: ReportFilter) => holdsPart(filter) || isReckoned(filter);
export const holdsPart = ({ supplier, vendor, productType }: ReportFilter) =>
  supplier !== null || vendor !== null || productType !== null;
/** The night's figures do not have it: it is reckoned as it is asked for. */
export const isReckoned = ({ location, period }: ReportFilter) => location !== null || period !== null;

/** The days of the report: those chosen, else its own; null where it has none. */
export const daysOf = ({ days }: Report, { period }: ReportFilter, today: number): Span | null =>
  period ? spanOf(period, today) : days === null ? null : lastDays(days, today);

export const wholeNumber = (text: string | null) => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null);
