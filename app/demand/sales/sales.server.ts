import {
  byVersion,
  DELETION,
  FACT,
  FACTS_OF_LIVE_SHOPS,
  type Fact,
  factsOfLiveShops,
  isNewerThan,
} from "../../facts/version-sql";
import { cells } from "../../sql/cells-sql";
import { NO_VARIANT, UNASSIGNED } from "../../sql/zeros";
import { leftOutBy } from "../left-out/left-out-sql";
import type { OrderSource } from "../left-out/order-source";
import { NET_UNITS, placeOfRefund } from "./net-units-sql";
import { PART, partsTold, unitsOfParts } from "./parts-sql";
import type { Part } from "./places";
import {
  linesToldOneByOne,
  type OrderDeletion,
  ordersDeleted,
  type RefundLineFact,
  refundLinesTold,
} from "./refunds.server";
import { oldestKeptDay } from "./retention";

/** One line of an order, as a body of the order's version shows it. */
export interface LineFact extends Fact, OrderSource {
  orderId: string;
  /** As the shop counts its orders, "#1001"; null where the body does not say. */
  orderName: string | null;
  lineId: string;
  /** Null once the variant was deleted: what the line was sold as stays, whichever body names it. */
  variantId: string | null;
  productId: string | null;
  /** Null where Shopify does not say where it was sold. */
  locationId: string | null;
  /** Units from elsewhere, where not all of it went from one place; none: all of it is of locationId. */
  parts: Part[];
  /** Which units went from where is not told: what a body said of that stays. */
  isPlaceUntold?: boolean;
  processedAt: number;
  /** The day of processedAt in the shop's zone. */
  day: number;
  quantity: number;
  /** What is left of the quantity after edits, removals and refunds. */
  currentQuantity: number;
  cancelled: boolean;
  test: boolean;
  /** The first of the lines that a delivery tells of together; absent where one comes alone, or by a read. */
  firstLineId?: string;
}

interface SalesFacts {
  lines: LineFact[];
  refundLines: RefundLineFact[];
  orderDeletions: OrderDeletion[];
}

const LINE = cells({
  ...FACT,
  lineId: "id",
  orderId: "id",
  orderName: "value",
  variantId: "id",
  locationId: "id",
  day: "value",
  processedAt: "value",
  quantity: "value",
  currentQuantity: "value",
  cancelled: "value",
  test: "value",
  isPlaceUntold: "value",
  parts: "json",
  channel: "value",
  wholesale: "value",
  tags: "json",
  firstLineId: "id",
});
/** Of which lines and orders the days are summed anew. */
const LINE_SCOPE = cells({ ...DELETION, lineId: "id" });
const ORDER_SCOPE = cells({ ...DELETION, orderId: "id" });

/** Order lines, refunds, deletions, and the daily sales of every day that they count or counted on: 5 statements. */
export function salesChanges(
  database: D1Database,
  { lines, refundLines, orderDeletions }: SalesFacts,
  now: number,
): D1PreparedStatement[] {
  if (!lines.length && !refundLines.length && !orderDeletions.length) return [];
  const placing = refundLines.filter((refund) => refund.locationId !== null);
  return [
    ...(orderDeletions.length
      ? [linesToldOneByOne(database, orderDeletions), ordersDeleted(database, orderDeletions)]
      : []),
    ...(refundLines.length ? [refundLinesTold(database, refundLines)] : []),
    ...(lines.length || placing.length
      ? [
          database
            .prepare(lines.some(({ firstLineId }) => firstLineId) ? LINES_TOGETHER : LINES)
            .bind(LINE.json(latestOfEach(lines)), LINE_SCOPE.json(placing)),
        ]
      : []),
    database
      .prepare(DAILY_SALES)
      .bind(LINE_SCOPE.json([...lines, ...refundLines]), oldestKeptDay(now), ORDER_SCOPE.json(orderDeletions)),
  ];
}

