import { join } from "node:path";
import { Miniflare } from "miniflare";

/** Facts of the past, which no list reads, and what a trigger keeps. */
const NOT = new Set(["barcodes", "daily_sales", "order_lines", "refund_lines", "skus"]);

/**
 * Makes a large shop of the dev store's: what its lists are read from stands there so many times over, each time under
 * other ids and titles. On the files of a state folder, while nothing runs on it.
 */
export async function enlarge({ state, databaseId, variants }) {
  const miniflare = new Miniflare({
    modules: true,
    script: "export default { fetch: () => new Response(null) }",
    d1Databases: { DB: databaseId },
    d1Persist: join(state, "v3/d1"),
    cf: false,
  });
  try {
    const database = await miniflare.getD1Database("DB");
    const { count } = await database.prepare("SELECT COUNT(*) AS count FROM overviews").first();
    const times = Math.ceil(variants / count) - 1;
    for (const table of await tablesByVariant(database)) await multiply(database, table, times);
    return await database.prepare("SELECT variants, alerts FROM shop_counts").first();
  } finally {
    await miniflare.dispose();
  }
}

async function tablesByVariant(database) {
  // D1 lets nobody look into its own tables, nor into an index for searching.
  const { results } = await database
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND sql LIKE '%variant_id%'",
    )
    .all();
  const tables = [];
  for (const { name } of results) {
    const columns = (await columnsOf(database, name)).map((column) => column.name);
    if (!NOT.has(name) && columns.includes("shop_id") && columns.includes("variant_id")) tables.push(name);
  }
  return tables;
}

const columnsOf = async (database, table) =>
  (await database.prepare(`SELECT name, pk FROM pragma_table_info('${table}')`).all()).results;

/** One statement for each copy, so that none runs for long. */
async function multiply(database, table, times) {
  const columns = await columnsOf(database, table);
  // A key of its own is given anew.
  const names = columns.filter(({ name, pk }) => !(pk && name === "id")).map(({ name }) => name);
  const values = names.map((name) => VALUES[name] ?? `"${name}"`);
  const quoted = names.map((name) => `"${name}"`).join(", ");
  for (let copy = 1; copy <= times; copy++)
    await database
      .prepare(`INSERT INTO ${table} (${quoted}) SELECT ${values.join(", ")} FROM ${table} WHERE variant_id < 1000000`)
      .bind(...(values.some((value) => value.includes("?1")) ? [copy] : []))
      .run();
}

const VALUES = {
  variant_id: "variant_id + ?1 * 1000000",
  shopify_id: "shopify_id + ?1 * 1000000",
  product_title: "product_title || ' ' || ?1",
};
