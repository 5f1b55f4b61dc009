import { decimalAmount } from "../../app/money/money";
import {
  costEnded,
  costSending,
  costsOvertaken,
  type DueCost,
  listDueCosts,
} from "../../app/purchasing/costs/shopify/cost-writes.server";
import { listScopes } from "../../app/session/scopes.server";
import { UPDATE_COST } from "../../app/shopify/graphql/writes/update-cost";
import { factChanges } from "../deliveries/fact-changes";
import { noFacts } from "../deliveries/facts";
import { itemFact } from "./bulk/levels";
import { AT_ONCE, type JobContext, type JobStep } from "./job";

const COSTS_A_STEP = 10;
const TRIED_FOR = 24 * 3_600_000;

const NOT_ALLOWED =
  "Evenstock may not change items in this shop. Open it from Shopify's admin, grant what it asks for, and try again.";
const TOO_LONG = "It could not be written for a day.";
const UNINSTALLED = "Evenstock was uninstalled before it was written.";
const UNANSWERED = "An earlier try had no answer, so Shopify may have it.";

/**
 * Writes new costs to Shopify. A cost is set, not added, so that a try whose answer was lost does no harm when it is made again.
 * What Shopify answers passes the guard that a delivery passes.
 */
export const writeCosts: JobStep = async (context) => {
  const { database, shop, now } = context;
  await costsOvertaken(database, shop, now).run();
  const due = await listDueCosts(database, shop, COSTS_A_STEP);
  if (due.length === 0) return "done";
  const isAllowed = (await listScopes(database, shop)).includes("write_inventory");
  for (const cost of due) await written(context, cost, isAllowed);
  return due.length === COSTS_A_STEP ? AT_ONCE : "done";
};

async function written({ database, shop, admin, now }: JobContext, due: DueCost, isAllowed: boolean) {
  const { id, item, cost, currency } = due;
  const ended = (refusal: string) => costEnded(database, shop, id, { state: "refused", refusal }, now);
  await costSending(database, shop, id, now).run();
  const unsent = whyUnsent(due, shop, { isAllowed, now });
  if (unsent) return ended(due.attempts > 0 ? `${unsent} ${UNANSWERED}` : unsent).run();
  const answer = await admin.request(UPDATE_COST, {
    ...{ id: `gid://shopify/InventoryItem/${item}`, cost: decimalAmount(cost, currency) },
  });
  const { inventoryItem, userErrors } = answer.inventoryItemUpdate ?? { inventoryItem: null, userErrors: [] };
  const [error] = userErrors;
  if (error) return ended(`Shopify refused it: ${error.message.slice(0, 300)}`).run();
  if (!inventoryItem) throw new Error("Shopify neither took nor refused the cost.");
  await database.batch([
    ...factChanges(database, { ...noFacts(), items: [itemFact(shop, now, inventoryItem)] }, [shop], now),
    costEnded(database, shop, id, { state: "confirmed" }, now),
  ]);
}

function whyUnsent(
  { currency, createdAt }: DueCost,
  shop: JobContext["shop"],
  { isAllowed, now }: { isAllowed: boolean; now: number },
) {
  if (!isAllowed) return NOT_ALLOWED;
  if (createdAt < shop.installedAt) return UNINSTALLED;
  if (now - createdAt >= TRIED_FOR) return TOO_LONG;
  return currency === shop.currency ? undefined : "The shop's currency has changed since.";
}
