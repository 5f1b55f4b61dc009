import { idIn } from "../../csv/shopify-id";
import { isShortened, SHORTENED } from "../../csv/shortened";
import { cells } from "../../sql/cells-sql";
import { barcodeForms } from "../../words/barcode";
import { foldedKeys } from "../../words/folded";
import { trimmed } from "../../words/trimmed";

/** Why a name does not lead to one variant. */
export type NamedVariant =
  | { kind: "found"; variantId: number }
  | { kind: "none" }
  | { kind: "several"; count: number; by: "sku" | "barcode" };

const { json, cell } = cells({ name: "value", key: "value" });

/**
 * The variants that a file names. A gid is the one with that id and nothing else. Any other text is a SKU, whatever its
 * case; where none has such a SKU Shopify's number, and where none has that either one of its barcodes. A text that is one
 * variant's SKU and another's number names neither.
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
    .bind(shop.id, pairs(asked, unlessId(foldedKeys)), pairs(asked, shopifyIds), pairs(asked, unlessId(barcodeForms)))
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

const pairs = (names: string[], keysOf: (name: string) => string[]) =>
  json(names.flatMap((name) => keysOf(name).map((key) => ({ name, key }))));

const unlessId = (keysOf: (name: string) => string[]) => (name: string) =>
  idIn("ProductVariant", name) === undefined ? keysOf(name) : [];

function shopifyIds(name: string): string[] {
  const id = idIn("ProductVariant", name) ?? trimmed(name);
  return /^\d{1,19}$/.test(id) ? [id] : [];
}

function namedIn(rows: Named[]): NamedVariant {
  const byName = rows.filter(({ by }) => by !== "barcode");
  const found = new Set((byName.length > 0 ? byName : rows).map(({ variantId }) => variantId));
  const [first] = found;
  if (first === undefined) return { kind: "none" };
  if (found.size === 1) return { kind: "found", variantId: first };
  return { kind: "several", count: found.size, by: byName.length > 0 ? "sku" : "barcode" };
}

/** What a shopkeeper reads beside a name that does not lead to one variant. */
export function whyUnnamed(named: NamedVariant | undefined, name: string): string {
  if (idIn("ProductVariant", name) !== undefined)
    return "Shopify has no variant with this ID. Leave it blank to go by the SKU.";
  if (named?.kind !== "several") return isShortened(name) ? SHORTENED : "No variant has this SKU.";
  return named.by === "barcode"
    ? "Several variants have this barcode. Write the SKU in its place."
    : "This may be several variants. Write the variant's ID, which the downloaded file has under Shopify ID.";
}

const NAMED = `
SELECT ${cell.name} AS name, 'sku' AS "by", s.variant_id AS variantId
FROM json_each(?2) f CROSS JOIN skus s ON s.shop_id = ?1 AND s.sku = ${cell.key}
UNION
SELECT ${cell.name}, 'number', v.id FROM json_each(?3) f
CROSS JOIN variants v ON v.shop_id = ?1 AND v.shopify_id = CAST(${cell.key} AS INTEGER) AND v.deleted_at IS NULL
UNION
SELECT ${cell.name}, 'barcode', b.variant_id
FROM json_each(?4) f CROSS JOIN barcodes b ON b.shop_id = ?1 AND b.form = ${cell.key}`;
