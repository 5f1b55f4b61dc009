import { groupsOf } from "../../lists/groups";
import { type Cells, namesOf, ownRows, type Place, type Table } from "./tables.server";

type Pages = { table: Table; page: Row[] }[];

/** A row as SQLite writes its values itself, so that no number passes through a double; null where it is longer than a statement. */
export interface Row {
  key: string;
  written: string | null;
}

/** Functions of SQLite's take 32 arguments. */
const MOST_ARGUMENTS = 30;
/** In bytes as they are kept: written out, a row may be twice as long. */
const LONG_ROW = 40_000;
/** In letters: so much is read at once, from the second page of a table on. */
const PAGE = 1_500_000;
const FIRST_PAGE = 100;
const LARGEST_PAGE = 20_000;

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

/** The last key of each table in which the shop has rows. */
export async function lastKeysOf(place: Place, tables: Table[], id: number): Promise<Map<string, string>> {
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
export async function* roundsOf(
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
