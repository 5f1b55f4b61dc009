import { barcodeForms } from "../../words/barcode";
import { folded } from "../../words/folded";
import { trimmed } from "../../words/trimmed";

/** Why a name does not lead to one variant. */
export type NamedVariant =
  | { kind: "found"; variantId: number }
  | { kind: "none" }
  | { kind: "several"; count: number; by: "sku" | "barcode" };

/**
 * The variants that a file names, each by its SKU, whatever its case; where none has such a SKU by Shopify's number, and
 * where none has that either by one of its barcodes.
 */
export async function findVariantsNamed(
  database: D1Database,
  shop: { id: number },
  names: string[],
): Promise<Map<string, NamedVariant>> {
  // Asked twice, a name would be found twice and count as several.
  const asked = [...new Set(names)];
  const { results } = await database
    .prepare(NAMED)
    .bind(shop.id, pairs(asked, skuKeys), pairs(asked, shopifyIds), pairs(asked, barcodeForms))
    .all<Named>();
  const rowsOf = new Map<string, Named[]>();
  for (const row of results) rowsOf.set(row.name, [...(rowsOf.get(row.name) ?? []), row]);
  return new Map(asked.map((name) => [name, namedIn(rowsOf.get(name) ?? [])]));
}

interface Named {
  name: string;
  by: "sku" | "number" | "barcode";
  variantId: number;
}

/** JSON [[name, key], …]. */
const pairs = (names: string[], keysOf: (name: string) => string[]) =>
  JSON.stringify(names.flatMap((name) => keysOf(name).map((key) => [name, key])));

/** Folded, and as it is typed for rows that are still to be folded. */
function skuKeys(name: string): string[] {
  const [fold, bare] = [folded(name), trimmed(name)];
  if (fold === "") return [];
  return bare.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) === fold ? [fold] : [fold, bare];
}

const shopifyIds = (name: string) => (/^\d{1,19}$/.test(trimmed(name)) ? [trimmed(name)] : []);

function namedIn(rows: Named[]): NamedVariant {
  for (const way of ["sku", "number", "barcode"] as const) {
    const [first, ...others] = rows.filter(({ by }) => by === way);
    if (first && others.length === 0) return { kind: "found", variantId: first.variantId };
    if (first) return { kind: "several", count: others.length + 1, by: way === "barcode" ? "barcode" : "sku" };
  }
  return { kind: "none" };
}

/** What a shopkeeper reads beside a name that does not lead to one variant. */
export function whyUnnamed(named: NamedVariant | undefined): string {
  if (named?.kind !== "several") return "No variant has this SKU.";
  return named.by === "barcode"
    ? "Several variants have this barcode. Write the SKU in its place."
    : "Several variants have this SKU. Write Shopify's number of the variant in its place.";
}

/** Variants of a name of their own are named by it in a file; the others by Shopify's number. */
export async function listSharedSkus(database: D1Database, shop: { id: number }): Promise<Set<string>> {
  const { results } = await database
    .prepare("SELECT sku FROM skus WHERE shop_id = ? GROUP BY sku HAVING COUNT(*) > 1")
    .bind(shop.id)
    .all<{ sku: string }>();
  return new Set(results.map(({ sku }) => folded(sku)));
}

export const nameInFile = ({ sku, shopifyId }: { sku: string; shopifyId: string | null }, shared: Set<string>) =>
  trimmed(sku) === "" || shared.has(folded(sku)) ? (shopifyId ?? sku) : trimmed(sku);

const NAMED = `
SELECT f.value->>0 AS name, 'sku' AS "by", s.variant_id AS variantId
FROM json_each(?2) f CROSS JOIN skus s ON s.shop_id = ?1 AND s.sku = f.value->>1
UNION
SELECT f.value->>0, 'number', v.id FROM json_each(?3) f
CROSS JOIN variants v ON v.shop_id = ?1 AND v.shopify_id = CAST(f.value->>1 AS INTEGER) AND v.deleted_at IS NULL
UNION
SELECT f.value->>0, 'barcode', b.variant_id
FROM json_each(?4) f CROSS JOIN barcodes b ON b.shop_id = ?1 AND b.form = f.value->>1`;
