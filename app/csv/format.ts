import type { z } from "zod";

/** The cells of a row, by column; a column that the file does not have is absent, a blank one is "". */
export type Cells = Record<string, string>;
export type FileRow = { number: number; cells: Cells };

export type FileColumn = {
  name: string;
  label: string;
  /** Without it a row says nothing. */
  required?: boolean;
  /** The column that says the same where this one is not in the file. */
  orElse?: string;
  number?: boolean;
  /** Other headings that people give it, the surest first. */
  also?: readonly string[];
  /** Letters in a cell; 300 unless told. */
  longest?: number;
};

/** What a file of one kind holds. */
export type FileFormat<Value> = {
  columns: readonly FileColumn[];
  row: z.ZodType<Value>;
  /** Two rows of one key would undo each other. */
  keyOf: (value: Value) => string;
};

/** Column → why it is not taken. */
export type CellRefusals = Record<string, string>;
export type RefusedRow = { number: number; kind: "refused"; refusals: CellRefusals };
export type ReadRow<Value> = { number: number; kind: "read"; value: Value } | RefusedRow;

const LONGEST_TEXT = 300;

/** Row by row, what it says or why it says nothing. The browser and the door read alike. */
export function readRows<Value>(format: FileFormat<Value>, rows: FileRow[]): ReadRow<Value>[] {
  const seen = new Map<string, number>();
  return rows.map(({ number, cells }) => {
    const long = format.columns.find(({ name, longest = LONGEST_TEXT }) => (cells[name] ?? "").length > longest);
    if (long) return refusedRow(number, long.name, "That is too long for this column.");
    const result = format.row.safeParse(cells);
    if (!result.success) return { number, kind: "refused", refusals: refusalsIn(result.error) };
    const key = format.keyOf(result.data);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      const first = format.columns.find(({ name }) => name in cells)?.name ?? "";
      return refusedRow(number, first, `Row ${earlier} is about the same.`);
    }
    seen.set(key, number);
    return { number, kind: "read", value: result.data };
  });
}

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
