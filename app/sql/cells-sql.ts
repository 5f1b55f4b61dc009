/**
 * What a cell of a row holds: `value`, a number or a text as it is; `id`, one of Shopify's, a decimal string that SQL reads as
 * a number; `json`, a list or an object, which SQL reads as JSON.
 */
type Kind = "value" | "id" | "json";

type Told = {
  value: string | number | boolean | null | undefined;
  id: string | number | null | undefined;
  json: unknown;
};

/** A row as its writer tells it; what else the object has is left out. */
export type RowOf<Kinds extends Record<string, Kind>> = { [Name in keyof Kinds]: Told[Kinds[Name]] };

/**
 * Rows that a statement takes as one parameter: JSON arrays, whose cells are named here once for who writes them (`json`) and
 * for who reads them (`cell`, the SQL of each of a row `f` of json_each).
 */
export function cells<const Kinds extends Record<string, Kind>>(kinds: Kinds, row = "f") {
  const names = Object.keys(kinds) as (keyof Kinds & string)[];
  const rowIn = (told: RowOf<Kinds>) => names.map((name) => jsonOf(told[name]));
  return {
    json: (rows: RowOf<Kinds>[]) => JSON.stringify(rows.map(rowIn)),
    cell: Object.fromEntries(names.map((name, index) => [name, sqlOf(kinds[name], `${row}.value`, index)])) as {
      [Name in keyof Kinds]: string;
    },
  };
}

/**
 * SQL: the rows of such a parameter as `f`, to begin a FROM with. The limit, which is none, keeps them apart: folded into the
 * statement, SQLite makes the text of a row anew for each cell that is read of it.
 */
export const rowsIn = (parameter: string) => `(SELECT value FROM json_each(${parameter}) LIMIT -1) f`;

/** SQLite has no booleans. */
const jsonOf = (told: unknown) => (typeof told === "boolean" ? Number(told) : told);

function sqlOf(kind: Kind | undefined, row: string, index: number) {
  if (kind === "json") return `${row}->${index}`;
  return kind === "id" ? `CAST(${row}->>${index} AS INTEGER)` : `${row}->>${index}`;
}

/** Cells of these names, values all of them. */
export const valuesOf = <const Names extends readonly string[]>(names: Names) =>
  Object.fromEntries(names.map((name) => [name, "value"])) as Record<Names[number], "value">;
