import { groupsOf } from "../../lists/groups";
import { headOf, MOST_COLUMNS, namesOf, type Place, query, type Table } from "./tables.server";

/** In bytes of a long value: a statement has room for one, written out. */
const PIECE = 40_000;
const PIECES_AT_ONCE = 25;

/** Its length is in bytes. */
interface Value {
  name: string;
  type: string;
  length: number;
}

const rowBy = ({ name, key }: Table, at: string) => `"${name}" WHERE (${namesOf(key)}) = (${at})`;

async function valuesOf(place: Place, table: Table, at: string): Promise<Value[]> {
  const groups = groupsOf(table.columns, MOST_COLUMNS / 2);
  const answers = await place.queries(
    groups.map((group) => {
      const each = group.map(
        ({ name }, index) => `typeof("${name}") AS t${index}, COALESCE(octet_length("${name}"), 0) AS l${index}`,
      );
      return `SELECT ${each.join(", ")} FROM ${rowBy(table, at)}`;
    }),
  );
  return groups.flatMap((group, number) => {
    const [row] = answers[number] ?? [];
    return group.map(({ name }, index) => ({
      ...{ name, type: String(row?.[`t${index}`]), length: Number(row?.[`l${index}`]) },
    }));
  });
}

const isDivided = ({ type }: Value) => type === "text" || type === "blob";

/** The value's bytes in pieces that a statement has room for; a number is one. */
async function* piecesOf(place: Place, table: Table, at: string, value: Value): AsyncGenerator<string> {
  const { name, length } = value;
  const pieces = isDivided(value) ? Math.max(1, Math.ceil(length / PIECE)) : 1;
  for (let first = 0; first < pieces; first += PIECES_AT_ONCE) {
    const some = Array.from({ length: Math.min(PIECES_AT_ONCE, pieces - first) }, (_, index) => {
      const from = (first + index) * PIECE + 1;
      return `quote(${isDivided(value) ? `substr(CAST("${name}" AS BLOB), ${from}, ${PIECE})` : `"${name}"`}) AS p${index}`;
    });
    const [row] = await query(place, `SELECT ${some.join(", ")} FROM ${rowBy(table, at)}`);
    for (const index of some.keys()) yield String(row?.[`p${index}`]);
  }
}

/** A row that no statement has room for is put together in a table of its own, which is gone by the end of the same go. */
export async function insertedInPieces(from: Place, table: Table, at: string): Promise<string[]> {
  const statements = ['CREATE TABLE "moving_pieces" (part, value)'];
  const values = await valuesOf(from, table, at);
  for (const [part, value] of values.entries()) {
    let isFirst = true;
    for await (const piece of piecesOf(from, table, at, value)) {
      statements.push(
        isFirst
          ? `INSERT INTO "moving_pieces" VALUES (${part}, ${piece})`
          : `UPDATE "moving_pieces" SET value = CAST(value || ${piece} AS BLOB) WHERE part = ${part}`,
      );
      isFirst = false;
    }
  }
  const parts = values.map(({ type }, part) => {
    const value = `(SELECT value FROM "moving_pieces" WHERE part = ${part})`;
    return type === "text" ? `CAST(${value} AS TEXT)` : value;
  });
  return [...statements, `${headOf(table)} SELECT ${parts.join(", ")}`, 'DROP TABLE "moving_pieces"'];
}

export async function isLongAlike(a: Place, b: Place, table: Table, at: string): Promise<boolean> {
  const values = await valuesOf(a, table, at);
  if (JSON.stringify(values) !== JSON.stringify(await valuesOf(b, table, at))) return false;
  for (const value of values) {
    const others = piecesOf(b, table, at, value);
    for await (const piece of piecesOf(a, table, at, value)) if ((await others.next()).value !== piece) return false;
  }
  return true;
}
