import { ownerOf, type Place, query, type Table, tablesOf } from "./tables.server";

/** How many numbers a database has for itself: 2^53 has room for 131,072 such spans. */
const SPAN = 2 ** 36;
/** The shop of the rows that only hold a number. */
const NOBODY = -1;

/** Sees to it that a database goes on counting in a span of its own, though it is about to take in this shop's numbers. */
export async function keepOwnSpan(
  directory: Place,
  place: number,
  target: Place,
  tables: Table[],
  from: Place,
  id: number,
) {
  const each = tables
    .filter((table) => table.numbered)
    .map(({ name }) => `(SELECT MAX(id) FROM "${name}" WHERE ${ownerOf(name)} = ${id}) AS "${name}"`);
  const [highest] = await query(from, `SELECT ${each.join(", ")}`);
  const [own] = await query(directory, `SELECT COALESCE(MAX(base), 0) AS base FROM spans WHERE place = ${place}`);
  const base = Number(own?.base ?? 0);
  if (base === 0 || Object.values(highest ?? {}).some((number) => Number(number ?? 0) >= base))
    await openPlace(directory, place, target);
}

/** Gives a database a span of numbers of its own, above all others: from then on it takes shops. */
export async function openPlace(directory: Place, place: number, target: Place) {
  const [next] = await query(
    directory,
    `INSERT INTO spans (base, place) SELECT COALESCE(MAX(base), 0) + ${SPAN}, ${place} FROM spans RETURNING base`,
  );
  const base = Number(next?.base);
  const tables = (await tablesOf(target)).filter((table) => table.numbered);
  await target.run(tables.flatMap((table) => numberHeld(table, base)));
}

/** A row of nobody's from whose number on the table goes on. */
function numberHeld({ name, columns }: Table, base: number): string[] {
  const owner = ownerOf(name);
  const values = columns.flatMap((column): [string, string][] => {
    if (column.name === "id") return [["id", String(base)]];
    if (column.name === owner) return [[owner, String(NOBODY)]];
    if (name === "shops" && column.name === "uninstalled_at") return [["uninstalled_at", "1"]];
    if (!column.needed) return [];
    return [[column.name, /int|real/i.test(column.type) ? "9000000000000000" : `'/numbers'`]];
  });
  const mine = name === "shops" ? "domain = '/numbers'" : `shop_id = ${NOBODY}`;
  return [
    `DELETE FROM "${name}" WHERE ${mine}`,
    `INSERT INTO "${name}" (${values.map(([column]) => `"${column}"`).join(", ")}) VALUES (${values.map(([, value]) => value).join(", ")})`,
  ];
}
