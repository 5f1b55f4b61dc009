import { SHOP } from "../../../app/shopify/graphql/shop";
import { pricesDoubted, shopChanges } from "../../../app/shops/shop-changes.server";
import { UNDER_WAY } from "../../../app/stock/comparison/level-comparison";
import type { Found, JobContext } from "../job";

/**
 * Name, time zone and currency as Shopify has them. A change of the last minutes comes by its own delivery, and a stale
 * answer does not undo it: where that leaves another currency here than Shopify said, the next hour compares once more. Days in
 * another zone are counted anew by the schedule.
 */
export async function compareShop({ admin, database, shop, now }: JobContext): Promise<Found> {
  const { name, ianaTimezone: timeZone, currencyCode: currency } = (await admin.request(SHOP, {})).shop;
  const isNews = name !== shop.name || timeZone !== shop.timeZone || currency !== shop.currency;
  const at = Math.max(now - UNDER_WAY, shop.installedAt);
  const told = { shopId: shop.id, updatedAt: at, triggeredAt: at, name, timeZone, currency };
  const statements = isNews ? [shopChanges(database, [told]), pricesDoubted(database, shop, currency)] : [];
  return { statements, counts: {} };
}
