import { exactExpression } from "./search";

/** Why a name does not lead to one variant. */
export type NamedVariant = { kind: "found"; variantId: number } | { kind: "none" } | { kind: "several"; count: number };

/**
 * The variants that a file names, each by its SKU, whatever its case, or by Shopify's number where none has such a SKU.
 * The search index leads to them, since no other knows of SKUs.
 */
export async function findVariantsNamed(
  database: D1Database,
  shop: { id: number },
  names: string[],
): Promise<Map<string, NamedVariant>> {
  const asked = names.map((name) => [name, exactExpression(shop.id, name), /^\d{1,19}$/.test(name) ? name : null]);
  const { results } = await database
    .prepare(NAMED)
    .bind(shop.id, JSON.stringify(asked))
    .all<{ name: string; bySku: number; variantId: number }>();
  return new Map(names.map((name) => [name, namedIn(results.filter((row) => row.name === name))]));
}

function namedIn(rows: { bySku: number; variantId: number }[]): NamedVariant {
  const bySku = rows.filter((row) => row.bySku === 1);
  const [first, ...others] = bySku.length > 0 ? bySku : rows;
  if (!first) return { kind: "none" };
  return others.length > 0
    ? { kind: "several", count: others.length + 1 }
    : { kind: "found", variantId: first.variantId };
}

export const SEVERAL = "Several variants have this SKU. Write Shopify's number of the variant in its place.";
export const NONE = "No variant has this SKU.";

/** Variants of a name of their own are named by it in a file; the others by Shopify's number. */
export async function listSharedSkus(database: D1Database, shop: { id: number }): Promise<Set<string>> {
  const { results } = await database
    .prepare(
      `SELECT lower(TRIM(sku)) AS sku FROM overviews WHERE shop_id = ? AND hidden = 0 AND sku <> ''
      GROUP BY lower(TRIM(sku)) HAVING COUNT(*) > 1 LIMIT 10000`,
    )
    .bind(shop.id)
    .all<{ sku: string }>();
  return new Set(results.map(({ sku }) => sku));
}

export const nameInFile = ({ sku, shopifyId }: { sku: string; shopifyId: string | null }, shared: Set<string>) =>
  sku.trim() === "" || shared.has(sku.trim().toLowerCase()) ? (shopifyId ?? sku) : sku.trim();

const NAMED = `
WITH asked(name, expression, shopify_id) AS MATERIALIZED (
  SELECT f.value->>0, f.value->>1, CAST(f.value->>2 AS INTEGER) FROM json_each(?2) f
)
SELECT a.name, 1 AS bySku, o.variant_id AS variantId FROM asked a
CROSS JOIN overview_search s ON s.overview_search MATCH a.expression
CROSS JOIN overviews o ON o.shop_id = ?1 AND o.variant_id = s.rowid
WHERE o.hidden = 0 AND TRIM(o.sku) = a.name COLLATE NOCASE
UNION ALL
SELECT a.name, 0, v.id FROM asked a
CROSS JOIN variants v ON v.shop_id = ?1 AND v.shopify_id = a.shopify_id
WHERE a.shopify_id IS NOT NULL AND v.deleted_at IS NULL`;
