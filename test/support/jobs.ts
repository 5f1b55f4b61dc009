import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { settingsOf } from "../../app/env";
import { findShopAtWork, type JobKind } from "../../app/jobs/jobs.server";
import type { JobMessage } from "../../app/jobs/messages";
import type { Admin } from "../../app/shopify/admin";
import { findShop } from "../../app/shops/shops.server";
import type { JobContext } from "../../workers/jobs/job";
import worker from "../stub-worker";
import { Recorder, SHOP } from "./shopify";

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

const UNASKED: Admin = {
  request: () => Promise.reject(new Error("not asked")),
  download: () => Promise.reject(new Error("not asked")),
};

interface AtWork {
  kind?: JobKind;
  database?: D1Database;
  jobs?: Recorder<JobMessage>;
  environment?: object;
}

/** What a step of a job works with, of SHOP; of a kind, also where that job stands. */
export async function contextOf(
  { admin = UNASKED, now = Date.now() }: { admin?: Admin; now?: number },
  { kind, database = env.DB, jobs = new Recorder<JobMessage>(), environment = {} }: AtWork = {},
): Promise<JobContext> {
  const { shop, job } = kind
    ? await findShopAtWork(env.DB, SHOP, kind)
    : { shop: await findShop(env.DB, SHOP), job: undefined };
  if (!shop) throw new Error("no shop");
  return { database, settings: settingsOf({ ...env, ...environment }), jobs, shop, job, admin, now };
}

/** What Shopify says when a shop uninstalls, and two days later. */
export const farewell = (shop: string) => JSON.stringify({ id: 1, myshopify_domain: shop });
export const redaction = (shop: string) => JSON.stringify({ shop_id: 1, shop_domain: shop });
