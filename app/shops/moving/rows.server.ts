type Cells = Record<string, unknown>;
type Pages = { table: Table; page: Row[] }[];

/** A database as both the Worker's binding and `wrangler d1 execute` can be: statements as text. Each going costs a second or two by the latter. */
export interface Place {
  /** The rows of each. */
  queries(sql: string[]): Promise<Cells[][]>;
  /** All or none. */
  run(statements: string[]): Promise<unknown>;
}

export async function query(place: Place, sql: string): Promise<Cells[]> {
  const [rows] = await place.queries([sql]);
  return rows ?? [];
}

/** A table with shops' rows. `numbered` where the database itself gives each row its number. */
export interface Table {
  name: string;
  columns: { name: string; type: string; needed: boolean }[];
  key: string[];
  numbered: boolean;
  /** Triggers fill it while others are filled: it is copied last, and anew. */
  counted: boolean;
}

/** A row as SQLite writes its values itself, so that no number passes through a double; null where it is longer than a statement. */
interface Row {
  key: string;
  written: string | null;
}

/** In bytes. D1 takes statements of 100 KB, and functions of 32 arguments. */
const LONGEST_STATEMENT = 90_000;
const MOST_ARGUMENTS = 30;
/** Of a statement: workerd has no memory to parse two thousand. */
const MOST_ROWS = 250;
/** In bytes as they are kept: written out, a row may be twice as long. */
const LONG_ROW = 40_000;
/** In bytes of a long value: a statement has room for one, written out. */
const PIECE = 40_000;
/** In letters: so much is read at once, from the second page of a table on. */
const PAGE = 1_500_000;
const FIRST_PAGE = 100;
const LARGEST_PAGE = 20_000;
const PIECES_AT_ONCE = 25;
/** In letters: so much is written at once, or one row. */
const MOST_WRITTEN = 1_000_000;
const DELETED_AT_ONCE = 10_000;

const COUNTED = ["barcodes", "shop_counts", "skus", "supplier_counts"];

export const ownerOf = (table: string) => (table === "shops" ? "id" : "shop_id");

export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Every table with shops' rows: what triggers fill after what fills it, the shops themselves last. */
export async function tablesOf(place: Place): Promise<Table[]> {
  const rows = await query(
    place,
    `SELECT m.name AS "table", c.name, c.type, c.pk, c."notnull" AND c.dflt_value IS NULL AND c.pk = 0 AS needed
      FROM sqlite_master m JOIN pragma_table_info(m.name) c
      WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.name NOT LIKE 'overview_search%'
        AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '_cf_%' AND m.name NOT LIKE 'd1_%' ORDER BY m.name, c.cid`,
  );
  const tables = new Map<string, Table & { parts: { name: string; at: number }[] }>();
  for (const row of rows) {
    const name = String(row.table);
    const table = tables.get(name) ?? {
      ...{ name, columns: [], key: [], numbered: false, counted: COUNTED.includes(name), parts: [] },
    };
    table.columns.push({ name: String(row.name), type: String(row.type), needed: row.needed === 1 });
    if (Number(row.pk) > 0) table.parts.push({ name: String(row.name), at: Number(row.pk) });
    tables.set(name, table);
  }
  const rank = ({ name, counted }: Table) => (name === "shops" ? 2 : Number(counted));
  return [...tables.values()]
    .filter(({ name, columns }) => name === "shops" || columns.some((column) => column.name === "shop_id"))
    .map(({ parts, ...table }) => {
      const key = parts.sort((a, b) => a.at - b.at).map((part) => part.name);
      return { ...table, key, numbered: key.length === 1 && key[0] === "id" };
    })
    .sort((a, b) => rank(a) - rank(b));
}

/** Those in which the shop has rows. */
export async function filledOf(place: Place, tables: Table[], id: number): Promise<Table[]> {
  const groups = groupsOf(tables, MOST_COLUMNS);
  const answers = await place.queries(
    groups.map((group) => {
      const each = group.map(({ name }) => `EXISTS (SELECT 1 FROM ${ownRows(name, id)}) AS "${name}"`);
      return `SELECT ${each.join(", ")}`;
    }),
  );
  return groups.flatMap((group, index) => group.filter(({ name }) => answers[index]?.[0]?.[name] === 1));
}

/** Of an answer: D1 takes a hundred. */
const MOST_COLUMNS = 50;

/** Deletes what the shop has in these, however much; what triggers count meanwhile goes as well. May be killed and begun again. */
export async function purge(place: Place, tables: Table[], id: number): Promise<void> {
  for (;;) {
    const filled = await filledOf(place, tables, id);
    if (!filled.length) return;
    await place.run(
      filled.map(({ name, key }) => {
        const columns = namesOf(key);
        return `DELETE FROM "${name}" WHERE (${columns}) IN (SELECT ${columns} FROM ${ownRows(name, id)} LIMIT ${DELETED_AT_ONCE})`;
      }),
    );
  }
}

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

