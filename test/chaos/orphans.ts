import { env } from "cloudflare:workers";
import { z } from "zod";

/** A column that names a row of another table; 0 names none, as in "unassigned" or "the whole shop". */
const NAMES: Record<string, string> = { variant_id: "variants", location_id: "locations" };

const count = z.number();

/** Every table that holds a shop's rows, as the database itself tells it. */
export async function tablesOfShops(): Promise<{ table: string; columns: string[] }[]> {
  const { results } = await env.DB.prepare(
    `SELECT t.name AS "table", json_group_array(c.name) AS columns FROM sqlite_master t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT GLOB '_cf_*' AND t.name NOT GLOB 'd1_*' AND t.name NOT GLOB 'sqlite_*' GROUP BY t.name
    HAVING SUM(c.name = 'shop_id')`,
  ).all<{ table: string; columns: string }>();
  return results.map(({ table, columns }) => ({ table, columns: z.array(z.string()).parse(JSON.parse(columns)) }));
}

/** Rows whose shop, variant or location is not there, as "table.column: how many". */
export async function orphans(): Promise<string[]> {
  const found: string[] = [];
  const look = async (what: string, query: string) => {
    const rows = count.parse(await env.DB.prepare(query).first("n"));
    if (rows) found.push(`${what}: ${rows}`);
  };
  for (const { table, columns } of await tablesOfShops()) {
    // Counted without a shop: deliveries for a shop that has not the app.
    const ownerless = table === "delivery_counts" ? "AND r.shop_id <> 0" : "";
    await look(
      `${table}.shop_id`,
      `SELECT COUNT(*) AS n FROM ${table} r WHERE NOT EXISTS (SELECT 1 FROM shops s WHERE s.id = r.shop_id) ${ownerless}`,
    );
    for (const column of columns.filter((each) => NAMES[each]))
      await look(
        `${table}.${column}`,
        `SELECT COUNT(*) AS n FROM ${table} r WHERE r.${column} <> 0
        AND NOT EXISTS (SELECT 1 FROM ${NAMES[column]} t WHERE t.shop_id = r.shop_id AND t.id = r.${column})`,
      );
  }
  await look(
    "rules.subject_id",
    `SELECT COUNT(*) AS n FROM rules r WHERE r.level = 'variant'
    AND NOT EXISTS (SELECT 1 FROM variants v WHERE v.shop_id = r.shop_id AND v.id = r.subject_id)`,
  );
  return found;
}

/** How many rows each table holds of any shop but this one. */
export async function rowsOfShops({ id }: { id: number }): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const { table } of await tablesOfShops())
    rows[table] = count.parse(
      await env.DB.prepare(`SELECT COUNT(*) AS n FROM ${table} WHERE shop_id NOT IN (0, ${id})`).first("n"),
    );
  return rows;
}
