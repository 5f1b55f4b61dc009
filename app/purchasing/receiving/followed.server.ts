import { dispatchesMade } from "../../outbound/dispatches/made.server";
import { orderChange } from "../orders/order-change.server";
import { RECEIVED_ANNOUNCED } from "./announced-sql";
import { POSTED, POSTING, RECEIPT_TOLD, STOCK_NOTED } from "./submit-sql";

/**
 * What follows from a submitted receipt of that form, in its batch: writes to Shopify, what is on its way, the order's state,
 * plans and events. Each statement finds nothing to do where the form is told again, or was not submitted.
 */
export const receiptFollowed = (
  database: D1Database,
  shop: { id: number; timeZone: string },
  orderId: number,
  formToken: string,
  variants: number[],
  who: string | null,
  now: number,
): D1PreparedStatement[] => {
  const names = [shop.id, orderId, formToken] as const;
  return [
    database.prepare(STOCK_NOTED).bind(...names),
    database.prepare(POSTED).bind(...names, now),
    database.prepare(POSTING).bind(...names),
    database.prepare(RECEIPT_TOLD).bind(...names, who, now),
    ...orderChange(database, shop, { ids: [orderId] }, variants, now),
    database.prepare(RECEIVED_ANNOUNCED).bind(shop.id, now, orderId, formToken),
    ...dispatchesMade(database, now),
  ];
};
