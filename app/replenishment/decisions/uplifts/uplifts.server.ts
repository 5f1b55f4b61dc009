import { foldedType } from "../../../catalog/words";
import { type ChangedUplift, isNamed, type KeptUplift, type Uplift } from "../../../demand/promotions/uplift";
import { folded } from "../../../words/folded";
import type { Touched } from "../../touched-sql";
import { decide, decideGuarded, type Planned } from "../decide.server";
import { IS_OF_SHOP, roomFor } from "../promotions.server";
import { findUplift } from "./rows.server";

type Shop = { id: number; timeZone: string };

/** "refused": there is no room for it, or nothing of the shop's that it would be for. One row each of what it is for, in one statement. */
export async function addUplift(
  database: D1Database,
  shop: Shop,
  uplift: Uplift,
  now: number,
): Promise<Planned | "refused"> {
  const { level, vendor, productType, name, fromDay, toDay, percent } = uplift;
  const subjects = isNamed(level) ? ["0"] : uplift.subjects;
  const added = database
    .prepare(ADDED)
    .bind(
      ...[shop.id, level, JSON.stringify(subjects), name, fromDay, toDay, now, percent],
      ...[vendor, vendor === null ? null : folded(vendor), productType, foldedType(productType)],
    );
  const { plans, changed } = await decideGuarded(database, shop, [added], touchedBy(shop.id, uplift), now);
  return changed > 0 ? plans : "refused";
}

/** Its name, days and factor; what it is for stays. "refused": there is no room for more days. */
export async function changeUplift(
  database: D1Database,
  shop: Shop,
  stands: KeptUplift,
  { name, days, percent }: ChangedUplift,
  now: number,
): Promise<Planned | "refused"> {
  const changed = database
    .prepare(
      `UPDATE promotions SET name = ?3, from_day = ?4, to_day = ?5, percent = ?6, updated_at = ?7
      WHERE shop_id = ?1 AND (id = ?2 OR of_id = ?2)
        AND (?5 - ?4 <= to_day - from_day OR ${roomFor("(?5 - ?4 + 1) * ?8", "id <> ?2 AND of_id IS NOT ?2")})`,
    )
    .bind(shop.id, stands.id, name, days.fromDay, days.toDay, percent, now, Math.max(1, stands.subjects.length));
  const done = await decideGuarded(database, shop, [changed], touchedBy(shop.id, stands), now);
  return done.changed > 0 || !(await findUplift(database, shop, stands.id)) ? done.plans : "refused";
}

export function removeUplift(database: D1Database, shop: Shop, stands: KeptUplift, now: number): Promise<Planned> {
  const removed = database
    .prepare("DELETE FROM promotions WHERE shop_id = ?1 AND (id = ?2 OR of_id = ?2)")
    .bind(shop.id, stands.id);
  return decide(database, shop, [removed], touchedBy(shop.id, stands), now);
}

/** The first of what is the shop's stands for all of it; a vendor or a product type gets the number under which it stands already. */
const ADDED = `
  INSERT INTO promotions (id, shop_id, level, subject_id, name, from_day, to_day, updated_at, percent, vendor, vendor_folded,
    product_type, product_type_folded, of_id)
  WITH chosen AS MATERIALIZED (
    SELECT CAST(f.value AS INTEGER) AS subject_id, ROW_NUMBER() OVER (ORDER BY f.key) AS position, COUNT(*) OVER () AS rows
    FROM json_each(?3) f WHERE ${IS_OF_SHOP.replaceAll("?3", "f.value")}
  ), last AS MATERIALIZED (
    SELECT COALESCE(MAX(id), 0) AS id FROM promotions
  )
  SELECT last.id + position, ?1, ?2,
    iif(COALESCE(?10, ?12) IS NULL, subject_id, COALESCE(
      (SELECT subject_id FROM promotions WHERE shop_id = ?1 AND level = ?2 AND COALESCE(vendor_folded, product_type_folded) = COALESCE(?10, ?12)),
      (SELECT COALESCE(MAX(subject_id), 0) + 1 FROM promotions WHERE shop_id = ?1 AND level = ?2))),
    ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, iif(position = 1, NULL, last.id + 1)
  FROM chosen CROSS JOIN last WHERE ${roomFor("(?6 - ?5 + 1) * rows")}`;

const touchedBy = (shopId: number, { level, subjects }: Uplift): Touched[] | "all" => {
  if (level === "variant") return [{ shopId, variants: subjects.map(Number) }];
  return level === "product" ? [{ shopId, products: subjects }] : "all";
};
