import { DAY } from "../../days/iso-day";
import { cells } from "../../sql/cells-sql";
import { inTransitAt } from "../../stock/transfers/transfer-sums-sql";
import { PENDING } from "../../stock/writes/pending-sql";
import { receivedOf } from "../orders/order-sums-sql";
import { averageAfter, type Came, type CostEvent, type CostedOrder, costEvents, type StockAt } from "./average-of";
import { type CostLine, type GoodsLine, landedOf } from "./landed";
import { rateOf } from "./rate-sql";
import { costsProposed } from "./shopify/proposals.server";

interface OrderRow {
  id: number;
  currency: string;
  rate: string | null;
  lines: (GoodsLine & { orderId: number })[];
  costs: (CostLine & { orderId: number })[];
}

type CameRow = Came & { orderId: number; variantId: number };

const CAME_OF_LINE = receivedOf("l");

/** SQL: lines `l` of the orders in ?2, as they bear on costs. Of an order that was closed nothing more comes than came. */
export const GOODS_LINES = `SELECT l.order_id AS orderId, l.id AS lineId, l.variant_id AS variantId, l.ordered,
  iif(o.state = 'closed' AND o.units_received > 0, ${CAME_OF_LINE}, MAX(l.ordered - l.closed_short, ${CAME_OF_LINE})) AS units,
  l.amount, l.tax_rate AS taxRate, l.tax_included AS taxIncluded, l.weight
FROM json_each(?2) f CROSS JOIN purchase_orders o ON o.id = f.value AND o.shop_id = ?1
CROSS JOIN purchase_order_lines l ON l.shop_id = ?1 AND l.order_id = o.id ORDER BY l.position, l.id`;

export const COST_LINES = `SELECT c.order_id AS orderId, c.id, c.kind, c.label, c.amount, c.currency, ${rateOf("c")} AS rate, c.spread, c.created_at AS createdAt
FROM json_each(?2) f CROSS JOIN purchase_order_costs c ON c.shop_id = ?1 AND c.order_id = f.value ORDER BY c.id`;

const ORDERS_OF = `SELECT o.id, o.currency, ${rateOf("o")} AS rate FROM purchase_orders o WHERE o.shop_id = ?1 AND o.id IN (
  SELECT l.order_id FROM json_each(?2) f CROSS JOIN purchase_order_lines l ON l.shop_id = ?1 AND l.variant_id = f.value)
  AND EXISTS (SELECT 1 FROM receipts r WHERE r.shop_id = o.shop_id AND r.order_id = o.id AND r.state = 'submitted' AND r.history IS NULL)`;

/**
 * What was noted as here is the same for all lines of a receipt: units of its lines before are here, too. What came while the shop had
 * another currency is left out: its rates and costs are of that one.
 */
const CAME = `SELECT r.order_id AS orderId, l.variant_id AS variantId, n.line_id AS lineId, r.submitted_at AS at, n.accepted,
  ROW_NUMBER() OVER (ORDER BY r.submitted_at, r.id, l.position, l.id) AS turn,
  r.reverses IS NOT NULL AS isReversal, n.cost_before AS costBefore, COALESCE(n.stock_before, 0) + COALESCE(SUM(n.accepted) OVER (
    PARTITION BY r.id, l.variant_id ORDER BY l.position, l.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS stockBefore
FROM json_each(?2) f CROSS JOIN purchase_order_lines l ON l.shop_id = ?1 AND l.variant_id = f.value
CROSS JOIN receipt_lines n ON n.shop_id = l.shop_id AND n.line_id = l.id
CROSS JOIN receipts r ON r.shop_id = n.shop_id AND r.id = n.receipt_id AND r.state = 'submitted' AND r.history IS NULL
CROSS JOIN shops s ON s.id = ?1 AND COALESCE(r.currency, s.currency) = s.currency`;

const INSTANT = cells({ variantId: "value", at: "value" });
const AVERAGE = cells({ variantId: "value", token: "value", average: "value", mark: "value" });
const DUE = cells({ variantId: "value", token: "value" });

/** So long after it was received Shopify has made it, or a person has asked again: later movements are not looked through. */
const LONGEST_POSTING = 7 * DAY;

