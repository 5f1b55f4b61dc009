import { storedBarcodes } from "../../catalog/words";
import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import { PENDING } from "../writes/pending-sql";
import { AVAILABLE_THEN, EXPECTED, WITH_LEVEL } from "./level-at-sql";
import type { LineToCount, ReviewLine, ReviewSums, ReviewTab } from "./review";

type Shop = { id: number };

const NAMED = `n.id AS lineId, n.variant_id AS variantId, COALESCE(g.title, '') AS productTitle, COALESCE(v.title, '') AS variantTitle,
  g.image_url AS imageUrl, v.deleted_at IS NOT NULL AS gone, v.sku, v.barcodes`;
const PRODUCT = "LEFT JOIN products g ON g.shop_id = v.shop_id AND g.shopify_id = v.product_id";

/** Every line as a phone counts it; what is expected only where the count is not blind. One statement. */
export async function listLinesToCount(
  database: D1Database,
  shop: Shop,
  { id, blind }: { id: number; blind: boolean },
): Promise<LineToCount[]> {
  const { results } = await database
    .prepare(
      `SELECT ${NAMED}, iif(n.first_at IS NULL, NULL, n.counted) AS counted, n.people, iif(?3, NULL, e.available) AS available
      FROM stock_counts c CROSS JOIN stock_count_lines n ON n.shop_id = c.shop_id AND n.count_id = c.id ${WITH_LEVEL} ${PRODUCT}
      WHERE c.shop_id = ?1 AND c.id = ?2 ORDER BY COALESCE(g.title_sort, lower(g.title)), n.id`,
    )
    .bind(shop.id, id, Number(blind))
    .all<Omit<LineToCount, "barcodes" | "supplierSku" | "pack"> & { barcodes: string | null }>();
  return results.map((line) => ({ ...line, barcodes: storedBarcodes(line.barcodes), supplierSku: null, pack: null }));
}

/** Variants as lines that a count does not have yet. */
export async function listVariantsToCount(database: D1Database, shop: Shop, variantIds: readonly number[]) {
  const { results } = await database
    .prepare(
      `SELECT 0 AS lineId, v.id AS variantId, COALESCE(g.title, '') AS productTitle, COALESCE(v.title, '') AS variantTitle,
        g.image_url AS imageUrl, 0 AS gone, v.sku, v.barcodes, NULL AS counted, 0 AS people, NULL AS available
      FROM json_each(?2) f CROSS JOIN variants v ON v.shop_id = ?1 AND v.id = f.value AND v.deleted_at IS NULL ${PRODUCT}`,
    )
    .bind(shop.id, JSON.stringify(variantIds))
    .all<Omit<LineToCount, "barcodes" | "supplierSku" | "pack"> & { barcodes: string | null }>();
  return results.map(
    (line): LineToCount => ({ ...line, barcodes: storedBarcodes(line.barcodes), supplierSku: null, pack: null }),
  );
}

/** SQL: `line`, the lines of the count ?2 as its review reckons them: as they were completed, or as they would be now. */
const LINES = `${PENDING},
line AS (
  SELECT n.shop_id, ${NAMED}, iif(n.first_at IS NULL, NULL, n.counted) AS counted, n.people,
    CASE WHEN n.expected IS NOT NULL THEN n.expected WHEN n.first_at IS NULL OR e.available IS NULL OR c.state IN ('completed', 'cancelled') THEN NULL ELSE ${EXPECTED} END AS expected,
    ${AVAILABLE_THEN} AS available, e.committed, iif(i.cost_currency = s.currency, i.cost, NULL) AS cost
  FROM stock_counts c CROSS JOIN shops s ON s.id = c.shop_id
  CROSS JOIN stock_count_lines n INDEXED BY stock_count_lines_variant ON n.shop_id = c.shop_id AND n.count_id = c.id ${WITH_LEVEL} ${PRODUCT}
  LEFT JOIN inventory_items i ON i.shop_id = v.shop_id AND i.shopify_id = v.inventory_item_id
  WHERE c.shop_id = ?1 AND c.id = ?2
)`;

const OF_TAB = {
  differences: "l.counted IS NOT NULL AND l.counted IS NOT l.expected",
  matching: "l.counted IS l.expected AND l.counted IS NOT NULL",
  uncounted: "l.counted IS NULL",
  all: "1",
} satisfies Record<ReviewTab, string>;

const REVIEWED = `SELECT l.*, l.counted - l.expected AS change, (l.counted - l.expected) * l.cost AS value,
  w.state AS posting, w.refusal, w.created_at AS askedAt
FROM line l LEFT JOIN inventory_writes w ON w.shop_id = l.shop_id AND w.idempotency_key = 'count/' || l.lineId`;

/** A page of the review, in the order in which lines were added. */
export async function listReview(
  database: D1Database,
  shop: Shop,
  countId: number,
  tab: ReviewTab,
  cursor: Cursor,
  size: number,
): Promise<Paged<ReviewLine>> {
  const isBack = cursor.side === "before";
  const from = cursor.side === "start" ? 0 : cursor.key[1];
  const { results } = await database
    .prepare(
      `WITH ${LINES} ${REVIEWED} WHERE ${OF_TAB[tab]} AND l.lineId ${isBack ? "<" : ">"} ?3
      ORDER BY l.lineId ${isBack ? "DESC" : "ASC"} LIMIT +?4`,
    )
    .bind(shop.id, countId, from, size + 1)
    .all<Omit<ReviewLine, "barcodes"> & { barcodes: string | null; shop_id: number }>();
  const rows = results.map(({ shop_id: _, ...line }) => ({ ...line, barcodes: storedBarcodes(line.barcodes) }));
  return pageOf(rows, cursor, size, ({ lineId }): Key => [lineId, lineId]);
}

/** What a count comes to; of the value, in minor units of the shop's currency, what is known. */
export async function findReviewSums(database: D1Database, shop: Shop, countId: number): Promise<ReviewSums> {
  const sums = await database
    .prepare(
      `WITH ${LINES} SELECT COUNT(*) AS lines, COUNT(l.counted) AS counted,
        SUM(${OF_TAB.matching}) AS matching, SUM(${OF_TAB.differences}) AS differences,
        COALESCE(SUM(MAX(l.counted - l.expected, 0)), 0) AS more, COALESCE(SUM(MAX(l.expected - l.counted, 0)), 0) AS fewer,
        TOTAL((l.counted - l.expected) * l.cost) AS value,
        COALESCE(SUM(l.counted - l.expected <> 0 AND l.cost IS NULL), 0) AS withoutCost,
        COALESCE(SUM(l.counted IS NOT NULL AND l.expected IS NULL), 0) AS untracked,
        COALESCE(SUM(l.people > 1), 0) AS shared,
        COALESCE(SUM(l.available + l.counted - l.expected < 0 AND l.counted <> l.expected), 0) AS below
      FROM line l`,
    )
    .bind(shop.id, countId)
    .first<ReviewSums>();
  return (
    sums ?? {
      lines: 0,
      counted: 0,
      matching: 0,
      differences: 0,
      more: 0,
      fewer: 0,
      value: 0,
      withoutCost: 0,
      untracked: 0,
      shared: 0,
      below: 0,
    }
  );
}
