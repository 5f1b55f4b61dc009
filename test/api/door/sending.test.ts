import { beforeEach, expect, it } from "vitest";
import type { InboxMessage } from "../../../workers/deliveries/messages";
import { levelBody, orderBody, productBody } from "../../support/bodies";
import { installShop, post, Recorder } from "../../support/shopify";

beforeEach(() => installShop());

/** What Queues takes in one message, and in one sendBatch. */
const LARGEST_MESSAGE = 128_000;
const LARGEST_BATCH = 256_000;

const bytes = (message: unknown) => new TextEncoder().encode(JSON.stringify(message)).length;

class MeasuredInbox extends Recorder<InboxMessage> {
  readonly batches: number[] = [];
  async sendBatch(batch: Iterable<MessageSendRequest<InboxMessage>>) {
    const all = [...batch];
    this.batches.push(all.reduce((sum, { body }) => sum + bytes(body), 0));
    expect(all.length).toBeLessThanOrEqual(100);
    return super.sendBatch(all);
  }
}

const LONG = {
  english: "a".repeat(255),
  chinese: "茶".repeat(255),
  emoji: "😀".repeat(255),
  control: "\u0001".repeat(255),
};

it.each(Object.entries(LONG))(
  "cuts 2,048 variants with long %s names into messages that the queue takes",
  async (_, name) => {
    const INBOX = new MeasuredInbox();
    const variants = Array.from({ length: 2048 }, (_, n) => ({
      id: 10_000 + n,
      title: name,
      sku: name,
      barcode: name,
    }));
    const { status } = await post(
      { topic: "products/update", body: productBody({ title: name, variants }) },
      { INBOX },
    );
    expect(status).toBe(200);
    expect(Math.max(...INBOX.messages.map(bytes))).toBeLessThan(LARGEST_MESSAGE);
    expect(Math.max(...INBOX.batches)).toBeLessThan(LARGEST_BATCH);
  },
);

it("cuts an order of 10,000 lines into messages that the queue takes", async () => {
  const INBOX = new MeasuredInbox();
  const lines = Array.from({ length: 10_000 }, (_, n) => ({ id: 8_209_829_119_461_540 + n, variant_id: 1 + n }));
  const { status } = await post({ topic: "orders/create", body: orderBody({ lines }) }, { INBOX });
  expect(status).toBe(200);
  expect(Math.max(...INBOX.messages.map(bytes))).toBeLessThan(LARGEST_MESSAGE);
  expect(Math.max(...INBOX.batches)).toBeLessThan(LARGEST_BATCH);
});

it("keeps 19 variants of the longest names within one message", async () => {
  const variants = Array.from({ length: 19 }, (_, n) => ({
    id: 10_000 + n,
    title: LONG.control,
    sku: LONG.control,
    barcode: LONG.control,
  }));
  const body = productBody({
    title: LONG.control,
    vendor: LONG.control,
    variants,
    image: { src: "\u0001".repeat(2000) },
  });
  const { messages } = await post({ topic: "products/update", body });
  expect(Math.max(...messages.map(bytes))).toBeLessThan(LARGEST_MESSAGE);
});

class FailingInbox extends Recorder<InboxMessage> {
  async send(): Promise<never> {
    throw new Error("Queue send failed: Internal Server Error");
  }
  async sendBatch(): Promise<never> {
    throw new Error("Queue sendBatch failed: Too Many Requests");
  }
}

it.each([
  ["one message", levelBody(), "inventory_levels/update"],
  [
    "several",
    productBody({ variants: Array.from({ length: 2048 }, (_, n) => ({ id: 10_000 + n, title: "Size ".repeat(20) })) }),
    "products/update",
  ],
  ["an unreadable delivery", "{", "orders/create"],
  ["an unknown topic", "{}", "orders/fulfilled"],
])("answers 503, so that Shopify sends again, when the queue does not take %s", async (_, body, topic) => {
  const { status } = await post({ topic, body }, { INBOX: new FailingInbox() });
  expect(status).toBe(503);
});

it("loses nothing when the second of several sendings fails: the repetition carries all of them", async () => {
  const body = productBody({
    variants: Array.from({ length: 2048 }, (_, n) => ({ id: 10_000 + n, title: "Size ".repeat(20) })),
  });
  const INBOX = new SecondFails();
  expect((await post({ topic: "products/update", body }, { INBOX })).status).toBe(503);
  const { messages } = await post({ topic: "products/update", body });
  const variants = messages.flatMap(variantsOf);
  expect(new Set(variants).size).toBe(2048);
});

/** Takes the first of several sendings alone. */
class SecondFails extends Recorder<InboxMessage> {
  async sendBatch(batch: Iterable<MessageSendRequest<InboxMessage>>) {
    if (this.messages.length) throw new Error("Queue sendBatch failed: Internal Server Error");
    return super.sendBatch(batch);
  }
}

function variantsOf(message: InboxMessage): unknown[] {
  const { payload } = message.kind === "delivery" ? message : { payload: {} };
  const { variants } = Object(payload);
  return Array.isArray(variants) ? variants.map((variant) => variant[0]) : [];
}
