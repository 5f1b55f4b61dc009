/** A parameter of D1's holds 2 MB; a character takes up to three bytes, and JSON may write it as six characters. */
const MOST_CHARACTERS = 300_000;

/** Rows in parts, each of which is one parameter. A row that is longer by itself has a part of its own. */
export function inParameters<Row>(rows: readonly Row[], lengthOf: (row: Row) => number): Row[][] {
  const parts: Row[][] = [];
  let room = 0;
  for (const row of rows) {
    const length = lengthOf(row);
    if (!parts.length || length > room) {
      parts.push([]);
      room = MOST_CHARACTERS;
    }
    parts.at(-1)?.push(row);
    room -= length;
  }
  return parts;
}
