import type { Row } from "./database";
import { narrowBody, passesFilter } from "./include-fields";
import { randomFrom } from "./random";
import { hmacBase64 } from "./signatures";
import type { Store } from "./store";
import { readSwitches, type Switches } from "./switches";
import { type ComplianceTopic, TOPICS, type Topic } from "./topics";

/** Shopify retries 8 times over 4 hours; the same number here, over eight and a half minutes. */
const RETRY_SECONDS = [2, 4, 8, 16, 32, 64, 128, 256] as const;
const TIMEOUT = 5_000;
const AT_ONCE = 32;
const API_VERSION = "2026-10";
/** How much later a reordered delivery may arrive than the next ones. */
const REORDER_SPREAD = 3_000;

export type Subscription = {
  id: number;
  topic: string;
  uri: string;
  format: string;
  filter: string | null;
  name: string | null;
  include_fields: string;
  created_at: number;
  updated_at: number;
};

type Delivery = {
  id: number;
  subscription_id: number | null;
  topic: string;
  uri: string;
  name: string | null;
  webhook_id: string;
  event_id: string;
  triggered_at: string;
  body: string;
  attempts: number;
};

export function enqueueDeliveries(store: Store, topic: Topic, makeBody: () => Record<string, unknown>): void {
  const subscriptions = store.database.all<Subscription>("select * from subscriptions where topic = ?", topic);
  if (subscriptions.length === 0) return;
  const body = makeBody();
  const eventId = crypto.randomUUID();
  for (const subscription of subscriptions) {
    if (!passesFilter(body, subscription.filter)) continue;
    enqueue(store, { topic: TOPICS[topic].wire, eventId, subscription, uri: subscription.uri }, body);
  }
  store.wake();
}

/** Declared in the app's configuration, not by a subscription: they arrive after an uninstall too. */
export function enqueueCompliance(store: Store, topic: ComplianceTopic, body: Record<string, unknown>): void {
  enqueue(store, { topic, eventId: crypto.randomUUID(), uri: `${store.env.APP_URL}/webhooks` }, body);
  store.wake();
}

export function nextDeliveryAt(store: Store): number | null {
  return store.database.one<{ due: number | null }>("select min(due_at) due from deliveries where status = 'due'").due;
}

/** Sends what is due, side by side: real deliveries do not wait for each other either. */
export async function sendDueDeliveries(store: Store): Promise<void> {
  const due = store.database.all<Delivery>(
    "select * from deliveries where status = 'due' and due_at <= ? order by due_at, id limit ?",
    Date.now(),
    AT_ONCE,
  );
  await Promise.all(due.map((delivery) => attempt(store, delivery)));
}

export function listDeliveries(store: Store, since: number, limit = 250): Row[] {
  return store.database
    .all<Row & { answers: string }>(
      `select id, subscription_id, topic, uri, name, webhook_id, event_id, triggered_at, attempts, status, due_at, created_at, answers, body
       from deliveries where id > ? order by id limit ?`,
      since,
      limit,
    )
    .map(({ answers, ...delivery }) => ({ ...delivery, answers: JSON.parse(answers) }));
}

function enqueue(
  store: Store,
  to: { topic: string; eventId: string; uri: string; subscription?: Subscription },
  body: Record<string, unknown>,
): void {
  const now = Date.now();
  const switches = readSwitches(store);
  const number = store.database.one<{ n: number }>("select coalesce(max(id), 0) + 1 n from deliveries").n;
  const random = randomFrom(switches.seed * 7919 + number);
  const lost = random() < switches.loss;
  const late = random() < switches.reordering ? Math.floor(random() * REORDER_SPREAD) : 0;
  const twice = random() < switches.duplicates;
  const text = JSON.stringify(narrowBody(body, to.subscription?.include_fields));
  const row = {
    subscription_id: to.subscription?.id ?? null,
    topic: to.topic,
    uri: to.uri,
    name: to.subscription?.name ?? null,
    webhook_id: crypto.randomUUID(),
    event_id: to.eventId,
    triggered_at: triggeredAt(store, switches, number),
    body: text,
    status: lost ? "lost" : isDebounced(store, to.subscription, text, now) ? "debounced" : "due",
    due_at: now + switches.delay + late,
    created_at: now,
  };
  store.database.insert("deliveries", row);
  if (twice && row.status === "due")
    store.database.insert("deliveries", { ...row, due_at: row.due_at + Math.floor(random() * REORDER_SPREAD) });
}

async function attempt(store: Store, delivery: Delivery): Promise<void> {
  const startedAt = Date.now();
  const answer = await post(store, delivery);
  const attempts = delivery.attempts + 1;
  const delivered = answer.status !== undefined && answer.status >= 200 && answer.status < 300;
  const wait = RETRY_SECONDS[attempts - 1];
  const status = delivered ? "delivered" : wait === undefined ? "failed" : "due";
  store.database.run(
    `update deliveries set attempts = ?, status = ?, due_at = ?, answers = json_insert(answers, '$[#]', json(?)) where id = ?`,
    attempts,
    status,
    status === "due" && wait !== undefined ? Date.now() + wait * 1000 : null,
    JSON.stringify({ at: startedAt, ...answer, ms: Date.now() - startedAt }),
    delivery.id,
  );
  if (status === "failed") dropSubscription(store, delivery);
}

async function post(store: Store, delivery: Delivery): Promise<{ status?: number; error?: string }> {
  try {
    const response = await fetch(delivery.uri, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        "user-agent": "Shopify-Captain-Hook",
        "x-shopify-topic": delivery.topic,
        "x-shopify-hmac-sha256": await hmacBase64(store.env.API_SECRET, delivery.body),
        "x-shopify-shop-domain": store.domain,
        "x-shopify-api-version": API_VERSION,
        "x-shopify-webhook-id": delivery.webhook_id,
        "x-shopify-event-id": delivery.event_id,
        "x-shopify-triggered-at": delivery.triggered_at,
        ...(delivery.name && { "x-shopify-name": delivery.name }),
      },
      body: delivery.body,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** All retries of one delivery failed and nothing got through meanwhile: Shopify then deletes the subscription. */
function dropSubscription(store: Store, delivery: Delivery): void {
  if (delivery.subscription_id === null) return;
  const later = store.database.find(
    "select 1 from deliveries where subscription_id = ? and status = 'delivered' and id > ? limit 1",
    delivery.subscription_id,
    delivery.id,
  );
  if (later) return;
  store.database.run("delete from subscriptions where id = ?", delivery.subscription_id);
  store.record("subscription_dropped", { id: delivery.subscription_id, topic: delivery.topic, uri: delivery.uri });
}

/** Shopify's have nine decimals. The last six tell deliveries of one millisecond apart. */
function triggeredAt(store: Store, switches: Switches, number: number): string {
  const instant = switches.sameSecond ? store.changeTime() : Date.now();
  const tail = switches.sameSecond ? 0 : number % 1_000_000;
  return new Date(instant).toISOString().replace("Z", `${String(tail).padStart(6, "0")}Z`);
}

/** Without `updated_at` among the fields two changes may look alike, and Shopify then sends only the first. */
function isDebounced(store: Store, subscription: Subscription | undefined, body: string, now: number): boolean {
  if (!subscription || subscription.include_fields === "[]" || subscription.include_fields.includes('"updated_at"'))
    return false;
  return Boolean(
    store.database.find(
      "select 1 from deliveries where subscription_id = ? and body = ? and created_at > ? limit 1",
      subscription.id,
      body,
      now - 600_000,
    ),
  );
}
