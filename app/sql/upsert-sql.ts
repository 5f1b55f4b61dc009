/**
 * SQL: the end of an INSERT that leaves a row as it is where all columns say the same already: neither triggers nor rows
 * written for what is no change. `besides` are written with the others, and alone change nothing.
 */
export const whereDifferent = (
  table: string,
  key: readonly string[],
  columns: readonly string[],
  besides: string[] = [],
) => `
ON CONFLICT (${key.join(", ")}) DO UPDATE SET
  ${[...columns, ...besides].map((column) => `${column} = excluded.${column}`).join(", ")}
WHERE (${columns.map((column) => `${table}.${column}`).join(", ")})
  IS NOT (${columns.map((column) => `excluded.${column}`).join(", ")})`;
