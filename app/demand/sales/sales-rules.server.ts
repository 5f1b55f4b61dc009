import { eq } from "drizzle-orm";
import { shopSettings } from "../../../drizzle/schema";
import { typed } from "../../database";
import { recountAsked } from "../../jobs/recount.server";
import { FIRST_SALES_RULES, type SalesRules } from "./sales-rules";

async function findSalesRules(database: D1Database, shop: { id: number }): Promise<SalesRules> {
  const found = await typed(database)
    .select({
      refundsKeepSales: shopSettings.refundsKeepSales,
      cancellationsKeepSales: shopSettings.cancellationsKeepSales,
    })
    .from(shopSettings)
    .where(eq(shopSettings.shopId, shop.id));
  return found[0] ?? FIRST_SALES_RULES;
}

/** Answers whether they changed: then all days of sales are to be counted anew, and the caller sends that job's message. */
export async function saveSalesRules(database: D1Database, shop: { id: number }, rules: SalesRules, now: number) {
  const before = await findSalesRules(database, shop);
  const changed =
    before.refundsKeepSales !== rules.refundsKeepSales ||
    before.cancellationsKeepSales !== rules.cancellationsKeepSales;
  if (!changed) return false;
  await database.batch([
    database
      .prepare(
        `INSERT INTO shop_settings (shop_id, refunds_keep_sales, cancellations_keep_sales, updated_at) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (shop_id) DO UPDATE SET refunds_keep_sales = ?2, cancellations_keep_sales = ?3, updated_at = ?4`,
      )
      .bind(shop.id, Number(rules.refundsKeepSales), Number(rules.cancellationsKeepSales), now),
    ...recountAsked(database, shop.id),
  ]);
  return true;
}