const atLevel = (movement: string) =>
  `${movement}.shop_id = ?1 AND ${movement}.inventory_item_id = v.inventory_item_id AND ${movement}.location_id = c.id`;
const AT_LEVEL = atLevel("m");

/**
 * Units that the shop had of each variant at the instants of late bills, by the ledger, those between two places too, and what had been
 * received by then though Shopify made it later, or has not made it yet. By all locations, since a level goes a month after its place stocks the item no more.
 * `countedUntil`: when any place last had a number of them, that instant where one still had.
 */
const STOCK_AT = `WITH ${PENDING} SELECT ${INSTANT.cell.variantId} AS variantId, ${INSTANT.cell.at} AS at, COALESCE(SUM(
    COALESCE((SELECT m.available_after FROM movements m WHERE ${AT_LEVEL} AND m.at <= ${INSTANT.cell.at} ORDER BY m.at DESC, m.id DESC LIMIT 1), 0)
    + COALESCE((SELECT SUM(m.delta) FROM movements m
      CROSS JOIN receipts r ON r.shop_id = m.shop_id AND 'gid://evenstock/Receipt/' || r.id = m.reference AND r.submitted_at < ${INSTANT.cell.at}
        AND r.id = CAST(substr(m.reference, length('gid://evenstock/Receipt/') + 1) AS INTEGER)
      WHERE ${AT_LEVEL} AND m.at > ${INSTANT.cell.at} AND m.at < ${INSTANT.cell.at} + ${LONGEST_POSTING}), 0)), 0)
  + COALESCE((SELECT SUM(i.quantity) FROM incoming i CROSS JOIN receipt_lines n ON n.shop_id = i.shop_id AND n.id = i.source_id
    CROSS JOIN receipts r ON r.shop_id = n.shop_id AND r.id = n.receipt_id AND r.submitted_at < ${INSTANT.cell.at}
    WHERE i.shop_id = ?1 AND i.variant_id = v.id AND i.source = 'receipt'
      AND NOT EXISTS (SELECT 1 FROM pending d WHERE d."key" = 'receipt/' || i.source_id AND d.told_at <= ${INSTANT.cell.at})), 0)
  + ${inTransitAt(INSTANT.cell.at)} AS units,
  MAX((SELECT iif(m.available_after IS NOT NULL, ${INSTANT.cell.at}, (SELECT x.at FROM movements x
      WHERE ${atLevel("x")} AND x.at <= m.at AND x.available_after IS NOT NULL ORDER BY x.at DESC LIMIT 1))
    FROM movements m WHERE ${AT_LEVEL} AND m.at <= ${INSTANT.cell.at} ORDER BY m.at DESC, m.id DESC LIMIT 1)) AS countedUntil
FROM json_each(?2) f CROSS JOIN variants v ON v.shop_id = ?1 AND v.id = ${INSTANT.cell.variantId}
LEFT JOIN locations c ON c.shop_id = v.shop_id GROUP BY f.key`;

const KEPT = `INSERT INTO average_costs (shop_id, variant_id, average, currency, mark, updated_at)
SELECT s.id, ${AVERAGE.cell.variantId}, ${AVERAGE.cell.average}, s.currency, ${AVERAGE.cell.mark}, ?3 FROM json_each(?2) f CROSS JOIN shops s ON s.id = ?1
CROSS JOIN averages_due d ON d.shop_id = s.id AND d.variant_id = ${AVERAGE.cell.variantId} AND d.token = ${AVERAGE.cell.token} WHERE true
ON CONFLICT (shop_id, variant_id) DO UPDATE SET average = excluded.average, currency = excluded.currency, mark = excluded.mark,
  updated_at = excluded.updated_at
WHERE (average, currency, mark) IS NOT (excluded.average, excluded.currency, excluded.mark)`;

const MADE = `DELETE FROM averages_due WHERE shop_id = ?1 AND (variant_id, token) IN (SELECT ${DUE.cell.variantId}, ${DUE.cell.token} FROM json_each(?2) f)`;

