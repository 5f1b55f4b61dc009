/** Digits of a number, with its sign. */
const WIDTH = 12;
const PADDING = Array.from({ length: WIDTH + 1 }, (_, missing) => " ".repeat(missing));

/**
 * Rows of whole numbers that a statement takes as one parameter, one text a row: each number is as wide as the others, so that SQL
 * cuts it out where it stands. To read one out of JSON takes three times as long. `shape` says how many numbers each name holds,
 * `rowsIn` makes the rows `row`, `cell` is the SQL of each number in their `value`, by its name and place there.
 */
export function packed<const Shape extends Record<string, number>>(shape: Shape, row = "f") {
  const names = Object.keys(shape) as (keyof Shape & string)[];
  const starts = new Map<string, number>();
  let width = 0;
  for (const name of names) {
    starts.set(name, 1 + width);
    width += (shape[name] ?? 0) * WIDTH;
  }
  const rowIn = (told: Record<keyof Shape, readonly number[]>) => {
    let row = "";
    for (const name of names) for (const number of told[name]) row += numberIn(number);
    if (row.length !== width) throw new Error("A row has other numbers than its shape.");
    return row;
  };
  return {
    json: (rows: Record<keyof Shape, readonly number[]>[]) => JSON.stringify(rows.map(rowIn)),
    rowsIn: (parameter: string) => `(SELECT CAST(value AS BLOB) AS value FROM json_each(${parameter}) LIMIT -1) ${row}`,
    cell: (name: keyof Shape & string, at = 0) =>
      `CAST(substr(${row}.value, ${(starts.get(name) ?? 0) + at * WIDTH}, ${WIDTH}) AS INTEGER)`,
  };
}

function numberIn(number: number) {
  const text = String(number);
  if (text.length > WIDTH || !Number.isInteger(number)) throw new Error(`${text} is no such number.`);
  return text + PADDING[WIDTH - text.length];
}
