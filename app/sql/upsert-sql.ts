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

/**
 * SQL: the same for a table of many indexes. SQLite writes an entry into each index of which SET names a column, changed or
 * not. `settled` is a unique index that holds the key and the columns that seldom change: whoever is found by it has them all
 * alike, so that only the others are named. It stands first, and holds no null, which would be like nothing. `or`, if any, is
 * for what else a row is written.
 */
export const whereDifferentInPart = (
  table: string,
  key: readonly string[],
  columns: readonly string[],
  settled: { index: string; columns: readonly string[] },
  besides: string[] = [],
  or?: string,
) => {
  const others = columns.filter((column) => !settled.columns.includes(column));
  return [whenFound(table, settled.index, others, besides), whenFound(table, `(${key.join(", ")})`, columns, besides)]
    .map((found) => (or ? `${found} OR ${or}` : found))
    .join("");
};

/** `target` is what ON CONFLICT takes: `(a, b)`, and of a partial index its WHERE. */
const whenFound = (table: string, target: string, columns: readonly string[], besides: string[]) => `
ON CONFLICT ${target} DO UPDATE SET
  ${[...columns, ...besides].map((column) => `${column} = excluded.${column}`).join(", ")}
WHERE (${columns.map((column) => `${table}.${column}`).join(", ")})
  IS NOT (${columns.map((column) => `excluded.${column}`).join(", ")})`;