/** Each line as its newest body shows it; its variant, its order's source and its places, as the newest does that tells them. */
function latestOfEach(facts: LineFact[]) {
  const latest = new Map<string, LineFact>();
  for (const older of facts.toSorted((a, b) => byVersion(b, a))) {
    const key = `${older.shopId}/${older.lineId}`;
    const newer = latest.get(key) ?? older;
    const { locationId, parts, isPlaceUntold } = newer.isPlaceUntold ? older : newer;
    latest.set(key, {
      ...{ ...newer, locationId, parts, isPlaceUntold },
      variantId: newer.variantId ?? older.variantId,
      channel: newer.channel ?? older.channel,
      wholesale: newer.wholesale ?? older.wholesale,
      tags: newer.channel === null ? older.tags : newer.tags,
    });
  }
  return [...latest.values()].map((line) => ({
    ...line,
    firstLineId: line.firstLineId ?? null,
    isPlaceUntold: line.isPlaceUntold ?? false,
  }));
}

const MOVED = `(order_lines.variant_id, order_lines.location_id, order_lines.day, order_lines.parts)
      IS NOT (excluded.variant_id, excluded.location_id, excluded.day, excluded.parts)`;

/** A row that does not know what the statement itself has just filled in from another of its rows. */
const isUntold = (column: string) => `(excluded.${column} IS NULL AND order_lines.${column} IS NOT NULL)`;

const TAGS = `NULLIF(${LINE.cell.tags}, '[]')`;

/** In milliseconds: an installation may be noted later than what Shopify tells after it. */
const MARGIN = 3_600_000;

/**
 * SQL: a line that is known already, found where it counted before (by `order_lines_day`), or elsewhere. Where nothing has `moved`,
 * that index is not named, and so not written.
 */
const toldAgain = (target: string, moved: string[]) => `
  ON CONFLICT ${target} DO UPDATE SET
    was_variant_id = iif(${MOVED}, order_lines.variant_id, NULL),
    was_location_id = iif(${MOVED}, order_lines.location_id, NULL),
    was_day = iif(${MOVED}, order_lines.day, NULL),
    was_parts = iif(${MOVED}, order_lines.parts, NULL),
    ${moved.map((column) => `${column} = excluded.${column},`).join(" ")} parts = excluded.parts,
    order_name = excluded.order_name,
    channel = COALESCE(excluded.channel, order_lines.channel), wholesale = COALESCE(excluded.wholesale, order_lines.wholesale),
    tags = iif(excluded.channel IS NULL, order_lines.tags, excluded.tags),
    left_out = iif(${isUntold("channel")} OR ${isUntold("wholesale")}, order_lines.left_out, excluded.left_out),
    processed_at = excluded.processed_at, quantity = excluded.quantity, current_quantity = excluded.current_quantity,
    cancelled = excluded.cancelled, test = excluded.test, updated_at = excluded.updated_at,
    triggered_at = excluded.triggered_at, placed_by_refund = excluded.placed_by_refund,
    stands_updated_at = COALESCE(excluded.stands_updated_at, order_lines.stands_updated_at),
    stands_triggered_at = COALESCE(excluded.stands_triggered_at, order_lines.stands_triggered_at)
  WHERE ${isNewerThan("order_lines")}
    OR ((excluded.updated_at, excluded.triggered_at) = (order_lines.updated_at, order_lines.triggered_at)
      AND ((excluded.placed_by_refund AND excluded.location_id <> order_lines.location_id)
        OR (order_lines.variant_id = ${NO_VARIANT} AND excluded.variant_id <> ${NO_VARIANT})
        OR (order_lines.channel IS NULL AND excluded.channel IS NOT NULL)
        OR (order_lines.wholesale IS NULL AND excluded.wholesale IS NOT NULL)))`;

/** SQL: all that a line tells but its version. */
const toldOf = (row: string) =>
  `variant_id location_id day processed_at quantity current_quantity cancelled test placed_by_refund parts order_name channel wholesale tags left_out`
    .replace(/\w+/g, `${row}.$&`)
    .replaceAll(" ", ", ");

