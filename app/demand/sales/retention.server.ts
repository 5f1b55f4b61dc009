import { DAYS_OF_LINES } from "./retention";

/** Lines of some variants that no window reaches any more, their refunds first: two statements. Daily sales stay. */
export const linesForgotten = (
  database: D1Database,
  shopId: number,
  range: { from: number; to: number },
  today: number,
): D1PreparedStatement[] =>
  [
    `DELETE FROM refund_lines WHERE (shop_id, line_id) IN (SELECT l.shop_id, l.line_id FROM ${OLD_LINES})`,
    `DELETE FROM order_lines WHERE (shop_id, line_id) IN (SELECT l.shop_id, l.line_id FROM ${OLD_LINES})`,
  ].map((text) => database.prepare(text).bind(shopId, range.from, range.to, today - DAYS_OF_LINES));

/** The plus keeps SQLite from turning the range of variants into a range of lines, read once for each variant. */
const OLD_LINES = `variants v CROSS JOIN order_lines l ON l.shop_id = v.shop_id AND l.variant_id = +v.id AND l.day < ?4
  WHERE v.id BETWEEN ?2 AND ?3 AND +v.shop_id = ?1`;
