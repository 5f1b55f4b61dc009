import { isClear, merged, type Texts } from "../../../forms/opened";
import { cells } from "../../../sql/cells-sql";
import { asRead, type Changed, changeOrderLine, refused } from "../change-order.server";
import type { Order, OrderLine } from "../order";
import { ENDED, openOf } from "../purchase-order";
import { deliveryTexts, type Part, partsRefusal } from "./deliveries-form";

const DELIVERY = cells({ day: "value", quantity: "value" });

type Shop = { id: number; timeZone: string };

/** The rest of a line will not come: what of it is open now is no longer awaited. Null takes that back. */
export const closeLineShort = (
  database: D1Database,
  shop: Shop,
  orderId: number,
  lineId: number,
  reason: string | null,
  who: string | null,
  now: number,
): Promise<Changed> =>
  changeOrderLine(
    database,
    shop,
    { orderId, lineId },
    (line, order) => {
      const refusal = shortRefusal(order, line, reason);
      if (refusal !== undefined) return refused("reason", refusal);
      const short = reason === null ? 0 : line.closedShort + openOf(line);
      return {
        statements: [
          asRead(
            ...[database, shop, order],
            (guard) => `UPDATE purchase_order_lines SET closed_short = ?5, closed_reason = ?6
              WHERE shop_id = ?1 AND order_id = ?2 AND id = ?4 AND ${guard}`,
            ...[lineId, short, reason],
          ),
        ],
        entry:
          reason === null
            ? { who, what: "line_reopened", detail: { line: lineId, units: line.closedShort } }
            : { who, what: "line_closed", detail: { line: lineId, units: openOf(line), reason } },
      };
    },
    now,
  );

function shortRefusal(order: Order, line: OrderLine, reason: string | null): string | undefined {
  if (!["sent", "partial", "received"].includes(order.state))
    return "Only lines that the supplier has can be closed short.";
  if (reason === null) return line.closedShort === 0 ? "It is not closed short." : undefined;
  if (reason === "") return "Say why the rest will not come.";
  return openOf(line) === 0 ? "All of it has come." : undefined;
}

/**
 * In which parts a line comes, and when; none: with the order. `opened`: the parts as the form was opened with them, so that
 * nobody's are written over. A late day only warns: what is ordered is never ordered again for it.
 */
export const splitLine = (
  database: D1Database,
  shop: Shop,
  { orderId, lineId, deliveries, opened }: { orderId: number; lineId: number; deliveries: Part[]; opened?: Texts },
  who: string | null,
  now: number,
): Promise<Changed> =>
  changeOrderLine(
    database,
    shop,
    { orderId, lineId },
    (line, order) => {
      if (ENDED.includes(order.state)) return refused("state", "Nothing of it is awaited any more.");
      const { meanwhile } = merged({ deliveries }, { deliveries: line.deliveries }, deliveryTexts, opened);
      if (!isClear(meanwhile)) return { kind: "meanwhile", meanwhile };
      if (deliveryTexts({ deliveries }).deliveries === deliveryTexts(line).deliveries) return undefined;
      const refusal = partsRefusal(deliveries, line.ordered);
      if (refusal !== undefined) return refused("deliveries", refusal);
      return {
        statements: [
          deliveriesTaken(database, shop, order, lineId),
          asRead(
            ...[database, shop, order],
            (guard) => `INSERT INTO purchase_order_deliveries (shop_id, line_id, day, quantity)
              SELECT ?1, ?4, ${DELIVERY.cell.day}, ${DELIVERY.cell.quantity} FROM json_each(?5) f WHERE ${guard}`,
            ...[lineId, DELIVERY.json(deliveries)],
          ),
        ],
        entry: { who, what: "line_split", detail: { line: lineId, deliveries } },
      };
    },
    now,
  );

/** The parts in which a line comes, off it. */
export const deliveriesTaken = (database: D1Database, shop: Shop, order: Order, lineId: number) =>
  asRead(
    ...[database, shop, order],
    (guard) => `DELETE FROM purchase_order_deliveries WHERE shop_id = ?1 AND line_id = ?4 AND ${guard}`,
    lineId,
  );
