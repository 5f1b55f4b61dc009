import { cameIn } from "../receiving/sums-sql";
import { COST_LINES, GOODS_LINES, makeAverages } from "./averages.server";
import { averagesDue } from "./averages-due.server";
import type { TypedCost } from "./cost-form";
import type { CostedLine, Costing } from "./costing";
import { type CostLine, type GoodsLine, inShopCurrency, landedOf, netOf, partOf } from "./landed";
import { RATE_TO, rateOf } from "./rate-sql";

type OrderRow = Costing["order"] & { billNumber: string | null; billDay: number | null; billTotal: number | null };
type LineRow = Omit<CostedLine, "net" | "weight" | "share" | "shareOfDamaged" | "units" | "landed">;

const ORDER = `SELECT o.id, o.number, o.state, o.currency, ${rateOf("o")} AS rate, s.name AS supplierName,
  o.bill_number AS billNumber, o.bill_day AS billDay, o.bill_total AS billTotal
FROM purchase_orders o LEFT JOIN suppliers s ON s.shop_id = o.shop_id AND s.id = o.supplier_id WHERE o.shop_id = ?1 AND o.id = ?2`;

const LINES = `SELECT l.id AS lineId, l.variant_id AS variantId, COALESCE(p.title, '') AS productTitle, COALESCE(v.title, '') AS variantTitle,
  p.image_url AS imageUrl, v.deleted_at IS NOT NULL AS gone, v.sku, l.ordered, l.closed_short AS closedShort, ${cameIn("accepted", "damaged")} AS received,
  ${cameIn("damaged")} AS damaged, l.billed, a.average, a.mark
FROM purchase_order_lines l
LEFT JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id
LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
LEFT JOIN average_costs a ON a.shop_id = l.shop_id AND a.variant_id = l.variant_id AND COALESCE(a.currency, ?3) = ?3
WHERE l.shop_id = ?1 AND l.order_id = ?2 ORDER BY l.position, l.id`;

/** An order's costs: goods, bills beside them with each line's share, and the supplier's bill. Undefined where the shop has none. */
export async function findCosting(
  database: D1Database,
  shop: { id: number; currency: string },
  orderId: number,
): Promise<Costing | undefined> {
  const orders = JSON.stringify([orderId]);
  const [order, lines, goods, costs] = await Promise.all([
    database.prepare(ORDER).bind(shop.id, orderId).first<OrderRow>(),
    database.prepare(LINES).bind(shop.id, orderId, shop.currency).all<LineRow>(),
    database.prepare(GOODS_LINES).bind(shop.id, orders).all<GoodsLine>(),
    database.prepare(COST_LINES).bind(shop.id, orders).all<CostLine>(),
  ]);
  if (!order) return undefined;
  const landed = landedOf(costs.results, goods.results, shop.currency);
  const shares = goods.results.map((_, index) =>
    landed.reduce((sum, each) => sum + (each.kind === "spread" ? (each.shares[index] ?? 0) : 0), 0),
  );
  return {
    order,
    shopCurrency: shop.currency,
    landed,
    bill: { number: order.billNumber, day: order.billDay, total: order.billTotal },
    lines: lines.results.map((line, index) => {
      const bearing = goods.results[index];
      const net = bearing ? netOf(bearing) : null;
      const whole = net === null ? undefined : inShopCurrency(net, order, shop.currency);
      const share = shares[index] ?? 0;
      const units = bearing?.units ?? 0;
      // What more came than was ordered costs as much a unit.
      const worth = whole === undefined ? undefined : partOf(whole, units, line.ordered);
      return {
        ...line,
        net,
        share,
        shareOfDamaged: share - partOf(share, Math.max(0, units - line.damaged), units),
        units,
        weight: bearing?.weight ?? null,
        landed: worth === undefined ? null : worth + share,
      };
    }),
  };
}

const variantsOf = async (database: D1Database, shop: { id: number }, orderId: number) =>
  (
    await database
      .prepare("SELECT DISTINCT variant_id AS id FROM purchase_order_lines WHERE shop_id = ? AND order_id = ?")
      .bind(shop.id, orderId)
      .all<{ id: number }>()
  ).results.map(({ id }) => id);

/** Whoever has the order open, to send it, has another sum before them. Before its cost changes; `changes`: SQL that it does, of ?3. */
const orderDiffers = (
  database: D1Database,
  shop: { id: number },
  orderId: number,
  { changes, of }: { changes: string; of: string | number },
  now: number,
) =>
  database
    .prepare(
      `UPDATE purchase_orders SET version = version + 1, updated_at = ?4 WHERE +shop_id = ?1 AND id = ?2 AND ${changes}`,
    )
    .bind(shop.id, orderId, of, now);

const UNKNOWN_FORM = "NOT EXISTS (SELECT 1 FROM purchase_order_costs c WHERE c.shop_id = ?1 AND c.form_token = ?3)";
const STANDS = "EXISTS (SELECT 1 FROM purchase_order_costs c WHERE +c.shop_id = ?1 AND c.order_id = ?2 AND c.id = ?3)";

