import { cells, type RowOf } from "../sql/cells-sql";

/** Which variants to plan anew. Local ids, or what deliveries name: Shopify's ids of items, products, lines and orders. */
export type Touched =
  | { shopId: number; variants: number[] }
  | { shopId: number; from: number; to: number }
  | { shopId: number; items?: string[]; products?: string[]; lines?: string[]; orders?: string[] };

const SCOPE = { kind: "value", shopId: "value", first: "id", last: "value" } as const;
const { json, cell } = cells(SCOPE);

/** As the JSON that TOUCHED reads. */
export const scopeOf = (touched: Touched[]) => json(touched.flatMap(scopeRows));

const scopeRows = (touched: Touched): RowOf<typeof SCOPE>[] => {
  const { shopId } = touched;
  if ("variants" in touched) return rowsOf(shopId, touched.variants);
  if ("from" in touched) return [{ kind: "range", shopId, first: touched.from, last: touched.to }];
  const named = (kind: string, ids: string[] = []) => ids.map((id) => ({ kind, shopId, first: id, last: null }));
  return [
    ...named("item", touched.items),
    ...named("product", touched.products),
    ...named("line", touched.lines),
    ...named("order", touched.orders),
  ];
};

/** A number in a list costs a quarter of what a row of the scope does, and a row that stands for many less than they would. */
const MOST_RUNS = 8;

/** Those that follow each other as one row; all of them as one, with their ids as a list, where they are scattered. */
function rowsOf(shopId: number, ids: number[]): RowOf<typeof SCOPE>[] {
  const runs: { first: number; last: number }[] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    if (run && id === run.last + 1) run.last = id;
    else runs.push({ first: id, last: id });
  }
  return runs.length > MOST_RUNS
    ? [{ kind: "range", shopId, first: null, last: JSON.stringify(ids) }]
    : runs.map(({ first, last }) => ({ kind: "range", shopId, first, last }));
}

/**
 * SQL: the variants that the scope in ?1 names, of shops that have the app.
 * D1 takes at most 5 terms in a compound SELECT;
 * INDEXED BY: left to itself SQLite reads all lines of the shop for an order;
 * a range's end may be a list of ids, each a range of one;
 * the plus keeps a range on the ids themselves, not on an index of the whole shop.
 */
const touchedOf = (shops: string) => `
  scope(kind, shop_id, a, b) AS MATERIALIZED (
    SELECT ${cell.kind}, s.id, ${cell.first}, ${cell.last}
    FROM json_each(?1) f CROSS JOIN shops s ON s.id = ${cell.shopId} AND s.uninstalled_at IS NULL${shops}
  ),
  touched_line AS MATERIALIZED (
    SELECT l.shop_id, l.variant_id, l.was_variant_id FROM scope c CROSS JOIN order_lines l ON l.shop_id = c.shop_id AND l.line_id = c.a WHERE c.kind = 'line'
    UNION ALL
    SELECT l.shop_id, l.variant_id, l.was_variant_id FROM scope c CROSS JOIN order_lines l INDEXED BY order_lines_order ON l.shop_id = c.shop_id AND l.order_id = c.a WHERE c.kind = 'order'
  ),
  touched(shop_id, variant_id) AS (
    SELECT v.shop_id, v.id FROM scope c CROSS JOIN json_each(c.b) e CROSS JOIN variants v ON v.id BETWEEN COALESCE(c.a, e.value) AND e.value AND +v.shop_id = c.shop_id WHERE c.kind = 'range'
    UNION SELECT v.shop_id, v.id FROM scope c CROSS JOIN variants v ON v.shop_id = c.shop_id AND v.inventory_item_id = c.a WHERE c.kind = 'item'
    UNION SELECT v.shop_id, v.id FROM scope c CROSS JOIN variants v ON v.shop_id = c.shop_id AND v.product_id = c.a WHERE c.kind = 'product'
    UNION SELECT shop_id, variant_id FROM touched_line
    UNION SELECT shop_id, was_variant_id FROM touched_line WHERE was_variant_id IS NOT NULL
  )`;

export const TOUCHED = touchedOf("");

/** SQL: those of shops that mark days at all: of the others none is looked for. */
export const TOUCHED_MARKABLE = touchedOf(" AND EXISTS (SELECT 1 FROM promotions m WHERE m.shop_id = s.id)");
