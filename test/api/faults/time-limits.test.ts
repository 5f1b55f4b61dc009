import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { within } from "../../../app/time-limit";
import type { InboxMessage } from "../../../workers/deliveries/messages";
import worker from "../../stub-worker";
import { levelBody } from "../../support/bodies";
import { installShop, post, Recorder, requestOf } from "../../support/shopify";

const never = () => new Promise<never>(() => {});

/** D1 that takes every statement and answers none. */
const silentDatabase = () =>
  new Proxy(env.DB, {
    get(target, name) {
      if (name === "batch") return never;
      if (name !== "prepare") return Reflect.get(target, name);
      const statement = { bind: () => statement, all: never, first: never, run: never, raw: never };
      return () => statement;
    },
  });

beforeEach(async () => {
  await installShop();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What the work answers, time passing as fast as it may. */
async function hurried<Answer>(work: Promise<Answer>): Promise<Answer> {
  let ended = false;
  const mark = () => {
    ended = true;
  };
  work.then(mark, mark);
  while (!ended) await vi.advanceTimersByTimeAsync(1000);
  return work;
}

it("answers what the work answers, and throws what it throws", async () => {
  expect(await within(1000, "It", Promise.resolve(5))).toBe(5);
  await expect(within(1000, "It", Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(hurried(within(1000, "It", never()))).rejects.toThrow("It timed out after 1000 ms.");
});

it("tells Shopify to send again where the queue does not answer in the time that Shopify waits", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const INBOX = Object.assign(new Recorder<InboxMessage>(), { send: never, sendBatch: never });
  const request = await requestOf({ topic: "inventory_levels/update", body: levelBody({}) });
  const { status } = await hurried(worker.fetch(request, { ...env, INBOX }, createExecutionContext()));
  expect(status).toBe(503);
});

it("has a batch sent again that D1 never answered, instead of waiting with it", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { messages } = await post({ topic: "inventory_levels/update", body: levelBody({}) });
  const batch = createMessageBatch<InboxMessage>(
    "evenstock-inbox",
    messages.map((body, index) => ({ id: String(index), timestamp: new Date(), attempts: 1, body })),
  );
  await hurried(worker.queue(batch, { ...env, DB: silentDatabase() }));
  const { retryMessages } = await getQueueResult(batch, createExecutionContext());
  expect(retryMessages).toHaveLength(messages.length);
  expect(JSON.stringify(warned.mock.calls)).toContain("timed out");
});
