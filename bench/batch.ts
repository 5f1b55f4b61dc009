// Statements and round trips of one batch of 100 deliveries of four topics, from the door's messages to D1.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { levelBody, orderBody, productBody } from "../test/support/bodies";
import { consumeInbox } from "../workers/inbox";
import type { InboxMessage } from "../workers/messages";
import { receiveDelivery } from "../workers/webhooks";
import { counted, openDatabase } from "./database";

const SHOP = "bench.myshopify.com";
const SECRET = "bench-secret";
const settings = {
  ENVIRONMENT: "development" as const,
  APP_URL: "http://localhost:8787",
  SHOPIFY_API_KEY: "bench-key",
  SHOPIFY_API_SECRET: SECRET,
  TOKEN_KEYS: [],
};

export default async function batch() {
  const { database, close } = await openDatabase();
  try {
    await installShop(database);
    for (const size of [4, 100]) {
      const messages = await messagesOf(deliveries(size));
      const watched = counted(database);
      const { log } = console;
      console.log = () => undefined;
      await consumeInbox(batchOf(messages), { DB: watched.database, JOBS: queueInto([]) }).finally(() => {
        console.log = log;
      });
      const { statements, roundTrips } = watched.count;
      const aside = await database.prepare("SELECT reason FROM quarantine LIMIT 1").first<{ reason: string }>();
      if (aside) throw new Error(`A delivery was put aside: ${aside.reason}`);
      console.log(`  ${size} mixed deliveries: ${statements} statements in ${roundTrips} round trips`);
    }
  } finally {
    await close();
  }
}

function deliveries(count: number) {
  const uninstalled = readFileSync("test/fixtures/shopify/app-uninstalled.json", "utf8");
  return Array.from({ length: count }, (_, index) => {
    const item = 501 + (index % 40);
    const bodies: [string, string][] = [
      [
        "products/update",
        productBody({ id: 101 + (index % 40), variants: [{ id: 301 + (index % 40), inventory_item_id: item }] }),
      ],
      ["inventory_levels/update", levelBody({ item, available: index })],
      ["orders/create", orderBody({ id: 7001 + index, lines: [{ variant_id: 301 + (index % 40) }] })],
      // Of a shop that is gone: this one must not uninstall the shop that the others are about.
      ["app/uninstalled", uninstalled],
    ];
    return bodies[index % bodies.length] ?? bodies[0];
  });
}

async function messagesOf(sent: ([string, string] | undefined)[]) {
  const messages: InboxMessage[] = [];
  for (const [index, delivery] of sent.entries()) {
    if (!delivery) continue;
    const [topic, body] = delivery;
    const headers = {
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": topic === "app/uninstalled" ? "gone.myshopify.com" : SHOP,
      "x-shopify-webhook-id": `bench-${index}`,
      "x-shopify-triggered-at": new Date().toISOString(),
      "x-shopify-hmac-sha256": createHmac("sha256", SECRET).update(body).digest("base64"),
    };
    const request = new Request("http://localhost/webhooks", { method: "POST", headers, body });
    const { status } = await receiveDelivery(request, queueInto(messages), settings);
    if (status !== 200) throw new Error(`${topic} was answered with ${status}`);
  }
  return messages;
}

const metadata = { metrics: { backlogCount: 0, backlogBytes: 0 } };

const queueInto = <Body>(bodies: Body[]): Queue<Body> => ({
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

async function installShop(database: D1Database) {
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
