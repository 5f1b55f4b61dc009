import { env } from "cloudflare:workers";

/** Shopify's ids are read as text: D1 rounds what is above 2^53. */
const IDS = ["shopify_id", "line_id", "order_id", "product_id", "inventory_item_id"];

/** The rows of a table, ids as decimal strings, in the order of a column. */
export async function rowsIn(table: string, orderBy = "1", only?: string) {
  const { results: columns } = await env.DB.prepare("SELECT name FROM pragma_table_info(?)")
    .bind(table)
    .all<{ name: string }>();
  const selected = columns.map(({ name }) => (IDS.includes(name) ? `CAST("${name}" AS TEXT) AS ${name}` : `"${name}"`));
  return (await env.DB.prepare(`SELECT ${only ?? selected.join(", ")} FROM ${table} ORDER BY ${orderBy}`).all())
    .results;
}

/** The text of every row of every table, or of one shop alone: what is not in here is not held. */
export async function everyRow(shopId?: number) {
  const { results: tables } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'd1_%' AND name NOT LIKE '_cf_%' ORDER BY name",
  ).all<{ name: string }>();
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await rowsIn(name);
    const own = rows.filter((row) => shopId === undefined || (name === "shops" ? row.id : row.shop_id) === shopId);
    texts.push(`${name} ${JSON.stringify(own, null, 1)}`);
  }
  return texts.join("\n");
}