/** The first table found in which either has what the other does not. */
export async function findDifference(a: Place, b: Place, tables: Table[], id: number): Promise<string | undefined> {
  const others = roundsOf(b, tables, id);
  for await (const pages of roundsOf(a, tables, id)) {
    const { value: same = [] } = await others.next();
    const copies = new Map(same.map((other) => [other.table.name, other.page]));
    for (const { table, page } of pages) {
      if (JSON.stringify(page) !== JSON.stringify(copies.get(table.name))) return table.name;
      for (const { key, written } of page)
        if (written === null && !(await isLongAlike(a, b, table, key))) return table.name;
    }
  }
  const { value: more = [] } = await others.next();
  return more[0]?.table.name;
}

const namesOf = (columns: string[]) => columns.map((name) => `"${name}"`).join(", ");

/** SQLite's own `quote` ends at a NUL. (Not by a CASE, whose END wrangler takes for a statement's.) */
const writtenAs = (value: string) =>
  `iif(typeof(${value}) = 'text' AND instr(${value}, char(0)), 'CAST(X''' || hex(${value}) || ''' AS TEXT)', quote(${value}))`;

/** A chain of `||` as long as a row would be too deep for D1. */
function listed(columns: string[]): string {
  const parts = groupsOf(columns, MOST_ARGUMENTS).map(
    (group) => `concat_ws(',', ${group.map((name) => writtenAs(`"${name}"`)).join(", ")})`,
  );
  return parts.length === 1 ? String(parts[0]) : `concat_ws(',', ${parts.join(", ")})`;
}

/** A sum of so many that it is halved again and again: a plain one would be too deep. */
function summed(terms: string[]): string {
  if (terms.length <= 2) return terms.join(" + ");
  const middle = Math.ceil(terms.length / 2);
  return `(${summed(terms.slice(0, middle))}) + (${summed(terms.slice(middle))})`;
}

const ownRows = (table: string, id: number) => `"${table}" WHERE ${ownerOf(table)} = ${id}`;

function groupsOf<Item>(items: Item[], most: number): Item[][] {
  const groups: Item[][] = [];
  for (let at = 0; at < items.length; at += most) groups.push(items.slice(at, at + most));
  return groups;
}

async function lastKeysOf(place: Place, tables: Table[], id: number): Promise<Map<string, string>> {
  if (!tables.length) return new Map();
  const answers = await place.queries(
    tables.map(({ name, key }) => {
      const down = key.map((column) => `"${column}" DESC`).join(", ");
      return `SELECT ${listed(key)} AS "key" FROM ${ownRows(name, id)} ORDER BY ${down} LIMIT 1`;
    }),
  );
  return new Map(
    tables.flatMap(({ name }, index) => {
      const [row] = answers[index] ?? [];
      return row ? [[name, String(row.key)]] : [];
    }),
  );
}

function pageQuery({ name, columns, key }: Table, id: number, after: string | undefined, size: number): string {
  const bytes = summed(columns.map((column) => `COALESCE(octet_length("${column.name}"), 4)`));
  const written = `iif(${bytes} <= ${LONG_ROW}, ${listed(columns.map((column) => column.name))}, NULL)`;
  return `SELECT ${written} AS written, ${listed(key)} AS "key" FROM ${ownRows(name, id)}
    ${after === undefined ? "" : `AND (${namesOf(key)}) > (${after})`} ORDER BY ${namesOf(key)} LIMIT ${size}`;
}

/** A page of each table that is not at its end, again and again; each in the order of its key, behind `after`. */
async function* roundsOf(
  place: Place,
  tables: Table[],
  id: number,
  after = new Map<string, string>(),
): AsyncGenerator<Pages, undefined> {
  let open = tables.map((table) => ({ table, after: after.get(table.name), size: FIRST_PAGE }));
  while (open.length) {
    const answers = await place.queries(open.map((each) => pageQuery(each.table, id, each.after, each.size)));
    const pages = open.map(({ table }, index) => ({ table, page: (answers[index] ?? []).map(rowOf) }));
    yield pages.filter(({ page }) => page.length);
    open = open.flatMap(({ table, size }, index) => {
      const page = pages[index]?.page ?? [];
      const last = page.at(-1)?.key;
      return page.length < size ? [] : [{ table, after: last, size: sizeAfter(page) }];
    });
  }
}

const rowOf = ({ key, written }: Cells): Row => ({
  key: String(key),
  written: written === null ? null : String(written),
});

function sizeAfter(page: Row[]): number {
  const letters = page.reduce((sum, { written }) => sum + (written?.length ?? LONG_ROW), 1);
  return Math.min(LARGEST_PAGE, 10 * page.length, Math.ceil((PAGE / letters) * page.length));
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

const headOf = ({ name, columns }: Table) => `INSERT INTO "${name}" (${namesOf(columns.map((column) => column.name))})`;

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
async function insertedInPieces(from: Place, table: Table, at: string): Promise<string[]> {
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

async function isLongAlike(a: Place, b: Place, table: Table, at: string): Promise<boolean> {
  const values = await valuesOf(a, table, at);
  if (JSON.stringify(values) !== JSON.stringify(await valuesOf(b, table, at))) return false;
  for (const value of values) {
    const others = piecesOf(b, table, at, value);
    for await (const piece of piecesOf(a, table, at, value)) if ((await others.next()).value !== piece) return false;
  }
  return true;
}
