import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, expect, it, vi } from "vitest";
import type { JobMessage } from "../../../app/shops/job-messages";
import worker from "../../stub-worker";
import { installShop, Recorder, SHOP } from "../../support/shopify";
import { deadDatabase } from "../faults/faulty-database";

beforeEach(() => installShop());

it.each(["import", "roll-forward", "read-doubtful-levels"] as const)(
  "leaves a failing %s to the schedule after a few tries",
  async (kind) => {
    const message = { kind, shop: SHOP };
    expect(await afterFailing(message, 1)).toMatchObject({ ackAll: false, retryMessages: [{ msgId: "0" }] });
    expect(await afterFailing(message, 3)).toMatchObject({ explicitAcks: ["0"], retryMessages: [] });
  },
);

it("never leaves an erasure", async () => {
  const erasure: JobMessage = { kind: "erase", shop: SHOP, triggeredAt: Date.now() };
  expect(await afterFailing(erasure, 99)).toMatchObject({ retryMessages: [{ msgId: "0" }] });
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { acknowledged, jobs } = await handOver("evenstock-jobs-dead", erasure, 1);
  expect(jobs).toEqual([erasure]);
  expect(acknowledged.explicitAcks).toEqual(["0"]);
});

async function afterFailing(message: JobMessage, attempts: number) {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  return (await handOver("evenstock-jobs", message, attempts, { DB: deadDatabase() })).acknowledged;
}

async function handOver(queue: string, body: JobMessage, attempts: number, environment: Partial<Env> = {}) {
  const batch = createMessageBatch<JobMessage>(queue, [{ id: "0", timestamp: new Date(), attempts, body }]);
  const JOBS = new Recorder<JobMessage>();
  await worker.queue(batch, { ...env, JOBS, ...environment });
  return { acknowledged: await getQueueResult(batch, createExecutionContext()), jobs: JOBS.messages };
}
