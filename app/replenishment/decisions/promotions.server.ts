import type { KeptPromotion, Promotion, PromotionLevel, PromotionSubject } from "../../demand/promotions/promotion";
import { ITS_PROMOTIONS } from "../../demand/promotions/promotions-of-sql";
import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import type { Touched } from "../touched-sql";
import { decide, decideGuarded, type Planned } from "./decide.server";
import { marksNear } from "./marks.server";

const PAGE_SIZE = 40;

/** As many as a shop keeps, and the days that they mark together: a plan may have to look at all of them. */
const MOST_PROMOTIONS = 500;
const MOST_MARKED_DAYS = 10_000;

export const NO_ROOM = `A shop keeps up to ${MOST_PROMOTIONS} promotions, and ${MOST_MARKED_DAYS.toLocaleString("en")} marked days. Remove an old one.`;

/** With the name of what it is for; null for the whole shop, and where that is gone from Shopify. */
export type NamedPromotion = KeptPromotion & { of: string | null; sku: string };

type Shop = { id: number; timeZone: string };

/** The latest first. */
export async function listPromotions(
  database: D1Database,
  shop: { id: number },
  cursor: Cursor,
): Promise<Paged<NamedPromotion>> {
  const { promotions } = await promotionPage(database, shop, cursor, PAGE_SIZE + 1);
  return pageOf(promotions, cursor, PAGE_SIZE, ({ fromDay, id }): Key => [fromDay, id]);
}

/** At most `limit` of them, nearest to the cursor first, and how many rows that read. */
export async function promotionPage(database: D1Database, shop: { id: number }, cursor: Cursor, limit: number) {
  const meant = "m.percent IS NULL";
  const { rows, read } = await marksNear<NamedPromotion>(
    database,
    shop,
    { cursor, limit },
    { columns: COLUMNS, meant },
  );
  return { promotions: rows, read };
}

/**
 * Those that mark or lift days of this variant: its own, its product's, its type's, its vendor's and the whole shop's;
 * the latest first.
 */
export async function listPromotionsOf(
  database: D1Database,
  shop: { id: number },
  variantId: number,
): Promise<KeptPromotion[]> {
  const { results } = await database
    .prepare(
      `SELECT ${COLUMNS} FROM variants v CROSS JOIN promotions m ON ${ITS_PROMOTIONS}
      WHERE v.shop_id = ?1 AND v.id = ?2 ORDER BY m.from_day DESC, m.id DESC`,
    )
    .bind(shop.id, variantId)
    .all<KeptPromotion>();
  return results;
}

/** Undefined where the shop has no such promotion. */
export const findPromotion = async (database: D1Database, shop: { id: number }, id: number) =>
  (await database
    .prepare(`SELECT ${COLUMNS} FROM promotions m WHERE m.id = ?2 AND m.shop_id = ?1 AND m.percent IS NULL`)
    .bind(shop.id, id)
    .first<KeptPromotion>()) ?? undefined;

/** "refused": there is no room for it, as the statement itself finds. For what is not this shop's none is kept. */
export async function addPromotion(
  database: D1Database,
  shop: Shop,
  promotion: Promotion,
  now: number,
): Promise<Planned | "refused"> {
  const added = database
    .prepare(
      `INSERT INTO promotions (shop_id, level, subject_id, name, from_day, to_day, updated_at)
      SELECT ?1, ?2, CAST(?3 AS INTEGER), ?4, ?5, ?6, ?7 WHERE ${IS_OF_SHOP} AND ${roomFor("?6 - ?5 + 1")}`,
    )
    .bind(shop.id, promotion.level, promotion.subject, promotion.name, promotion.fromDay, promotion.toDay, now);
  const { plans, changed } = await decideGuarded(database, shop, [added], touchedBy(shop.id, promotion), now);
  return changed > 0 || (await hasRoom(database, shop, promotion)) ? plans : "refused";
}

/** Its name and days; what it is for stays. "refused": there is no room for more days. */
export async function changePromotion(
  database: D1Database,
  shop: Shop,
  stands: KeptPromotion,
  { name, fromDay, toDay }: Pick<Promotion, "name" | "fromDay" | "toDay">,
  now: number,
): Promise<Planned | "refused"> {
  const changed = database
    .prepare(
      `UPDATE promotions SET name = ?3, from_day = ?4, to_day = ?5, updated_at = ?6
      WHERE id = ?2 AND shop_id = ?1 AND (?5 - ?4 <= to_day - from_day OR ${roomFor("?5 - ?4 + 1", "id <> ?2")})`,
    )
    .bind(shop.id, stands.id, name, fromDay, toDay, now);
  const done = await decideGuarded(database, shop, [changed], touchedBy(shop.id, stands), now);
  return done.changed > 0 || !(await findPromotion(database, shop, stands.id)) ? done.plans : "refused";
}

export function removePromotion(
  database: D1Database,
  shop: Shop,
  stands: KeptPromotion,
  now: number,
): Promise<Planned> {
  const removed = database.prepare("DELETE FROM promotions WHERE id = ?2 AND shop_id = ?1").bind(shop.id, stands.id);
  return decide(database, shop, [removed], touchedBy(shop.id, stands), now);
}

const COLUMNS = `m.id, m.level AS "level", CAST(m.subject_id AS TEXT) AS subject, m.name, m.from_day AS fromDay, m.to_day AS toDay, m.percent`;

/** SQL: what ?2 and ?3 name is one of the shop's. */
export const IS_OF_SHOP = `CASE ?2
  WHEN 'variant' THEN EXISTS (SELECT 1 FROM variants v WHERE v.id = CAST(?3 AS INTEGER) AND v.shop_id = ?1)
  WHEN 'product' THEN EXISTS (SELECT 1 FROM products p WHERE p.shop_id = ?1 AND p.shopify_id = CAST(?3 AS INTEGER))
  ELSE 1 END`;

/** SQL: the shop ?1 may mark so many days more, beside those that `others` names. */
export const roomFor = (days: string, others = "true") =>
  `(SELECT COUNT(*) < ${MOST_PROMOTIONS} AND COALESCE(SUM(to_day - from_day + 1), 0) + ${days} <= ${MOST_MARKED_DAYS}
    FROM promotions WHERE shop_id = ?1 AND ${others})`;

const hasRoom = async (database: D1Database, shop: Shop, { fromDay, toDay }: Promotion) =>
  Boolean(
    await database
      .prepare(`SELECT ${roomFor("?2")} AS room`)
      .bind(shop.id, toDay - fromDay + 1)
      .first<number>("room"),
  );

const TOUCHES = {
  shop: () => "all",
  vendor: () => "all",
  product_type: () => "all",
  product: (shopId, subject) => [{ shopId, products: [subject] }],
  variant: (shopId, subject) => [{ shopId, variants: [Number(subject)] }],
} satisfies Record<PromotionLevel, (shopId: number, subject: string) => Touched[] | "all">;

const touchedBy = (shopId: number, { level, subject }: PromotionSubject): Touched[] | "all" =>
  TOUCHES[level](shopId, subject);
