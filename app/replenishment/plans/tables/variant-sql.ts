import { forSale } from "../../../catalog/for-sale-sql";
import { TRACKED } from "../../../catalog/tracked-sql";
import { firstKnownDay } from "../../../demand/first-known-day-sql";
import { numbersBeside } from "../../../demand/promotions/marked-stretches-sql";
import { WINDOWS } from "../../../demand/windows";
import { cells } from "../../../sql/cells-sql";
import { WHOLE_SHOP } from "../../../sql/zeros";
import { COST_OF_ONE } from "../../../suppliers/cost-sql";
import { RULE_FIELDS, RULE_LEVELS } from "../../rules/levels-sql";

const LONGEST = Math.max(...WINDOWS);

/** Days of some shops, as the JSON that VARIANT reads. */
export const { json: todayInJson, cell } = cells({ shopId: "value", today: "value" });

/** SQL: whether a variant `t` was planned on its shop's day `d`, with rows that say so. */
const PLANNED_TODAY = `(SELECT w.as_of_day FROM plans w WHERE w.shop_id = t.shop_id AND w.variant_id = t.variant_id AND w.location_id = ${WHOLE_SHOP}) IS d.day`;

/**
 * SQL: of the touched variants, which a statement plans. In ?3 are those of whose days is told what was counted a moment ago. That
 * holds unless one was planned meanwhile, which leaves rows of the day: whatever changes days plans their variant in its batch.
 */
const TOLD_IDS = "t.variant_id IN (SELECT value FROM json_each(?3))";
export const IS_COUNTED = `NOT (${TOLD_IDS}) OR ${PLANNED_TODAY}`;
export const IS_TOLD = `${TOLD_IDS} AND NOT (${PLANNED_TODAY})`;

/**
 * SQL: `today` of each shop (days since 1970-01-01), and `variant`, the touched ones: their rule, supplier, price and cost
 * in minor units of the shop's currency, `from_day` since which their sales are known (a year at most), and what is said of them.
 */
export const variantWhere = (asked: string) => `
today(shop_id, day) AS (SELECT ${cell.shopId}, ${cell.today} FROM json_each(?2) f),
variant AS MATERIALIZED (
  SELECT t.shop_id, t.variant_id, v.product_id, v.inventory_item_id, d.day AS today, v.continues_selling,
    ${firstKnownDay("d.day", LONGEST - 1)} AS from_day,
    ${RULE_FIELDS}, s.order_weekdays, s.closures, set_.velocity_window, COALESCE(s.id, 0) AS supplier_id,
    v.price, ${COST_OF_ONE} AS cost,
    v.deleted_at IS NULL AND ${forSale("p.status")} AS sold_here,
    v.deleted_at IS NULL AND v.title IS NOT NULL AND p.title IS NOT NULL AS listed, COALESCE(z.until_day > d.day, 0) AS snoozed,
    v.deleted_at IS NOT NULL AS deleted, ${TRACKED} AS tracked, 0 AS shop_wide,
    EXISTS (SELECT 1 FROM promotions m WHERE m.shop_id = t.shop_id) AS may_be_marked, ${numbersBeside("t.shop_id")}
  FROM touched t
  CROSS JOIN today d ON d.shop_id = t.shop_id
  CROSS JOIN shops shop ON shop.id = t.shop_id
  CROSS JOIN shop_settings set_ ON set_.shop_id = t.shop_id
  CROSS JOIN variants v ON v.id = t.variant_id AND v.shop_id = t.shop_id
  LEFT JOIN inventory_items i ON i.shop_id = v.shop_id AND i.shopify_id = v.inventory_item_id
  LEFT JOIN snoozes z ON z.shop_id = v.shop_id AND z.variant_id = v.id
  ${RULE_LEVELS}
  WHERE ${asked}
)`;

/** SQL: of `variant`, those of shops that mark days at all: of the others none is looked for. */
export const MARKABLE = "(SELECT * FROM variant WHERE may_be_marked)";
