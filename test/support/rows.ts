import { env } from "cloudflare:workers";

/** The first row that a query finds. */
export const first = <Row>(sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .first<Row>();

/** All rows that a query finds. */
export const all = async <Row = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
  (
    await env.DB.prepare(sql)
      .bind(...values)
      .all<Row>()
  ).results;

const columnsOf = async (table: string) =>
  (await all<{ name: string }>("SELECT name FROM pragma_table_info(?)", table)).map(({ name }) => name);

/** All rows of these tables by the table's name, in the order of all their columns, for comparing how two histories end. */
export async function rowsOf(...tables: string[]) {
  const rows: Record<string, Record<string, unknown>[]> = {};
  for (const table of tables) rows[table] = await all(`SELECT * FROM ${table} ORDER BY ${await columnsOf(table)}`);
  return rows;
}

/** Shopify's ids are read as text: D1 rounds what is above 2^53. */
const IDS = ["shopify_id", "line_id", "order_id", "product_id", "inventory_item_id"];

const readAs = (column: string) => (IDS.includes(column) ? `CAST("${column}" AS TEXT) AS ${column}` : `"${column}"`);

/** The rows of one table, Shopify's ids as decimal strings, in the order of a column. */
export async function rowsIn(table: string, orderBy = "1", only?: string) {
  const selected = only ?? (await columnsOf(table)).map(readAs).join(", ");
  return all(`SELECT ${selected} FROM ${table} ORDER BY ${orderBy}`);
}

/** The text of every row of every table, or of one shop alone: what is not in here is not held. */
export async function everyRow(shopId?: number) {
  const { results: columns } = await env.DB.prepare(
    `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'd1_%' AND m.name NOT LIKE '_cf_%'
    ORDER BY m.name, c.cid`,
  ).all<{ table: string; column: string }>();
  const tables = [...new Set(columns.map(({ table }) => table))];
  const answers = await env.DB.batch(
    tables.map((name) => {
      const cells = columns.filter(({ table }) => table === name).map(({ column }) => column);
      const owner = name === "shops" ? "id" : cells.find((column) => column === "shop_id");
      const own = shopId === undefined ? "1" : owner ? `${owner} = ${shopId}` : "0";
      return env.DB.prepare(`SELECT ${cells.map(readAs).join(", ")} FROM "${name}" WHERE ${own} ORDER BY 1`);
    }),
  );
  return tables.map((name, at) => `${name} ${JSON.stringify(answers[at]?.results, null, 1)}`).join("\n");
}
