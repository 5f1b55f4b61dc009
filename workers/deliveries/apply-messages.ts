import { type Counted, deliveriesCounted, slowness } from "../../app/deliveries/counts.server";
import { type LateDelivery, latenessNoted } from "../../app/deliveries/lag-alarms.server";
import type { Quarantined } from "../../app/deliveries/quarantine";
import { quarantined } from "../../app/deliveries/quarantine.server";
import { doubts } from "../../app/demand/sales/doubts.server";
import { JOB_OF_DEPARTURE, type JobMessage } from "../../app/jobs/messages";
import { dispatchedIn } from "../../app/outbound/dispatches/made.server";
import { shopChanges } from "../../app/shops/shop-changes.server";
import { listShops, type Shop } from "../../app/shops/shops.server";
import { askForProducts } from "./ask-for-products";
import { disbelief, isFarAhead } from "./belief";
import { askAgain, doubtsIn } from "./doubts";
import { factChanges } from "./fact-changes";
import { addFacts, noFacts, type ShopFacts, type Wake } from "./facts";
import type { DeliveryMessage, InboxMessage } from "./messages";
import { objectOf, putAside } from "./put-aside";
import { TOPICS } from "./topics/table";
import type { Origin, Topic } from "./topics/topic";

/** Topics that mean something for a shop without the app, too. */
const ALWAYS_HEARD = new Set<string>(["app/uninstalled", "customers/data_request", "customers/redact", "shop/redact"]);

/**
 * Writes what these messages say: one read for the shops, one batch for everything. The number of statements depends
 * on the kinds of facts, never on the number of messages. Whatever the order or number of arrivals, the rows converge.
 * Answers with the shops that have events to send now.
 */
export async function applyMessages(
  database: D1Database,
  jobs: Queue<JobMessage>,
  messages: InboxMessage[],
  now: number,
): Promise<{ toSendFor: string[] }> {
  const shops = new Map(
    (await listShops(database, new Set(messages.map((message) => message.shop)))).map((shop) => [shop.domain, shop]),
  );
  const { facts, counted, aside, late } = await readMessages(messages, shops, now);
  const statements = [
    ...(facts.departures.length || facts.shopDetails.length
      ? [shopChanges(database, facts.shopDetails, facts.departures)]
      : []),
    ...factChanges(database, facts, [...shops.values()], now),
    ...(aside.length ? [quarantined(database, aside)] : []),
    ...(late.length ? [latenessNoted(database, late, now)] : []),
    deliveriesCounted(database, counted, now),
  ];
  const mayDiffer = facts.lines.length > 0 || facts.products.length > 0 || facts.items.length > 0;
  const answers = await database.batch([...statements, ...(mayDiffer ? [doubts(database, facts)] : [])]);
  await requestJobs(database, jobs, facts, shops, now);
  const untold = facts.ordersToRead.map(({ shopId, orderId }) => ({ shopId, about: "order" as const, id: orderId }));
  await askAgain(database, jobs, shops, [...doubtsIn(answers[statements.length]), ...untold], now);
  logDeliveries(messages, shops, now);
  const dispatched = dispatchedIn(answers);
  return { toSendFor: [...shops.values()].flatMap(({ id, domain }) => (dispatched.includes(id) ? [domain] : [])) };
}

/** What the messages say, and what became of each. */
async function readMessages(messages: InboxMessage[], shops: Map<string, Shop>, now: number) {
  const all = noFacts();
  const counted: Counted[] = [];
  const aside: Quarantined[] = [];
  const late: LateDelivery[] = [];
  for (const message of messages) {
    const shop = shops.get(message.shop);
    const facts =
      outcomeOf(message, shop) === "accepted" && message.kind === "delivery" ? factsOf(message, shop) : undefined;
    const disbelieved = facts && message.kind === "delivery" ? disbeliefOf(message, facts) : undefined;
    const outcome = disbelieved ? "failed" : outcomeOf(message, shop);
    if (disbelieved) aside.push(await putAside(message, disbelieved.reason, disbelieved.kept));
    counted.push({
      shopId: shop?.uninstalledAt === null && outcome !== "unknown shop" ? shop.id : 0,
      topic: message.topic.slice(0, 100),
      outcome,
      count: 1,
      ...(outcome === "accepted" && { lag: Math.max(0, waited(message, now)) }),
    });
    if (outcome === "unreadable" && message.kind === "unreadable")
      aside.push({ ...message, message: message.object && JSON.stringify({ object: message.object }) });
    if (outcome !== "accepted" || !facts) continue;
    const slow = slowness(waited(message, now));
    if (shop && slow) counted.push({ shopId: shop.id, topic: message.topic, outcome: slow, count: 1 });
    if (slow === "late") late.push(latenessOf(message, now));
    addFacts(all, facts);
    if (shop && facts.skippedLines)
      counted.push({
        shopId: shop.id,
        topic: message.topic,
        outcome: "line without a sale",
        count: facts.skippedLines,
      });
  }
  return { facts: all, counted, aside, late };
}

