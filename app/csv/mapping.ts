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

/** The decimal sign that the numbers of the file show; where they show none or both, the one that its separators suggest, a point where they suggest none. */
export const decimalSignIn = (...told: Told): DecimalSign => signShown(...told) ?? told[0].decimalSign ?? ".";

/** A number that is one or a thousand ("1.000") in a file whose others do not tell which: a person does. */
export const doubtfulNumber = (...told: Told): string | undefined =>
  signShown(...told) === undefined
    ? numbersIn(...told).find((text) => mayBeThousands(text, told[0].decimalSign))
    : undefined;

function signShown(...told: Told): DecimalSign | undefined {
  const shown = new Set(numbersIn(...told).map(shownSign));
  shown.delete(undefined);
  return shown.size === 1 ? [...shown][0] : undefined;
}

function numbersIn(...[sheet, columns, mapping]: Told): string[] {
  const indexes = columns.flatMap(({ name, number }) => (number && mapping[name] != null ? [mapping[name]] : []));
  return sheet.rows.flatMap(({ cells }) => indexes.map((index) => cells[index] ?? ""));
}

export type MappedRows = {
  rows: FileRow[];
  /** Rows that hold nothing in the columns that are read, as the rows of pictures in a file of products. */
  blank: number;
};

export function mappedRows(
  sheet: Pick<Sheet, "rows">,
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
  }));
  const rows = all.filter(({ cells }) => Object.values(cells).some((cell) => cell !== ""));
  return { rows, blank: all.length - rows.length };
}

function cellAt(cells: SheetRow["cells"], index: number, sign: DecimalSign | null) {
  const text = trimmed(unguarded(cells[index] ?? ""));
  return sign === null ? text : plainNumber(text, sign);
}
