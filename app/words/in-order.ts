import { sortForm } from "./search-words";

/** By name as a reader looks for it: "Émile" between "Elm" and "Fern", whatever the case. */
export function inOrder<Row>(rows: readonly Row[], nameOf: (row: Row) => string): Row[] {
  const keyed = rows.map((row) => ({ row, form: sortForm(nameOf(row)), name: nameOf(row) }));
  const side = (one: string, other: string) => (one < other ? -1 : Number(one > other));
  return keyed.sort((a, b) => side(a.form, b.form) || side(a.name, b.name)).map(({ row }) => row);
}
