import { barcodeForms } from "../../words/barcode";
import { folded, foldedKeys } from "../../words/folded";
import { codesOf } from "./codes";
import type { PastLine } from "./past-order";
import { HIDDEN_BY_SKU, VARIANTS_TOLD } from "./past-orders-sql";

type Named = Pick<PastLine, "sku" | "barcode" | "title" | "variantId" | "itemId">;

/**
 * Which variant each line is of: by Shopify's ids, as a person has linked it, by SKU, by barcode. Undefined where none is, or
 * several are: it is never guessed. Two statements, of which the second is asked only where a SKU was not found.
 */
export async function findVariantsTold(
  database: D1Database,
  shop: { id: number },
  lines: readonly Named[],
): Promise<(line: Named) => number | undefined> {
  const known = new Map<string, Set<number>>();
  const learn = (kind: string, code: string, id: number) =>
    known.set(`${kind}/${code}`, (known.get(`${kind}/${code}`) ?? new Set()).add(id));
  const ids = (of: (line: Named) => string[]) => JSON.stringify([...new Set(lines.flatMap(of))]);
  const { results } = await database
    .prepare(VARIANTS_TOLD)
    .bind(
      shop.id,
      ids(({ variantId }) => (variantId ? [variantId] : [])),
      ids(({ itemId }) => (itemId ? [itemId] : [])),
      ids((line) => codesOf(line)),
      ids(({ sku }) => foldedKeys(sku ?? "")),
      ids(({ barcode }) => barcodeForms(barcode ?? "")),
    )
    .all<{ kind: string; code: string; id: number }>();
  for (const { kind, code, id } of results) learn(kind, code, id);

  const unknown = lines.flatMap(({ sku }) =>
    sku && !foldedKeys(sku).some((key) => known.has(`sku/${key}`)) ? [folded(sku)] : [],
  );
  if (unknown.length > 0) {
    const hidden = await database
      .prepare(HIDDEN_BY_SKU)
      .bind(shop.id, JSON.stringify([...new Set(unknown)]))
      .all<{ code: string; id: number }>();
    for (const { code, id } of hidden.results) learn("sku", code, id);
  }
  const only = (kind: string, codes: string[]) => {
    const found = new Set(codes.flatMap((code) => [...(known.get(`${kind}/${code}`) ?? [])]));
    return found.size === 1 ? [...found][0] : undefined;
  };
  return (line) =>
    only("variant", line.variantId ? [line.variantId] : []) ??
    only("item", line.itemId ? [line.itemId] : []) ??
    only("link", codesOf(line)) ??
    only("sku", foldedKeys(line.sku ?? "")) ??
    only("barcode", barcodeForms(line.barcode ?? ""));
}
