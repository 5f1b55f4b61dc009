import { listOrders } from "../../purchasing/orders/lists/list.server";
import { findCounts } from "../../replenishment/home/counts.server";
import { listSuppliersToOrderFrom } from "../../replenishment/reorder/list.server";
import { ownTitle } from "../../words/own-title";
import { reportPage } from "../figures/list.server";
import { findTotals } from "../figures/report-totals.server";
import { ofAll } from "../filter/asked";
import { SOON_OUT, type Week } from "./week";

/** Lines of a kind: the rest is behind the link. */
const LINES = 5;

/** How the shop's week begins, by the very readers that its pages use. */
export async function findWeek(
  database: D1Database,
  shop: { id: number; currency: string },
  today: number,
): Promise<Week> {
  const [counts, suppliers, reports, runningOut, late] = await Promise.all([
    findCounts(database, shop),
    listSuppliersToOrderFrom(database, shop),
    findTotals(database, shop),
    listRunningOut(database, shop, today),
    listOrders(database, shop, { tab: "late", text: "" }, { side: "start" }, today),
  ]);
  const { orderNow, soon, out, risk } = counts;
  return {
    ...{ orderNow, soon, out, risk, reports: reports ?? null, runningOut },
    suppliers: suppliers.filter(({ low }) => low > 0).sort((one, other) => other.low - one.low),
    late: late.rows.map(({ id, number, supplier, nextDay }) => ({ id, number, supplier, nextDay: nextDay ?? today })),
    moreLate: late.next !== null,
  };
}

type Found = { variantId: number; productTitle: string; variantTitle: string; units: number; cover: number };

/** From the list of the report on cover, behind what has none left. */
async function listRunningOut(database: D1Database, shop: { id: number }, today: number): Promise<Week["runningOut"]> {
  const behindNone = { side: "after" as const, key: [0, Number.MAX_SAFE_INTEGER] as [number, number] };
  const { results } = await reportPage(database, shop, ofAll("cover", today), behindNone, LINES).all<Found>();
  return results
    .filter(({ cover }) => cover <= SOON_OUT)
    .map(({ variantId, productTitle, variantTitle, units, cover }) => ({
      ...{ variantId, units, days: cover },
      name: ownTitle({ variantTitle }) ? `${productTitle}, ${variantTitle}` : productTitle,
    }));
}