/** In ms, since what it tells happened. Of what was put aside, since a person readmitted it: nothing waited for its days aside. */
export const waited = ({ triggeredAt, readmittedAt = triggeredAt }: InboxMessage, now: number) => now - readmittedAt;

export const latenessOf = (message: InboxMessage, now: number): LateDelivery => ({
  ...{ shop: message.shop, topic: message.topic, lag: waited(message, now) },
});

function outcomeOf(message: InboxMessage, shop: Shop | undefined) {
  if (message.kind === "unknown topic") return "unknown topic";
  if (!ALWAYS_HEARD.has(message.topic) && !(shop && isLive(shop, message.triggeredAt))) return "unknown shop";
  return message.kind === "unreadable" ? "unreadable" : "accepted";
}

/** The statements check it again: rows may change after they were read. */
const isLive = (shop: Shop, triggeredAt: number) => shop.uninstalledAt === null && shop.installedAt <= triggeredAt;

function factsOf(message: DeliveryMessage, shop: Shop | undefined): Partial<ShopFacts> {
  const { triggeredAt, receivedAt, webhookId, shop: domain } = message;
  const topic: Topic<unknown> = TOPICS[message.topic];
  const origin: Origin = {
    ...{ domain, triggeredAt, receivedAt, webhookId, shopId: shop?.id ?? 0 },
    ...{ timeZone: shop?.timeZone ?? "UTC", currency: shop?.currency ?? "USD" },
  };
  return topic.facts(message.payload, origin);
}

/** Why it is put aside for a person, and what of it is kept: whole where readmitting it asks Shopify anew. */
function disbeliefOf(message: DeliveryMessage, facts: Partial<ShopFacts>) {
  const topic: Topic<unknown> = TOPICS[message.topic];
  const ahead = isFarAhead(facts, message.receivedAt) ? "Its version lies more than a day in the future." : undefined;
  const reason = disbelief(message, topic) ?? ahead;
  if (reason === undefined) return undefined;
  return { reason, ...(!facts.departures && { kept: objectOf(message.payload) }) };
}

async function requestJobs(
  database: D1Database,
  jobs: Queue<JobMessage>,
  facts: ShopFacts,
  shops: Map<string, Shop>,
  now: number,
) {
  const domains = new Map([...shops.values()].map((shop) => [shop.id, shop.domain]));
  // Lost here, they are asked for at night: the rows stand.
  for (const { kind, domain, triggeredAt } of facts.departures)
    await jobs.send({ kind: JOB_OF_DEPARTURE[kind], shop: domain, triggeredAt }, { contentType: "json" });
  await askForProducts(database, jobs, shops, facts.incompleteProducts, { now, after: 0 });
  for (const { shopId, kind } of onceEach(facts.wakes)) {
    const shop = domains.get(shopId);
    if (shop) await jobs.send({ kind, shop }, { contentType: "json", delaySeconds: WAKING_AFTER[kind] });
  }
}

/** In seconds. Batches that still count days in the old zone have ended by then. */
const WAKING_AFTER = {
  import: 0,
  reconcile: 0,
  replan: 0,
  "converge-subscriptions": 0,
  "rebuild-days": 40,
} satisfies Record<Wake["kind"], number>;

const onceEach = (wakes: Wake[]) => [...new Map(wakes.map((wake) => [`${wake.shopId}/${wake.kind}`, wake])).values()];

/** One wide line a delivery. */
function logDeliveries(messages: InboxMessage[], shops: Map<string, Shop>, now: number) {
  for (const message of messages) {
    const { kind, topic, shop, webhookId, triggeredAt, receivedAt } = message;
    const known: Topic<unknown> | undefined = message.kind === "delivery" ? TOPICS[message.topic] : undefined;
    const became = outcomeOf(message, shops.get(shop));
    const outcome = became === "accepted" ? (known?.logged ?? became) : became;
    const since = { sinceTriggered: now - triggeredAt, sinceReceived: now - receivedAt };
    const readmitted = message.readmittedAt === undefined ? {} : { sinceReadmitted: now - message.readmittedAt };
    console.log(JSON.stringify({ at: "inbox", kind, topic, shop, webhookId, outcome, ...since, ...readmitted }));
  }
}
