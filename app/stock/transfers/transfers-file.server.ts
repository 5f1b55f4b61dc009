import { csvResponse } from "../../csv/csv-response";
import { gidOf } from "../../csv/shopify-id";
import { isoDay } from "../../days/iso-day";
import { ownTitle } from "../../words/own-title";
import { inTransitOf, type LineSums, type State } from "./transfer";
import { ACCEPTED, DAMAGED, RETURNED, SHIPPED } from "./transfer-sums-sql";

interface Line extends LineSums {
  transferId: number;
  variantId: number;
  number: string;
  state: State;
  from: string | null;
  to: string | null;
  expectedDay: number | null;
  note: string | null;
  productTitle: string;
  variantTitle: string;
  sku: string;
  shopifyId: string | null;
}

const LINES_AT_ONCE = 2500;

const WORDS = {
  ...{ draft: "Draft", in_transit: "In transit", partial: "Partly received" },
  ...{ received: "Received", cancelled: "Cancelled" },
} satisfies Record<State, string>;

/** All transfers, a row a line, with what became of it. */
export const transfersFile = (database: D1Database, shop: { id: number }) =>
  csvResponse<Line>({
    name: "transfers.csv",
    headings: [
      ...["Number", "From", "To", "State", "Expected", "Note", "Product", "Variant", "SKU", "Shopify ID"],
      ...["Units", "Shipped", "Received", "Damaged", "Came back", "In transit"],
    ],
    cells: (line) => [
      line.number,
      line.from,
      line.to,
      WORDS[line.state],
      line.expectedDay === null ? null : isoDay(line.expectedDay),
      ...[line.note, line.productTitle, ownTitle(line), line.sku],
      ...[line.shopifyId && gidOf("ProductVariant", line.shopifyId), line.quantity, line.shipped],
      ...[line.accepted, line.damaged, line.returned, inTransitOf(line)],
    ],
    listAfter: async (last) => {
      const { results } = await database
        .prepare(LINES)
        .bind(shop.id, last?.transferId ?? 0, last?.variantId ?? 0, LINES_AT_ONCE)
        .all<Line>();
      return results;
    },
  });

/** By the index of the lines, each read once. */
const LINES = `
SELECT l.transfer_id AS transferId, l.variant_id AS variantId, t.number, t.state AS "state", a.name AS "from", b.name AS "to",
  t.expected_day AS expectedDay, t.note, COALESCE(p.title, '') AS productTitle, COALESCE(v.title, '') AS variantTitle,
  COALESCE(v.sku, '') AS sku, CAST(v.shopify_id AS TEXT) AS shopifyId, l.quantity,
  ${SHIPPED} AS shipped, ${ACCEPTED} AS accepted, ${DAMAGED} AS damaged, ${RETURNED} AS returned
FROM transfer_lines l INDEXED BY transfer_lines_variant
CROSS JOIN transfers t ON t.id = l.transfer_id AND t.shop_id = l.shop_id
LEFT JOIN locations a ON a.shop_id = t.shop_id AND a.id = t.from_id
LEFT JOIN locations b ON b.shop_id = t.shop_id AND b.id = t.to_id
LEFT JOIN variants v ON v.id = l.variant_id AND v.shop_id = l.shop_id AND v.deleted_at IS NULL
LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
WHERE l.shop_id = ?1 AND (l.transfer_id, l.variant_id) > (?2, ?3) ORDER BY l.transfer_id, l.variant_id LIMIT ?4`;
