import type { InboxMessage } from "../workers/deliveries/messages";

export const SHOP = "bench.myshopify.com";
export const SECRET = "bench-secret";

export const settings = {
  ENVIRONMENT: "development" as const,
  APP_URL: "http://localhost:8787",
  SHOPIFY_API_KEY: "bench-key",
  SHOPIFY_API_SECRET: SECRET,
  TOKEN_KEYS: [],
};

export const NO_METRICS = { metrics: { backlogCount: 0, backlogBytes: 0 } };

export const queueInto = <Body>(bodies: Body[]): Queue<Body> => ({
  metrics: async () => NO_METRICS.metrics,
  send: async (body) => {
    bodies.push(body);
    return { metadata: NO_METRICS };
  },
  sendBatch: async (batch) => {
    for (const { body } of batch) bodies.push(body);
    return { metadata: NO_METRICS };
  },
});

/** Messages as the queue gives them to its consumer. */
export const batchOf = (bodies: InboxMessage[]): MessageBatch<InboxMessage> => ({
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
  metadata: NO_METRICS,
  ackAll() {},
  retryAll() {
    throw new Error("The consumer wants all of them again.");
  },
});

/** A shop whose deliveries are taken, with its defaults. */
export const INSTALLED = [
  `INSERT INTO shops (id, domain, time_zone, installed_at, sales_from_day) VALUES (1, '${SHOP}', 'UTC', 1, 0)`,
  "INSERT INTO shop_settings (shop_id, updated_at) VALUES (1, 0)",
  "INSERT INTO shop_counts (shop_id) VALUES (1)",
  `INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, cover_days, safety_days, minimum_order, case_pack, updated_at)
       VALUES (1, 'shop', 0, 0, 7, 30, 0, 1, 1, 0)`,
];

export const installShop = (database: D1Database) => database.batch(INSTALLED.map((text) => database.prepare(text)));
