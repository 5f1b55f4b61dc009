import { SHOPIFY_ID } from "../../../csv/shopify-id";
import {
  findVariantsNamed,
  type NamedVariant,
  whyUnnamed,
} from "../../../replenishment/overviews/variants-named.server";
import { folded, foldedKeys } from "../../../words/folded";
import { trimmed } from "../../../words/trimmed";
import type { ToldLine } from "./order-file";

type Names = Pick<ToldLine, "shopifyId" | "sku" | "barcode" | "supplierSku">;

/** Which variant a row orders, or what is wrong with which of its names. */
export type Ordered = { kind: "found"; variantId: number } | { kind: "unnamed"; column: string; reason: string };

/**
 * By Shopify's id and nothing else; by SKU, Shopify's number or barcode; by what this supplier calls it. A name that may be
 * several is refused, and so is a barcode that is another variant's than the SKU. Two statements at most.
 */
export async function findVariantsOrdered(
  database: D1Database,
  shop: { id: number },
  rows: { names: Names; supplierId: number }[],
): Promise<(names: Names, supplierId: number) => Ordered> {
  const named = await findVariantsNamed(
    database,
    shop,
    rows.flatMap(({ names }) => [names.shopifyId, names.sku, names.barcode].filter((name) => name !== "")),
  );
  const isKnown = (name: string) => name !== "" && (named.get(name)?.kind ?? "none") !== "none";
  const theirs = await theirNames(
    database,
    shop,
    rows
      .filter(({ names }) => ![names.shopifyId, names.sku, names.barcode].some(isKnown))
      .flatMap(({ names, supplierId }) => theirsIn(names).map((name) => ({ supplierId, name }))),
  );
  return (names, supplierId) => {
    const { shopifyId, sku, barcode } = names;
    if (shopifyId) return orderedBy(named.get(shopifyId), SHOPIFY_ID.name, shopifyId);
    if (isKnown(sku)) {
      const [bySku, byBarcode] = [named.get(sku), isKnown(barcode) ? named.get(barcode) : undefined];
      if (bySku?.kind === "found" && byBarcode?.kind === "found" && bySku.variantId !== byBarcode.variantId)
        return { kind: "unnamed", column: "barcode", reason: "This barcode is of another variant than the SKU." };
      return orderedBy(bySku, "sku", sku);
    }
    if (isKnown(barcode)) return orderedBy(named.get(barcode), "barcode", barcode);
    const found = new Set(theirsIn(names).flatMap((name) => [...theirs(supplierId, name)]));
    const [only] = found;
    const column = sku ? "sku" : barcode ? "barcode" : "supplier_sku";
    if (found.size === 1 && only !== undefined) return { kind: "found", variantId: only };
    if (found.size > 1)
      return { kind: "unnamed", column, reason: "Several variants have this SKU of the supplier. Write your own SKU." };
    return orderedBy(undefined, column, sku || barcode || names.supplierSku || "");
  };
}

/** What may be the supplier's name for it: its column, or a SKU that is none of ours. */
const theirsIn = ({ sku, supplierSku }: Names) => [supplierSku ?? "", sku].filter((name) => name !== "");

function orderedBy(named: NamedVariant | undefined, column: string, name: string): Ordered {
  if (named?.kind === "found") return named;
  if (column === "sku" || column === SHOPIFY_ID.name || named?.kind === "several")
    return { kind: "unnamed", column, reason: whyUnnamed(named, name) };
  return {
    kind: "unnamed",
    column,
    reason:
      column === "barcode" ? "No variant has this barcode." : "No variant of this supplier's price list has this SKU.",
  };
}

/** Variants by their supplier's own SKU. */
async function theirNames(
  database: D1Database,
  shop: { id: number },
  asked: { supplierId: number; name: string }[],
): Promise<(supplierId: number, name: string) => ReadonlySet<number>> {
  const key = (supplierId: number, name: string) => `${supplierId}/${folded(name)}`;
  const found = new Map<string, Set<number>>();
  if (asked.length > 0) {
    const { results } = await database
      .prepare(THEIRS)
      .bind(
        shop.id,
        JSON.stringify([...new Set(asked.map(({ supplierId }) => supplierId))]),
        JSON.stringify([...new Set(asked.flatMap(({ name }) => [...foldedKeys(name), trimmed(name)]))]),
      )
      .all<{ supplierId: number; name: string; variantId: number }>();
    for (const { supplierId, name, variantId } of results)
      found.set(key(supplierId, name), (found.get(key(supplierId, name)) ?? new Set()).add(variantId));
  }
  return (supplierId, name) => found.get(key(supplierId, name)) ?? new Set();
}

/** Reads the price list of each of these suppliers once. */
const THEIRS = `
SELECT t.supplier_id AS supplierId, t.supplier_sku AS name, t.variant_id AS variantId
FROM json_each(?2) f CROSS JOIN supplier_terms t INDEXED BY supplier_terms_supplier ON t.shop_id = ?1 AND t.supplier_id = f.value
CROSS JOIN variants v ON v.id = t.variant_id AND v.shop_id = ?1 AND v.deleted_at IS NULL
WHERE t.supplier_sku IN (SELECT value FROM json_each(?3)) OR lower(t.supplier_sku) IN (SELECT value FROM json_each(?3))`;
