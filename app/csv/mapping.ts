import type { FileColumn, FileRow } from "./format";
import { unguarded } from "./guard";
import { type DecimalSign, plainNumber } from "./plain-number";
import type { Sheet, SheetRow } from "./sheet";

/** Column of ours → index of the heading in the file; null: the file does not tell it. */
export type Mapping = Record<string, number | null>;

/** By name, whatever the case, spaces and signs; each heading once. */
export function guessedMapping(columns: readonly FileColumn[], headings: string[]): Mapping {
  const bare = headings.map(bareName);
  const taken = new Set<number>();
  return Object.fromEntries(
    columns.map(({ name, label, also = [] }) => {
      const names = [name, label, ...also].map(bareName);
      const index = bare.findIndex((heading, at) => names.includes(heading) && !taken.has(at));
      if (index === -1) return [name, null];
      taken.add(index);
      return [name, index];
    }),
  );
}

/** Columns that must be there and are not. */
export const missingColumns = (columns: readonly FileColumn[], mapping: Mapping) =>
  columns.filter(({ name, required }) => required && mapping[name] == null);

export function mappedRows(
  sheet: Pick<Sheet, "rows">,
  columns: readonly FileColumn[],
  mapping: Mapping,
  sign: DecimalSign,
): FileRow[] {
  const told = columns.flatMap((column) => {
    const index = mapping[column.name];
    return index == null ? [] : [{ ...column, index }];
  });
  return sheet.rows.map(({ number, cells }) => ({
    number,
    cells: Object.fromEntries(
      told.map((column) => [column.name, cellAt(cells, column.index, column.number ? sign : null)]),
    ),
  }));
}

function cellAt(cells: SheetRow["cells"], index: number, sign: DecimalSign | null) {
  const text = unguarded(cells[index] ?? "").trim();
  return sign === null ? text : plainNumber(text, sign);
}

const bareName = (heading: string) => heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
