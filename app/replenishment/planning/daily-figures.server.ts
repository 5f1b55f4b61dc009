/**
 * How the shop stands as its day begins: one row a day, which what comes later that day leaves alone (but for what
 * reports add up to). One statement.
 */
export const dailyFiguresKept = (database: D1Database, shopId: number, day: number) =>
  database
    .prepare(
      `INSERT INTO daily_figures (shop_id, day, order_now, "out", risk, on_the_way, units, stock_value)
      SELECT shop_id, ?2, order_now, "out", risk, incoming, units, stock_value FROM shop_counts WHERE shop_id = ?1
      ON CONFLICT DO NOTHING`,
    )
    .bind(shopId, day);
