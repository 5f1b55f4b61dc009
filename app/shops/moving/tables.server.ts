import { groupsOf } from "../../lists/groups";

export type Cells = Record<string, unknown>;

/**
 * A database as both the Worker's binding and `wrangler d1 execute` can be: statements as text. Each going costs a
 * second or two by the latter.
 */
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
  /** Triggers fill or empty it while others are filled: it is copied last, and anew. */
  counted: boolean;
}

const COUNTED = ["barcodes", "courses", "shop_counts", "skus", "supplier_counts"];
const DELETED_AT_ONCE = 10_000;
/** Of an answer: D1 takes a hundred. */
export const MOST_COLUMNS = 50;

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

export const namesOf = (columns: string[]) => columns.map((name) => `"${name}"`).join(", ");

export const ownRows = (table: string, id: number) => `"${table}" WHERE ${ownerOf(table)} = ${id}`;

export const headOf = ({ name, columns }: Table) =>
  `INSERT INTO "${name}" (${namesOf(columns.map((column) => column.name))})`;
