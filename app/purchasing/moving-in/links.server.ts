import { dayOf } from "../../days/calendar";
import { planChanges } from "../../replenishment/planning/replan.server";
import { makeAverages } from "../costs/averages.server";
import { averagesDue } from "../costs/averages-due.server";
import { orderChange } from "../orders/order-change.server";
import { codesOf } from "./codes";
import type { Link } from "./lost";

type Shop = { id: number; timeZone: string };

const UNLINKED = `SELECT l.id, l.order_id AS orderId, l.told_sku AS sku, l.told_barcode AS barcode, l.description AS title
FROM purchase_order_lines l INDEXED BY purchase_order_lines_unlinked WHERE l.shop_id = ?1 AND l.variant_id = 0`;

const LINES_OF = `SELECT l.id, l.order_id AS orderId FROM purchase_order_lines l WHERE l.shop_id = ?1 AND l.variant_id = ?2`;

/** SQL: the variant ?2 is the shop's and still there. */
const IS_HERE = "EXISTS (SELECT 1 FROM variants v WHERE v.shop_id = ?1 AND v.id = ?2 AND v.deleted_at IS NULL)";

const LINES_LINKED = `UPDATE purchase_order_lines SET variant_id = ?2
WHERE shop_id = ?1 AND id IN (SELECT value FROM json_each(?3)) AND ${IS_HERE}`;

const TOLD = `INSERT INTO purchase_order_timeline (shop_id, order_id, at, who, what)
SELECT ?1, o.id, ?4, ?5, 'linked' FROM json_each(?3) f CROSS JOIN purchase_orders o ON o.id = f.value AND o.shop_id = ?1
WHERE o.history = 0 AND ${IS_HERE}`;

/** What is decided for the new variant already stays. */
const RULES_MOVED = `UPDATE OR IGNORE rules SET subject_id = ?2, updated_at = ?4
WHERE shop_id = ?1 AND level = 'variant' AND subject_id = ?3 AND ${IS_HERE}`;

const PRICES_MOVED = `UPDATE OR IGNORE supplier_terms SET variant_id = ?2, updated_at = ?4,
  preferred = preferred AND NOT EXISTS (SELECT 1 FROM supplier_terms x WHERE x.shop_id = ?1 AND x.variant_id = ?2 AND x.preferred = 1)
WHERE shop_id = ?1 AND variant_id = ?3 AND ${IS_HERE}`;

const REMEMBERED = `INSERT INTO variant_links (shop_id, code, variant_id, updated_at)
SELECT ?1, f.value, ?2, ?4 FROM json_each(?3) f WHERE ${IS_HERE}
ON CONFLICT (shop_id, code) DO UPDATE SET variant_id = excluded.variant_id, updated_at = excluded.updated_at`;

/**
 * What was called so is this variant: lines of orders, rules and supplier prices are its own from now on, and a file that calls it
 * so later finds it. What is on its way, plans and the average cost follow in the same batch. Answers with how many lines moved.
 * A variant that is not the shop's takes nothing.
 */
export async function linkVariant(database: D1Database, shop: Shop, link: Link, who: string | null, now: number) {
  const { lost, variantId } = link;
  const codes = codesOf(lost);
  const lines = await linesOf(database, shop, link, codes);
  const orders = [...new Set(lines.map(({ orderId }) => orderId))];
  const open = await openOf(database, shop, orders);
  const old = lost.variantId === null ? [] : [lost.variantId];
  const bound = (statement: string, ...values: (string | number | null)[]) =>
    database.prepare(statement).bind(shop.id, variantId, ...values);
  const variants = [variantId, ...old];
  await database.batch([
    bound(LINES_LINKED, JSON.stringify(lines.map(({ id }) => id))),
    bound(TOLD, JSON.stringify(orders), now, who),
    averagesDue(database, shop, orders, [variantId], now),
    bound(REMEMBERED, JSON.stringify(codes), now),
    ...old.flatMap((id) => [bound(RULES_MOVED, id, now), bound(PRICES_MOVED, id, now)]),
    ...(open.length > 0
      ? orderChange(database, shop, { ids: open }, variants, now)
      : planChanges(
          database,
          [{ shopId: shop.id, variants }],
          [{ shopId: shop.id, today: dayOf(now, shop.timeZone) }],
          now,
        )),
  ]);
  await makeAverages(database, shop, [variantId], now);
  return lines.length;
}

async function linesOf(database: D1Database, shop: Shop, { lost }: Link, codes: string[]) {
  if (lost.variantId !== null) {
    const { results } = await database
      .prepare(LINES_OF)
      .bind(shop.id, lost.variantId)
      .all<{ id: number; orderId: number }>();
    return results;
  }
  const { results } = await database
    .prepare(UNLINKED)
    .bind(shop.id)
    .all<{ id: number; orderId: number; sku: string | null; barcode: string | null; title: string | null }>();
  const [first] = codes;
  return results.filter((line) => first !== undefined && codesOf(line)[0] === first);
}

async function openOf(database: D1Database, shop: Shop, orders: number[]) {
  const { results } = await database
    .prepare(
      `SELECT o.id FROM json_each(?2) f CROSS JOIN purchase_orders o ON o.id = f.value AND o.shop_id = ?1
      WHERE o.state NOT IN ('closed', 'cancelled')`,
    )
    .bind(shop.id, JSON.stringify(orders))
    .all<{ id: number }>();
  return results.map(({ id }) => id);
}
