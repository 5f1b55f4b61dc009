// Rows that D1 reads for one page of 50 of the product list, at two sizes of the shop.
import type { Cursor } from "../app/lists/keyset";
import { overviewPage, PAGE_SIZE } from "../app/replenishment/overviews/overviews.server";
import { type ProductList, WHOLE_LIST } from "../app/replenishment/overviews/product-list";
import { openDatabase } from "./database";

const shop = { id: 1 };
const START: Cursor = { side: "start" };
const PAGES: Record<string, { set: Partial<ProductList>; cursor: Cursor }> = {
  "by title, first page": { set: {}, cursor: START },
  "by title, in the middle": { set: {}, cursor: { side: "after", key: ["Mug 5", 500] } },
  "by cover, first page": { set: { sort: "cover" }, cursor: START },
  "low ones": { set: { tab: "low" }, cursor: START },
};

export default async function productList() {
  for (const variants of [1_000, 100_000]) {
    const { database, close } = await openDatabase();
    try {
      await fill(database, variants);
      for (const [name, { set, cursor }] of Object.entries(PAGES)) {
        const part = { which: set.sort ? ("tracked" as const) : ("every" as const), cursor };
        const { sql, params } = overviewPage(database, shop, { ...WHOLE_LIST, ...set }, part).toSQL();
        const { meta, results } = await database
          .prepare(sql)
          .bind(...params)
          .all();
        console.log(
          `  ${variants} variants, ${name}: ${meta.rows_read} rows read for ${Math.min(results.length, PAGE_SIZE)} shown, ${meta.duration} ms`,
        );
      }
    } finally {
      await close();
    }
  }
}

/** Each column that must be told gets a number; titles repeat, a quarter is low. */
async function fill(database: D1Database, variants: number) {
  const { results: columns } = await database
    .prepare("SELECT name, type FROM pragma_table_info('overviews') WHERE \"notnull\" = 1 AND dflt_value IS NULL")
    .all<{ name: string; type: string }>();
  const names = columns.map(({ name }) => name);
  const values = columns.map(({ name, type }) => VALUES[name] ?? (type.toLowerCase() === "text" ? "''" : "0"));
  await database
    .prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       INSERT INTO overviews (${names.join(", ")}) SELECT ${values.join(", ")} FROM n`,
    )
    .bind(variants)
    .run();
}

const VALUES: Record<string, string> = {
  shop_id: "1",
  variant_id: "i",
  product_title: "'Mug ' || (i % 300)",
  cover: "i / 7.0",
  low: "i % 4 = 0",
  stock: "'[]'",
};