/**
 * Lines as bodies show them; lines whose variant only an older body names; and lines of which only a refund says where
 * they were: that may come after the line's last version, so that it moves a line without one. A variant that was deleted
 * is named by older bodies alone: until one comes, its line stands under variant 0, which sells nothing. So do lines that
 * never had one, but for those of orders that last changed before anything was heard of the shop. An order's source, which never
 * changes but for its tags, is taken from an older body, too, where no newer one has told it.
 */
const TOLD = `
  SELECT shop_id, line_id, order_id, variant_id, COALESCE(sale_location, refund_location, ${UNASSIGNED}) AS location_id, day, processed_at,
    quantity, current_quantity, cancelled, test, updated_at, triggered_at,
    sale_location IS NULL AND refund_location IS NOT NULL AS placed_by_refund, parts, order_name, channel, wholesale, tags,
    ${leftOutBy("w.orders_left_out", { channel: "channel", wholesale: "wholesale", tags: "tags" })} AS left_out, first_line_id, again
  FROM (
    SELECT s.id AS shop_id, ${LINE.cell.lineId} AS line_id, ${LINE.cell.orderId} AS order_id,
      COALESCE(v.id, o.variant_id, iif(${LINE.cell.updatedAt} >= s.installed_at - ${MARGIN}, ${NO_VARIANT}, NULL)) AS variant_id,
      COALESCE(iif(${LINE.cell.isPlaceUntold} AND NOT o.placed_by_refund, NULLIF(o.location_id, ${UNASSIGNED}), NULL), c.id) AS sale_location,
      ${LINE.cell.day} AS day, ${LINE.cell.processedAt} AS processed_at,
      ${LINE.cell.quantity} AS quantity, ${LINE.cell.currentQuantity} AS current_quantity, ${LINE.cell.cancelled} AS cancelled, ${LINE.cell.test} AS test,
      ${LINE.cell.updatedAt} AS updated_at, ${LINE.cell.triggeredAt} AS triggered_at,
      ${placeOfRefund("s.id", LINE.cell.lineId)} AS refund_location,
      iif(${LINE.cell.isPlaceUntold}, o.parts, ${partsTold(LINE.cell.parts)}) AS parts, COALESCE(${LINE.cell.orderName}, o.order_name) AS order_name,
      COALESCE(${LINE.cell.channel}, o.channel) AS channel, COALESCE(${LINE.cell.wholesale}, o.wholesale) AS wholesale,
      iif(${LINE.cell.channel} IS NULL, o.tags, ${TAGS}) AS tags,
      CASE WHEN o.line_id IS NOT NULL THEN o.first_line_id WHEN k.line_id IS NULL THEN ${LINE.cell.firstLineId} END AS first_line_id,
      o.line_id IS NOT NULL AS again
    FROM ${FACTS_OF_LIVE_SHOPS}
    LEFT JOIN variants v ON v.shop_id = s.id AND v.shopify_id = ${LINE.cell.variantId}
    LEFT JOIN locations c ON c.shop_id = s.id AND c.shopify_id = ${LINE.cell.locationId}
    LEFT JOIN order_lines o ON o.shop_id = s.id AND o.line_id = ${LINE.cell.lineId}
    LEFT JOIN order_lines k ON k.shop_id = s.id AND k.line_id = iif(o.line_id IS NULL, ${LINE.cell.firstLineId}, o.first_line_id)
    WHERE o.line_id IS NULL OR k.stands_updated_at IS NULL
      OR (${LINE.cell.updatedAt}, ${LINE.cell.triggeredAt}) > (k.stands_updated_at, k.stands_triggered_at)
    UNION ALL
    SELECT o.shop_id, o.line_id, o.order_id, COALESCE(v.id, o.variant_id), iif(o.placed_by_refund, NULL, NULLIF(o.location_id, ${UNASSIGNED})),
      iif(o.processed_at = ${LINE.cell.processedAt}, ${LINE.cell.day}, o.day), o.processed_at, o.quantity, o.current_quantity, o.cancelled,
      o.test, o.updated_at, o.triggered_at, ${placeOfRefund("s.id", "o.line_id")}, o.parts, o.order_name,
      COALESCE(o.channel, ${LINE.cell.channel}), COALESCE(o.wholesale, ${LINE.cell.wholesale}), iif(o.channel IS NULL, ${TAGS}, o.tags), NULL, 0
    FROM ${FACTS_OF_LIVE_SHOPS}
    CROSS JOIN order_lines o ON o.shop_id = s.id AND o.line_id = ${LINE.cell.lineId}
      AND (o.variant_id = ${NO_VARIANT} OR (o.channel IS NULL AND ${LINE.cell.channel} IS NOT NULL) OR (o.wholesale IS NULL AND ${LINE.cell.wholesale} IS NOT NULL))
    LEFT JOIN variants v ON o.variant_id = ${NO_VARIANT} AND v.shop_id = s.id AND v.shopify_id = ${LINE.cell.variantId}
    WHERE v.id IS NOT NULL OR o.variant_id <> ${NO_VARIANT} OR o.channel IS NULL OR o.wholesale IS NULL
    UNION ALL
    SELECT o.shop_id, o.line_id, o.order_id, o.variant_id, NULL, o.day, o.processed_at, o.quantity, o.current_quantity,
      o.cancelled, o.test, o.updated_at, o.triggered_at, ${placeOfRefund("s.id", "o.line_id")}, o.parts, o.order_name,
      o.channel, o.wholesale, o.tags, NULL, 0
    FROM ${factsOfLiveShops("?2")}
    CROSS JOIN order_lines o ON o.shop_id = s.id AND o.line_id = ${LINE_SCOPE.cell.lineId}
    WHERE o.location_id = ${UNASSIGNED} OR o.placed_by_refund
  )
  LEFT JOIN (SELECT shop_id AS of_shop, orders_left_out FROM shop_settings) w ON w.of_shop = shop_id
  WHERE variant_id IS NOT NULL`;

