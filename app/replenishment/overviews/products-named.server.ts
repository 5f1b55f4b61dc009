import { folded } from "../../words/folded";

export type NamedProduct = { kind: "found"; productId: string } | { kind: "none" } | { kind: "several" };

/** The products that a file names, each by its title, whatever its case, or by Shopify's number where none has it. */
export async function findProductsNamed(
  database: D1Database,
  shop: { id: number },
  names: string[],
): Promise<Map<string, NamedProduct>> {
  const asked = [...new Set(names)].map((name) => [name, /^\d{1,19}$/.test(name) ? name : null, folded(name)]);
  const { results } = await database
    .prepare(NAMED)
    .bind(shop.id, JSON.stringify(asked))
    .all<{ name: string; byTitle: number; productId: string }>();
  return new Map(
    names.map((name): [string, NamedProduct] => {
      const rows = results.filter((row) => row.name === name);
      const byTitle = rows.filter((row) => row.byTitle === 1);
      const [first, ...others] = byTitle.length > 0 ? byTitle : rows;
      if (!first) return [name, { kind: "none" }];
      return [name, others.length > 0 ? { kind: "several" } : { kind: "found", productId: first.productId }];
    }),
  );
}

const NAMED = `
SELECT DISTINCT f.value->>0 AS name, 1 AS byTitle, CAST(o.product_id AS TEXT) AS productId FROM json_each(?2) f
CROSS JOIN overviews o INDEXED BY overviews_title ON o.shop_id = ?1 AND o.hidden = 0 AND o.product_title = f.value->>0 COLLATE NOCASE
UNION
SELECT f.value->>0, 1, CAST(p.shopify_id AS TEXT) FROM json_each(?2) f
CROSS JOIN products p ON p.shop_id = ?1 AND p.title_folded = f.value->>2
WHERE p.deleted_at IS NULL
UNION
SELECT f.value->>0, 0, CAST(p.shopify_id AS TEXT) FROM json_each(?2) f
CROSS JOIN products p ON p.shop_id = ?1 AND p.shopify_id = CAST(f.value->>1 AS INTEGER)
WHERE f.value->>1 IS NOT NULL AND p.deleted_at IS NULL`;

/** Titles that several products have: in a file they go by Shopify's number. */
export async function listSharedTitles(database: D1Database, shop: { id: number }): Promise<Set<string>> {
  const { results } = await database
    .prepare(
      `SELECT COALESCE(title_folded, lower(title)) AS title FROM products WHERE shop_id = ? AND deleted_at IS NULL
      GROUP BY 1 HAVING COUNT(*) > 1`,
    )
    .bind(shop.id)
    .all<{ title: string }>();
  return new Set(results.map(({ title }) => folded(title)));
}
