import { dayOfIso } from "../../../days/iso-day";

/** Whether 3/4 is the 3rd of April or of March the 4th. */
export type DayOrder = "day first" | "month first";

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T ])/;
const SHORT = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})(?:$|[ ,T])/;
const DAY_MONTH = /^(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([a-z]{3})[a-z]{0,6}\.?,?[ -](\d{2}|\d{4})(?:$|[ ,T])/i;
const MONTH_DAY = /^([a-z]{3})[a-z]{0,6}\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A day as files write it, time of day left out, as `YYYY-MM-DD`. Undefined where it is none. */
export function dayTold(text: string, order: DayOrder): string | undefined {
  const told = text.trim().slice(0, 40);
  const iso = ISO.exec(told);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const short = SHORT.exec(told);
  if (short) {
    const [day, month] = order === "day first" ? [short[1], short[2]] : [short[2], short[1]];
    return dayOf(wholeYear(short[3]), month, day);
  }
  const named = DAY_MONTH.exec(told);
  if (named) return dayOf(wholeYear(named[3]), monthOf(named[2]), named[1]);
  const other = MONTH_DAY.exec(told);
  return other ? dayOf(other[3], monthOf(other[1]), other[2]) : undefined;
}

/** The order that the days of a file show; undefined where each of them could be either. */
export function dayOrderIn(texts: readonly string[]): DayOrder | undefined {
  for (const text of texts) {
    const short = SHORT.exec(text.trim().slice(0, 40));
    if (short && Number(short[1]) > 12) return "day first";
    if (short && Number(short[2]) > 12) return "month first";
  }
  return undefined;
}

/** Whether any of them can be read in two ways. */
export const isAmbiguous = (texts: readonly string[]) => texts.some((text) => SHORT.test(text.trim().slice(0, 40)));

const wholeYear = (year = "") => (year.length === 2 ? `20${year}` : year);

const monthOf = (name = "") => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);

function dayOf(year = "", month = "", day = "") {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return Number.isNaN(dayOfIso(iso)) ? undefined : iso;
}
