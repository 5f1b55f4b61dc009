import { dayOf } from "../../app/days/calendar";
import type { JobMessage } from "../../app/jobs/messages";
import { planChanges } from "../../app/replenishment/planning/replan.server";
import { listScopes } from "../../app/session/scopes.server";
import { NeedsToken } from "../../app/session/tokens/access.server";
import { decisionOn } from "../../app/shopify/adjustment-errors";
import { ADJUST_INVENTORY } from "../../app/shopify/graphql/adjust-inventory";
import type { Level } from "../../app/shopify/graphql/bulk-levels";
import { ACTIVATE_INVENTORY } from "../../app/shopify/graphql/writes/activate-inventory";
import { findWriteOfWhatLeft } from "../../app/stock/transfers/transfers.server";
import { bringsIn, SURE_FOR } from "../../app/stock/writes/inventory-write";
import {
  findInventoryWrite,
  type KeptWrite,
  keySpent,
  listNotStocked,
  movementsAttached,
  oldPostingsEnded,
  oldWritesEnded,
  postingEnded,
  sentKey,
  writeEnded,
  writeSending,
  writeUnsent,
  writeWaits,
} from "../../app/stock/writes/inventory-writes.server";
import { factChanges } from "../deliveries/fact-changes";
import { noFacts } from "../deliveries/facts";
import { AT_ONCE, type JobContext, type JobStep } from "./job";
import { levelFact, levelFigures } from "./read/level-fact";

/**
 * Sends one write, with one key at every try: Shopify makes a change once for each. Another key is taken only where Shopify
 * says that the last one stands for an attempt that failed. What it answers passes the guard
 * that a delivery passes, whichever comes first.
 */
export const writeInventory: JobStep<Extract<JobMessage, { kind: "write-inventory" }>> = async (context, { key }) => {
  const { database, shop, now } = context;
  const write = await findInventoryWrite(database, shop.id, key);
  if (!write || (write.state !== "queued" && write.state !== "sending")) return "done";
  if (now - write.createdAt >= SURE_FOR || write.createdAt < shop.installedAt) {
    await database.batch([oldWritesEnded(database, now), oldPostingsEnded(database)]);
    return "done";
  }
  const left = write.attempts === 0 && (await findWriteOfWhatLeft(database, shop, key));
  if (left && !["confirmed", "refused"].includes(left)) {
    await writeWaits(database, shop.id, write.id, now).run();
    return now - write.createdAt < ASKS_ITSELF ? { delaySeconds: 30 } : "done";
  }
  const refusal = left === "refused" ? NEVER_LEFT : await refusalBefore(context, write);
  if (refusal) return refused(context, write, refusal);
  await writeSending(database, shop.id, write.id, now).run();
  const { inventoryAdjustmentGroup: group = null, userErrors = [] } =
    (await send(context, write).catch((error) => unsent(context, write, error))) ?? {};
  const decision = decisionOn(userErrors);
  switch (decision?.kind) {
    case "again":
      throw new Error(`Shopify could not make the write yet: ${userErrors.map(({ code }) => code).join(", ")}.`);
    case "new key":
      await keySpent(database, shop.id, write, now).run();
      return AT_ONCE;
    case "refused":
      return refused(context, write, decision.refusal);
  }
  if (!group) throw new Error("Shopify neither made nor refused the write.");
  return confirmed(
    context,
    write,
    group.changes.flatMap(({ item }) => item?.inventoryLevel ?? []),
  );
};

/** A token that Shopify refuses has changed nothing: after a day without another the write was not sent, and is not uncertain. */
async function unsent({ database, shop, now }: JobContext, { id }: KeptWrite, error: unknown): Promise<never> {
  if (error instanceof NeedsToken) await writeUnsent(database, shop.id, id, now).run();
  throw error;
}

/** Why it is not sent. Of one that was sent before nothing here tells whether it was made: only Shopify's answer to the same key does. */
async function refusalBefore(context: JobContext, write: KeptWrite): Promise<string | undefined> {
  if (write.attempts > 0) return undefined;
  const { database, shop } = context;
  if (!(await listScopes(database, shop)).includes("write_inventory")) return NOT_ALLOWED;
  return activated(context, write);
}

/** For so long (ms) its own message comes back; from then on the schedule asks, as for whatever stands still. */
const ASKS_ITSELF = 120_000;

const NEVER_LEFT = "Shopify had refused to take it out of stock: nothing was brought back.";
const NOT_ALLOWED = "Evenstock may not change stock in this shop. Nothing was changed.";

/**
 * Where goods come to a location that does not stock them, Shopify is asked to stock them there first: with one key at every try,
 * and before the write counts as sent, for it changes no quantity. Answers why it will not; undefined where it is done.
 */
async function activated({ admin, database, shop }: JobContext, write: KeptWrite): Promise<string | undefined> {
  if (!bringsIn(write)) return undefined;
  for (const { item, location } of await listNotStocked(database, shop.id, write)) {
    const { inventoryActivate } = await admin.request(ACTIVATE_INVENTORY, {
      key: `${sentKey(write)}/stocked`,
      item: `gid://shopify/InventoryItem/${item}`,
      location: `gid://shopify/Location/${location}`,
    });
    const [error] = inventoryActivate?.userErrors ?? [];
    if (error)
      return `Nothing was changed: Shopify does not stock it at this location, and would not begin to: ${error.message.slice(0, 300)}`;
    if (!inventoryActivate?.inventoryLevel) throw new Error("Shopify neither stocked the item nor refused to.");
  }
  return undefined;
}

async function send({ admin }: JobContext, write: KeptWrite) {
  const { changes, reason, reference } = write;
  const location = `gid://shopify/Location/${changes[0]?.location}`;
  const input = {
    ...{ name: "available" as const, reason, referenceDocumentUri: reference },
    changes: changes.map(({ item, delta, from }) => ({
      ...{ inventoryItemId: `gid://shopify/InventoryItem/${item}`, locationId: location },
      ...{ delta, changeFromQuantity: from },
    })),
  };
  return (await admin.request(ADJUST_INVENTORY, { key: sentKey(write), input, location })).inventoryAdjustQuantities;
}

async function confirmed({ database, shop, now }: JobContext, write: KeptWrite, read: Level[]) {
  const levels = read.map((level) => ({ ...levelFact(shop, now, level, "adjustment"), writeId: write.id }));
  const figures = read.map((level) => levelFigures(shop, now, level));
  await database.batch([
    postingEnded(database, shop.id, write),
    ...factChanges(database, { ...noFacts(), levels, figures }, [shop], now),
    movementsAttached(database, shop.id, write.id),
    writeEnded(database, shop.id, write.id, { state: "confirmed" }, now),
  ]);
  return "done" as const;
}

/** Where it was of a receipt, less is on its way than was thought: the plans follow. */
async function refused({ database, shop, now }: JobContext, write: KeptWrite, refusal: string) {
  const touched = [{ shopId: shop.id, items: write.changes.map(({ item }) => item) }];
  await database.batch([
    writeEnded(database, shop.id, write.id, { state: "refused", refusal }, now),
    postingEnded(database, shop.id, write),
    ...planChanges(database, touched, [{ shopId: shop.id, today: dayOf(now, shop.timeZone) }], now),
  ]);
  return "done" as const;
}
