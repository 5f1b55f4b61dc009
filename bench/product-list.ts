// Rows that D1 reads for one page of 50 of the product list, at two sizes of the shop.
import type { Cursor } from "../app/lists/keyset";
import { overviewPage, PAGE_SIZE, partsFrom } from "../app/replenishment/overviews/overviews.server";
import { type ProductList, WHOLE_LIST } from "../app/replenishment/overviews/product-list";
import { inStepsSql } from "../app/sql/steps-sql";
import { openDatabase } from "./instruments/database";

const shop = { id: 1 };
const START: Cursor = { side: "start" };
const PAGES: Record<string, { set: Partial<ProductList>; cursor: Cursor }> = {
  "by title, first page": { set: {}, cursor: START },
  "by title, in the middle": { set: {}, cursor: { side: "after", key: ["Mug 5", 500] } },
  "by cover, first page": { set: { sort: "cover" }, cursor: START },
  "by cover, where a season's is one step": {
    set: { sort: "cover" },
    cursor: { side: "after", key: ["100 400", 500] },
  },
  "by cover, where years' is one step": { set: { sort: "cover" }, cursor: { side: "after", key: ["1000 1400", 500] } },
  "low ones": { set: { tab: "low" }, cursor: START },
};

export default async function productList() {
  for (const variants of [1_000, 100_000]) {
    const { database, close } = await openDatabase();
    try {
      await fill(database, variants);
      for (const [name, { set, cursor }] of Object.entries(PAGES)) {
        const list = { ...WHOLE_LIST, ...set };
        const sum = { read: 0, found: 0, milliseconds: 0 };
        for (const part of partsFrom(list, cursor)) {
          if (sum.found > PAGE_SIZE) break;
          const { sql, params } = overviewPage(database, shop, list, part, PAGE_SIZE - sum.found).toSQL();
          const { meta, results } = await database
            .prepare(sql)
            .bind(...params)
            .all();
          sum.read += meta.rows_read;
          sum.found += results.length;
          sum.milliseconds += meta.duration;
        }
        const shown = Math.min(sum.found, PAGE_SIZE);
        console.log(
          `  ${variants} variants, ${name}: ${sum.read} rows read for ${shown} shown, ${sum.milliseconds} ms`,
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
  // Half of them last for a season, and three in ten for years.
  await database
    .prepare(
      `UPDATE overviews SET cover_step = CASE WHEN i % 10 < 2 THEN ${inStepsSql("i % 95 + 1")} WHEN i % 10 < 7 THEN 100 ELSE 1000 END,
        cover = CASE WHEN i % 10 < 2 THEN i % 95 + 1 WHEN i % 10 < 7 THEN 100 + i % 900 ELSE 1000 + i % 9000 END FROM (SELECT variant_id AS i FROM overviews) n
      WHERE overviews.shop_id = 1 AND overviews.variant_id = n.i`,
    )
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
