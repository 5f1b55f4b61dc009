import { createHmac } from "node:crypto";
import { consumeInbox } from "../workers/deliveries/inbox";
import type { InboxMessage } from "../workers/deliveries/messages";
import { receiveDelivery } from "../workers/deliveries/webhooks";
import { batchOf, queueInto, SECRET, SHOP, settings } from "./shop";

export const GONE = "gone.myshopify.com";
/** A body with its topic; of the bench's shop unless another one is named. */
export type Delivery = readonly [topic: string, body: string, shop?: string];

let sent = 0;

/** Signed deliveries, from the door into the rows: one batch of the consumer's. */
export async function deliver(database: D1Database, deliveries: readonly Delivery[]) {
  const messages = await messagesOf(deliveries);
  await quietly(() => consumeInbox(batchOf(messages), { DB: database, JOBS: queueInto([]), OUTBOX: queueInto([]) }));
  const aside = await database.prepare("SELECT reason FROM quarantine LIMIT 1").first<{ reason: string }>();
  if (aside) throw new Error(`A delivery was put aside: ${aside.reason}`);
}

/** What the door makes of them. */
export async function messagesOf(deliveries: readonly Delivery[]): Promise<InboxMessage[]> {
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
  return messages;
}

/** A line for each delivery is no news here. */
async function quietly(work: () => Promise<void>) {
  const { log } = console;
  console.log = () => undefined;
  await work().finally(() => {
    console.log = log;
  });
}
