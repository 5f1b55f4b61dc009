import { idIn } from "../../csv/shopify-id";
import { cells } from "../../sql/cells-sql";
import { isTitled } from "../../sql/titled-sql";
import { folded } from "../../words/folded";
import { sortForm } from "../../words/search-words";

export type NamedProduct = { kind: "found"; productId: string } | { kind: "none" } | { kind: "several" };

const { json, cell } = cells({ name: "value", id: "id", typed: "value", sorted: "value", folded: "value" });

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
    .bind(shop.id, json(asked.map(keysOf)))
    .all<{ name: string; productId: string }>();
  const found = new Map(asked.map((name) => [name, new Set<string>()]));
  for (const { name, productId } of results) found.get(name)?.add(productId);
  return new Map([...found].map(([name, ids]) => [name, namedIn(ids)]));
}

/** The name as it is asked for, as a number, as it is typed, as titles are sorted, and folded. */
function keysOf(name: string) {
  const id = idIn("Product", name);
  if (id !== undefined) return { name, id, typed: null, sorted: null, folded: null };
  return { name, id: /^\d{1,19}$/.test(name) ? name : null, typed: name, sorted: sortForm(name), folded: folded(name) };
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
    ? "This may be several products. Write the product's ID, which the downloaded file has under Shopify ID."
    : "No product has this title.";
}

const NAMED = `
SELECT ${cell.name} AS name, CAST(o.product_id AS TEXT) AS productId FROM json_each(?2) f
CROSS JOIN overviews o INDEXED BY overviews_sorted ON ${isTitled("o", cell.typed, cell.sorted)}
UNION
SELECT ${cell.name}, CAST(p.shopify_id AS TEXT) FROM json_each(?2) f
CROSS JOIN products p ON p.shop_id = ?1 AND p.title_folded = ${cell.folded}
WHERE p.deleted_at IS NULL
UNION
SELECT ${cell.name}, CAST(p.shopify_id AS TEXT) FROM json_each(?2) f
CROSS JOIN products p ON p.shop_id = ?1 AND p.shopify_id = ${cell.id}
WHERE ${cell.id} IS NOT NULL AND p.deleted_at IS NULL`;
