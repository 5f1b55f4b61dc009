import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { JobMessage } from "../../app/jobs/messages";
import { shopInstalled } from "../../app/shops/install.server";
import type { InboxMessage } from "../../workers/deliveries/messages";
import worker from "../stub-worker";

/** Shopify at the door. Its HMAC code is its own, so that a bug in ours cannot verify itself. */
export async function signature(body: BodyInit, secret = "test-secret") {
  const bytes = await new Response(body).arrayBuffer();
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes))));
}

export interface Sent {
  topic: string;
  body: BodyInit;
  shop?: string;
  triggeredAt?: number | null;
  webhookId?: string | null;
  headers?: Record<string, string | null>;
  method?: string;
}

let count = 0;

export const SHOP = "a.myshopify.com";

export async function requestOf({
  topic,
  body,
  shop = SHOP,
  triggeredAt = Date.now(),
  webhookId,
  headers,
  method = "POST",
}: Sent) {
  const all = new Headers({
    "content-type": "application/json",
    "x-shopify-topic": topic,
    "x-shopify-shop-domain": shop,
  });
  all.set("x-shopify-hmac-sha256", await signature(body));
  if (webhookId !== null) all.set("x-shopify-webhook-id", webhookId ?? `webhook-${++count}`);
  if (triggeredAt !== null) all.set("x-shopify-triggered-at", new Date(triggeredAt).toISOString());
  for (const [name, value] of Object.entries(headers ?? {})) value === null ? all.delete(name) : all.set(name, value);
  return new Request("http://localhost/webhooks", { method, headers: all, ...(method === "POST" && { body }) });
}

/** An INBOX that only keeps what the door puts in. */
export class Recorder<Message> {
  readonly messages: Message[] = [];
  metrics = async () => ({ backlogCount: 0, backlogBytes: 0 });
  async send(message: Message) {
    this.messages.push(message);
    return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
  }
  async sendBatch(batch: Iterable<MessageSendRequest<Message>>) {
    for (const { body } of batch) this.messages.push(body);
    return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
  }
}

/** Posts to the door; answers with its status and what it enqueued. */
export async function post(sent: Sent, environment: Partial<Env> = {}) {
  const INBOX = new Recorder<InboxMessage>();
  const answer = await worker.fetch(await requestOf(sent), { ...env, INBOX, ...environment }, createExecutionContext());
  await answer.body?.cancel();
  return { status: answer.status, messages: INBOX.messages };
}

/** Hands messages to the consumer, as one batch; answers with what it acknowledged and what it asked of JOBS. */
export async function consume(messages: InboxMessage[], environment: Partial<Env> = {}, attempts = 1) {
  const batch = createMessageBatch<InboxMessage>(
    "evenstock-inbox",
    messages.map((body, index) => ({ id: String(index), timestamp: new Date(), attempts, body })),
  );
  const ctx = createExecutionContext();
  const JOBS = new Recorder<JobMessage>();
  await worker.queue(batch, { ...env, JOBS, ...environment });
  return { ...(await getQueueResult(batch, ctx)), jobs: JOBS.messages };
}

/** Through the door and the consumer, one delivery after the other; each must be answered with 200. */
export async function deliver(...deliveries: Sent[]) {
  for (const delivery of deliveries) {
    const { status, messages } = await post(delivery);
    if (status !== 200) throw new Error(`${delivery.topic} was answered with ${status}`);
    await consume(messages);
  }
}

const INSTALLED_AT = Date.UTC(2020, 0, 1);

/** A token that the shop has, as good as for ever; sealed by no key, since Shopify is played. */
const tokenGiven = (database: D1Database, shopId: number, scopes: string) =>
  database
    .prepare(
      `INSERT INTO tokens (shop_id, key_id, access_token, access_expires_at, refresh_token, refresh_expires_at, scopes)
      VALUES (?, 'k1', 'sealed', 9e12, 'sealed', 9e12, ?)`,
    )
    .bind(shopId, scopes);

const WRITES_STOCK = "read_inventory,write_inventory";

export const givenToken = ({ shopId = 1, scopes = WRITES_STOCK } = {}) => tokenGiven(env.DB, shopId, scopes).run();

/** The app is uninstalled, and installed again at `now`, with a token. */
export const reinstallShop = (now: number, database = env.DB) =>
  database.batch([
    database.prepare("UPDATE shops SET uninstalled_at = ? WHERE id = 1").bind(now - 1),
    ...shopInstalled(database, 1, { name: "Shop", timeZone: "UTC", currency: "USD", historyDays: 60 }, now),
    tokenGiven(database, 1, WRITES_STOCK),
  ]);

/** A shop that has the app, as an installation leaves it. */
export async function installShop({
  id = 1,
  domain = SHOP,
  timeZone = "UTC",
  installedAt = INSTALLED_AT,
  rule = {},
  salesFromDay = 0,
  database = env.DB,
} = {}) {
  const planning = { lead_time_days: 7, cover_days: 30, safety_days: 0, minimum_order: 1, case_pack: 1, ...rule };
  await database.batch([
    database
      .prepare("INSERT INTO shops (id, domain, time_zone, installed_at, sales_from_day) VALUES (?, ?, ?, ?, ?)")
      .bind(...[id, domain, timeZone, installedAt, salesFromDay]),
    database.prepare("INSERT INTO shop_settings (shop_id, updated_at) VALUES (?, 0)").bind(id),
    database.prepare("INSERT INTO shop_counts (shop_id) VALUES (?)").bind(id),
    database
      .prepare(
        `INSERT INTO rules (shop_id, level, subject_id, location_id, ${Object.keys(planning).join(", ")}, updated_at)
      VALUES (?, 'shop', 0, 0, ${Object.keys(planning)
        .map(() => "?")
        .join(", ")}, 0)`,
      )
      .bind(id, ...Object.values(planning)),
  ]);
}
