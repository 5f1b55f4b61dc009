import { eq } from "drizzle-orm";
import { shopSettings } from "../../../drizzle/schema";
import { typed } from "../../database";
import { leftOutOf } from "../../demand/left-out/orders-left-out-kept";
import { FIRST_SALES_RULES } from "../../demand/sales/sales-rules";
import { FIRST_WINDOW } from "./rules.server";

/** What the shop's row of settings says: the window of the simple method, what counts as sold, and the orders left out. One statement. */
export async function findStoredSettings(database: D1Database, shop: { id: number }) {
  const [found] = await typed(database).select().from(shopSettings).where(eq(shopSettings.shopId, shop.id));
  const { refundsKeepSales, cancellationsKeepSales } = found ?? FIRST_SALES_RULES;
  return {
    window: found?.velocityWindow ?? FIRST_WINDOW,
    salesRules: { refundsKeepSales, cancellationsKeepSales },
    ordersLeftOut: leftOutOf(found?.ordersLeftOut ?? null),
  };
}
