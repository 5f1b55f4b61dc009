/**
 * SQL: the end of an INSERT that leaves a row as it is where all columns say the same already: neither triggers nor rows
 * written for what is no change. `besides` are written with the others, and alone change nothing.
 */
export const whereDifferent = (
  table: string,
  key: readonly string[],
  columns: readonly string[],
  besides: string[] = [],
) => whenFound(table, `(${key.join(", ")})`, columns, besides);

/** A unique index that holds the key and columns that seldom change, none of them null, which would be like nothing. */
type Settled = { index: string; columns: readonly string[] };

/**
 * SQL: the same for a table of many indexes. SQLite writes an entry into each index of which SET names a column, changed or
 * not. Whoever is found by a `settled` index has all of its columns alike, so that only the others are named; the first that finds
 * the row counts, so that those which leave least to write stand first. `or`, if any, is for what else a row is written.
 */
export const whereDifferentInPart = (
  table: string,
  key: readonly string[],
  columns: readonly string[],
  settled: readonly Settled[],
  besides: string[] = [],
  or?: string,
) =>
  [...settled, { index: `(${key.join(", ")})`, columns: [] }]
    .map(({ index, columns: alike }) => {
      const others = columns.filter((column) => !alike.includes(column));
      const found = whenFound(table, index, others, besides);
      return or ? `${found} OR ${or}` : found;
    })
    .join("");

/** `target` is what ON CONFLICT takes: `(a, b)`, and of a partial index its WHERE. */
const whenFound = (table: string, target: string, columns: readonly string[], besides: string[]) => `
ON CONFLICT ${target} DO UPDATE SET
  ${[...columns, ...besides].map((column) => `${column} = excluded.${column}`).join(", ")}
WHERE (${columns.map((column) => `${table}.${column}`).join(", ")})
  IS NOT (${columns.map((column) => `excluded.${column}`).join(", ")})`;
