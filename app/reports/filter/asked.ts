import type { Report } from "../report";
import { REPORTS, type ReportName, reportOver } from "../reports";
import { daysOf, type ReportFilter, reportFilterIn, type TypedDays } from "./filter";
import type { Span } from "./span";

/** What is asked of a report: its days are its own where none are chosen. They are days of `timeZone`, of UTC where none is said. */
export type Asked = { report: ReportName; filter: ReportFilter; span: Span | null; today: number; timeZone?: string };

/** From the address, with the days as it writes them. */
export function reportAsked(
  report: ReportName,
  search: URLSearchParams,
  today: number,
): { asked: Asked; typed: TypedDays | null } {
  const { filter, typed } = reportFilterIn(REPORTS[report], search, today);
  return { asked: { report, filter, span: daysOf(REPORTS[report], filter, today), today }, typed };
}

/** All of a report, as the night made it. */
export const ofAll = (report: ReportName, today: number): Asked =>
  reportAsked(report, new URLSearchParams(), today).asked;

/** The report in the words of the days that are asked for. */
export const reportOf = ({ report, span }: Pick<Asked, "report" | "span">): Report =>
  reportOver(report, span?.last ?? null);
