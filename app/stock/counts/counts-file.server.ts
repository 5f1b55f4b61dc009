import { csvResponse } from "../../csv/csv-response";
import { gidOf } from "../../csv/shopify-id";
import { ownTitle } from "../../words/own-title";
import type { State } from "./count";

interface Line {
  countId: number;
  variantId: number;
  name: string;
  state: State;
  location: string | null;
  startedAt: number | null;
  endedAt: number | null;
  productTitle: string;
  variantTitle: string;
  sku: string;
  shopifyId: string | null;
  expected: number | null;
  counted: number | null;
  change: number | null;
}

const LINES_AT_ONCE = 2500;

const WORDS = {
  ...{ draft: "Draft", in_progress: "In progress", in_review: "In review" },
  ...{ completed: "Completed", cancelled: "Cancelled" },
} satisfies Record<State, string>;

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** All counts, a row a line; what was expected and what it changed stand there once a count is completed. */
export const countsFile = (database: D1Database, shop: { id: number }) =>
  csvResponse<Line>({
    name: "counts.csv",
    headings: [
      ...["Count", "Location", "State", "Started (UTC)", "Ended (UTC)", "Product", "Variant", "SKU", "Shopify ID"],
      ...["Expected", "Counted", "Difference"],
    ],
    cells: (line) => [
      ...[line.name, line.location, WORDS[line.state], instant(line.startedAt), instant(line.endedAt)],
      ...[line.productTitle, ownTitle(line), line.sku, line.shopifyId && gidOf("ProductVariant", line.shopifyId)],
      ...[line.expected, line.counted, line.change],
    ],
    listAfter: async (last) => {
      const { results } = await database
        .prepare(LINES)
        .bind(shop.id, last?.countId ?? 0, last?.variantId ?? 0, LINES_AT_ONCE)
        .all<Line>();
      return results;
    },
  });

/** By the index of the lines, each read once. */
const LINES = `
SELECT n.count_id AS countId, n.variant_id AS variantId, c.name, c.state AS "state", a.name AS location, c.started_at AS startedAt,
  c.ended_at AS endedAt, COALESCE(p.title, '') AS productTitle, COALESCE(v.title, '') AS variantTitle, COALESCE(v.sku, '') AS sku,
  CAST(v.shopify_id AS TEXT) AS shopifyId, n.expected, iif(n.first_at IS NULL, NULL, n.counted) AS counted, n.change
FROM stock_count_lines n INDEXED BY stock_count_lines_variant
CROSS JOIN stock_counts c ON c.id = n.count_id AND c.shop_id = n.shop_id
LEFT JOIN locations a ON a.shop_id = c.shop_id AND a.id = c.location_id
LEFT JOIN variants v ON v.id = n.variant_id AND v.shop_id = n.shop_id AND v.deleted_at IS NULL
LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
WHERE n.shop_id = ?1 AND (n.count_id, n.variant_id) > (?2, ?3) ORDER BY n.count_id, n.variant_id LIMIT ?4`;
