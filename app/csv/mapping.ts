import { digitsOf } from "../money/money";
import { trimmed } from "../words/trimmed";
import type { FileColumn, FileRow } from "./format";
import { unguarded } from "./guard";
import { guessedPairs } from "./headings";
import { type DecimalSign, mayBeThousands, plainNumber, shownSign } from "./plain-number";
import type { Sheet, SheetRow } from "./sheet";

/** Column of ours → index of the heading in the file; null: the file does not tell it. */
export type Mapping = Record<string, number | null>;

/** Each column with the heading that names it best, and each heading used once. */
export const guessedMapping = (columns: readonly FileColumn[], headings: string[]): Mapping => ({
  ...Object.fromEntries(columns.map(({ name }) => [name, null])),
  ...Object.fromEntries(guessedPairs(columns, headings)),
});

/** Columns that must be there and are not. */
export const missingColumns = (columns: readonly FileColumn[], mapping: Mapping) =>
  columns.filter(
    ({ name, required, orElse = [] }) =>
      required && mapping[name] == null && [orElse].flat().every((other) => mapping[other] == null),
  );

type Told = [sheet: Pick<Sheet, "rows" | "decimalSign">, columns: readonly FileColumn[], mapping: Mapping];

/**
 * The decimal sign that the numbers of the file show; where they show none or both, the one that its separators
 * suggest, a point where they suggest none.
 */
export const decimalSignIn = (...told: Told): DecimalSign => signShown(...told) ?? told[0].decimalSign ?? ".";

/**
 * A number that is one or a thousand ("1.000") in a file whose others do not tell which: a person does. An amount in a currency of
 * three decimals is what it looks like where the file's separators suggest its sign.
 */
export function doubtfulNumber(...[sheet, columns, mapping]: Told): string | undefined {
  if (signShown(sheet, columns, mapping) !== undefined) return undefined;
  const at = mapping.currency ?? -1;
  const isUsual = ({ money }: FileColumn, cells: SheetRow["cells"]) =>
    sheet.decimalSign !== undefined &&
    money !== undefined &&
    digitsOf(money || trimmed(cells[at] ?? "").toUpperCase()) === 3;
  return numbersIn(sheet, columns, mapping, isUsual).find((text) => mayBeThousands(text, sheet.decimalSign));
}

function signShown(...told: Told): DecimalSign | undefined {
  const shown = new Set(numbersIn(...told).map(shownSign));
  shown.delete(undefined);
  return shown.size === 1 ? [...shown][0] : undefined;
}

function numbersIn(
  sheet: Told[0],
  columns: readonly FileColumn[],
  mapping: Mapping,
  leaveOut?: (column: FileColumn, cells: SheetRow["cells"]) => boolean,
): string[] {
  const numbers = columns.filter(({ name, number }) => number && mapping[name] != null);
  return sheet.rows.flatMap(({ cells }) =>
    numbers.flatMap((column) => (leaveOut?.(column, cells) ? [] : (cells[mapping[column.name] ?? -1] ?? ""))),
  );
}

type MappedRows = {
  rows: FileRow[];
  /** Rows that hold nothing in the columns that are read, as the rows of pictures in a file of products. */
  blank: number;
};

export function mappedRows(
  sheet: Pick<Sheet, "headings" | "rows">,
  columns: readonly FileColumn[],
  mapping: Mapping,
  sign: DecimalSign,
): MappedRows {
  const told = columns.flatMap((column) => {
    const index = mapping[column.name];
    return index == null ? [] : [{ ...column, index }];
  });
  const all = sheet.rows.map(({ number, cells }) => ({
    number,
    cells: Object.fromEntries(
      told.map((column) => [column.name, cellAt(cells, column.index, column.number ? sign : null)]),
    ),
    ...(cells.slice(sheet.headings.length).some((cell) => cell.trim() !== "") && { overflows: true }),
  }));
  const rows = all.filter(({ cells }) => Object.values(cells).some((cell) => cell !== ""));
  return { rows, blank: all.length - rows.length };
}

function cellAt(cells: SheetRow["cells"], index: number, sign: DecimalSign | null) {
  const text = trimmed(unguarded(cells[index] ?? ""));
  return sign === null ? text : plainNumber(text, sign);
}
