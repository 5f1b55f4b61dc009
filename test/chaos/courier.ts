import { env } from "cloudflare:workers";
import type { InboxMessage } from "../../workers/deliveries/messages";
import { shuffled } from "../support/random";
import { consume, post } from "../support/shopify";
import { type Delivery, readDeliveries, SHOP } from "./dev-store";
import { type Faults, flakyDatabase, fullQueue, NO_FAULTS } from "./faults";
import type { Jobs } from "./jobs";
import { count } from "./tally";

/** The longest that Shopify's own attempts go on. */
const FOUR_HOURS = 4 * 3_600_000;
/** Jobs ask for that by themselves, and the alarm that makes it so posts it at once. */
const AN_EXPORT_IS_READY = "bulk_operations/finish";
const LARGEST_BATCH = 100;

/** Brings the dev store's deliveries to the app's door as they fall due, and what the door keeps to the consumer. */
export class Courier {
  /** What Shopify never sent. */
  readonly lost: Delivery[] = [];
  readonly brought: Delivery[] = [];
  private latest = 0;
  private waiting: { delivery: Delivery; dueAt: number; wait: number }[] = [];
  private inbox: { message: InboxMessage; attempts: number }[] = [];

  private constructor(
    private readonly jobs: Jobs,
    private readonly random: () => number,
    private seen: number,
  ) {}

  /** What was sent until now is none of its business. */
  static async hire(jobs: Jobs, random: () => number = () => 0.5) {
    return new Courier(jobs, random, (await readDeliveries(0)).at(-1)?.id ?? 0);
  }

  /** Brings what is due, and lets the consumer take a batch of what has come in so far. */
  async work(now: number, faults: Faults = NO_FAULTS) {
    await this.bring(now, faults);
    await this.consume(faults);
  }

  /** Whatever is still on its way, nothing going wrong any more. */
  async finish(now: number) {
    await this.collect();
    await this.work(now + FOUR_HOURS);
    while (this.inbox.length) await this.consume(NO_FAULTS);
  }

  /** Takes over what Shopify has to send: before its alarm rings, which would post it by itself. */
  async collect() {
    const deliveries = await readDeliveries(this.seen);
    this.seen = deliveries.at(-1)?.id ?? this.seen;
    for (const delivery of deliveries) {
      count(delivery.status === "lost" ? "deliveries lost" : `deliveries ${delivery.topic}`);
      if (delivery.status === "lost") this.lost.push(delivery);
      else if (delivery.topic === AN_EXPORT_IS_READY) continue;
      else if (delivery.due_at === null) throw new Error(`Somebody else has brought ${delivery.topic}.`);
      else this.waiting.push({ delivery, dueAt: delivery.due_at, wait: 60_000 });
    }
  }

  private async bring(now: number, faults: Faults) {
    const due = this.waiting.filter(({ dueAt }) => dueAt <= now).sort((a, b) => a.dueAt - b.dueAt);
    this.waiting = this.waiting.filter(({ dueAt }) => dueAt > now);
    for (const { delivery, wait } of due) {
      const isLate = this.random() < faults.late;
      if (isLate) count("faults: late");
      const messages = isLate ? undefined : await this.atTheDoor(delivery, faults);
      if (messages) this.inbox.push(...messages.map((message) => ({ message, attempts: 1 })));
      else this.waiting.push({ delivery, dueAt: now + wait, wait: Math.min(wait * 4, FOUR_HOURS) });
    }
  }

  /** What the door keeps of it; undefined where it says that it could not. */
  private async atTheDoor(delivery: Delivery, faults: Faults) {
    const refuses = this.random() < faults.door;
    const { topic, body, webhook_id: webhookId, triggered_at } = delivery;
    const headers = { "x-shopify-triggered-at": triggered_at };
    const { status, messages } = await post(
      { topic, body, webhookId, headers, shop: SHOP },
      refuses ? { INBOX: fullQueue } : {},
    );
    if (status !== (refuses ? 503 : 200)) throw new Error(`${topic} was answered with ${status}.`);
    if (refuses) return count("faults: door");
    if (this.brought.some((each) => each.webhook_id === webhookId)) count("brought again");
    if (delivery.id < this.latest) count("brought out of order");
    this.latest = Math.max(this.latest, delivery.id);
    this.brought.push(delivery);
    return messages;
  }

  /** One batch. Queues promise no order: what comes again comes among the others. */
  private async consume(faults: Faults) {
    const size = faults === NO_FAULTS ? LARGEST_BATCH : 1 + Math.floor(this.random() * 40);
    const batch = this.inbox.splice(0, size);
    if (!batch.length) return;
    const again = await this.outcomeOf(batch, faults);
    count("batches");
    count("messages taken again", again.length);
    const back = again.map(({ message, attempts }) => ({ message, attempts: attempts + 1 }));
    this.inbox = faults === NO_FAULTS ? [...this.inbox, ...back] : shuffled([...this.inbox, ...back], this.random);
  }

  /** Those of the batch that come again. */
  private async outcomeOf(batch: { message: InboxMessage; attempts: number }[], faults: Faults) {
    if (this.random() < faults.killed) {
      count("faults: killed");
      return batch;
    }
    const DB = faults.database ? flakyDatabase(this.random, faults.database) : env.DB;
    const attempts = Math.max(...batch.map((each) => each.attempts));
    const { retryMessages, jobs } = await consume(
      batch.map(({ message }) => message),
      { DB },
      attempts,
    );
    this.jobs.add(...jobs);
    if (this.random() < faults.unacknowledged) {
      count("faults: unacknowledged");
      return batch;
    }
    const again = new Set(retryMessages.map((retried: { msgId: string }) => Number(retried.msgId)));
    return batch.filter((_, index) => again.has(index));
  }
}
