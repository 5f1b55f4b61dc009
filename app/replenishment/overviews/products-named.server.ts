import { idIn } from "../../csv/shopify-id";
import { folded } from "../../words/folded";

export type NamedProduct = { kind: "found"; productId: string } | { kind: "none" } | { kind: "several" };

/**
 * The products that a file names. A gid is the one with that id and nothing else. Any other text is a title, whatever its
 * case, or where none has it Shopify's number. A text that is one product's title and another's number names neither.
 */
export async function findProductsNamed(
  database: D1Database,
  shop: { id: number },
  names: string[],
): Promise<Map<string, NamedProduct>> {
  const asked = [...new Set(names)];
  const { results } = await database
    .prepare(NAMED)
    .bind(shop.id, JSON.stringify(asked.map(keysOf)))
    .all<{ name: string; productId: string }>();
  const found = new Map(asked.map((name) => [name, new Set<string>()]));
  for (const { name, productId } of results) found.get(name)?.add(productId);
  return new Map([...found].map(([name, ids]) => [name, namedIn(ids)]));
}

/** The name as it is asked for, as a number, as it is typed, and folded. */
function keysOf(name: string) {
  const id = idIn("Product", name);
  if (id !== undefined) return [name, id, null, null];
  return [name, /^\d{1,19}$/.test(name) ? name : null, name, folded(name)];
}

function namedIn(ids: Set<string>): NamedProduct {
  const [productId] = ids;
  if (productId === undefined) return { kind: "none" };
  return ids.size > 1 ? { kind: "several" } : { kind: "found", productId };
}

/** What a shopkeeper reads beside a name that does not lead to one product. */
export function whyNoProduct(named: NamedProduct | undefined, name: string): string {
  if (idIn("Product", name) !== undefined)
    return "Shopify has no product with this ID. Leave it blank to go by the title.";
  return named?.kind === "several"
    ? "This may be several products. Write the product's ID, which the downloaded file has as shopify_id."
    : "No product has this title.";
}

const NAMED = `
SELECT f.value->>0 AS name, CAST(o.product_id AS TEXT) AS productId FROM json_each(?2) f
CROSS JOIN overviews o INDEXED BY overviews_title ON o.shop_id = ?1 AND o.hidden = 0 AND o.product_title = f.value->>2 COLLATE NOCASE
UNION
SELECT f.value->>0, CAST(p.shopify_id AS TEXT) FROM json_each(?2) f
CROSS JOIN products p ON p.shop_id = ?1 AND p.title_folded = f.value->>3
WHERE p.deleted_at IS NULL
UNION
SELECT f.value->>0, CAST(p.shopify_id AS TEXT) FROM json_each(?2) f
CROSS JOIN products p ON p.shop_id = ?1 AND p.shopify_id = CAST(f.value->>1 AS INTEGER)
WHERE f.value->>1 IS NOT NULL AND p.deleted_at IS NULL`;
