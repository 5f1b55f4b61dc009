import { insertedInPieces } from "./long-rows.server";
import { lastKeysOf, type Row, roundsOf } from "./pages.server";
import { headOf, type Place, type Table } from "./tables.server";

/** In bytes. D1 takes statements of 100 KB. */
const LONGEST_STATEMENT = 90_000;
/** Of a statement: workerd has no memory to parse two thousand. */
const MOST_ROWS = 250;
/** In letters: so much is written at once, or one row. */
const MOST_WRITTEN = 1_000_000;

/**
 * Copies the shop's rows of these tables, those behind what is there already: so it goes on where it was killed. Both must
 * stand still meanwhile. Answers with how many rows it wrote.
 */
export async function copy(from: Place, to: Place, tables: Table[], id: number): Promise<number> {
  // What triggers have written of these is no beginning. They come last: until then nothing is written of others.
  const plain = tables.filter(({ counted }) => !counted);
  const counted = tables.filter((table) => table.counted);
  const copied = await copyBehind(from, to, plain, id, await lastKeysOf(to, plain, id));
  if (!counted.length) return copied;
  await to.run(counted.map((table) => `DELETE FROM "${table.name}" WHERE shop_id = ${id}`));
  return copied + (await copyBehind(from, to, counted, id, new Map()));
}

async function copyBehind(from: Place, to: Place, tables: Table[], id: number, after: Map<string, string>) {
  let rows = 0;
  let statements: string[] = [];
  const write = async (most: number) => {
    const letters = statements.reduce((sum, { length }) => sum + length, 0);
    if (letters <= most) return;
    await to.run(statements);
    statements = [];
  };
  for await (const pages of roundsOf(from, tables, id, after)) {
    for (const { table, page } of pages) {
      for (const part of inserted(table, page)) {
        if (typeof part !== "string") await write(0);
        statements.push(...(typeof part === "string" ? [part] : await insertedInPieces(from, table, part.key)));
        await write(typeof part === "string" ? MOST_WRITTEN : 0);
      }
      rows += page.length;
    }
    await write(0);
  }
  return rows;
}

/** Statements of as many rows as they have room for, and between them the rows that none has. */
function inserted(table: Table, rows: Row[]): (string | Row)[] {
  const head = headOf(table);
  const parts: (string | Row)[] = [];
  let written: string[] = [];
  let room = LONGEST_STATEMENT;
  const end = () => {
    if (written.length) parts.push(`${head} VALUES (${written.join("),(")})`);
    written = [];
    room = LONGEST_STATEMENT - head.length;
  };
  for (const row of rows) {
    const bytes = row.written === null ? room : new TextEncoder().encode(row.written).length + 3;
    if (bytes >= room || written.length === MOST_ROWS) end();
    if (row.written === null) parts.push(row);
    else written.push(row.written);
    room -= bytes;
  }
  end();
  return parts;
}