/**
 * Keeps the average cost of those of these variants whose average is due, made anew from all their receipts, bills and the ledger.
 * Whoever changes something meanwhile makes it anew. Where Shopify is to hold it, it is proposed. Up to five round trips.
 */
export async function makeAverages(
  database: D1Database,
  shop: { id: number },
  variants: readonly number[],
  now: number,
): Promise<void> {
  const { results: due } = await database
    .prepare(
      `SELECT d.variant_id AS variantId, d.token FROM json_each(?2) f CROSS JOIN averages_due d ON d.shop_id = ?1 AND d.variant_id = f.value`,
    )
    .bind(shop.id, JSON.stringify([...new Set(variants)]))
    .all<{ variantId: number; token: string }>();
  if (due.length === 0) return;
  const tokens = new Map(due.map(({ variantId, token }) => [variantId, token]));
  const averages = (await averagesOf(database, shop, [...tokens.keys()])).map((each) => ({
    ...each,
    token: tokens.get(each.variantId),
  }));
  await database.batch([
    ...(averages.length > 0
      ? [
          database.prepare(KEPT).bind(shop.id, AVERAGE.json(averages), now),
          ...costsProposed(database, shop, averages, now),
        ]
      : []),
    database.prepare(MADE).bind(shop.id, DUE.json(due)),
  ]);
}

/**
 * The average cost of these variants by their rows as they stand, whether due or not; nothing of one that has not come.
 * Three round trips.
 */
export async function averagesOf(database: D1Database, shop: { id: number }, variants: readonly number[]) {
  const ask = <Row>(statement: string, json: string) => database.prepare(statement).bind(shop.id, json).all<Row>();
  const named = JSON.stringify(variants);
  const [currency, orders, came] = await Promise.all([
    database.prepare("SELECT currency FROM shops WHERE id = ?").bind(shop.id).first<string>("currency"),
    ask<Omit<OrderRow, "lines" | "costs">>(ORDERS_OF, named),
    ask<CameRow>(CAME, named),
  ]);
  const ids = JSON.stringify(orders.results.map(({ id }) => id));
  const [lines, costs] = await Promise.all([
    ask<OrderRow["lines"][number]>(GOODS_LINES, ids),
    ask<OrderRow["costs"][number]>(COST_LINES, ids),
  ]);
  const costed = orders.results.map((order) => ({
    ...order,
    lines: lines.results.filter(({ orderId }) => orderId === order.id),
    costs: costs.results.filter(({ orderId }) => orderId === order.id),
  }));
  const stock = await ask<StockAt & { variantId: number; at: number }>(
    STOCK_AT,
    INSTANT.json(instantsOf(costed, variants)),
  );
  const stockOf = new Map(stock.results.map((each) => [`${each.variantId}/${each.at}`, each]));
  return variants.flatMap((variantId) => {
    const events = costed.flatMap((order) =>
      eventsOf(
        order,
        variantId,
        came.results,
        currency ?? order.currency,
        (at) => stockOf.get(`${variantId}/${at}`) ?? NONE,
      ),
    );
    const after = averageAfter(events);
    return after ? [{ variantId, ...after }] : [];
  });
}

const NONE: StockAt = { units: 0, countedUntil: null };

const instantsOf = (orders: readonly OrderRow[], variants: readonly number[]) =>
  orders.flatMap(({ lines, costs }) =>
    [...new Set(lines.map(({ variantId }) => variantId))]
      .filter((variantId) => variants.includes(variantId))
      .flatMap((variantId) => costs.map(({ createdAt }) => ({ variantId, at: createdAt }))),
  );

function eventsOf(
  { id, lines, costs, currency, rate }: OrderRow,
  variantId: number,
  came: readonly CameRow[],
  shopCurrency: string,
  stockAt: (at: number) => StockAt,
): CostEvent[] {
  const order: CostedOrder = { currency, rate, lines, landed: landedOf(costs, lines, shopCurrency) };
  return lines.flatMap((line, index) =>
    line.variantId === variantId
      ? costEvents(
          order,
          index,
          came.filter((each) => each.orderId === id && each.variantId === variantId),
          shopCurrency,
          stockAt,
        )
      : [],
  );
}
