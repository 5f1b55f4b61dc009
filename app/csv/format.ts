import type * as z from "zod";

/** The cells of a row, by column; a column that the file does not have is absent, a blank one is "". */
export type Cells = Record<string, string>;
export type FileRow = {
  number: number;
  cells: Cells;
  /** Something stands where no heading is: no cell of it is sure to stand beneath its own. */
  overflows?: boolean;
};

export type FileColumn = {
  name: string;
  label: string;
  /** Without it a row says nothing. */
  required?: boolean;
  /** The columns of which any says the same where this one is not in the file. */
  orElse?: string | readonly string[];
  number?: boolean;
  /** Of amounts their currency; "" where the row's own column `currency` says it. */
  money?: string;
  /** Other headings that people give it, the surest first. */
  also?: readonly string[];
  /** Letters in a cell; 300 unless told. */
  longest?: number;
};

/** What a file of one kind holds. */
export type FileFormat<Value> = {
  columns: readonly FileColumn[];
  row: z.ZodType<Value>;
  /** Two rows of one key would undo each other; without it any may stand beside any. */
  keyOf?: (value: Value) => string;
  /** Rows of which this says the same are one thing: all of them are taken, in one piece of the file, or none is. */
  together?: (cells: Cells) => string;
};

export const labelsOf = ({ columns }: Pick<FileFormat<unknown>, "columns">) => columns.map(({ label }) => label);

/** Column → why it is not taken. */
export type CellRefusals = Record<string, string>;
export type RefusedRow = { number: number; kind: "refused"; refusals: CellRefusals };
export type ReadRow<Value> = { number: number; kind: "read"; value: Value } | RefusedRow;

const LONGEST_TEXT = 300;
/** Why a row that `overflows` is not taken. */
export const OVERFLOWS =
  "The row has more cells than there are headings. An amount such as 12,50 needs quotation marks.";
/** So many rows may belong together: they go to the door in one piece. */
export const MOST_TOGETHER = 500;

/** Row by row, what it says or why it says nothing. The browser and the door read alike. */
export function readRows<Value>(format: FileFormat<Value>, rows: FileRow[]): ReadRow<Value>[] {
  const seen = new Map<string, number>();
  const read = rows.map(({ number, cells, overflows }): ReadRow<Value> => {
    if (overflows) return refusedRow(number, firstColumn(format, cells), OVERFLOWS);
    const long = format.columns.find(({ name, longest = LONGEST_TEXT }) => (cells[name] ?? "").length > longest);
    if (long) return refusedRow(number, long.name, "That is too long for this column.");
    const result = format.row.safeParse(cells);
    if (!result.success) return { number, kind: "refused", refusals: refusalsIn(result.error) };
    const key = format.keyOf?.(result.data);
    const earlier = key === undefined ? undefined : seen.get(key);
    if (earlier !== undefined) return refusedRow(number, firstColumn(format, cells), `Row ${earlier} has it already.`);
    if (key !== undefined) seen.set(key, number);
    return { number, kind: "read", value: result.data };
  });
  return wholeOnly(format, rows, read);
}

/** Where one of the rows that belong together is refused, none of them is taken; nor are more than belong together. */
export function wholeOnly<Value, Row extends { number: number; kind: string }>(
  format: FileFormat<Value>,
  rows: FileRow[],
  read: Row[],
): (Row | RefusedRow)[] {
  const { together } = format;
  if (!together) return read;
  const keys = new Map(rows.map(({ number, cells }) => [number, together(cells)]));
  const columns = new Map(rows.map(({ number, cells }) => [number, firstColumn(format, cells)]));
  const [sizes, spoilt] = [new Map<string, number>(), new Map<string, number>()];
  for (const { number, kind } of read) {
    const key = keys.get(number) ?? "";
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
    if (kind === "refused" && !spoilt.has(key)) spoilt.set(key, number);
  }
  return read.map((row) => {
    const key = keys.get(row.number) ?? "";
    const column = columns.get(row.number) ?? "";
    if (row.kind === "refused") return row;
    if ((sizes.get(key) ?? 0) > MOST_TOGETHER)
      return refusedRow(row.number, column, `More than ${MOST_TOGETHER} rows belong together. Divide them.`);
    const other = spoilt.get(key);
    return other === undefined
      ? row
      : refusedRow(row.number, column, `Row ${other}, which belongs to it, is not taken.`);
  });
}

/** Where a reason is seen that is about the row as a whole. */
const firstColumn = <Value>({ columns }: FileFormat<Value>, cells: Cells) =>
  columns.find(({ name }) => name in cells)?.name ?? "";

export const refusedRow = (number: number, column: string, reason: string): RefusedRow => ({
  number,
  kind: "refused",
  refusals: { [column]: reason },
});

function refusalsIn(error: z.ZodError): CellRefusals {
  const refusals: CellRefusals = {};
  for (const { path, message } of error.issues) refusals[String(path[0] ?? "")] ??= message;
  return refusals;
}
