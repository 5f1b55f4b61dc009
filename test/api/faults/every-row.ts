import { env } from "cloudflare:workers";

/** Shopify's ids are read as text: D1 rounds what is above 2^53. */
const IDS = ["shopify_id", "line_id", "order_id", "product_id", "inventory_item_id"];

const readAs = (column: string) => (IDS.includes(column) ? `CAST("${column}" AS TEXT) AS ${column}` : `"${column}"`);

/** The rows of a table, ids as decimal strings, in the order of a column. */
export async function rowsIn(table: string, orderBy = "1", only?: string) {
  const { results: columns } = await env.DB.prepare("SELECT name FROM pragma_table_info(?)")
    .bind(table)
    .all<{ name: string }>();
  const selected = columns.map(({ name }) => readAs(name));
  return (await env.DB.prepare(`SELECT ${only ?? selected.join(", ")} FROM ${table} ORDER BY ${orderBy}`).all())
    .results;
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
