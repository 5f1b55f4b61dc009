import { mendedTable } from "./mended";
import type { DecimalSign } from "./plain-number";

/** What was in a file: the cells below its headings, with the numbers that a spreadsheet gives their rows. */
export type Sheet = {
  name: string;
  headings: string[];
  rows: SheetRow[];
  /** As its separators suggest; between tabs and bars they do not. */
  decimalSign?: DecimalSign | undefined;
  /** Rows in which a quotation mark had no partner. */
  mended?: number[];
};
export type SheetRow = { number: number; cells: string[] };

export const LARGEST_FILE = 5 * 1024 * 1024;
export const MOST_ROWS = 20_000;

type Opened = { kind: "opened"; sheet: Sheet } | { kind: "refused"; reason: string };

/**
 * The parser is fetched when the first file is opened: no page waits for it. `mends`: a file that can be saved no second time is read
 * as well as can be, and the rows are told.
 */
export async function sheetFrom(text: string, name: string, { mends = false } = {}): Promise<Opened> {
  const { default: papaparse } = await import("papaparse");
  const { separator, table } = separated(text.replace(/^\uFEFF/, ""));
  const parse = (part: string, { quotes } = { quotes: true }) =>
    papaparse.parse<string[]>(part, { delimiter: separator, ...(!quotes && { quoteChar: "\u0000" }) });
  const whole = parse(table);
  const unclosed = whole.errors.find(({ type }) => type === "Quotes");
  const { data, mended } = unclosed && mends ? mendedTable(table, parse) : { data: whole.data, mended: [] };
  if (unclosed && !mends)
    return refused(`A quotation mark in row ${(unclosed.row ?? 0) + 1} has no partner. Save the file again as CSV.`);
  const [first = [], ...others] = data;
  if (first.every((cell) => cell.trim() === ""))
    return refused("The first row is blank. It has to hold the names of the columns.");
  const rows = others
    .map((cells, index) => ({ number: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (rows.length === 0) return refused("There is no row below the headings.");
  if (rows.length > MOST_ROWS)
    return refused(
      `The file has ${rows.length.toLocaleString("en")} rows; up to ${MOST_ROWS.toLocaleString("en")} are taken at once. Divide it.`,
    );
  const headings = first.map((cell, index) => cell.trim() || `Column ${index + 1}`);
  const decimalSign = SUGGESTED.get(separator);
  return { kind: "opened", sheet: { name, headings, rows, decimalSign, ...(mended.length > 0 && { mended }) } };
}

/** Where the comma is the decimal sign, spreadsheets put semicolons between the cells. */
const SUGGESTED = new Map<string, DecimalSign>([
  [",", "."],
  [";", ","],
]);

/** Excel's own first line "sep=;" names the separator and counts as no row; else the headings tell it. */
function separated(text: string) {
  const named = /^"?sep=([^\r\n"])"?[,;\t ]{0,100}(?:\r\n|\r|\n)/i.exec(text);
  if (named) return { separator: named[1] ?? ",", table: text.slice(named[0].length) };
  return { separator: separatorIn(text), table: text };
}

/** The headings tell it: what stands in the rows may hold any sign. */
function separatorIn(text: string) {
  const [headings = ""] = text.replace(/"[^"]*"/g, "").split(/[\r\n]/, 1);
  const count = (sign: string) => headings.split(sign).length;
  return [";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}

const refused = (reason: string): Opened => ({ kind: "refused", reason });
