import { cells, valuesOf } from "../../sql/cells-sql";
import { fullTitle } from "../../sql/full-title-sql";
import { isTitled } from "../../sql/titled-sql";
import { barcodeForms } from "../../words/barcode";
import { foldedKeys } from "../../words/folded";
import { sortForm } from "../../words/search-words";
import type { Candidate, Lost, LostVariant } from "./lost";

type Shop = { id: number };

/** As many are shown at once; the next ones come as these are linked. */
const MOST_LOST = 50;

const TOLD = `
SELECT NULL AS variantId, l.told_sku AS sku, l.told_barcode AS barcode, MIN(l.description) AS title, COUNT(*) AS lines, 0 AS rules, 0 AS prices
FROM purchase_order_lines l INDEXED BY purchase_order_lines_unlinked WHERE l.shop_id = ?1 AND l.variant_id = 0
GROUP BY l.told_sku, l.told_barcode, iif(COALESCE(l.told_sku, l.told_barcode) IS NULL, l.description, NULL) ORDER BY lines DESC LIMIT +?2`;

/** Deleted variants that something of ours still hangs on. Tombstones are few beside the shop's variants. */
const DELETED = `
SELECT * FROM (
  SELECT v.id AS variantId, v.sku, v.barcode, ${fullTitle("p")} AS title,
    (SELECT COUNT(*) FROM purchase_order_lines l WHERE l.shop_id = v.shop_id AND l.variant_id = v.id) AS lines,
    (SELECT COUNT(*) FROM rules r WHERE r.shop_id = v.shop_id AND r.level = 'variant' AND r.subject_id = v.id) AS rules,
    (SELECT COUNT(*) FROM supplier_terms t WHERE t.shop_id = v.shop_id AND t.variant_id = v.id) AS prices
  FROM variants v LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
  WHERE v.shop_id = ?1 AND v.deleted_at IS NOT NULL
) WHERE lines + rules + prices > 0 ORDER BY rules + prices DESC, lines DESC LIMIT +?2`;

const LOST = cells({ index: "value", skus: "json", forms: "json", titles: "json" });
/** What it may be called: as a product and a variant of it; and the product as titles are sorted. */
const TITLE = cells(valuesOf(["product", "variant", "sorted"]), "c");

/** ?2 LOST: variants that sell, by what a lost one was called. */
const CANDIDATES = `
SELECT k."index", k."by", k.rank, k.variantId, n.product_title AS productTitle, n.variant_title AS variantTitle, n.sku FROM (
SELECT ${LOST.cell.index} AS "index", 'SKU' AS "by", 1 AS rank, k.variant_id AS variantId FROM json_each(?2) f CROSS JOIN json_each(${LOST.cell.skus}) c
CROSS JOIN skus k ON k.shop_id = ?1 AND k.sku = c.value
UNION SELECT ${LOST.cell.index}, 'barcode', 2, b.variant_id FROM json_each(?2) f CROSS JOIN json_each(${LOST.cell.forms}) c
CROSS JOIN barcodes b ON b.shop_id = ?1 AND b.form = c.value
UNION SELECT ${LOST.cell.index}, 'title', 3, o.variant_id FROM json_each(?2) f CROSS JOIN json_each(${LOST.cell.titles}) c
CROSS JOIN overviews o INDEXED BY overviews_sorted ON ${isTitled("o", TITLE.cell.product, TITLE.cell.sorted)}
  AND (o.variant_title = ${TITLE.cell.variant} COLLATE NOCASE OR (${TITLE.cell.variant} = '' AND o.variant_title = 'Default Title'))
) k CROSS JOIN overviews n ON n.shop_id = ?1 AND n.variant_id = k.variantId`;

/**
 * What names variants that are not here, each with the one variant that it may be now: by SKU, else barcode, else title. Where
 * several could be it, none is offered. Three statements.
 */
export async function listLostVariants(database: D1Database, shop: Shop): Promise<LostVariant[]> {
  const [told, deleted] = await Promise.all(
    [TOLD, DELETED].map((statement) => database.prepare(statement).bind(shop.id, MOST_LOST).all<Lost>()),
  );
  const lost = [...(told?.results ?? []), ...(deleted?.results ?? [])];
  const rows = lost.map(({ sku, barcode, title }, index) => ({
    ...{ index, skus: foldedKeys(sku ?? ""), forms: barcodeForms(barcode ?? "") },
    titles: title ? titlesOf(title) : [],
  }));
  const found = await database
    .prepare(CANDIDATES)
    .bind(shop.id, LOST.json(rows))
    .all<Candidate & { index: number; rank: number }>();
  return lost.map((each, index) => {
    const mine = found.results.filter((one) => one.index === index && one.variantId !== each.variantId);
    const surest = mine.filter(({ rank }) => rank === Math.min(...mine.map((one) => one.rank)));
    const ids = new Set(surest.map(({ variantId }) => variantId));
    const [only] = surest;
    if (!only || ids.size > 1) return { ...each, candidate: null };
    const { variantId, productTitle, variantTitle, sku, by } = only;
    return { ...each, candidate: { variantId, productTitle, variantTitle, sku, by } };
  });
}

/** "Mug – White" may be a product of that name, or a variant of "Mug". */
function titlesOf(title: string) {
  const at = title.lastIndexOf(" – ");
  const named = (product: string, variant: string) => [product, variant, sortForm(product)];
  return [named(title, ""), ...(at > 0 ? [named(title.slice(0, at), title.slice(at + 3))] : [])];
}
