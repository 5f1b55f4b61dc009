import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { JobMessage } from "../../app/jobs/messages";
import worker from "../stub-worker";
import { Recorder } from "./shopify";

/** Hands jobs to their consumer, one message a batch; answers with what each asked for, and how many were retried. */
export async function work(messages: JobMessage[], environment: Partial<Env> = {}) {
  const JOBS = new Recorder<JobMessage>();
  let retried = 0;
  for (const body of messages) {
    const batch = createMessageBatch<JobMessage>("evenstock-jobs", [
      { id: "0", timestamp: new Date(), attempts: 1, body },
    ]);
    await worker.queue(batch, { ...env, JOBS, ...environment });
    retried += (await getQueueResult(batch, createExecutionContext())).retryMessages.length;
  }
  return { jobs: JOBS.messages, retried };
}

/** What Shopify says when a shop uninstalls, and two days later. */
export const farewell = (shop: string) => JSON.stringify({ id: 1, myshopify_domain: shop });
export const redaction = (shop: string) => JSON.stringify({ shop_id: 1, shop_domain: shop });
