import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { JobMessage } from "../../app/jobs/messages";
import { runSchedule } from "../../workers/schedule";
import worker from "../stub-worker";
import { Recorder } from "../support/shopify";
import { alarmRings, SHOP } from "./dev-store";
import { count } from "./tally";

const MOST_STEPS = 2000;

/** The JOBS queue: every message is taken until it is done, those that fail again. */
export class Jobs {
  /** `bound` are databases besides the first. */
  constructor(private readonly bound: Partial<Env> = {}) {}

  /** The dev store's alarm posts what is due by itself: whoever brings its deliveries takes them over before. */
  beforeAlarm: () => Promise<void> = async () => undefined;

  private readonly waiting: { message: JobMessage; attempts: number }[] = [];

  add(...messages: JobMessage[]) {
    this.waiting.push(...messages.map((message) => ({ message, attempts: 1 })));
  }

  /** What a cron of wrangler.toml asks for. With Shopify it is compared by `compareWithShopify` alone, not by night. */
  async schedule(cron: string, environment: Partial<Env> = {}) {
    const JOBS = new Recorder<JobMessage>();
    await runSchedule(cron, { ...env, JOBS, ...this.bound, ...environment }, Date.now());
    this.add(...JOBS.messages.filter(({ kind }) => kind !== "begin-reconciliation"));
  }

  compareWithShopify() {
    this.add({ kind: "begin-reconciliation", shop: SHOP });
    return this.drain();
  }

  /** So many steps, of what is waiting; what fails comes again. */
  async some(steps: number, environment: Partial<Env> = {}) {
    for (let step = 0; step < steps && this.waiting.length; step++) await this.step(environment);
  }

  async drain(environment: () => Partial<Env> = () => ({})) {
    for (let steps = 0; this.waiting.length; steps++) {
      if (steps > MOST_STEPS) throw new Error(`The jobs do not end: ${JSON.stringify(this.waiting)}`);
      await this.step(environment());
    }
  }

  private async step(environment: Partial<Env>) {
    const next = this.waiting.shift();
    if (!next) return;
    count(`jobs ${next.message.kind}`);
    const batch = createMessageBatch<JobMessage>("evenstock-jobs", [
      { id: "0", timestamp: new Date(), attempts: next.attempts, body: next.message },
    ]);
    const JOBS = new Recorder<JobMessage>();
    await worker.queue(batch, { ...env, JOBS, ...this.bound, ...environment });
    const { retryMessages } = await getQueueResult(batch, createExecutionContext());
    if (retryMessages.length) count("jobs taken again");
    if (retryMessages.length) this.waiting.push({ ...next, attempts: next.attempts + 1 });
    this.add(...JOBS.messages);
    await this.beforeAlarm();
    await alarmRings();
  }
}