const INTO_LINES = `
  INSERT INTO order_lines (shop_id, line_id, order_id, variant_id, location_id, day, processed_at, quantity,
    current_quantity, cancelled, test, updated_at, triggered_at, placed_by_refund, parts, order_name, channel, wholesale, tags, left_out,
    first_line_id, stands_updated_at, stands_triggered_at)`;

const TOLD_AGAIN = `
  ${toldAgain("(shop_id, variant_id, day, location_id, line_id)", [])}
  ${toldAgain("(shop_id, line_id)", ["variant_id", "day", "location_id"])}`;

const AS_TOLD = `shop_id, line_id, order_id, variant_id, location_id, day, processed_at, quantity, current_quantity, cancelled, test,
    t.updated_at, t.triggered_at, placed_by_refund, parts, order_name, channel, wholesale, tags, left_out, first_line_id`;

/** Each line with its own version. */
const LINES = `${INTO_LINES}
  SELECT ${AS_TOLD}, NULL, NULL FROM (${TOLD}) t WHERE true ${TOLD_AGAIN}`;

/** Where a version tells all lines that were written together as they stand, the first of them keeps it for all (`stands`). */
const LINES_TOGETHER = `${INTO_LINES}
  WITH told AS MATERIALIZED (${TOLD}
  ), stands AS MATERIALIZED (
    SELECT t.shop_id AS of_shop, t.first_line_id AS of_first, t.updated_at, t.triggered_at
    FROM told t CROSS JOIN order_lines o ON o.shop_id = t.shop_id AND o.line_id = t.line_id
    WHERE t.again AND t.first_line_id IS NOT NULL AND (t.updated_at, t.triggered_at) > (o.updated_at, o.triggered_at)
      AND (${toldOf("t")}) IS (${toldOf("o")})
      AND t.variant_id <> ${NO_VARIANT} AND o.was_variant_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM deleted_orders d WHERE d.shop_id = o.shop_id AND d.order_id = o.order_id)
    GROUP BY t.shop_id, t.order_id, t.first_line_id, t.updated_at, t.triggered_at
    HAVING MAX(t.line_id = t.first_line_id) AND COUNT(*) = (SELECT COUNT(*) FROM order_lines l INDEXED BY order_lines_order
      WHERE l.shop_id = t.shop_id AND l.order_id = t.order_id AND l.first_line_id = t.first_line_id)
  )
  SELECT ${AS_TOLD}, x.updated_at, x.triggered_at
  FROM told t
  LEFT JOIN stands x ON t.again AND x.of_shop = t.shop_id AND x.of_first = t.first_line_id
  WHERE x.of_first IS NULL OR x.of_first = t.line_id ${TOLD_AGAIN}`;

