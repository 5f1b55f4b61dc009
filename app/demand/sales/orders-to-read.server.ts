import { cells } from "../../sql/cells-sql";

/** An order of which an export or a body does not tell all: what of it came back, and from where each part of a line went. */
export interface OrderToRead {
  shopId: number;
  orderId: string;
}

const { json, cell } = cells({ shopId: "value", orderId: "id" });

/** One statement. It stands in the batch that writes what the export told, so that none is forgotten. */
export const ordersNoted = (database: D1Database, orders: OrderToRead[]) =>
  database
    .prepare(
      `INSERT INTO orders_to_read (shop_id, order_id)
      SELECT s.id, ${cell.orderId} FROM json_each(?) f
      CROSS JOIN shops s ON s.id = ${cell.shopId} AND s.uninstalled_at IS NULL WHERE true ON CONFLICT DO NOTHING`,
    )
    .bind(json(orders));

/** The next of them. One statement; it may stand in the batch that takes others off the list. */
export const ordersToRead = (database: D1Database, shopId: number, limit: number) =>
  database
    .prepare(
      "SELECT CAST(order_id AS TEXT) AS orderId FROM orders_to_read WHERE shop_id = ? ORDER BY order_id DESC LIMIT ?",
    )
    .bind(shopId, limit);

/** Of what `ordersToRead` answers. */
export const ordersIn = (answer: D1Result | undefined): string[] =>
  (answer?.results ?? []).flatMap((row) => {
    const { orderId } = Object(row);
    return typeof orderId === "string" ? [orderId] : [];
  });

/** They are read, in the batch that writes what was read. One statement. */
export const ordersRead = (database: D1Database, shopId: number, orders: string[]) =>
  database
    .prepare(
      `DELETE FROM orders_to_read WHERE shop_id = ?1
      AND order_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?2))`,
    )
    .bind(shopId, JSON.stringify(orders));
