import { DAY } from "../../../app/days/iso-day";
import { listOrdersBefore } from "../../../app/demand/sales/comparison.server";
import { EXISTING } from "../../../app/shopify/graphql/existing";
import { factChanges } from "../../deliveries/fact-changes";
import { noFacts } from "../../deliveries/facts";
import type { JobContext } from "../job";

const ORDERS_A_STEP = 250;
/** Without `read_all_orders` Shopify hides what is older than 60 days: such an order would look deleted. */
const DAYS_SHOWN = 55;
const NEWEST = String(2n ** 63n - 1n);

/**
 * Asks for the next orders before that one: no list tells which of them Shopify has deleted. Answers where to go on, or
 * null where the oldest was reached.
 */
export async function lookForDeletedOrders(
  { admin, database, shop, now }: JobContext,
  before: string | null,
): Promise<{ found: number; statements: D1PreparedStatement[]; next: string | null }> {
  const since = now - DAYS_SHOWN * DAY;
  const orders = await listOrdersBefore(database, shop.id, before ?? NEWEST, since, ORDERS_A_STEP);
  const shown = orders.filter(({ isWithin }) => isWithin).map(({ orderId }) => orderId);
  if (!shown.length) return { found: 0, statements: [], next: null };
  const { nodes } = await admin.request(EXISTING, { ids: shown.map((id) => `gid://shopify/Order/${id}`) });
  const gone = shown.filter((_, index) => nodes[index] === null);
  const isWhole = orders.length === ORDERS_A_STEP && shown.length === orders.length;
  const next = isWhole ? (orders.at(-1)?.orderId ?? null) : null;
  // None of many: that is a permission that we lost, not a shop that deleted them all.
  if (gone.length === shown.length && shown.length > 1) return { found: 0, statements: [], next };
  const orderDeletions = gone.map((orderId) => ({ shopId: shop.id, triggeredAt: now, orderId }));
  return {
    found: gone.length,
    statements: gone.length ? factChanges(database, { ...noFacts(), orderDeletions }, [shop], now) : [],
    next,
  };
}
