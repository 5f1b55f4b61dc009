/** Why a name does not lead to one variant. */
export type NamedVariant = { kind: "found"; variantId: number } | { kind: "none" } | { kind: "several"; count: number };

/** The variants that a file names, each by its SKU, whatever its case, or by Shopify's number where none has such a SKU. */
export async function findVariantsNamed(
  database: D1Database,
  shop: { id: number },
  names: string[],
): Promise<Map<string, NamedVariant>> {
  // Asked twice, a name would be found twice and count as several.
  const asked = [...new Set(names)].map((name) => [name, /^\d{1,19}$/.test(name) ? name : null]);
  const { results } = await database
    .prepare(NAMED)
    .bind(shop.id, JSON.stringify(asked))
    .all<{ name: string; bySku: number; variantId: number }>();
  const rowsOf = new Map<string, typeof results>();
  for (const row of results) rowsOf.set(row.name, [...(rowsOf.get(row.name) ?? []), row]);
  return new Map(names.map((name) => [name, namedIn(rowsOf.get(name) ?? [])]));
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
    .prepare("SELECT lower(sku) AS sku FROM skus WHERE shop_id = ? GROUP BY sku HAVING COUNT(*) > 1")
    .bind(shop.id)
    .all<{ sku: string }>();
  return new Set(results.map(({ sku }) => sku));
}

export const nameInFile = ({ sku, shopifyId }: { sku: string; shopifyId: string | null }, shared: Set<string>) =>
  sku.trim() === "" || shared.has(sku.trim().toLowerCase()) ? (shopifyId ?? sku) : sku.trim();

const NAMED = `
WITH asked(name, shopify_id) AS MATERIALIZED (
  SELECT f.value->>0, CAST(f.value->>1 AS INTEGER) FROM json_each(?2) f
)
SELECT a.name, 1 AS bySku, s.variant_id AS variantId FROM asked a CROSS JOIN skus s ON s.shop_id = ?1 AND s.sku = a.name
UNION ALL
SELECT a.name, 0, v.id FROM asked a
CROSS JOIN variants v ON v.shop_id = ?1 AND v.shopify_id = a.shopify_id
WHERE a.shopify_id IS NOT NULL AND v.deleted_at IS NULL`;
