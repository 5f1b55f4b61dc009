import { createHmac } from "node:crypto";
import { consumeInbox } from "../workers/inbox";
import type { InboxMessage } from "../workers/messages";
import { receiveDelivery } from "../workers/webhooks";

export const SHOP = "bench.myshopify.com";
export const GONE = "gone.myshopify.com";
const SECRET = "bench-secret";
export const settings = {
  ENVIRONMENT: "development" as const,
  APP_URL: "http://localhost:8787",
  SHOPIFY_API_KEY: "bench-key",
  SHOPIFY_API_SECRET: SECRET,
  TOKEN_KEYS: [],
};

/** A body with its topic; of the bench's shop unless another one is named. */
export type Delivery = readonly [topic: string, body: string, shop?: string];

let sent = 0;

/** Signed deliveries, from the door into the rows: one batch of the consumer's. */
export async function deliver(database: D1Database, deliveries: readonly Delivery[]) {
  const messages: InboxMessage[] = [];
  for (const [topic, body, shop = SHOP] of deliveries) {
    const headers = {
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": shop,
      "x-shopify-webhook-id": `bench-${sent++}`,
      "x-shopify-triggered-at": new Date().toISOString(),
      "x-shopify-hmac-sha256": createHmac("sha256", SECRET).update(body).digest("base64"),
    };
    const request = new Request("http://localhost/webhooks", { method: "POST", headers, body });
    const { status } = await receiveDelivery(request, queueInto(messages), settings);
    if (status !== 200) throw new Error(`${topic} was answered with ${status}`);
  }
  await quietly(() => consumeInbox(batchOf(messages), { DB: database, JOBS: queueInto([]) }));
  const aside = await database.prepare("SELECT reason FROM quarantine LIMIT 1").first<{ reason: string }>();
  if (aside) throw new Error(`A delivery was put aside: ${aside.reason}`);
}

/** A line for each delivery is no news here. */
async function quietly(work: () => Promise<void>) {
  const { log } = console;
  console.log = () => undefined;
  await work().finally(() => {
    console.log = log;
  });
}

const metadata = { metrics: { backlogCount: 0, backlogBytes: 0 } };

export const queueInto = <Body>(bodies: Body[]): Queue<Body> => ({
  metrics: async () => metadata.metrics,
  send: async (body) => {
    bodies.push(body);
    return { metadata };
  },
  sendBatch: async (batch) => {
    for (const { body } of batch) bodies.push(body);
    return { metadata };
  },
});

const batchOf = (bodies: InboxMessage[]): MessageBatch<InboxMessage> => ({
  queue: "evenstock-inbox",
  messages: bodies.map((body, index) => ({
    id: String(index),
    timestamp: new Date(),
    attempts: 1,
    body,
    ack() {},
    retry() {
      throw new Error(`The consumer wants ${body.topic} again.`);
    },
  })),
  metadata,
  ackAll() {},
  retryAll() {
    throw new Error("The consumer wants all of them again.");
  },
});

/** A shop whose deliveries are taken, with its defaults. */
export async function installShop(database: D1Database) {
  await database.batch([
    database.prepare(
      `INSERT INTO shops (id, domain, time_zone, installed_at, sales_from_day) VALUES (1, '${SHOP}', 'UTC', 1, 0)`,
    ),
    database.prepare("INSERT INTO shop_settings (shop_id, updated_at) VALUES (1, 0)"),
    database.prepare("INSERT INTO shop_counts (shop_id) VALUES (1)"),
    database.prepare(
      `INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, cover_days, safety_days, minimum_order, case_pack, updated_at)
       VALUES (1, 'shop', 0, 0, 7, 30, 0, 1, 1, 0)`,
    ),
  ]);
}
