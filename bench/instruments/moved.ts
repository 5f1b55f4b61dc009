import type { House } from "../house";

const KEYS = {
  forecasts: ["shop_id", "variant_id", "location_id"],
  plans: ["shop_id", "variant_id", "location_id"],
  overviews: ["shop_id", "variant_id"],
};
type Table = keyof typeof KEYS;
const TABLES = Object.keys(KEYS) as Table[];

/**
 * Where rows are kept: to stand before the first night, since SQLite prepares each statement anew where a table is new,
 * for a quarter of a second.
 */
export async function roomMade(house: House) {
  for (const table of TABLES)
    await house.rows(
      `CREATE TABLE was_${table} AS SELECT * FROM ${table} WHERE false`,
      `CREATE INDEX was_of_${table} ON was_${table} (${KEYS[table].join(", ")})`,
    );
}

/** Rows as they are, to be held against what a night makes of them. */
export async function rowsKept(house: House) {
  for (const table of TABLES)
    await house.rows(`DELETE FROM was_${table}`, `INSERT INTO was_${table} SELECT * FROM ${table}`);
}

/**
 * Which columns are others than in the rows that were kept, by rows that are of a new day or changed, most first;
 * `apart` are conditions besides.
 */
export async function tellMoved(house: House, apart: Partial<Record<Table, Record<string, string>>> = {}) {
  for (const table of TABLES) {
    const [columns = []] = await house.rows(`SELECT name FROM pragma_table_info('${table}')`);
    const names = columns.map(({ name }) => String(name)).filter((name) => !KEYS[table].includes(name));
    const others = names.filter((name) => name !== "as_of_day");
    const side = (of: string, some: string[]) => `(${some.map((name) => `${of}."${name}"`).join(", ")})`;
    const differ = (...some: string[]) => `${side("n", some)} IS NOT ${side("o", some)}`;
    const asked: Record<string, string> = {
      ...Object.fromEntries(others.map((name) => [name, differ(name)])),
      ...apart[table],
    };
    const [[found] = []] = await house.rows(
      `SELECT COUNT(*) AS "of", SUM(${differ(...others)}) AS changed, ${Object.entries(asked)
        .map(([name, condition]) => `SUM(${condition}) AS "${name}"`)
        .join(", ")}
      FROM was_${table} o CROSS JOIN ${table} n ON ${KEYS[table].map((key) => `n.${key} = o.${key}`).join(" AND ")}`,
    );
    const { of, changed, ...counts } = found ?? {};
    const most = Object.entries(counts)
      .filter(([, rows]) => Number(rows) > 0)
      .sort(([, one], [, other]) => Number(other) - Number(one));
    console.log(
      `      ${table}: ${changed} of ${of} changed; ${most.map(([name, rows]) => `${name} ${rows}`).join(", ")}`,
    );
  }
}