/** One more bill beside the goods, before they come or long after; the averages follow. The same form again adds nothing. */
export async function addCost(
  database: D1Database,
  shop: { id: number },
  orderId: number,
  { kind, label, amount, currency, rate, spread, formToken }: TypedCost,
  who: string | null,
  now: number,
): Promise<void> {
  const variants = await variantsOf(database, shop, orderId);
  await database.batch([
    orderDiffers(database, shop, orderId, { changes: UNKNOWN_FORM, of: formToken }, now),
    database
      .prepare(
        `INSERT INTO purchase_order_timeline (shop_id, order_id, at, who, what, detail)
        SELECT o.shop_id, o.id, ?3, ?4, 'cost_added', ?5 FROM purchase_orders o WHERE o.shop_id = ?1 AND o.id = ?2
          AND NOT EXISTS (SELECT 1 FROM purchase_order_costs c WHERE c.shop_id = ?1 AND c.form_token = ?6)`,
      )
      .bind(shop.id, orderId, now, who, JSON.stringify({ kind, label, amount, currency }), formToken),
    database
      .prepare(
        `INSERT INTO purchase_order_costs (shop_id, order_id, kind, label, amount, currency, rate, spread, form_token, created_at, rate_to)
        SELECT o.shop_id, o.id, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ${RATE_TO} FROM purchase_orders o WHERE o.shop_id = ?1 AND o.id = ?2
        ON CONFLICT DO NOTHING`,
      )
      .bind(shop.id, orderId, kind, label, amount, currency, rate, spread, formToken, now),
    averagesDue(database, shop, [orderId], variants, now),
  ]);
  await makeAverages(database, shop, variants, now);
}

/** A bill that was typed by mistake. Answers whether there was one. */
export async function removeCost(
  database: D1Database,
  shop: { id: number },
  orderId: number,
  costId: number,
  who: string | null,
  now: number,
): Promise<boolean> {
  const variants = await variantsOf(database, shop, orderId);
  const [, , removed] = await database.batch([
    orderDiffers(database, shop, orderId, { changes: STANDS, of: costId }, now),
    database
      .prepare(
        `INSERT INTO purchase_order_timeline (shop_id, order_id, at, who, what, detail)
        SELECT c.shop_id, c.order_id, ?4, ?5, 'cost_removed',
          json_object('cost', c.id, 'kind', c.kind, 'label', c.label, 'amount', c.amount, 'currency', c.currency,
            'rate', c.rate, 'spread', c.spread, 'createdAt', c.created_at, 'rateTo', c.rate_to)
        FROM purchase_order_costs c WHERE +c.shop_id = ?1 AND c.order_id = ?2 AND c.id = ?3`,
      )
      .bind(shop.id, orderId, costId, now, who),
    database
      .prepare("DELETE FROM purchase_order_costs WHERE shop_id = ? AND order_id = ? AND id = ?")
      .bind(shop.id, orderId, costId),
    averagesDue(database, shop, [orderId], variants, now),
  ]);
  await makeAverages(database, shop, variants, now);
  return (removed?.meta.changes ?? 0) > 0;
}

const REMOVED = `FROM purchase_order_timeline t WHERE t.shop_id = ?1 AND t.order_id = ?2 AND t.what = 'cost_removed'
  AND t.detail->>'cost' = ?3 AND t.detail->>'kind' IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM purchase_order_costs c WHERE +c.shop_id = ?1 AND c.id = ?3) ORDER BY t.id DESC LIMIT 1`;

/**
 * As it was, from what was told as it was removed: added anew it would be a late bill, which averages count otherwise.
 * Answers whether it stands.
 */
export async function putCostBack(
  database: D1Database,
  shop: { id: number },
  orderId: number,
  costId: number,
  who: string | null,
  now: number,
): Promise<boolean> {
  const variants = await variantsOf(database, shop, orderId);
  const [, , , stands] = await database.batch([
    orderDiffers(database, shop, orderId, { changes: `EXISTS (SELECT 1 ${REMOVED})`, of: costId }, now),
    database
      .prepare(
        `INSERT INTO purchase_order_timeline (shop_id, order_id, at, who, what, detail)
        SELECT t.shop_id, t.order_id, ?4, ?5, 'cost_added', t.detail ${REMOVED}`,
      )
      .bind(shop.id, orderId, costId, now, who),
    database
      .prepare(
        `INSERT INTO purchase_order_costs (id, shop_id, order_id, kind, label, amount, currency, rate, spread, created_at, rate_to)
        SELECT t.detail->>'cost', t.shop_id, t.order_id, t.detail->>'kind', t.detail->>'label', t.detail->>'amount',
          t.detail->>'currency', t.detail->>'rate', t.detail->>'spread', t.detail->>'createdAt', t.detail->>'rateTo' ${REMOVED}`,
      )
      .bind(shop.id, orderId, costId),
    database
      .prepare("SELECT 1 FROM purchase_order_costs WHERE +shop_id = ? AND order_id = ? AND id = ?")
      .bind(shop.id, orderId, costId),
    averagesDue(database, shop, [orderId], variants, now),
  ]);
  await makeAverages(database, shop, variants, now);
  return (stands?.results.length ?? 0) > 0;
}