/** SQL: where a line `l` counts, and where it did before its last version. */
const COUNTED = `l.shop_id, l.variant_id, l.day, l.location_id, l.parts,
      l.was_variant_id, l.was_day, l.was_location_id, l.was_parts`;

/**
 * A day whose lines are kept no longer stays as it was summed: what comes so late would be all that is left of it.
 * INDEXED BY: without statistics SQLite takes the primary key, and reads all lines of the shop.
 */
const DAILY_SALES = `
  INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units)
  WITH line AS MATERIALIZED (
    SELECT ${COUNTED} FROM ${FACTS_OF_LIVE_SHOPS}
    CROSS JOIN order_lines l ON l.shop_id = s.id AND l.line_id = ${LINE_SCOPE.cell.lineId}
    UNION ALL
    SELECT ${COUNTED} FROM ${factsOfLiveShops("?3")}
    CROSS JOIN order_lines l INDEXED BY order_lines_order ON l.shop_id = s.id AND l.order_id = ${ORDER_SCOPE.cell.orderId}
  ), bucket AS (
    SELECT shop_id, variant_id, day, location_id FROM line WHERE variant_id <> ${NO_VARIANT}
    UNION SELECT shop_id, was_variant_id, was_day, was_location_id FROM line WHERE was_variant_id <> ${NO_VARIANT}
    UNION SELECT shop_id, variant_id, day, ${PART.cell.locationId} FROM line CROSS JOIN json_each(line.parts) p
      WHERE parts IS NOT NULL AND variant_id <> ${NO_VARIANT}
    UNION SELECT shop_id, was_variant_id, was_day, ${PART.cell.locationId} FROM line CROSS JOIN json_each(line.was_parts) p
      WHERE was_parts IS NOT NULL AND was_variant_id <> ${NO_VARIANT}
  ), split AS MATERIALIZED (${unitsOfParts(`
    (SELECT DISTINCT shop_id, variant_id, day FROM bucket) b
    CROSS JOIN order_lines l INDEXED BY order_lines_parts
      ON l.shop_id = b.shop_id AND l.variant_id = b.variant_id AND l.day = b.day AND l.parts IS NOT NULL`)}
  )
  SELECT b.shop_id, b.variant_id, b.day, b.location_id, COALESCE(SUM(${NET_UNITS}), 0)
    + COALESCE((SELECT SUM(k.units) FROM split k
      WHERE k.shop_id = b.shop_id AND k.variant_id = b.variant_id AND k.day = b.day AND k.location_id = b.location_id), 0)
  FROM bucket b
  LEFT JOIN order_lines l INDEXED BY order_lines_day
    ON l.shop_id = b.shop_id AND l.variant_id = b.variant_id AND l.day = b.day AND l.location_id = b.location_id
    AND l.parts IS NULL
  GROUP BY b.shop_id, b.variant_id, b.day, b.location_id
  ON CONFLICT (shop_id, variant_id, day, location_id) DO UPDATE SET units = excluded.units
  WHERE units <> excluded.units AND excluded.day >= ?2`;
