import type { CellRefusals, FileColumn } from "../../csv/format";

/**
 * The columns of a preview, which may be wider than its screen: those by which a row is known, those with a mistake, those with
 * a word to say, and the others, each in the format's order. Of those that the file does not tell, the ones with a mistake.
 */
export function inView(
  columns: readonly FileColumn[],
  isTold: (column: FileColumn) => boolean,
  refused: Map<number, CellRefusals>,
  notes: Map<number, CellRefusals>,
): FileColumn[] {
  const [mistaken, noted] = [refused, notes].map((said) => new Set([...said.values()].flatMap(Object.keys)));
  const rank = ({ name, required }: FileColumn) => {
    if (required) return 0;
    if (mistaken?.has(name)) return 1;
    return noted?.has(name) ? 2 : 3;
  };
  return columns
    .filter((column) => isTold(column) || mistaken?.has(column.name))
    .sort((one, other) => rank(one) - rank(other));
}
